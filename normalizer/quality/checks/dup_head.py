"""DUP-HEAD: a headline or cross-head that stands again as a line or at the start of one."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose
from normalizer.quality.repeated_heads import repeated_heads

__all__ = ["CHECK"]


def find(prose: Prose) -> Iterator[Spot]:
    """Yield headlines that were printed again: as a line of their own, or run into the text."""
    for repeat in repeated_heads(prose):
        yield repeat.spot("headline")


CHECK = Check(
    id="DUP-HEAD",
    mqm="Linguistic › duplication",
    severity="minor",
    fixing="suggest",
    summary="a headline is repeated",
    bad="Talks on the ceasefire in Geneva\n\nTalks on the ceasefire in Geneva\n\nThe envoys met on Monday.",
    good="Talks on the ceasefire in Geneva\n\nThe talks on the ceasefire went on in Geneva on Monday.",
    find=find,
)
