"""Which of some names a word is at all like, by its letters or by its sounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from normalizer.matching.fuzzy.keys import sounds
from normalizer.matching.fuzzy.veto import budget

__all__ = ["AlikeNames", "NearNames"]

_MOST = 8
"""Names looked at by letters, and by sounds."""
_REMEMBERED = 1_024
"""Words of which all that deletions leave is kept; of a long one that is a thousand strings."""


class AlikeNames:
    """The names of one document; each word is looked for once."""

    def __init__(self, plain: Sequence[str], least: float) -> None:
        """Take the letters of each name, and the Jaro-Winkler similarity from which a word is like it."""
        self._plain = plain
        self._heard = [sounds(name) for name in plain]
        self._least = least
        self._known: dict[str, list[int]] = {}

    def places(self, plain: str) -> list[int]:
        """Return where the names stand that some letters are like, and are not the very same, rising."""
        known = self._known.get(plain)
        if known is None:
            found: set[int] = set()
            for query, among in ((plain, self._plain), (sounds(plain), self._heard)):
                like = process.extract(
                    query, among, scorer=JaroWinkler.similarity, score_cutoff=self._least, limit=_MOST
                )
                found.update(place for _, _, place in like)
            known = [place for place in sorted(found) if self._plain[place] != plain]
            self._known[plain] = known
        return known


class NearNames:
    """Tells whether any name is as near to a word as `fuzzy.veto.Vetoes.pair` demands.

    By symmetric deletion (Garbe 2012): two words with so many edits between them have a word in common that
    is left of each when as many letters go. Time does not depend on the number of names.
    """

    def __init__(self, plain: Iterable[str]) -> None:
        """Take the letters of each name."""
        self._left: set[str] = set()
        self._heard: set[str] = set()
        for name in plain:
            self._left.update(_left_of(name, budget(len(name))))
            self._heard.add(sounds(name))

    def __contains__(self, plain: str) -> bool:
        """Tell whether some name is; never False when one is, now and then True when none is."""
        return sounds(plain) in self._heard or not self._left.isdisjoint(_left_of(plain, budget(len(plain))))


@lru_cache(maxsize=_REMEMBERED)
def _left_of(plain: str, most: int) -> frozenset[str]:
    """Return a word and all that is left of it when up to so many letters go."""
    left = {plain}
    last = left
    for _ in range(most):
        last = {word[:place] + word[place + 1 :] for word in last for place in range(len(word))}
        left = left | last
    return frozenset(left)
