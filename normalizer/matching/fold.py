"""Fold a text for matching, and remember where each folded letter came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, compress, repeat
from typing import NamedTuple

from normalizer.tables.strings import fold

__all__ = ["Folded", "fold_text"]

_STAND_IN = "\uffff"
"""For lone surrogates, which the automaton does not take; no table can contain it."""

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_COUNTS = bytes(len(fold(chr(code))) if code < 128 else 0 for code in range(256))
_DROPPED = {code: None for code in range(128) if not _COUNTS[code]}


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
    if text.isascii():
        counts = text.encode("ascii").translate(_COUNTS)
        return Folded(text.lower().translate(_DROPPED), list(compress(range(len(text)), counts)))
    # Every code point that is not ASCII becomes one "?", and its count is put right below.
    mixed = bytearray(text.encode("ascii", "replace").translate(_COUNTS))
    pieces: list[str] = []
    done = 0
    longest = 1
    for run in _NOT_ASCII.finditer(text):
        start, end = run.span()
        pieces.append(text[done:start].lower().translate(_DROPPED))
        letters = [_letter(letter) for letter in run[0]]
        pieces += letters
        mixed[start:end] = bytes(map(len, letters))
        longest = max(longest, *map(len, letters))
        done = end
    pieces.append(text[done:].lower().translate(_DROPPED))
    places = range(len(text))
    offsets = compress(places, mixed) if longest == 1 else chain.from_iterable(map(repeat, places, mixed))
    return Folded("".join(pieces), list(offsets))


@lru_cache(maxsize=65_536)
def _letter(letter: str) -> str:
    return _STAND_IN if "\ud800" <= letter <= "\udfff" else fold(letter)
