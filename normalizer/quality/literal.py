"""Where fixed strings stand in a text, in one fast pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

__all__ = ["literal_places"]

_SURROGATE = re.compile("[\ud800-\udfff]")


def literal_places(text: str, literals: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield start and end of every place of any of the literals, overlapping ones too, by their ends."""
    if not text.isascii():
        text = _SURROGATE.sub(" ", text)  # the automaton does not take them
    for _, start, end in _automaton(tuple(literals)).find_matches_as_indexes(text, overlapping=True):
        yield start, end


@lru_cache(maxsize=16)
def _automaton(literals: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick(literals)
