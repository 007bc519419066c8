"""Names of any script in plain Latin letters, for comparison only."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pkgutil import get_data
from typing import NamedTuple

import regex
from anyascii import anyascii

__all__ = ["LANGUAGES", "romanise", "script_of"]

LANGUAGES = ("ru", "uk", "be", "bg", "sr", "kk", "el", "ar", "fa", "he", "az", "hy", "ka", "ja")
"""Languages with a table of their own; others are written by their script's."""

_DROPPED = re.compile("[\u0027\u0060\u00ad\u00b4\u02b0-\u02ff\u2018\u2019\u201b\u2032\u05f3\uff07\u0640]+")
_LONGEST_KEPT = 40
"""Letters of a word up to which its romanisation is remembered."""
_WORDS = re.compile(r"[^a-z0-9]+")
# Vowel signs of India and Thailand are marks, which the standard library's \w takes for gaps.
_NOT_WORD = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_THAI_LEADING = re.compile("([\u0e40-\u0e44\u0ec0-\u0ec4])([\u0e01-\u0e2e\u0e81-\u0eae])")
# Hiragana is katakana moved by 96 places.
_KATAKANA = {code: code - 96 for code in range(0x30A1, 0x30F7)}


def romanise(text: str, language: str | None = None) -> str:
    """Return a name in lower-case ASCII letters and digits, its words separated by one space.

    Accents and apostrophes are dropped, all other signs separate words, symbols and what cannot be decoded
    come to nothing. ``language`` is one of ``LANGUAGES``; without it, letters that only one language has
    and then the script decide. What Arabic and Hebrew leave unwritten stays unwritten, Han characters are
    read as Mandarin: the result is a key for comparison, not a spelling to print. Linear time.

    >>> romanise("Пётр Чайковский"), romanise("Xocalı", "az"), romanise("シュワルツ")
    ('pyotr chaykovskiy', 'khojaly', 'shuwarutsu')
    >>> romanise("Côte d’Ivoire"), romanise("\U0001f600")
    ('cote divoire', '')
    """
    if text.isascii() and language != "az":
        return _WORDS.sub(" ", _DROPPED.sub("", text.lower())).strip()
    folded = _DROPPED.sub("", unicodedata.normalize("NFKC", text).lower())
    words = (
        _romanised(word, language) if len(word) <= _LONGEST_KEPT else _letters(word, language)
        for word in _NOT_WORD.split(folded)
    )
    return " ".join(filter(None, words))


@lru_cache(maxsize=65_536)
def script_of(letter: str) -> str:
    """Return the script of a letter as Unicode names it, ``HAN`` for CJK; empty for what is no letter.

    >>> script_of("ж"), script_of("京"), script_of("7")
    ('CYRILLIC', 'HAN', '')
    """
    if not letter.isalpha():
        return ""
    if letter.isascii():
        return "LATIN"
    name = unicodedata.name(letter, "").split(" ")[0]
    return "HAN" if name == "CJK" else name


class _Tables(NamedTuple):
    letters: Mapping[str, Mapping[str, str]]
    patterns: Mapping[str, re.Pattern[str]]
    tell_tales: Mapping[str, frozenset[str]]
    scripts: Mapping[str, str]


@cache
def _tables() -> _Tables:
    """Read the tables at the first name that is not ASCII (8 kB)."""
    read = json.loads(get_data("normalizer.matching.names", "romanisation.json") or b"")
    patterns = {}
    for language, letters in read["letters"].items():
        keys = sorted(letters, key=lambda key: (-len(key), key))
        ways = (rf"(?<!\w){re.escape(key[1:])}" if key[0] == "^" else re.escape(key) for key in keys)
        patterns[language] = re.compile("|".join(ways))
    tell_tales = {language: frozenset(letters) for language, letters in read["tell_tales"].items()}
    return _Tables(read["letters"], patterns, tell_tales, read["scripts"])


@lru_cache(maxsize=65_536)
def _romanised(word: str, language: str | None) -> str:
    return _letters(word, language)


def _letters(word: str, language: str | None) -> str:
    if word.isascii() and language != "az":
        return word
    tables = _tables()
    chosen = language if language in tables.letters else _language(word)
    if chosen is not None:
        word = _by_table(word, chosen)
    # Thai writes some vowels before their consonant, and NFKC takes its sign for -am apart.
    word = _THAI_LEADING.sub(r"\2\1", word).replace("\u0e4d\u0e32", "\u0e33")
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", word))
    return _WORDS.sub("", anyascii(unicodedata.normalize("NFC", plain)).lower())


def _language(word: str) -> str | None:
    """Return the language whose table fits a word, by tell-tale letters or the script of the first."""
    tables = _tables()
    letters = set(word)
    for language, tell_tales in tables.tell_tales.items():
        if not letters.isdisjoint(tell_tales):
            return language
    return next((tables.scripts[s] for s in map(script_of, word) if s in tables.scripts), None)


def _by_table(word: str, language: str) -> str:
    letters = _tables().letters[language]
    if language == "ja":
        word = word.translate(_KATAKANA)

    def latin(found: re.Match[str]) -> str:
        key = found[0]
        initial = "^" + key
        if initial in letters and found.start() == 0:
            return letters[initial]
        return letters.get(key, key)

    return _tables().patterns[language].sub(latin, word)
