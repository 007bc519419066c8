"""Romanisation of names in Hangul: the official systems and what people make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from pkgutil import get_data

from normalizer.matching.generate.generated import Spelling
from normalizer.matching.generate.surnames import is_common_korean_surname, korean_surname
from normalizer.matching.generate.target import Target, is_korean_name, name_parts, parts_of
from normalizer.tables.page import Page

__all__ = ["hangul_reading", "hangul_spellings"]


def _jamo_spellings(text: str) -> tuple[str, ...]:
    return tuple("" if spelling == "-" else spelling for spelling in text.split())


# Revised Romanisation of Korean (2000) and McCune–Reischauer (1939), syllable by syllable as names are
# written: initial consonants, vowels and final consonants in the order in which Unicode composes them.
_RR_INITIAL = _jamo_spellings("g kk n d tt r m b pp s ss - j jj ch k t p h")
_MR_INITIAL = _jamo_spellings("k kk n t tt r m p pp s ss - ch tch ch k t p h")
_MR_VOICED = {"k": "g", "t": "d", "p": "b", "ch": "j"}
_RR_VOWEL = _jamo_spellings("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_MR_VOWEL = _jamo_spellings("a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i")
_FINAL = _jamo_spellings("- k k k n n n t l k m l l l p l m p p t t ng t t k t p t")
_LINKED = {1: "g", 7: "d", 8: "r", 17: "b", 19: "s", 20: "ss", 22: "j", 23: "ch", 24: "k", 25: "t", 26: "p"}
_VOICED_AFTER = frozenset((0, 4, 8, 16, 21))

MOST_GIVEN = 9
MOST_SURNAMES = 3
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")


def hangul_reading(form: str) -> str | None:
    """Return the Revised Romanisation of a source form, or None when it is not in Hangul.

    >>> hangul_reading("윤석열")
    'yun seok yeol'
    """
    syllables = "".join(parts_of(form))
    return " ".join(map(_revised, syllables)) if _HANGUL.fullmatch(syllables) else None


def hangul_spellings(page: Page, form: str, target: Target) -> Iterator[Spelling]:
    """Yield the spellings of a source form in Hangul."""
    parts = parts_of(form)
    name = "".join(parts)
    if target.whole and is_korean_name(page, name):
        yield from _personal(page, name)
        return
    for scheme, romanise in (("Revised Romanisation", _revised_word), ("McCune–Reischauer", _reischauer)):
        yield Spelling(" ".join(romanise(part).capitalize() for part in parts), scheme, not target.alike)


def _personal(page: Page, name: str) -> Iterator[Spelling]:
    """Yield a Korean name with its surname in the common spellings and the given name in a few."""
    # What the page's own name has, joined to one other half, is the likeliest slip.
    own = name_parts(page)
    given_names = _given_names(name[1:])
    surnames = korean_surname(name[0])[:MOST_SURNAMES]
    common = is_common_korean_surname(name[0]) or len(name) < 3
    for surname in dict.fromkeys([*([own[0]] if own else []), *surnames]):
        for given in dict.fromkeys([*([own[1]] if own else []), *given_names]):
            mine = own is not None and (surname, given) == own
            yield Spelling(f"{surname} {given}", "Korean romanisation, surname first", mine or common)
    for given in given_names[:3]:
        yield Spelling(f"{given} {surnames[0]}", "Korean romanisation, surname last", common)
    if own:
        for order in (own, own[::-1]):
            yield Spelling(" ".join(order), "the name in the other order", True)


def _given_names(syllables: str) -> list[str]:
    """Return spellings of a given name: both systems, then the personal ones."""
    systems = [
        "-".join(map(_revised, syllables)),
        "-".join(_reischauer(syllable) for syllable in syllables),
    ]
    personal = product(*(_personal_spellings().get(s, (_revised(s),)) for s in syllables))
    found = [*systems, *islice(("-".join(choice) for choice in personal), MOST_GIVEN)]
    return [given.capitalize() for given in dict.fromkeys(found)][:MOST_GIVEN]


def _jamo(syllable: str) -> tuple[int, int, int]:
    index = ord(syllable) - 0xAC00
    return index // 588, index % 588 // 28, index % 28


def _revised(syllable: str) -> str:
    initial, vowel, final = _jamo(syllable)
    return _RR_INITIAL[initial] + _RR_VOWEL[vowel] + _FINAL[final]


def _revised_word(word: str) -> str:
    """Return a word in Revised Romanisation; a final consonant before a vowel moves to the next syllable."""
    result = ""
    jamo = [_jamo(syllable) for syllable in word]
    for place, (initial, vowel, final) in enumerate(jamo):
        result += _RR_INITIAL[initial] + _RR_VOWEL[vowel]
        linked = final in _LINKED and place + 1 < len(jamo) and jamo[place + 1][0] == 11
        result += _LINKED[final] if linked else _FINAL[final]
    return result.replace("lr", "ll")


def _reischauer(word: str) -> str:
    """Return a word in McCune–Reischauer without its breves: stops are voiced between voiced sounds."""
    result, voiced = "", False
    for initial, vowel, final in map(_jamo, word):
        consonant = _MR_INITIAL[initial]
        # The aspirated consonants share their letters with the plain ones here; only plain ones are voiced.
        plain = initial in (0, 3, 7, 12)
        result += _MR_VOICED[consonant] if voiced and plain else consonant
        result += _MR_VOWEL[vowel] + _FINAL[final]
        voiced = final in _VOICED_AFTER
    return result.replace("lr", "ll").replace("si", "shi")


@cache
def _personal_spellings() -> dict[str, tuple[str, ...]]:
    """Read the spellings of given-name syllables that people prefer to either system."""
    text = (get_data("normalizer.matching.generate", "data/korean_syllables.tsv") or b"").decode("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {syllable: tuple(spellings.split(" ")) for syllable, spellings in rows}
