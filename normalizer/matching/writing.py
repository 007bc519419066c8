"""What a name was written in before it came to be in Latin letters."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from normalizer.matching.romanise import romanise, script_of

__all__ = ["writing_of"]

_INDIC = frozenset(
    ("DEVANAGARI", "BENGALI", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "GUJARATI", "GURMUKHI", "ORIYA")
)
_AS_OTHERS = {"HIRAGANA": "KATAKANA", "LAO": "THAI", **dict.fromkeys(_INDIC, "INDIC")}

# A syllable of Hanyu pinyin, a little more than there are; the longer finals first.
_SYLLABLE = re.compile(
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ueng|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|er|"
    "a|o|e|i|u)"
)
# ISO 11940 writes Thai letter by letter: x for the silent o ang, h for the silent ho hip before a consonant.
_THAI_LETTERS = re.compile(
    "[^aeiou]x[^aeiou]|x[bcdfgklmnptsw]|[hnrkt]x|hn[xk]|hm[uxa]|kh[hx]|[kt]heiy|hw[yx]"
)
_VOWELS = re.compile("[aeiou]")
_FEW_VOWELS = 0.3


@lru_cache(maxsize=16_384)
def writing_of(name: str) -> str:
    """Return the script of most letters of a name, or what a name in lower-case Latin letters comes from.

    Gazetteers hold names that a program romanised; they are all in lower case. ``PINYIN`` is what reads as
    Mandarin syllables, ``BARE`` has hardly a vowel, as Arabic letters written one by one, ``THAI LETTERS`` is
    Thai written so, ``LOWER`` any other. The scripts of India are one, ``INDIC``. Empty for no letters.

    >>> writing_of("Kuh-e Panj"), writing_of("kwh pnj angsht"), writing_of("tong xin cun")
    ('LATIN', 'BARE', 'PINYIN')
    """
    scripts = Counter(script for script in map(script_of, name) if script)
    if not scripts:
        return ""
    script = min(scripts, key=lambda key: (-scripts[key], key))
    if script != "LATIN":
        return _AS_OTHERS.get(script, script)
    if name != name.lower():
        return "LATIN"
    words = romanise(name).split()
    if len(words) > 1 and all(map(_SYLLABLE.fullmatch, words)):
        return "PINYIN"
    letters = "".join(words)
    if _THAI_LETTERS.search(letters):
        return "THAI LETTERS"
    return "BARE" if len(_VOWELS.findall(letters)) < _FEW_VOWELS * len(letters) else "LOWER"
