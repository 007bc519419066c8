"""Romanisation of names in hiragana or katakana."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from normalizer.matching.generate.generated import Spelling
from normalizer.matching.generate.target import Target, parts_of

__all__ = ["kana_reading", "kana_spellings"]


def _syllabary(rows: str) -> dict[str, str]:
    """Return syllable by kana, from rows of a consonant and its kana in the order of the vowels a i u e o."""
    table = {}
    for row in rows.split():
        consonant, _, kana = row.partition(":")
        table.update({k: consonant + vowel for k, vowel in zip(kana, "aiueo", strict=True) if k != "-"})
    return table


# Modified Hepburn (British Standard 4812, 1972) and Kunrei (Japanese cabinet order of 1954).
_KUNREI = _syllabary(
    ":アイウエオ k:カキクケコ s:サシスセソ t:タチツテト n:ナニヌネノ h:ハヒフヘホ m:マミムメモ "
    "y:ヤ-ユ-ヨ r:ラリルレロ w:ワヰ-ヱヲ g:ガギグゲゴ z:ザジズゼゾ d:ダヂヅデド b:バビブベボ "
    "p:パピプペポ v:--ヴ--"
)
_KUNREI = {**_KUNREI, "ヲ": "o", "ヂ": "zi", "ヅ": "zu"}
_HEPBURN = {**_KUNREI, "シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu", "ジ": "ji", "ヂ": "ji", "ヅ": "zu"}
_SMALL_Y = {"ャ": "ya", "ュ": "yu", "ョ": "yo"}
_SMALL_VOWEL = dict(zip("ァィゥェォ", "aiueo", strict=True))
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc・=＝ ]+")
_LONG = {"macron dropped": "", "long vowels doubled": "double", "long o as oh": "h"}


def kana_reading(form: str) -> str | None:
    """Return the Hepburn spelling of a source form, long vowels as short ones, or None when it is not kana.

    >>> kana_reading("ブリンケン")
    'burinken'
    """
    if not _KANA.fullmatch(form):
        return None
    return " ".join(_romanised(part, _HEPBURN, "") for part in parts_of(form))


def kana_spellings(form: str, target: Target) -> Iterator[Spelling]:
    """Yield the spellings of a source form in kana: Hepburn, its long vowels in each way, and Kunrei."""
    parts = parts_of(form)
    words = target.written.split()
    ways: list[tuple[str, Mapping[str, str], str]] = [
        (f"Hepburn, {way}", _HEPBURN, mark) for way, mark in _LONG.items()
    ]
    for scheme, table, mark in [*ways, ("Kunrei", _KUNREI, "")]:
        latin = [_romanised(part, table, mark).capitalize() for part in parts]
        yield Spelling(" ".join(latin), scheme, not target.alike)
        if len(words) == len(latin) == 2 and target.alike and words[0] not in latin and words[1] not in latin:
            yield Spelling(f"{words[0]} {latin[1]}", f"{scheme}, last word only")


def _romanised(word: str, table: Mapping[str, str], long: str) -> str:
    kana = unicodedata.normalize("NFC", "".join(map(_katakana, word)))
    result, doubled = "", False
    for letter in kana:
        if letter == "ッ":
            doubled = True
        elif letter == "ー":
            result += {"double": result[-1:], "h": "h" if result.endswith("o") else ""}.get(long, "")
        elif letter == "ン":
            result += "n"
        elif letter in _SMALL_Y or letter in _SMALL_VOWEL:
            result = _with_small(result, letter, table is _HEPBURN)
        elif letter in table:
            latin = table[letter]
            result += (("t" if latin.startswith("ch") else latin[0]) if doubled else "") + latin
            doubled = False
    return result if long == "double" else _shortened(result, long)


def _with_small(before: str, small: str, hepburn: bool) -> str:
    """Return a spelling with a small kana joined to its last syllable: shi and ya to sha, fu and a to fa."""
    stem = before[:-1]
    if small in _SMALL_VOWEL:
        if before.endswith(("u", "i", "e", "o")) and len(before) > 1 and before[-2] not in "aiueo":
            return stem + _SMALL_VOWEL[small]
        return before + _SMALL_VOWEL[small]
    latin = _SMALL_Y[small]
    if hepburn and stem.endswith(("sh", "ch", "j")):
        return stem + latin[1:]
    return stem + latin


def _shortened(latin: str, long: str) -> str:
    """Return a spelling with ou and oo, uu as one vowel, or as oh."""
    o = "oh" if long == "h" else "o"
    return re.sub("o[ou](?![aiueo])", o, latin).replace("uu", "u")


def _katakana(letter: str) -> str:
    return chr(ord(letter) + 0x60) if "ぁ" <= letter <= "ゖ" else letter
