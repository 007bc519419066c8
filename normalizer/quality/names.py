"""What the normaliser's own decisions mean as findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.model import Decision, Method
from normalizer.quality.check import Spot
from normalizer.quality.mandarin import is_syllable
from normalizer.quality.prose import Prose
from normalizer.tables.page import Page, Tables
from normalizer.tables.strings import fold

__all__ = ["check_of", "check_of_change", "spots_of"]


_EVEN = 0.5
"""A suggestion below this probability is more likely to be another name, so no finding."""
_WORDS = re.compile(r"[\s\-‐‑]+")


def check_of(decision: Decision, tables: Tables | None) -> str | None:
    """Return the id of the check that a decision belongs to; None for one that tells nothing is wrong.

    ``tables`` are those that the decision was taken with.
    """
    if decision.action == "suggested":
        return "NAME-FUZZY" if decision.score >= _EVEN and not _is_chance(decision) else None
    if decision.action != "replaced" or decision.written is None or decision.method == "check":
        return None
    page = tables.page(decision.entity) if tables is not None and decision.entity is not None else None
    return check_of_change(decision.method, page, decision.surface, decision.written)


def check_of_change(method: Method, page: Page | None, surface: str, written: str) -> str:
    """Return the id of the check that a change of the normaliser belongs to."""
    if method == "gloss":
        return "GLOSS-REDUNDANT"
    if method == "article":
        return "ART-AAN"
    if page is not None and page.type == "calque":
        return "CALQUE"
    if method == "fuzzy":
        return "NAME-FUZZY"
    if method == "form" and fold(surface) == fold(written):
        return "CASE-NAME"
    return "NAME-ALIAS"


def _is_chance(decision: Decision) -> bool:
    """Tell whether two words that nothing speaks for are a reading of a name by chance alone.

    Every other name of China has two syllables, and two short words (*The Red*, *May I*) have the letters of
    somebody's name that was written as one.
    """
    if decision.method != "generated" or decision.score > _EVEN or not decision.candidates:
        return False
    words = _WORDS.split(decision.surface)
    meant = decision.candidates[0]
    split = "joined" in meant.reason or (len(words) == 2 and len(_WORDS.split(meant.written or "")) == 1)
    return split or all(map(is_syllable, map(str.lower, words)))


def spots_of(prose: Prose, check: str) -> Iterator[Spot]:
    """Yield the decisions of a document that belong to one check."""
    for decision in prose.names:
        if check_of(decision, prose.tables) == check:
            yield _spot(decision)


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
