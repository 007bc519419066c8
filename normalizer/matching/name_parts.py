"""A name taken apart: words, initials, titles, particles, numbers and legal forms."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import regex
from rapidfuzz.distance import OSA

from normalizer.matching.lexicon import is_english
from normalizer.matching.name_words import word_table
from normalizer.matching.romanise import romanise, script_of
from normalizer.matching.wade_giles import as_pinyin
from normalizer.matching.writing import writing_of

__all__ = ["LONGEST_NAME", "Kind", "NameParts", "Part", "is_short_for", "name_parts"]

Kind = str
"""``person``, ``organisation`` or ``place``."""

LONGEST_NAME = 200
"""Code points of a name that are looked at."""
MOST_PARTS = 16
_LONGEST_FORM = 6
_LONG_FORM = 10

_DOTTED = regex.compile(r"(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?")
_BRACKETS = re.compile(r"[(\[（](.*?)[)\]）]")
_AND = re.compile(r"\s*[&＆]\s*")
_NUMBER = re.compile(r"[0-9]+")
_TENS = re.compile("[2-9]0")
_PATRONYMIC = re.compile(
    r"\w{2,}(?:ovich|evich|yevich|ovitch|evitch|ovna|evna|yevna|ivna|ovych)|\w{3,}(?:ugli|oglu|qizi|kyzy)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name."""

    text: str
    """Romanised; other spellings of very common words as one."""
    writing: str
    """Which edit costs hold for it: the script of its letters, or what the whole name was romanised from."""
    role: str
    """``name``, ``capitals`` (may be initials), ``initial``, ``title``, ``particle``, ``number``,
    ``generic``, ``qualifier`` or ``patronymic``."""
    weight: float
    """From 0.1 to 1: how much it says about who or what is meant."""
    sense: str = ""
    """For a word that says what a place is, or which of several: its meaning, ``river`` or ``upper``."""


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name as the comparison sees it."""

    parts: tuple[Part, ...]
    legal: frozenset[str]
    """Classes of legal forms."""
    spelling: str
    """The name without case, spaced as it was."""
    romanised: str
    """The whole name, its titles and forms included, in plain letters."""
    writing: str
    """As of ``writing_of``."""
    pinyin: str
    """The name in pinyin, if it can be read as Wade-Giles; else empty."""

    @property
    def core(self) -> str:
        """The parts that are neither title nor particle, in plain letters."""
        return " ".join(p.text for p in self.parts if p.role not in ("title", "particle"))


def name_parts(name: str, kind: Kind) -> NameParts:
    """Return the parts of a name of a person, an organisation or a place.

    Looks at no more than ``LONGEST_NAME`` code points and ``MOST_PARTS`` words.
    """
    return _name_parts(name[:LONGEST_NAME], kind)


@lru_cache(maxsize=8_192)
def _name_parts(name: str, kind: Kind) -> NameParts:
    text = unicodedata.normalize("NFKC", name)
    text = _AND.sub(" and ", _BRACKETS.sub(r" \1 ", text))
    text = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", text)
    romanised = romanise(text)
    words = list(_words(text, kind))
    legal: frozenset[str] = frozenset()
    if kind != "place":
        words, legal = _without_legal_forms(words, kind)
    parts = _with_whole_numbers(
        [_part(word, writing, capitals, kind) for word, writing, capitals in words[:MOST_PARTS]]
    )
    return NameParts(
        parts, legal, " ".join(text.casefold().split()), romanised, writing_of(text), as_pinyin(text)
    )


def is_short_for(left: str, right: str) -> bool:
    """Tell whether one romanised given name is a short form of the other."""
    short = word_table().short_forms
    return right in short.get(left, ()) or left in short.get(right, ())


def _part(word: str, writing: str, capitals: bool, kind: Kind) -> Part:
    table = word_table()
    number = table.numbers.get(word, word)
    if _NUMBER.fullmatch(number) and (kind == "organisation" or number == word):
        return Part(number, writing, "number", 0.5)
    if kind == "place":
        return _place_part(word, writing)
    if kind == "organisation":
        if word in table.particles:
            return Part(word, writing, "particle", 0.1)
        if word in table.generic:
            return Part(word, writing, "generic", 0.35)
        role = "capitals" if capitals and len(word) <= 5 else "name"
        return Part(word, writing, role, 0.7 if is_english(word) else 1.0)
    if len(word) == 1:
        return Part(word, writing, "initial", 0.3)
    if word in table.titles:
        return Part(word, writing, "title", 0.15)
    if word in table.particles:
        return Part(word, writing, "particle", 0.15)
    if _PATRONYMIC.fullmatch(word):
        return Part(word, writing, "patronymic", 0.6)
    role = "capitals" if capitals and len(word) <= 3 else "name"
    return Part(word, writing, role, _rarity(table.persons.get(word, 0), 40, 0.08, 0.4))


def _without_article(words: list[str], writing: str) -> Iterator[str]:
    """Yield the words, with the Arabic article apart from what it is written together with."""
    for word in words:
        if writing in ("ARABIC", "BARE") and word.startswith("al") and len(word) > 4:
            yield "al"
            yield word[2:]
        else:
            yield word


@lru_cache(maxsize=8_192)
def _misspelt_form(word: str) -> str | None:
    """Return the class of the long legal form that a word is one slip away from: aktiengeselschaft."""
    if len(word) < _LONG_FORM:
        return None
    found = (kind for (form, *more), kind in word_table().legal.items() if not more and _one_slip(form, word))
    return next(found, None)


def _one_slip(form: str, word: str) -> bool:
    return len(form) >= _LONG_FORM and OSA.distance(form, word, score_cutoff=1) <= 1


def _place_part(word: str, writing: str) -> Part:
    table = word_table()
    weight = _rarity(table.places.get(word, 0), 2, 0.12, 0.15)
    if word in table.qualifiers:
        return Part(word, writing, "qualifier", max(0.4, weight), table.qualifiers[word])
    if word in table.place_kinds:
        return Part(word, writing, "generic", min(0.4, weight), table.place_kinds[word])
    return Part(word, writing, "particle" if word in table.particles else "name", weight)


def _with_whole_numbers(parts: list[Part]) -> tuple[Part, ...]:
    """Return the parts with a ten and a unit behind it as one number: forty-four."""
    whole: list[Part] = []
    for part in parts:
        last = whole[-1] if whole else part
        if part.role == last.role == "number" and len(part.text) == 1 and _TENS.fullmatch(last.text):
            whole[-1] = replace(last, text=last.text[0] + part.text)
        else:
            whole.append(part)
    return tuple(whole)


def _rarity(count: int, usual: int, step: float, least: float) -> float:
    """Return a weight that falls with every doubling of how often a part occurs, from ``usual`` on."""
    return max(least, 1.0 - step * max(0.0, math.log2(count / usual))) if count else 1.0


def _without_legal_forms(
    words: list[tuple[str, str, bool]], kind: Kind
) -> tuple[list[tuple[str, str, bool]], frozenset[str]]:
    """Return the words that are left, and the classes of the legal forms found at either end or inside.

    A form of two letters or fewer counts at the ends only, for a person only those at the end, and a name
    never loses its last word.
    """
    table = word_table().legal
    plain = [word for word, _, _ in words]
    found: set[str] = set()
    place = 0
    while place < len(plain):
        for size in range(min(_LONGEST_FORM, len(plain) - place), 0, -1):
            phrase = tuple(plain[place : place + size])
            at_end = place + size == len(plain)
            short = max(map(len, phrase)) <= 2
            allowed = at_end if kind == "person" else at_end or place == 0 or not short
            form = table.get(phrase) or (_misspelt_form(phrase[0]) if size == 1 else None)
            if form and allowed and len(plain) > size:
                found.add(form)
                del words[place : place + size], plain[place : place + size]
                # What stood before the form is at the end now, as co in co ltd.
                place = max(-1, place - 2)
                break
        place += 1
    return words, frozenset(found)


def _words(text: str, kind: Kind) -> Iterator[tuple[str, str, bool]]:
    """Yield the romanised words of a name, their writings, and whether they stand out in capitals."""
    chunks = text.split()
    shouted = text.isupper() and len(chunks) > 1
    same = dict.fromkeys(word_table().articles, "al") if kind == "place" else word_table().same
    if kind == "place" and len(chunks) == 1 and "-" not in text:
        same = {}
    whole = writing_of(text) if kind == "place" else ""
    first = True
    for chunk in chunks:
        script = next(filter(None, map(script_of, chunk)), "")
        writing = whole if script == "LATIN" and whole else writing_of(chunk.capitalize())
        if kind == "place" and writing in ("LATIN", "LOWER"):
            writing = "PLACE"
        capitals = chunk.isupper() and not shouted
        for word in _without_article(romanise(chunk).split(), writing):
            # Ben is a son only behind a name.
            usual = word if first and word == "ben" else same.get(word, word)
            first = False
            yield from ((part, writing, capitals) for part in usual.split())
