"""Spellings close to the names of people whose office and country a document has.

A title with its country says who is meant (*Armenian Prime Minister Pasinian*), so more letters may differ
than in a word that stands alone, most where the title stands beside the word. A word of English, and a name
in its own right, is never taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler, Levenshtein

from normalizer.matching.compile import CompiledTables
from normalizer.matching.fuzzy.keys import letters, sounds
from normalizer.matching.fuzzy.veto import Vetoes
from normalizer.matching.support import DocumentSupport, Support
from normalizer.tables.page import Page

__all__ = ["Held", "Holders"]

_LEAST_ALIKE = 0.7
_VETOES = Vetoes()


class Held(NamedTuple):
    """A holder of an office that a word may stand for."""

    page: int
    written: str
    like: str
    """The spelling of the page that is closest: a name, a form or an alias."""
    edits: int
    """Letters, or sounds where these are fewer, that differ."""
    support: Support


class Holders:
    """The holders of offices in one document, and how their names are written, rightly or wrongly."""

    def __init__(self, tables: CompiledTables, support: DocumentSupport) -> None:
        self._support = support
        found = ((page, *way) for page in sorted(support.holders()) for way in _ways(tables.pages[page]))
        self._names = [(page, written, plain) for page, written, plain in found]
        self._plain = [plain for _, _, plain in self._names]
        self._heard = [sounds(plain) for plain in self._plain]

    def match(self, token: str, start: int, end: int) -> Held | None:
        """Return the one holder that a word at a place stands for; None without one, or with several."""
        best: dict[int, Held] = {}
        for place in self._like(token):
            page, written, plain = self._names[place]
            support = self._support.of(page, start, end)
            edits = _edits(letters(token), plain)
            beside = bool(support.role or support.context)
            if edits > _budget(min(len(letters(token)), len(plain)), beside) or (
                not beside and _VETOES.pair(token, plain) is not None
            ):
                continue
            known = best.get(page)
            if known is None or edits < known.edits:
                best[page] = Held(page, written, plain, edits, support)
        ranked = sorted(best.values(), key=lambda held: (held.edits, held.page))
        if not ranked or (len(ranked) > 1 and ranked[1].edits - ranked[0].edits < 1):
            return None
        return ranked[0]

    def _like(self, token: str) -> list[int]:
        plain = letters(token)
        places: set[int] = set()
        for query, among in ((plain, self._plain), (sounds(plain), self._heard)):
            like = process.extract(
                query, among, scorer=JaroWinkler.similarity, score_cutoff=_LEAST_ALIKE, limit=8
            )
            places.update(place for _, _, place in like)
        return [place for place in sorted(places) if self._plain[place] != plain]


def _budget(length: int, beside: bool) -> int:
    """Return how many letters may differ, by the length of the shorter name; a title beside gives more.

    >>> [_budget(length, True) for length in (3, 4, 6, 9)], [_budget(length, False) for length in (5, 6, 10)]
    ([0, 1, 2, 3], [0, 1, 2])
    """
    if beside:
        return 0 if length < 4 else 1 if length < 6 else 2 if length < 8 else 3
    return 0 if length < 6 else 1 if length < 10 else 2


def _edits(one: str, other: str) -> int:
    return min(Levenshtein.distance(one, other), Levenshtein.distance(sounds(one), sounds(other)))


def _ways(page: Page) -> Iterator[tuple[str, str]]:
    """Yield one-word spellings of a person: what is written for each, and its letters."""
    if page.type != "person":
        return
    spellings = [(spelling, spelling) for spelling in (page.name, *(form.surface for form in page.forms))]
    aliases = (*page.aliases, *(alias for rules in page.rule_sets for alias in rules.aliases))
    spellings += [(alias.surface, alias.written) for alias in aliases]
    seen: set[str] = set()
    for spelling, written in spellings:
        plain = letters(spelling)
        if len(plain) > 3 and " " not in spelling and plain not in seen:
            seen.add(plain)
            yield written, plain
