"""Which of the mentions that overlap stand: the longest, of equals the first."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from normalizer.matching.candidates import Mention
from normalizer.model import Span

__all__ = ["clusters", "longest", "span_of", "standing", "unshadowed"]


def span_of(mention: Mention) -> Span:
    """Return the span of a mention."""
    return Span(mention.start, mention.end)


def clusters(mentions: list[Mention]) -> list[list[Mention]]:
    """Group mentions that overlap, directly or through others; sorted by start."""
    clusters: list[list[Mention]] = []
    end = -1
    for mention in sorted(mentions, key=span_of):
        if clusters and mention.start < end:
            clusters[-1].append(mention)
        else:
            clusters.append([mention])
        end = max(end, mention.end)
    return clusters


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Take mentions that do not overlap, the longest first, of equals the first in the text."""
    taken: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (-m.length, m.start)):
        if not any(_overlap(mention, other) for other in taken):
            taken.append(mention)
    return taken


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def unshadowed(cluster: list[Mention], taken: list[Mention]) -> list[Mention]:
    """Return the ambiguous mentions that no longer mention shadows."""
    return [
        mention
        for mention in cluster
        if mention.possible
        and not any(
            other is not mention and _overlap(mention, other) and other.length >= mention.length
            for other in taken
        )
    ]


def standing(
    cluster: list[Mention], base: list[Mention], held: Collection[Span], judged: Collection[Span]
) -> list[Mention]:
    """Return the mentions of a cluster that stand in the end, sorted by span.

    Ambiguous aliases whose rules hold (``held``) come first, then what stands without context (``base``),
    then those whose rules were looked at (``judged``) and do not hold.
    """
    first = longest(m for m in cluster if span_of(m) in held)
    taken = first + [m for m in base if not any(_overlap(m, other) for other in first)]
    rest = longest(m for m in cluster if span_of(m) in judged and not any(_overlap(m, t) for t in taken))
    return sorted(taken + rest, key=span_of)
