"""Names as letters, as sounds and as consonants: what close spellings have in common."""

from __future__ import annotations

import re
from functools import lru_cache

from normalizer.tables.strings import fold

__all__ = ["LONGEST", "consonants", "is_pinyin", "is_romaji", "letters", "sounds"]

LONGEST = 60
"""Letters up to which a name is compared; nothing longer is one."""

_REMEMBERED = 65_536
_OTHER = re.compile("[^a-z]+")
_VOWELS = re.compile("[aeiou]+")
_RUN = re.compile(r"(.)\1+")
# Letters that romanisations use for one another; capitals stand for single sounds of two letters.
_SOUNDS = (
    ("shch", "S"),
    ("sch", "S"),
    ("tsh", "C"),
    ("tch", "C"),
    ("ch", "C"),
    ("sh", "S"),
    ("zh", "J"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ts", "z"),
    ("tz", "z"),
    ("w", "v"),
    ("q", "k"),
    ("ck", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("dj", "J"),
    ("j", "J"),
    ("ee", "i"),
    ("oo", "u"),
    ("ou", "u"),
    ("y", "i"),
)
_PINYIN = frozenset(
    initial + final
    for initial in ("zh ch sh".split() + list("bpmfdtnlgkhjqxrzcsyw") + [""])
    for final in (
        "iang iong uang ang eng ing ong ian iao uai uan ai ei ao ou an en in un ia ie iu ua ui uo ue "
        "a o e i u er"
    ).split()
)
_ROMAJI = frozenset(
    [
        initial + vowel
        for initial in ("ky gy sh j ch ny hy by py my ry ts kk tt pp ss ssh tch cch".split())
        + list("kgsztdnhbpmyrwf")
        + [""]
        for vowel in "aiueo"
    ]
    + ["n"]
)


@lru_cache(maxsize=_REMEMBERED)
def _letters(text: str) -> str:
    plain = _OTHER.sub("", folded := fold(text))
    # A letter that is not Latin makes another word of it (Аlmaty with a Cyrillic А), so nothing is left.
    return plain if sum(map(str.isalpha, folded)) == len(plain) else ""


def letters(text: str) -> str:
    """Return the plain Latin letters of a name, lower-case; empty when it has others or too many.

    >>> letters("Xaçmaz-şəhəri")
    'xacmazsahari'
    """
    if len(text) > LONGEST:
        return ""
    return text.lower() if text.isascii() and text.isalpha() else _letters(text)


@lru_cache(maxsize=_REMEMBERED)
def sounds(plain: str) -> str:
    """Return the sounds of plain letters, spellings of one sound alike and doubles single.

    >>> sounds("zhukovskii"), sounds("jukovsky")
    ('Jukovski', 'Jukovski')
    """
    for spelling, sound in _SOUNDS:
        plain = plain.replace(spelling, sound)
    return _RUN.sub(r"\1", plain)


@lru_cache(maxsize=_REMEMBERED)
def consonants(plain: str) -> str:
    """Return the first sound and the consonants after it.

    >>> consonants("armenia"), consonants("erevan")
    ('armn', 'ervn')
    """
    heard = sounds(plain)
    return heard[:1] + _VOWELS.sub("", heard[1:])


@lru_cache(maxsize=_REMEMBERED)
def is_pinyin(plain: str) -> bool:
    """Tell whether letters can be read as syllables of Mandarin.

    >>> is_pinyin("zhengzhou"), is_pinyin("blinken")
    (True, False)
    """
    return _divides(plain, _PINYIN, 6)


def is_romaji(plain: str) -> bool:
    """Tell whether letters can be read as syllables of Japanese.

    >>> is_romaji("shimbashi"), is_romaji("blinken")
    (True, False)
    """
    return _divides(plain.replace("mb", "nb").replace("mp", "np"), _ROMAJI, 4)


def _divides(plain: str, syllables: frozenset[str], longest: int) -> bool:
    """Tell whether letters divide into syllables, in linear time: a pattern would try all divisions."""
    length = len(plain)
    reached = {0}
    furthest = 0
    for start in range(length):
        if start in reached:
            for end in range(start + 1, min(start + longest, length) + 1):
                if plain[start:end] in syllables:
                    reached.add(end)
                    furthest = max(furthest, end)
        if furthest <= start:
            return False
    return length in reached and length > 0
