"""Readings of Chinese characters in pinyin without tones."""

from __future__ import annotations

import gzip
from functools import cache
from itertools import product
from pkgutil import get_data

__all__ = ["readings", "usual_reading"]

MOST_CHARACTERS = 12
"""Longer texts are sentences, not names, and are not read."""


def usual_reading(text: str) -> tuple[str, ...] | None:
    """Return the usual reading of each character, or None when one of them is no Chinese character.

    >>> usual_reading("布林肯")
    ('bu', 'lin', 'ken')
    """
    table = _table()
    if not 0 < len(text) <= MOST_CHARACTERS or any(character not in table for character in text):
        return None
    return tuple(table[character][0] for character in text)


def readings(text: str, most: int) -> tuple[tuple[str, ...], ...]:
    """Return up to ``most`` readings of a text, the usual one first; empty when it cannot be read.

    Characters with several readings are varied, those nearer to the usual reading first.

    >>> readings("单", 3)
    (('dan',), ('chan',), ('shan',))
    """
    usual = usual_reading(text)
    if usual is None:
        return ()
    table = _table()
    choices = [table[character] for character in text]
    # Two unusual readings in one name are too rare to be worth a place among the first few.
    varied = [
        (*usual[:place], choices[place][rank], *usual[place + 1 :])
        for rank, place in product((1, 2), range(len(choices)))
        if len(choices[place]) > rank
    ]
    return tuple(dict.fromkeys([usual, *varied]))[:most]


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Read the table of Unihan readings at the first name that needs it (5 ms, 50 kB)."""
    packed = get_data("normalizer.matching.generate", "data/pinyin.txt.gz") or b""
    usual: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    for line in gzip.decompress(packed).decode("utf-8").split("\n"):
        syllable, characters, also = line.split("\t")
        usual.update(dict.fromkeys(characters, syllable))
        for character in also:
            others.setdefault(character, []).append(syllable)
    return {character: (syllable, *others.get(character, ())) for character, syllable in usual.items()}
