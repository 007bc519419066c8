"""Every occurrence of any of many strings in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["finder"]

_FEW_LETTERS = 6_000
"""Letters up to which sorted strings are sought by halves: to build the automaton takes longer."""


def finder(keys: Sequence[str]) -> Callable[[str], list[tuple[int, int, int]]]:
    """Return what finds every occurrence of sorted, different keys in a text: their numbers, starts, ends.

    They come by their ends, the longest first of those with one end.
    """
    return _Finder(keys) if keys else lambda _: []


class _Finder:
    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._letters = 0
        self._automaton: AhoCorasick | None = None

    def __call__(self, text: str) -> list[tuple[int, int, int]]:
        if self._automaton is None:
            self._letters += len(text)
            if self._letters <= _FEW_LETTERS:
                return self._by_halves(text)
            from ahocorasick_rs import AhoCorasick, MatchKind

            self._automaton = AhoCorasick(self._keys, matchkind=MatchKind.Standard, store_patterns=False)
        return self._automaton.find_matches_as_indexes(text, overlapping=True)

    def _by_halves(self, text: str) -> list[tuple[int, int, int]]:
        keys, size = self._keys, len(text)
        found = []
        for start in range(size):
            low = 0
            for end in range(start + 1, size + 1):
                piece = text[start:end]
                low = bisect_left(keys, piece, low)
                if low == len(keys) or not keys[low].startswith(piece):
                    break  # no key begins with these letters
                if keys[low] == piece:
                    found.append((low, start, end))
        found.sort(key=itemgetter(1))
        found.sort(key=itemgetter(2))
        return found
