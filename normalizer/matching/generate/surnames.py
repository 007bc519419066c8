"""Common surnames of East Asia in Latin letters: a name that begins with one may be anybody's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pkgutil import get_data

__all__ = ["is_common_chinese_name", "is_common_korean_surname", "is_eastern_surname", "korean_surname"]


def is_common_chinese_name(syllables: Sequence[str]) -> bool:
    """Whether syllables of pinyin read like the name of many a Chinese: surname and one or two syllables.

    Spaces are folded in matching and the surname may stand last, so both ends are looked at.

    >>> is_common_chinese_name(("zhang", "ben", "zhi")), is_common_chinese_name(("ye", "lian", "na", "ke"))
    (True, False)
    """
    common, compound = _table()["chinese"], _table()["compound"]
    if len(syllables) == 4:
        return "".join(syllables[:2]) in compound or "".join(syllables[2:]) in compound
    return 2 <= len(syllables) <= 3 and (syllables[0] in common or syllables[-1] in common)


def is_eastern_surname(folded: str) -> bool:
    """Whether a folded word is a common surname of China, Korea or Vietnam, as it is romanised anywhere."""
    return folded in _table()["eastern"] or folded in _table()["chinese"]


def is_common_korean_surname(syllable: str) -> bool:
    """Whether a Hangul surname is one of those that two of three Koreans have."""
    return syllable in _table()["common Korean"]


def korean_surname(syllable: str) -> tuple[str, ...]:
    """Return the Latin spellings of a Hangul surname, commonest first; empty when it is none.

    >>> korean_surname("박")
    ('Park', 'Pak', 'Bak')
    """
    return _table().get(syllable, ())


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Read the lists at the first name that needs them.

    They are generous on purpose: all that a surname in them does is to make an alias ask for evidence.
    """
    text = (get_data("normalizer.matching.generate", "data/surnames.tsv") or b"").decode("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {key: tuple(names.split(" ")) for key, names in rows}
