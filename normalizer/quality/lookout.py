"""Fixed strings that checks look for: all of them are found in one pass over a view of a text.

A check says when it is imported what it looks for, and asks a document where that stands. It may say too
little, such as the first letters of what it means, for it looks at each place itself; most texts have few.
"""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import BytesAhoCorasick, Implementation

__all__ = ["PHRASES", "SHAPES", "Lookout", "Places", "Watch"]

Places = Sequence[tuple[int, int]]
"""Start and end of each place, in the order of their ends; overlapping ones too."""


class Watch:
    """What one check looks for in a view."""

    def __init__(self, number: int) -> None:
        self.number = number
        """Its place among all that look at the same view."""


class Lookout:
    """All that is looked for in one view of texts."""

    def __init__(self) -> None:
        self._watchers: dict[bytes, list[int]] = {}
        self._count = 0
        self._automaton: tuple[int, BytesAhoCorasick, list[list[int]]] | None = None

    def watch(self, *strings: str) -> Watch:
        """Look for strings from now on. What is no Latin-1 in them is a question mark, as in the views."""
        for string in dict.fromkeys(strings):
            self._watchers.setdefault(string.encode("latin-1", "replace"), []).append(self._count)
        self._count += 1
        return Watch(self._count - 1)

    def places(self, view: bytes) -> list[Places]:
        """Return where the strings of each watch stand in a view, by its number."""
        count = self._count
        if self._automaton is None or self._automaton[0] != count:
            strings = BytesAhoCorasick(list(self._watchers), implementation=Implementation.DFA)
            self._automaton = count, strings, list(self._watchers.values())
        _, automaton, watchers = self._automaton
        found: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        for string, start, end in automaton.find_matches_as_indexes(view, overlapping=True):
            for number in watchers[string]:
                found[number].append((start, end))
        return list(found)


SHAPES = Lookout()
"""Looks at the ``shape`` of a document, in which characters of a kind are alike."""
PHRASES = Lookout()
"""Looks at its ``plain`` letters, in which words have spaces before and behind."""
