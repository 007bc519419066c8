"""What the normaliser's own decisions mean as findings."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.model import Decision
from normalizer.quality.check import Spot
from normalizer.quality.prose import Prose
from normalizer.tables.page import Tables
from normalizer.tables.strings import fold

__all__ = ["check_of", "spots_of"]


_EVEN = 0.5
"""A suggestion below this probability is more likely to be another name, so no finding."""


def check_of(decision: Decision, tables: Tables | None) -> str | None:
    """Return the id of the check that a decision belongs to; None for one that tells nothing is wrong.

    ``tables`` are those that the decision was taken with.
    """
    if decision.action == "suggested":
        return "NAME-FUZZY" if decision.score >= _EVEN else None
    if decision.action != "replaced" or decision.written is None or decision.method == "check":
        return None
    if decision.method == "gloss":
        return "GLOSS-REDUNDANT"
    if decision.method == "article":
        return "ART-AAN"
    page = tables.page(decision.entity) if tables is not None and decision.entity is not None else None
    if page is not None and page.type == "calque":
        return "CALQUE"
    if decision.method == "fuzzy":
        return "NAME-FUZZY"
    if decision.method == "form" and fold(decision.surface) == fold(decision.written):
        return "CASE-NAME"
    return "NAME-ALIAS"


def spots_of(prose: Prose, check: str) -> Iterator[Spot]:
    """Yield the decisions of a document that belong to one check."""
    yield from map(_spot, prose.names_by_check.get(check, ()))


def _spot(decision: Decision) -> Spot:
    written = decision.written
    if decision.action == "suggested":
        written = decision.candidates[0].written if decision.candidates else None
    if written is None:
        message = f"'{decision.surface}' may be a wrong spelling"
    elif decision.action == "suggested":
        message = f"'{decision.surface}' may mean '{written}'"
    else:
        message = f"'{decision.surface}' should be '{written}'"
    return Spot(
        decision.start,
        decision.end,
        message,
        written,
        decision.action == "replaced",
        decision.reason,
        decision.where,
    )
