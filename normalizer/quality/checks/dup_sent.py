"""DUP-SENT: a sentence that stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose
from normalizer.quality.repeats import repeated_sentences

__all__ = ["CHECK"]


def find(prose: Prose) -> Iterator[Spot]:
    """Yield the later ones of equal sentences of six words and more, outside repeated paragraphs."""
    for repeat in repeated_sentences(prose):
        yield repeat.spot("sentence")


CHECK = Check(
    id="DUP-SENT",
    mqm="Linguistic › duplication",
    severity="minor",
    fixing="suggest",
    summary="a sentence stands twice",
    bad="The envoys left the hall without a word. It rained. The envoys left the hall without a word.",
    good="The envoys left the hall without a word. The envoys left the room without a word.",
    find=find,
)
