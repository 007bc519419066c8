"""Runs of capitalised words in a text, and the phrases in them that no table lists but something knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from normalizer.matching.fold import fold_word
from normalizer.matching.lexicon import is_english

__all__ = ["LONGEST_PHRASE", "Phrase", "PhraseFinder"]

LONGEST_PHRASE = 4
"""Words that a phrase has at the most."""

_LONGEST_WORD = 40
_LONGEST_RUN = 400
"""Code points; longer ones are headlines in capitals or worse, and are cut."""
_CAPITAL = r"[^\W\d_a-z]"
_REST = r"\w*(?:['’](?!s(?!\w))\w+|[\-‐‑](?=[a-z])\w+)*"
_WORD = _CAPITAL + _REST
_NOUN = (
    "(?:agency|army|city|college|committee|company|council|county|district|dynasty|era|faction|group|hotel|"
    "island|lake|ministry|mountain|movement|oblast|organi[sz]ation|party|peninsula|port|prefecture|province|"
    "region|river|school|team|times|town|university|village)"
)
"""What may stand in lower case at the end of a name."""
# It begins with one set of characters, so that the search skips to the next of them.
_RUN = re.compile(rf"{_CAPITAL}(?<![\w'’].){_REST}(?:[ \u00a0\-‐‑]{_WORD})*(?: {_NOUN}(?![\w'’\-]))?", re.S)
_IN_RUN = re.compile(rf"{_WORD}|{_NOUN}")
_SMALL = re.compile(r"(?<![\w'’\-])[a-z]{6,40}(?![\w'’\-])")
_REMEMBERED = 65_536


class Phrase(NamedTuple):
    """One to four words that stand together."""

    start: int
    end: int
    text: str
    folded: str
    words: int


class PhraseFinder:
    """Finds phrases that are wanted; what a run of words holds is decided once for each distinct run.

    ``wanted`` is asked for a phrase's folded letters and its number of words.
    """

    def __init__(self, wanted: Callable[[str, int], bool]) -> None:
        self._wanted = wanted
        self._in_run = lru_cache(maxsize=_REMEMBERED)(self._look)
        self._unwanted: set[str] = set()
        """Small words that are not wanted, as nearly all are."""

    def phrases(self, text: str) -> Iterator[Phrase]:
        """Yield wanted phrases by their start; of those that start together the longest first.

        Phrases overlap. Small words are looked at one by one, capitalised ones in all runs of up to four.
        """
        found: list[Phrase] = []
        for run in _RUN.finditer(text):
            place = run.start()
            for phrase in self._in_run(run[0][:_LONGEST_RUN]):
                found.append(phrase._replace(start=phrase.start + place, end=phrase.end + place))
        if len(self._unwanted) > _REMEMBERED:
            self._unwanted = set()
        new = set(_SMALL.findall(text)) - self._unwanted
        small = {word for word in new if self._wanted(word, 1) and not is_english(word)}
        self._unwanted |= new - small
        if small:
            for word in _SMALL.finditer(text):
                if word[0] in small:
                    found.append(Phrase(word.start(), word.end(), word[0], word[0], 1))
        found.sort(key=lambda phrase: (phrase.start, -phrase.end))
        return iter(found)

    def _look(self, run: str) -> tuple[Phrase, ...]:
        words = [
            (found.start(), found.end(), fold_word(found[0]))
            for found in _IN_RUN.finditer(run)
            if found.end() - found.start() <= _LONGEST_WORD and not found[0][0].isdigit()
        ]
        made: list[Phrase] = []
        for place, (start, _, _) in enumerate(words):
            if not run[start].isupper():
                break  # the noun at the end begins no name
            folded = ""
            last = start - 1
            for size, (begin, end, letters) in enumerate(words[place : place + LONGEST_PHRASE], 1):
                if begin != last + 1:
                    break
                folded += letters
                last = end
                if self._wanted(folded, size):
                    made.append(Phrase(start, end, run[start:end], folded, size))
        return tuple(made)
