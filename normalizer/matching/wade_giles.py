"""Mandarin names in the spelling of Wade and Giles, in that of pinyin."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["as_pinyin"]

# Initials and finals of the Wade-Giles table (Giles, A Chinese-English Dictionary, 1912), aspirates first.
_INITIALS = {
    "ch'": "ch", "ch": "zh", "hs": "x", "sh": "sh", "ts'": "c", "tz'": "c", "ts": "z", "tz": "z", "ss": "s",
    "sz": "s", "k'": "k", "k": "g", "p'": "p", "p": "b", "t'": "t", "t": "d", "j": "r", "f": "f", "h": "h",
    "l": "l", "m": "m", "n": "n", "s": "s", "w": "w", "y": "y", "": "",
}  # fmt: skip
_FINALS = {
    "ih": "i", "u": "u", "i": "i", "a": "a", "o": "o", "e": "e", "eh": "e", "ai": "ai", "ei": "ei",
    "ao": "ao", "ou": "ou", "an": "an", "en": "en", "ang": "ang", "eng": "eng", "ung": "ong", "erh": "er",
    "ia": "ia", "ieh": "ie", "iao": "iao", "iu": "iu", "ien": "ian", "in": "in", "iang": "iang", "ing": "ing",
    "iung": "iong", "ua": "ua", "uo": "uo", "uai": "uai", "ui": "ui", "uei": "ui", "uan": "uan", "un": "un",
    "uang": "uang", "ueh": "ue", "io": "ue",
}  # fmt: skip
_WHOLE = {
    "i": "yi", "yen": "yan", "yu": "you", "yung": "yong", "yeh": "ye", "ho": "he", "ko": "ge", "k'o": "ke",
    "tzu": "zi", "tz'u": "ci", "ssu": "si", "szu": "si",
}  # fmt: skip
_PALATAL = {"zh": "j", "ch": "q"}
_APOSTROPHES = re.compile("[\u02bb\u02bc\u2018\u2019\u0060\u00b4]")
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@lru_cache(maxsize=16_384)
def as_pinyin(name: str) -> str:
    """Return a name of Wade-Giles syllables in pinyin, written together; empty when it is not all of them.

    Dropped umlauts are taken as u, so chü comes out as zhu. Without its apostrophes a name is misread.

    >>> as_pinyin("Ch'en-t'ou Shan"), as_pinyin("Hsiang-lin"), as_pinyin("London")
    ('chentoushan', 'xianglin', '')
    """
    plain = _APOSTROPHES.sub("'", name.lower()).replace("ü", "u").replace("ê", "e")
    syllables = [_syllable(word) for word in _WORDS.findall(plain)]
    return "".join(syllables) if all(syllables) else ""


def _syllable(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    for initial, ours in _INITIALS.items():
        rest = word.removeprefix(initial)
        if word.startswith(initial) and rest in _FINALS:
            final = _FINALS[rest]
            # Before i the same letters stand for the palatal sounds; ih is not that i.
            palatal = final[0] == "i" and rest != "ih" and ours in _PALATAL
            return (_PALATAL[ours] if palatal else ours) + final
    return ""
