"""Find every occurrence of a spelling or of a word that rules ask for, overlapping ones included."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from normalizer.matching.boundary import (
    Glue,
    end_of_letter,
    ends_word,
    glue_at,
    lost_apostrophe,
    starts_word,
)
from normalizer.matching.compile import CompiledTables, Spelling
from normalizer.matching.fold import fold_text
from normalizer.matching.likeness import Likeness, has_spaced_dash, likeness
from normalizer.model import Span
from normalizer.tables.strings import nfc

__all__ = ["Found", "Hit", "Match", "find"]

_HITS_A_LETTER = 8
_HITS_AT_LEAST = 20_000
"""A text with more raw occurrences than this comes from a table made to be slow."""
_NEAR = 40
"""Code points in which the word before or behind a name is looked for."""
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.\u0300-\u036f]*)[^\w\r\n]*\Z")
_WORD_AFTER = re.compile(r"[^\w\r\n]*([^\W\d_][\w.\u0300-\u036f]*)")
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


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one text."""

    hits: tuple[Hit, ...]
    """Sorted by start, then end."""
    terms: Mapping[int, tuple[Span, ...]]
    """Where each term of a rule stands, sorted by start."""
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
        return Found((), {}, complete=False)
    hits: list[Hit] = []
    terms: dict[int, list[Span]] = {}
    size = len(folded)
    ascii_text = text.isascii()
    for pattern, first, last in raw:
        start = offsets[first]
        if start:
            before = text[start - 1]
            if (before.isascii() and before.isalnum()) or not starts_word(text, start):
                continue
        end = offsets[last - 1] + 1
        if not ascii_text:
            if (first and offsets[first - 1] == start) or (last < size and offsets[last] == end - 1):
                continue  # half of a letter such as ß
            end = end_of_letter(text, end)
        whole = ends_word(text, end)
        if whole:
            for term in tables.terms[pattern]:
                # Letters alone are not enough: "I ran" is not Iran, nor does a phrase cross a blank line.
                if likeness(text[start:end], term.text, any_case=True) is not None:
                    terms.setdefault(term.number, []).append(Span(start, end))
        if tables.spellings[pattern]:
            hit = _hit(tables, text, pattern, start, end, whole)
            if hit is not None:
                hits.append(hit)
    # What is a name as it stands, Azerbaijanis, is no shorter name with a word glued to it.
    whole_names = {(hit.start, hit.end) for hit in hits if not hit.glue}
    hits = [hit for hit in hits if not hit.glue or (hit.start, hit.end) not in whole_names]
    hits.sort(key=lambda hit: (hit.start, hit.end))
    return Found(tuple(hits), {term: tuple(sorted(spans)) for term, spans in terms.items()}, complete=True)


def _hit(tables: CompiledTables, text: str, pattern: int, start: int, end: int, whole: bool) -> Hit | None:
    """Return the occurrence with the spellings it may stand for, or None."""
    spellings = tables.spellings[pattern]
    glue: Glue | None = None
    if not whole:
        person = any(tables.pages[spelling.page].type == "person" for spelling in spellings)
        if not (person and lost_apostrophe(text, start, end)):
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
        if calque or _capitals_fit(text, start, end, surface, spelling.text, found):
            matches.append(Match(spelling, found))
    if not matches:
        return None
    if glue is not None:
        return Hit(start, glue.end, text[start : glue.end], tuple(matches), glue.written)
    return Hit(start, end, surface, tuple(matches), "")


def _capitals_fit(text: str, start: int, end: int, surface: str, spelling: str, found: Likeness) -> bool:
    """Tell whether a name in other capitals is still the name.

    Not ``a council`` of Europe's clubs; nor a short word in capitals, which may be an abbreviation, unless a
    word beside is in capitals too (``NAKA`` in a headline).
    """
    before = _WORD_BEFORE.search(text, max(0, start - _NEAR), start)
    if found.case and surface[0].islower() and before is not None and before[1].lower() in _ANY_ONE:
        return False
    surface = nfc(surface)
    if len(surface) > 4 or not surface.isupper() or len(surface) < 2 or spelling.isupper():
        return True
    after = _WORD_AFTER.match(text, end, end + _NEAR)
    return any(
        word[1].isupper() and sum(map(str.isalpha, word[1])) > 1
        for word in (before, after)
        if word is not None
    )
