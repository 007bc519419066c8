"""What a document says for and against a close spelling, as named numbers: positions and counts of words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import Levenshtein

from normalizer.matching.fuzzy.keys import letters

__all__ = ["WORD", "Surroundings", "bare"]

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_TITLES = frozenset(
    (
        "mr mrs ms dr president minister secretary chairman director general governor mayor professor "
        "king queen prince princess pope sheikh sultan colonel captain major lieutenant commander coach "
        "singer actor actress deputy leader chief spokesman spokeswoman head member student player judge "
        "senator representative city county town village district province prefecture region state river "
        "lake mountain mount island street road university company group bank "
    ).split()
)
_CLOSE = 8
"""Lines between which words count as near."""
_FAR = 9999
_ALIKE = 0.6
_MOST_PLACES = 200
"""Places of one word that are looked at; frequent words need no more."""


def bare(word: str) -> str:
    """Return a word without its possessive.

    >>> bare("Blinken's"), bare("Putins’")
    ('Blinken', 'Putins')
    """
    return _POSSESSIVE.sub("", word)


class Surroundings:
    """Counts and places of the capitalised words of one document, given line by line."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._places: dict[str, list[int]] = {}
        self._count: Counter[str] = Counter()
        self._small: Counter[str] = Counter()
        self._titled: Counter[str] = Counter()
        self._starting: Counter[str] = Counter()
        self._spellings: dict[str, tuple[int, int]] = {}
        self._by_start: dict[str, list[tuple[str, str]]] = {}
        for number, line in enumerate(lines):
            self._read(number, line)
        for word in self._places:
            if plain := letters(word):
                self._by_start.setdefault(plain[0], []).append((word, plain))

    def _read(self, number: int, line: str) -> None:
        words = WORD.findall(line)
        if "'" in line or "’" in line:
            words = list(map(bare, words))
        self._small.update(word for word in words if not word[0].isupper())
        for place, word in enumerate(words):
            if not word[0].isupper():
                continue
            self._count[word] += 1
            places = self._places.setdefault(word, [])
            if (not places or places[-1] != number) and len(places) < _MOST_PLACES:
                places.append(number)
            beside = words[max(0, place - 1) : place] + words[place + 1 : place + 2]
            self._titled[word] += any(other.lower() in _TITLES for other in beside)
            self._starting[word] += place == 0

    def count(self, word: str) -> int:
        """Return how often a word stands in the document, written just so."""
        return self._count[word]

    def around(self, token: str, name: str, others: Iterable[str] = ()) -> Mapping[str, float]:
        """Return what speaks for a token to be a name; ``others`` are all names that it may be."""
        mine, theirs = self._places.get(token, []), self._places.get(name, [])
        count, named = self._count[token], self._count[name]
        nearest = _nearest(mine, theirs)
        unlike, unlike_near = self._like(token)
        present = sum(other in self._count for other in others)
        return {
            "count": count,
            "small": self._small[token.lower()],
            "starts_lines": self._starting[token] / max(count, 1),
            "beside_title": self._titled[token] / max(count, 1),
            "spellings": unlike,
            "spellings_near": unlike_near,
            "spread": mine[-1] - mine[0] if mine else 0,
            "named": named,
            "named_at_all": named > 0,
            "lines_away": nearest,
            "together": nearest == 0,
            "named_near": nearest <= _CLOSE,
            "others_named": present - (named > 0),
            "name_small": self._small[name.lower()],
            "more_often": _log_ratio(count, named),
        }

    def _like(self, token: str) -> tuple[int, int]:
        """Return how many other words of its first letter are spelt like a token, and how many near it."""
        if token not in self._spellings:
            plain, mine, found, near = letters(token), self._places.get(token, []), 0, 0
            for word, spelt in self._by_start.get(plain[:1], ()) if plain else ():
                if word != token and Levenshtein.normalized_similarity(plain, spelt, score_cutoff=_ALIKE):
                    found += 1
                    near += _nearest(mine, self._places[word]) <= _CLOSE
            self._spellings[token] = found, near
        return self._spellings[token]


def _log_ratio(count: int, other: int) -> float:
    return float((count + 1).bit_length() - (other + 1).bit_length())


def _nearest(left: list[int], right: list[int]) -> int:
    """Return the least distance of two rising lists of line numbers."""
    best, one, other = _FAR, 0, 0
    while one < len(left) and other < len(right):
        gap = left[one] - right[other]
        best = min(best, abs(gap))
        if gap < 0:
            one += 1
        else:
            other += 1
    return best
