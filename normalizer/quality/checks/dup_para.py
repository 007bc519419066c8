"""DUP-PARA: a paragraph that stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose
from normalizer.quality.repeats import repeated_paragraphs

__all__ = ["CHECK"]


def find(prose: Prose) -> Iterator[Spot]:
    """Yield the later ones of equal paragraphs; headlines and cross-heads are told elsewhere."""
    for repeat in repeated_paragraphs(prose):
        yield repeat.spot("paragraph")


CHECK = Check(
    id="DUP-PARA",
    mqm="Linguistic › duplication",
    severity="minor",
    fixing="suggest",
    summary="a paragraph stands twice",
    bad="The talks went on until late at night.\n\nNo news.\n\nThe talks went on until late at night.",
    good="The talks in Geneva went on until late at night.\n\nThe talks in Geneva ended at noon.",
    find=find,
)
