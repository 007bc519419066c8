"""Names in full with one word misspelt: *Kim Yo-jung*, *Josep Borelli*.

One word of a person's name is right and leads to the persons who have it; the letters of the whole must then
be close, the wrong word must be no name in its own right, and the document must speak for the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from normalizer.matching.compile import CompiledTables
from normalizer.matching.fold import fold_text
from normalizer.matching.fuzzy.keys import is_pinyin, letters, sounds
from normalizer.matching.fuzzy.veto import Vetoes
from normalizer.matching.support import DocumentSupport
from normalizer.model import Span
from normalizer.tables.page import Page

__all__ = ["NAMES", "MisspeltPart", "misspelt_parts"]

_WORD = r"[^\W\d_a-z][\w\u0300-\u036f]*(?:[\-‐‑'’](?!s(?!\w))\w+)*"
NAMES = re.compile(rf"(?<![\w'’\-]){_WORD}(?: {_WORD}){{1,9}}(?![\w\-])")
"""Runs of two to ten capitalised words."""
_PART = re.compile(r"\S+")
_MOST_WORDS = 4
_LEAST = 8
"""Letters from which a name in full is recognised with one of them wrong."""
_LEAST_SIMILAR = 0.65
"""Share of the letters of the wrong word that are right."""
_MOST_BEARERS = 40
"""Persons with one name that are looked at; *Kim* and *Mohammed* lead to many more."""
_VETOES = Vetoes()


class MisspeltPart(NamedTuple):
    """A word that is wrong in a name in full."""

    span: Span
    page: int
    written: str
    reason: str


def misspelt_parts(tables: CompiledTables, support: DocumentSupport, text: str) -> Iterator[MisspeltPart]:
    """Yield the wrong words of names in full that are close to one person's, by their start."""
    for run in NAMES.finditer(text):
        words = [
            Span(run.start() + word.start(), run.start() + word.end()) for word in _PART.finditer(run[0])
        ]
        for size in range(min(len(words), _MOST_WORDS), 1, -1):
            parts = (
                _parts(tables, support, text, words[at : at + size]) for at in range(len(words) - size + 1)
            )
            found = next(filter(None, parts), None)
            if found:
                yield from found
                break


def _parts(
    tables: CompiledTables, support: DocumentSupport, text: str, words: list[Span]
) -> list[MisspeltPart]:
    """Return the wrong words of one run of words; none when it is no one's name."""
    span = Span(words[0].start, words[-1].end)
    written = [text[start:end] for start, end in words]
    plain = letters("".join(written))
    if len(plain) < _LEAST or tables.has_spelling(plain):
        return []
    pages: set[int] = set()
    for word in written:
        bearers = tables.bearers.get(fold_text(word).text, ())
        if len(bearers) <= _MOST_BEARERS:
            pages.update(bearers)
    found = {page: name for page in sorted(pages) if (name := _alike(written, plain, tables.pages[page]))}
    if len(found) != 1:
        return []
    ((page, name),) = found.items()
    told = support.of(page, *span)
    if told.positive:
        reason = told.reason
    elif told.office:
        reason = f"{told.office!r} and its country are in the document"
    elif told.home:
        reason = f"{told.home} is in the document"
    else:
        return []
    return [
        MisspeltPart(place, page, part, f"close to {part} of {' '.join(name)}; {reason}")
        for place, word, part in zip(words, written, name, strict=True)
        if letters(word) != letters(part)
    ]


def _alike(words: list[str], plain: str, page: Page) -> list[str]:
    """Return the words of the spelling of a person that some words are close to; empty when none is."""
    for spelling in (page.name, *(form.surface for form in page.forms)):
        name = spelling.split()
        if len(name) != len(words):
            continue
        other = letters("".join(name))
        edits = min(Levenshtein.distance(plain, other), Levenshtein.distance(sounds(plain), sounds(other)))
        pairs = [pair for pair in zip(words, name, strict=True) if letters(pair[0]) != letters(pair[1])]
        if edits <= _budget(min(len(plain), len(other))) and all(_may_be(*pair) for pair in pairs):
            return name
    return []


def _may_be(word: str, part: str) -> bool:
    """Tell whether a word may be a misspelt part of a name, and no other name."""
    plain, other = letters(word), letters(part)
    if sounds(plain) == sounds(other):
        return True
    if Levenshtein.normalized_similarity(plain, other) < _LEAST_SIMILAR:
        return False
    return _VETOES.token(word) is None and not (is_pinyin(plain) and is_pinyin(other))


def _budget(length: int) -> int:
    """Return how many letters of a whole name may differ.

    >>> [_budget(length) for length in (8, 12, 16)]
    [1, 2, 3]
    """
    return 1 if length < 12 else 2 if length < 16 else 3
