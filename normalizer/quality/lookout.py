"""Fixed strings that checks look for: all of them are found in one pass over a view of a text.

A check says when it is imported what it looks for, and asks a document where that stands. It may say too
little, such as the first letters of what it means, for it looks at each place itself; most texts have few.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from threading import Lock

from ahocorasick_rs import BytesAhoCorasick, Implementation

from normalizer.quality import byte_views

__all__ = ["PHRASES", "SHAPES", "Lookout", "Places", "Watch", "places_of"]

_FEW = 4
"""Strings up to which each is sought for itself."""
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
        # Checks are imported when they are first asked for, which another thread may be at.
        self._lock = Lock()

    def watch(self, *strings: str) -> Watch:
        """Look for strings from now on. What is no Latin-1 in them is a question mark, as in the views."""
        with self._lock:
            for string in dict.fromkeys(string.encode("latin-1", "replace") for string in strings):
                self._watchers.setdefault(string, []).append(self._count)
            self._count += 1
            return Watch(self._count - 1)

    def places(self, view: bytes) -> list[Places]:
        """Return where the strings of each watch stand in a view, by its number."""
        with self._lock:
            if self._automaton is None or self._automaton[0] != self._count:
                strings = BytesAhoCorasick(list(self._watchers), implementation=Implementation.DFA)
                watchers = [list(numbers) for numbers in self._watchers.values()]
                self._automaton = self._count, strings, watchers
            count, automaton, watchers = self._automaton
        found: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        for string, start, end in automaton.find_matches_as_indexes(view, overlapping=True):
            for number in watchers[string]:
                found[number].append((start, end))
        return list(found)


def places_of(strings: Collection[str], text: str, latin: bytes) -> dict[str, list[int]]:
    """Return where each of some strings stands in a text, in order, none of them over itself.

    No string is empty. ``latin`` are the letters of the text as `byte_views.latin` has them.
    """
    found: dict[str, list[int]] = {string: [] for string in strings}
    if len(found) <= _FEW:
        for string, places in found.items():
            place = text.find(string)
            while place >= 0:
                places.append(place)
                place = text.find(string, place + len(string))
        return found
    by_bytes: dict[bytes, list[str]] = {}
    for string in found:
        by_bytes.setdefault(byte_views.latin(string, frozenset(string)), []).append(string)
    alike = list(by_bytes.values())
    for number, start, end in BytesAhoCorasick(list(by_bytes)).find_matches_as_indexes(
        latin, overlapping=True
    ):
        for string in alike[number]:
            places = found[string]
            if text[start:end] == string and (not places or places[-1] + len(string) <= start):
                places.append(start)
    return found


SHAPES = Lookout()
"""Looks at the ``shape`` of a document, in which characters of a kind are alike."""
PHRASES = Lookout()
"""Looks at its ``plain`` letters, in which words have spaces before and behind."""
