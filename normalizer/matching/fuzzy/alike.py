"""Which of some names a word is at all like, by its letters or by its sounds."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from normalizer.matching.fuzzy.keys import sounds

__all__ = ["AlikeNames"]

_MOST = 8
"""Names looked at by letters, and by sounds."""


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
