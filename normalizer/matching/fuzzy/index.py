"""Which names of a table a token may be a spelling of: recall by symmetric deletion.

After SymSpell (Wolf Garbe, 2012): two words within so many edits share a word that is left when that many
letters are deleted from each. Here three keys of a name are entered with their deletions: its letters, its
sounds and its consonants. An entry is one number, the check sum of the key and the place of the name; the
numbers lie sorted in an array and are searched by halves. 100,000 names take about 4 million entries, 32 MB.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

from rapidfuzz.distance import Levenshtein

from normalizer.matching.fuzzy.keys import LONGEST, consonants, letters, sounds
from normalizer.matching.fuzzy.traits import likeness_of

__all__ = ["Candidate", "NameIndex"]

_SHORTEST = 3
_PREFIX = 6
"""Letters at the start of a key from which letters are deleted."""
_MOST_AT_ONE_KEY = 200
"""Names looked at for one key: a table of near-identical names must not make every lookup a search of all."""
_MOST_LOOKED_AT = 600
_MOST = 6
_LEAST_SIMILAR = 0.5
_LEAST_SOUNDING = 0.7
_REMEMBERED = 65_536
_PARTS = 64


class Candidate(NamedTuple):
    """A name that a token may be a spelling of."""

    place: int
    """Where the name stands among the names of the index."""
    name: str
    likeness: float
    """0 to 4; a rank, no probability."""


class NameIndex:
    """Finds names by what sounds or is spelt alike; immutable, lookups are remembered."""

    def __init__(self, names: Iterable[str]) -> None:
        """Index names; words of one name may stand joined, split or hyphened in a text."""
        self.names = tuple(names)
        self._plain = tuple(letters(name) for name in self.names)
        self._heard = tuple(map(sounds, self._plain))
        self._entries = _sorted_entries(self._plain)
        self.lookup = lru_cache(maxsize=_REMEMBERED)(self._look)

    def __reduce__(self) -> tuple[type[NameIndex], tuple[tuple[str, ...]]]:
        return NameIndex, (self.names,)

    def _look(self, token: str) -> tuple[Candidate, ...]:
        plain = letters(token)
        if not _SHORTEST <= len(plain) <= LONGEST or len(set(plain)) == 1:
            return ()
        places: set[int] = set()
        for key in sorted(set(_keys(plain))):
            places.update(self._at(key))
            if len(places) > _MOST_LOOKED_AT:
                break
        heard = sounds(plain)
        found = [
            Candidate(place, self.names[place], likeness_of(plain, self._plain[place]))
            for place in places
            if Levenshtein.normalized_similarity(plain, self._plain[place]) >= _LEAST_SIMILAR
            or Levenshtein.normalized_similarity(heard, self._heard[place]) >= _LEAST_SOUNDING
        ]
        found.sort(key=lambda candidate: (-candidate.likeness, candidate.name, candidate.place))
        return tuple(found[:_MOST])

    def _at(self, key: int) -> Iterator[int]:
        start = bisect_left(self._entries, key << 32)
        for entry in self._entries[start : start + _MOST_AT_ONE_KEY]:
            if entry >> 32 != key:
                return
            yield entry & 0xFFFFFFFF


def _sorted_entries(names: Sequence[str]) -> array[int]:
    """Return the entries of all names, rising; sorted in parts, as numbers of Python take much room."""
    parts = [array("Q") for _ in range(_PARTS)]
    for place, plain in enumerate(names):
        if len(plain) >= _SHORTEST:
            for key in set(_keys(plain)):
                parts[key * _PARTS >> 32].append((key << 32) | place)
    entries = array("Q")
    for number, part in enumerate(parts):
        parts[number] = array("Q")
        entries.extend(array("Q", sorted(part)))
    return entries


def _keys(plain: str) -> Iterator[int]:
    """Yield the check sums under which a name is entered and a token is looked for."""
    heard = sounds(plain)
    for kind, key, deleted in (
        ("l", plain[:_PREFIX], 2),
        ("s", heard[:_PREFIX], 2 if heard != plain else 0),
        ("c", consonants(plain)[:5], 1),
        # The end of a name, for what differs at its start.
        ("e", plain[-4:] if len(plain) > 5 else "", 0),
    ):
        for left in _deletions(key, min(deleted, len(key) - 2)):
            yield crc32(f"{kind}{left}".encode("ascii"))


@lru_cache(maxsize=16_384)
def _deletions(key: str, most: int) -> tuple[str, ...]:
    if not key:
        return ()
    made = {key}
    for count in range(1, most + 1):
        made.update("".join(kept) for kept in combinations(key, len(key) - count))
    return tuple(made)
