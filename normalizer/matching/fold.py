"""Fold a text for matching, and remember where each folded letter came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, compress, repeat
from typing import NamedTuple

from normalizer.tables.strings import fold

__all__ = ["Folded", "fold_text", "fold_word"]

_STAND_IN = "\uffff"
"""For lone surrogates, which the automaton does not take; no table can contain it."""

_NOT_ASCII = re.compile(r"[^\x01-\x7f]")
_MARK = "\0"
_LONGEST_WORD = 100
"""Code points of what is remembered."""
_COUNTS = bytes(len(fold(chr(code))) if 0 < code < 128 else 1 for code in range(256))
_DROPPED = bytes(code for code in range(128) if not _COUNTS[code])


class Folded(NamedTuple):
    """A text without case, accents, apostrophes, hyphens and spaces."""

    text: str
    offsets: Sequence[int]
    """For each folded letter, the code point of the source it came from; never decreasing."""


def fold_text(text: str) -> Folded:
    """Fold letter by letter; one source letter can become none, one or several.

    >>> folded = fold_text("Tsaí Ing -wen")
    >>> folded.text, list(folded.offsets)
    ('tsaiingwen', [0, 1, 2, 3, 5, 6, 7, 10, 11, 12])
    """
    letters: list[str] = []
    patches: list[tuple[int, int]] = []
    marked = text
    if not text.isascii() or _MARK in text:
        # One mark for each letter that is not ASCII; what it folds to is put in its place below.
        for found in _NOT_ASCII.finditer(text):
            letter = _letter(found[0])
            letters.append(letter)
            if len(letter) != 1:
                patches.append((found.start(), len(letter)))
        marked = _NOT_ASCII.sub(_MARK, text)
    data = marked.encode("ascii")
    folded = data.lower().translate(None, _DROPPED).decode("ascii")
    places = range(len(text))
    counts: bytes | bytearray = data.translate(_COUNTS)
    if letters:
        parts = folded.split(_MARK)
        folded = "".join(chain.from_iterable(zip(parts, [*letters, ""], strict=True)))
        counts = bytearray(counts)
        for place, count in patches:
            counts[place] = count
        if any(count > 1 for _, count in patches):
            return Folded(folded, list(chain.from_iterable(map(repeat, places, counts))))
    return Folded(folded, list(compress(places, counts)))


def fold_word(word: str) -> str:
    """Return the folded letters of a word or short name, worked out once for each; longer ones each time.

    >>> fold_word("O’Brien")
    'obrien'
    """
    return _fold_word(word) if len(word) <= _LONGEST_WORD else fold_text(word).text


@lru_cache(maxsize=65_536)
def _fold_word(word: str) -> str:
    return fold_text(word).text


@lru_cache(maxsize=65_536)
def _letter(letter: str) -> str:
    return _STAND_IN if "\ud800" <= letter <= "\udfff" else fold(letter)
