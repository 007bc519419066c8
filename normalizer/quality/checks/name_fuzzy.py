"""NAME-FUZZY: a spelling that is close to a name of the tables."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.quality.check import Check, Spot
from normalizer.quality.names import spots_of
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]


def find(prose: Prose) -> Iterator[Spot]:
    """Yield close spellings, changed or suggested."""
    return spots_of(prose, "NAME-FUZZY")


CHECK = Check(
    id="NAME-FUZZY",
    mqm="Terminology › inconsistent with resource",
    severity="major",
    fixing="auto",
    summary="a name is close to one of the tables, spelt otherwise",
    bad="Gianluca Scamacca left Sassuolo; Sasuolo will miss him.",
    good="Sassuolo won, and so did Bologna.",
    find=find,
    stage="names",
)
