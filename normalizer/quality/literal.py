"""Where fixed strings stand in a text, in one fast pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

__all__ = ["literal_places"]

_SURROGATE = re.compile("[\ud800-\udfff]")

_FEW = 10
"""Strings up to which each is sought for itself: to build the automaton takes longer."""


def literal_places(text: str, literals: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield start and end of every place of any of the literals, overlapping ones too, by their ends."""
    if len(literals) <= _FEW:
        yield from sorted(_found(text, literals), key=lambda place: place[1])
        return
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            text = _SURROGATE.sub(" ", text)  # the automaton does not take them
    for _, start, end in _automaton(tuple(literals)).find_matches_as_indexes(text, overlapping=True):
        yield start, end


def _found(text: str, literals: Sequence[str]) -> Iterator[tuple[int, int]]:
    for literal in literals:
        start = text.find(literal)
        while start >= 0:
            yield start, start + len(literal)
            start = text.find(literal, start + 1)


@lru_cache(maxsize=16)
def _automaton(literals: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick(literals)
