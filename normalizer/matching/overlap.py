"""Which of the mentions that overlap stand: the longest, of equals the first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Sequence

from normalizer.matching.candidates import Mention
from normalizer.model import Span

__all__ = ["clusters", "longest", "meets", "span_of", "standing", "unshadowed"]


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
    """Take mentions that do not overlap, the longest first, of equals the first; sorted by span."""
    every = list(mentions)
    if len(every) < 2:
        return every
    taken: list[Mention] = []
    for mention in sorted(every, key=lambda m: (-m.length, m.start)):
        if not _meeting(taken, mention):
            insort(taken, mention, key=_start)
    return taken


def _start(mention: Mention) -> int:
    return mention.start


def _end(mention: Mention) -> int:
    return mention.end


def _meeting(taken: list[Mention], mention: Mention) -> list[Mention]:
    """Return those of some mentions, sorted and apart, that overlap another."""
    return taken[bisect_right(taken, mention.start, key=_end) : bisect_left(taken, mention.end, key=_start)]


def meets(taken: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether one of some spans, sorted and apart, overlaps a stretch."""
    place = bisect_left(taken, (end, 0))
    return place > 0 and taken[place - 1].end > start


def unshadowed(cluster: list[Mention], taken: list[Mention]) -> list[Mention]:
    """Return the ambiguous mentions that no longer mention shadows."""
    return [
        mention
        for mention in cluster
        if mention.possible
        and not any(
            other is not mention and other.length >= mention.length for other in _meeting(taken, mention)
        )
    ]


def standing(
    cluster: list[Mention], base: list[Mention], held: Collection[Span], judged: Collection[Span]
) -> list[Mention]:
    """Return the mentions of a cluster that stand in the end, sorted by span.

    Ambiguous aliases whose rules hold (``held``) come first, then what stands without context (``base``),
    then those whose rules were looked at (``judged``, the held ones too) and do not hold.
    """
    if len(cluster) == 1:
        return cluster if base or span_of(cluster[0]) in judged else []
    first = longest(m for m in cluster if span_of(m) in held)
    taken = sorted([*first, *(m for m in base if not _meeting(first, m))], key=span_of)
    rest = longest(m for m in cluster if span_of(m) in judged and not _meeting(taken, m))
    return sorted(taken + rest, key=span_of)
