"""Words that may be syllables of Mandarin, of which names are made."""

from __future__ import annotations

import re

from normalizer.matching.fuzzy.keys import is_pinyin

__all__ = ["is_syllable"]

_SYLLABLE = re.compile(r"[^aeiouü]{0,2}[aeiouü]{1,3}(?:n|ng|r)?\Z")


def is_syllable(word: str) -> bool:
    """Tell whether a word in small letters can be read as one syllable.

    >>> is_syllable("fang"), is_syllable("fangfang"), is_syllable("food")
    (True, False, False)
    """
    return _SYLLABLE.match(word) is not None and is_pinyin(word)
