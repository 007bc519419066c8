"""Find every occurrence of a spelling or of a word that rules ask for, overlapping ones included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from normalizer.matching.boundary import (
    ASK,
    IN_WORD,
    SHORTEST_GLUED,
    SMALL_LETTER,
    Glue,
    end_of_letter,
    ends_word,
    glue_at,
    lost_apostrophe,
    starts_word,
    word_sides,
)
from normalizer.matching.compile import CompiledTables, Spelling
from normalizer.matching.fold import fold_text
from normalizer.matching.fuzzy.keys import is_pinyin
from normalizer.matching.lexicon import is_english
from normalizer.matching.likeness import Likeness, has_spaced_dash, likeness
from normalizer.matching.protect import Protected
from normalizer.model import Span
from normalizer.tables.strings import nfc

__all__ = ["Found", "Hit", "Match", "Terms", "find"]

_HITS_A_LETTER = 8
_HITS_AT_LEAST = 20_000
"""A text with more raw occurrences than this comes from a table made to be slow."""
_NEAR = 40
"""Code points in which the word before or behind a name is looked for."""
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.\u0300-\u036f]*)[^\w\r\n]*\Z")
_WORD_AFTER = re.compile(r"[^\w\r\n]*([^\W\d_][\w.\u0300-\u036f]*)")
_CAPITAL_PART = re.compile(r"-[^\W\d_a-z]")
_SURNAME = re.compile(r"(?<![\w'’\-])([A-Z][a-z]{1,4}) \Z")
_SYLLABLE = re.compile(r" ([A-Z][a-z]{1,4})(?![\w'’\-])")
_DOMAIN = re.compile(r"\.(?:com|net|org)(?!\w)")
_ANY_ONE = frozenset("a an another any each every no some".split())
"""Behind these, what has lost its capital is a word: ``a council of Europe's leading clubs``."""


class Match(NamedTuple):
    """A spelling that a surface form stands for, and how the two differ."""

    spelling: Spelling
    likeness: Likeness


class Hit(NamedTuple):
    """An occurrence that stands as a whole word."""

    start: int
    end: int
    surface: str
    """The source text from ``start`` to ``end``; glue included."""
    matches: tuple[Match, ...]
    glue: str
    """What is written behind the name for words that were glued to it; mostly empty."""


class Terms(Mapping[int, tuple[Span, ...]]):
    """Where each term of a rule stands, sorted by start; looked at when a rule asks, as few do."""

    def __init__(
        self,
        tables: CompiledTables,
        text: str,
        spans: Mapping[int, list[tuple[int, int]]],
        shield: Protected | None = None,
    ) -> None:
        """Take where patterns stand as whole words; where ``shield`` hides one, no term is found."""
        self._tables = tables
        self._text = text
        self._spans = spans
        self._shield = shield
        self._known: dict[int, tuple[Span, ...]] = {}

    def __getitem__(self, number: int) -> tuple[Span, ...]:
        if number not in self._known:
            pattern, wanted = self._terms[number]
            self._known[number] = tuple(
                sorted(Span(*span) for span in self._spans[pattern] if self._is(*span, wanted))
            )
        if not self._known[number]:
            raise KeyError(number)
        return self._known[number]

    def __iter__(self) -> Iterator[int]:
        return (number for number in self._terms if self.get(number))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def outside(self, shield: Protected) -> Terms:
        """Return the terms that nothing hides: addresses and code are no context."""
        return Terms(self._tables, self._text, self._spans, shield)

    @cached_property
    def _terms(self) -> dict[int, tuple[int, str]]:
        """The pattern and the text of each term whose letters stand in the text."""
        return {
            term.number: (pattern, term.text)
            for pattern in self._spans
            for term in self._tables.terms[pattern]
        }

    def _is(self, start: int, end: int, wanted: str) -> bool:
        # Letters alone are not enough: "I ran" is not Iran, nor does a phrase cross a blank line.
        if self._shield is not None and self._shield.hides(start, end):
            return False
        return likeness(self._text[start:end], wanted, any_case=True) is not None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one text."""

    hits: tuple[Hit, ...]
    """Sorted by start, then end."""
    terms: Terms
    complete: bool
    """False when the work limit was reached, and nothing is reported."""


def find(tables: CompiledTables, text: str) -> Found:
    """Return all whole-word occurrences in a text, in code points of that text.

    Complete against a letter-by-letter search: the automaton reports overlapping matches, and what is
    dropped here starts or ends inside a word or differs from the spelling in more than case, accents,
    apostrophes, hyphens and spaces.
    """
    folded, offsets = fold_text(text)
    raw = tables.find(folded)
    if len(raw) > _HITS_AT_LEAST + _HITS_A_LETTER * len(text):
        return Found((), Terms(tables, text, {}), complete=False)
    whole, inside = _by_pattern(text, offsets, raw)
    hits: list[Hit] = []
    for spans in (whole, inside):
        for pattern, places in spans.items():
            spellings = tables.spellings[pattern]
            if spellings:
                person = any(tables.pages[spelling.page].type == "person" for spelling in spellings)
                for start, end in places:
                    hit = _hit(tables, text, spellings, start, end, spans is whole, person)
                    if hit is not None:
                        hits.append(hit)
    # What is a name as it stands, Azerbaijanis, is no shorter name with a word glued to it.
    whole_names = {(hit.start, hit.end) for hit in hits if not hit.glue}
    hits = [hit for hit in hits if not hit.glue or (hit.start, hit.end) not in whole_names]
    hits.sort(key=lambda hit: (hit.start, hit.end))
    return Found(tuple(hits), Terms(tables, text, whole), complete=True)


def _by_pattern(
    text: str, offsets: Sequence[int], raw: list[tuple[int, int, int]]
) -> tuple[dict[int, list[tuple[int, int]]], dict[int, list[tuple[int, int]]]]:
    """Return where each pattern stands as a whole word, and where it only begins one."""
    whole: dict[int, list[tuple[int, int]]] = {}
    inside: dict[int, list[tuple[int, int]]] = {}
    sides = word_sides(text)
    before = bytes(map((b"\0" + sides).__getitem__, offsets))
    after = sides + b"\0"
    size = len(offsets)
    for pattern, first, last in [match for match in raw if before[match[1]] not in IN_WORD]:
        start, end = offsets[first], offsets[last - 1] + 1
        beside = after[end]
        if beside == SMALL_LETTER and end - start < SHORTEST_GLUED:
            continue
        if before[first] and not starts_word(text, start):
            continue
        if ASK in (beside, after[start], after[end - 1]):
            if (first and offsets[first - 1] == start) or (last < size and offsets[last] == end - 1):
                continue  # half of a letter such as ß
            end = end_of_letter(text, end)
            beside = after[end]
        ends = not beside or (beside == ASK and ends_word(text, end))
        (whole if ends else inside).setdefault(pattern, []).append((start, end))
    return whole, inside


def _hit(
    tables: CompiledTables,
    text: str,
    spellings: tuple[Spelling, ...],
    start: int,
    end: int,
    whole: bool,
    person: bool,
) -> Hit | None:
    """Return the occurrence with the spellings it may stand for, or None."""
    glue: Glue | None = None
    if not whole and not (person and lost_apostrophe(text, start, end)):
        glue = glue_at(text, start, end, person)
        if glue is None:
            return None
    surface = text[start:end]
    matches: list[Match] = []
    for spelling in spellings:
        calque = tables.pages[spelling.page].type == "calque"
        found = likeness(surface, spelling.text, calque)
        if found is None or (tables.pages[spelling.page].type == "pair" and has_spaced_dash(surface)):
            continue
        if found.spacing and (
            (person and _has_surname(text, start, surface)) or _runs_on(text, end, surface)
        ):
            continue
        if calque or _capitals_fit(text, start, end, surface, spelling.text, found):
            matches.append(Match(spelling, found))
    if not matches:
        return None
    if glue is not None:
        return Hit(start, glue.end, text[start : glue.end], tuple(matches), glue.written)
    return Hit(start, end, surface, tuple(matches), "")


def _capitals_fit(text: str, start: int, end: int, surface: str, spelling: str, found: Likeness) -> bool:
    """Tell whether a name in other capitals, or with a space less, is still the name.

    Not ``Formula1.com``, an address, nor ``rio`` of ``S-rio-Libans``; not ``a council`` of Europe's clubs;
    nor a short word in capitals, which may be an abbreviation, unless a word beside is in capitals too
    (``NAKA`` in a headline).
    """
    if (found.case or found.spacing) and surface[0].isupper() and _DOMAIN.match(text, end):
        return False
    if found.case and surface[0].islower():
        if text[start - 1 : start] == "-" and _CAPITAL_PART.match(text, end):
            return False
        before = _word_before(text, start)
        if before is not None and before[1].lower() in _ANY_ONE:
            return False
    surface = nfc(surface)
    if len(surface) > 4 or not surface.isupper() or len(surface) < 2 or spelling.isupper():
        return True
    before = _word_before(text, start)
    after = _WORD_AFTER.match(text, end, end + _NEAR)
    return any(
        word[1].isupper() and sum(map(str.isalpha, word[1])) > 1
        for word in (before, after)
        if word is not None
    )


def _has_surname(text: str, start: int, surface: str) -> bool:
    """Tell whether a name without a space is a Chinese given name: Xu Yaoming is not Yao Ming."""
    before = _SURNAME.search(text, max(0, start - _NEAR), start) if surface.isalpha() else None
    return before is not None and is_pinyin(surface.lower()) and is_pinyin(before[1].lower())


def _runs_on(text: str, end: int, surface: str) -> bool:
    """Tell whether a place with a space more is part of a Chinese name: Shang Hai Chun."""
    after = _SYLLABLE.match(text, end) if " " in surface else None
    if after is None or is_english(after[1].lower()):
        return False
    return all(is_pinyin(word.lower()) for word in (*surface.split(), after[1]))


def _word_before(text: str, start: int) -> re.Match[str] | None:
    return _WORD_BEFORE.search(text, max(0, start - _NEAR), start)
