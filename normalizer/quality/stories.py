"""Which documents of a corpus tell the same story: they share rare words, names and numbers."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from zlib import crc32

from normalizer.matching.fuzzy.frequency import zipf
from normalizer.tables.strings import fold

__all__ = ["Stories", "traits"]

_TOKEN = re.compile(r"[^\W\d_]{5,30}|\d{1,3}(?:[.,]\d{1,3})+|\d{3,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RARE = 4.0
_MOST_TRAITS = 300
_REMEMBERED_DOCUMENTS = 6
"""Documents that are remembered for a trait: the last ones that had it."""
_MOST_REMEMBERED = 2_000_000
"""Traits that are remembered, the ones longest not met forgotten first: about 400 MB at the most."""
_FEWEST = 6
_LEAST_SHARED = 0.35
_LARGEST = 64
"""Documents in one story; a larger one is told in parts, so that comparing names stays cheap."""


def traits(text: str) -> tuple[int, ...]:
    """Return check sums of the rare words and the numbers of a text, at most 300, in order of appearance."""
    found: dict[int, None] = {}
    for token in dict.fromkeys(_TOKEN.findall(text)):
        trait = _trait(token)
        if trait:
            found[trait] = None
            if len(found) == _MOST_TRAITS:
                break
    return tuple(found)


@lru_cache(maxsize=1 << 17)
def _trait(token: str) -> int:
    """Return the check sum of a token that tells a story from others, 0 for any other token."""
    if token[0].isdigit():
        return 0 if _YEAR.fullmatch(token) else crc32(token.replace(",", "").encode())
    plain = fold(token)
    return 0 if zipf(plain) >= _RARE else crc32(plain.encode("utf-8", "replace"))


class Stories:
    """Puts documents, numbered from 0 as they come, into groups; linear in the documents.

    A document is compared with the last few that had one of its traits, and joins the story of each with
    which it shares a third of the traits of the smaller of both.
    """

    def __init__(self) -> None:
        """Start without documents."""
        self._parent: list[int] = []
        self._size: list[int] = []
        self._traits: list[int] = []
        self._recent: dict[int, tuple[int, ...]] = {}

    def add(self, found: tuple[int, ...]) -> int:
        """Take the traits of the next document; return its number."""
        number = len(self._parent)
        self._parent.append(number)
        self._size.append(1)
        self._traits.append(len(found))
        shared: Counter[int] = Counter()
        for trait in found:
            before = self._recent.pop(trait, ())
            shared.update(before)
            self._recent[trait] = (*before[1 - _REMEMBERED_DOCUMENTS :], number)
        while len(self._recent) > _MOST_REMEMBERED:
            del self._recent[next(iter(self._recent))]
        for other, count in shared.most_common(_REMEMBERED_DOCUMENTS):
            smaller = min(len(found), self._traits[other])
            if count >= _FEWEST and count >= _LEAST_SHARED * smaller:
                self._join(number, other)
        return number

    def groups(self) -> list[list[int]]:
        """Return the stories of two documents or more, in order of their first documents."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            found.setdefault(self._root(number), []).append(number)
        return sorted(group for group in found.values() if len(group) > 1)

    def _root(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def _join(self, one: int, other: int) -> None:
        one, other = self._root(one), self._root(other)
        if one == other or self._size[one] + self._size[other] > _LARGEST:
            return
        one, other = min(one, other), max(one, other)
        self._parent[other] = one
        self._size[one] += self._size[other]
