"""The indefinite article before a word, by its sound."""

from __future__ import annotations

import re

__all__ = ["indefinite_article"]

_FIRST = re.compile(r"[^\W_]+")
# Words that start with a vowel letter and a consonant: "you" or "one".
_CONSONANT = re.compile(
    r"eu|ewe|one(?!r)|once"
    r"|u(?:biq|fo|gan|kr|nanim|nes|ni(?![nm])|ra[ln]|ru|s[ae]|su[ar]|t[aeio]|vu|yg|igh)"
)
_SILENT_H = re.compile(r"(?:hour|honest|honou?r|heir)")
_EIGHT = re.compile(r"(?:8|11(?!\d)|18(?!\d)|11\d{3}(?!\d)|18\d{3}(?!\d))")
_LETTERS_WITH_VOWEL = frozenset("AEFHILMNORSX")
_SPELLED_OUT = 3
"""Letters up to which an abbreviation is read letter by letter; longer ones with vowels are words."""


def indefinite_article(text: str) -> str:
    """Return ``a`` or ``an`` as it is said before a text.

    >>> [indefinite_article(word) for word in ("Armenian", "European", "hour", "MP", "NATO", "8-year")]
    ['an', 'a', 'an', 'an', 'a', 'an']
    """
    found = _FIRST.search(text)
    if found is None:
        return "a"
    word = found[0]
    if word[0].isdigit():
        return "an" if _EIGHT.match(word) else "a"
    initial = len(word) == 1 and text.startswith(".", found.end())
    if initial or (word.isupper() and _is_spelled_out(word)):
        return "an" if word[0].upper() in _LETTERS_WITH_VOWEL else "a"
    lower = word.lower()
    if lower[0] == "h":
        return "an" if _SILENT_H.match(lower) else "a"
    if lower[0] not in "aeiouáàâäãåæéèêëíìîïóòôöõøőúùûüűāēīōūăąęəœ":
        return "a"
    return "a" if _CONSONANT.match(lower) else "an"


def _is_spelled_out(word: str) -> bool:
    return len(word) <= _SPELLED_OUT or not any(letter in "AEIOUY" for letter in word)
