"""Spellings close to the names of people whose office and country a document has.

A title with its country says who is meant (*Armenian Prime Minister Pasinian*), so more letters may differ
than in a word that stands alone, most where the title stands beside the word. A word of English, and a name
in its own right, is never taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from normalizer.matching.compile import CompiledTables
from normalizer.matching.full_names import FullNames, Run, is_misspelt, is_numeral
from normalizer.matching.fuzzy.alike import AlikeNames
from normalizer.matching.fuzzy.keys import is_pinyin, letters, sounds
from normalizer.matching.fuzzy.veto import Vetoes
from normalizer.matching.generate.shipped import GeneratedAliases
from normalizer.matching.support import DocumentSupport
from normalizer.matching.told import Told
from normalizer.model import Span
from normalizer.tables.page import Page

__all__ = ["Holders", "OfficeNames"]

_LEAST_ALIKE = 0.7
_LEAST_ALIKE_WHOLE = 0.85
"""Of names in full that are not read from Chinese: with a given name and an ending in common, two persons of
one country are more alike than ``_LEAST_ALIKE`` (*Ivan Kostov*, *Ivan Kondov*)."""
_WORTH_A_LOOK = 60
"""Indel ratio, of 100, from which names in full are compared."""
_LONG_GIVEN = 5
_LEAST_GIVEN = 0.5
_SURE = 0.95
"""Likeness of names whose given names of two syllables are the same."""
_DIVIDED = 0.9
"""Likeness of names of which one has more words: a word that was divided, and no name more."""
_MOST_WORDS = 3
_REMEMBERED = 16_384
_VETOES = Vetoes()


class _Near(NamedTuple):
    """A holder that a word may stand for: what is written, the closest spelling, and how far it is."""

    page: int
    written: str
    like: str
    edits: int
    """Letters, or sounds where these are fewer, that differ."""
    plea: str

    def told(self, span: Span) -> Told:
        """Return what a stretch of the text stands for."""
        reason = f"close to {self.like}, {self.edits} letters or sounds differ; {self.plea}"
        return Told(span, self.page, self.written, reason, span)


class OfficeNames:
    """How the holders of offices are called, in any document; looked up once for each."""

    def __init__(self, tables: CompiledTables, generated: GeneratedAliases) -> None:
        self._tables = tables
        self._generated = generated
        self.of_one_word = lru_cache(maxsize=_REMEMBERED)(self._of_one_word)
        self.whole = lru_cache(maxsize=_REMEMBERED)(self._whole)

    def _of_one_word(self, page: int) -> tuple[tuple[str, str], ...]:
        """Return one-word spellings of a person: what is written for each, and its letters."""
        return tuple(_ways(self._tables.pages[page]))

    def _whole(self, page: int) -> tuple[tuple[str, str], ...]:
        """Return the spellings of several words of a person, readings included, each with its letters."""
        person = self._tables.pages[page]
        if is_pinyin(letters(person.name)):
            return ()  # as near to anybody's name as to this one
        names = _whole_names(person, self._generated.readings(person.name))
        return tuple((name, letters(name)) for name in names)


class Holders:
    """The holders of offices in one document, and how their names are written, rightly or wrongly."""

    def __init__(
        self,
        tables: CompiledTables,
        office_names: OfficeNames,
        full_names: FullNames,
        support: DocumentSupport,
    ) -> None:
        self._tables = tables
        self._support = support
        self._full_names = full_names
        holders = sorted(page for page in support.holders() if tables.pages[page].type == "person")
        self._names = [(page, *way) for page in holders for way in office_names.of_one_word(page)]
        self._alike = AlikeNames([plain for _, _, plain in self._names], _LEAST_ALIKE)
        self._near: dict[str, list[tuple[int, float]]] = {}
        whole = [(page, *way) for page in holders for way in office_names.whole(page)]
        self._whole = [(page, name) for page, name, _ in whole]
        self._whole_plain = [plain for _, _, plain in whole]

    def names(self, runs: Iterable[Run]) -> Iterator[Told]:
        """Yield the names in full beside a title that are near to a holder's, rightly or wrongly read.

        Only the last words of a run are looked at: titles stand before.
        """
        if not self._whole:
            return
        for run in runs:
            words = run.text.split(" ")
            end = run.start + len(run.text)
            for size in range(min(len(words), _MOST_WORDS), 1, -1):
                name = " ".join(words[-size:])
                plain = self._full_names.open_letters(name)
                near = self._named(name, plain, Span(end - len(name), end)) if plain else None
                if near is not None:
                    yield near.told(Span(end - len(name), end))
                    break

    def _named(self, name: str, plain: str, span: Span) -> _Near | None:
        best: dict[int, float] = {}
        for page, likeness in self._near_names(name, plain):
            if likeness > best.get(page, 0):
                told = self._support.of(page, *span)
                if told.role or (likeness >= _SURE and told.office):
                    best[page] = likeness
        ranked = sorted(best, key=lambda page: (-best[page], page))
        if not ranked or (len(ranked) > 1 and best[ranked[0]] == best[ranked[1]]):
            return None
        page = ranked[0]
        written = self._tables.pages[page].name
        edits = round((1 - best[page]) * len(plain))
        return _Near(page, written, written, edits, self._support.of(page, *span).plea)

    def _near_names(self, name: str, plain: str) -> list[tuple[int, float]]:
        """Return the holders that a name is near to, and how near; looked for once for each name."""
        known = self._near.get(name)
        if known is None:
            like = process.extract(
                plain, self._whole_plain, scorer=ratio, score_cutoff=_WORTH_A_LOOK, limit=8
            )
            found = [
                (self._whole[place][0], _likeness(name, plain, self._whole[place][1])) for _, _, place in like
            ]
            known = self._near[name] = [pair for pair in found if pair[1] >= _LEAST_ALIKE]
        return known

    def match(self, token: str, start: int, end: int) -> Told | None:
        """Return the one holder that a word at a place stands for; None without one, or with several."""
        plain = letters(token)
        best: dict[int, _Near] = {}
        for place in self._alike.places(plain):
            page, written, name = self._names[place]
            edits = _edits(plain, name)
            shorter = min(len(plain), len(name))
            right = name == letters(written)
            if edits > _budget(shorter, beside=True, right=right):
                continue
            if not _begin_alike(plain, name, letters(written)) or self._tables.is_borne(token, page):
                continue
            if is_pinyin(plain) and is_pinyin(name) and sounds(plain) != sounds(name):
                continue  # other syllables, so another name
            support = self._support.of(page, start, end)
            beside = bool(support.role or support.context)
            if not beside and (
                edits > _budget(shorter, beside, right) or _VETOES.pair(token, name) is not None
            ):
                continue
            known = best.get(page)
            if known is None or edits < known.edits:
                best[page] = _Near(page, written, name, edits, support.plea)
        ranked = sorted(best.values(), key=lambda near: (near.edits, near.page))
        if not ranked or (len(ranked) > 1 and ranked[1].edits - ranked[0].edits < 1):
            return None
        return ranked[0].told(Span(start, end))


def _budget(length: int, beside: bool, right: bool) -> int:
    """Return how many letters may differ, by the length of the shorter name; a title beside gives more.

    Fewer where the name is ``right``: people of one country who follow one another in an office are often
    called alike, but nobody is called like what an engine makes of a name.

    >>> [_budget(length, True, False) for length in (3, 4, 6, 8)]
    [0, 1, 2, 3]
    >>> [_budget(length, True, True) for length in (3, 4, 8, 10)]
    [0, 1, 2, 3]
    >>> [_budget(length, False, True) for length in (5, 6, 10)]
    [0, 1, 2]
    """
    if not beside:
        return 0 if length < 6 else 1 if length < 10 else 2
    two, three = (8, 10) if right else (6, 8)
    return 0 if length < 4 else 1 if length < two else 2 if length < three else 3


def _edits(one: str, other: str) -> int:
    return min(Levenshtein.distance(one, other), Levenshtein.distance(sounds(one), sounds(other)))


def _begin_alike(*names: str) -> bool:
    """Tell whether all names begin with one sound: surnames of one country often end alike.

    >>> _begin_alike("zhavrov", "javrof"), _begin_alike("asadov", "mammadov")
    (True, False)
    """
    return len({sounds(name)[:1] for name in names}) == 1


def _likeness(name: str, plain: str, whole: str) -> float:
    """Return from 0 to 1 how near a name is to a spelling or reading of another.

    Where one character of a surname was taken for another, the given name is what is left: it counts as much
    as the whole. With the same surname the given name may be read more freely.
    """
    words, others = name.split(), whole.split()
    if words[-1] != others[-1] and (is_numeral(words[-1]) or is_numeral(others[-1])):
        return 0
    if len(words) == len(others) == 2 and is_pinyin(letters(whole)) and is_pinyin(plain):
        surname, given = letters(words[0]), letters(words[1])
        if given == letters(others[1]) and len(given) >= _LONG_GIVEN:
            return _SURE
        if surname == letters(others[0]):
            alike = Levenshtein.normalized_similarity(given, letters(others[1]))
            return _LEAST_ALIKE if alike >= _LEAST_GIVEN else 0
        return 0
    likeness = min(_SURE, Levenshtein.normalized_similarity(plain, letters(whole)))
    if likeness < _LEAST_ALIKE_WHOLE:
        return 0
    if len(words) != len(others):
        return likeness if likeness >= _DIVIDED else 0
    pairs = zip(words, others, strict=True)
    right = all(letters(word) == letters(part) or is_misspelt(word, part) for word, part in pairs)
    return likeness if right else 0


def _whole_names(page: Page, readings: tuple[str, ...]) -> Iterator[str]:
    """Yield the spellings of several words of a person, and how the name is read."""
    aliases = (*page.forms, *page.aliases, *(alias for rules in page.rule_sets for alias in rules.aliases))
    for name in (page.name, *(alias.surface for alias in aliases), *readings):
        if " " in name:
            yield name


def _ways(page: Page) -> Iterator[tuple[str, str]]:
    """Yield one-word spellings of a person: what is written for each, and its letters."""
    spellings = [(spelling, spelling) for spelling in (page.name, *(form.surface for form in page.forms))]
    aliases = (*page.aliases, *(alias for rules in page.rule_sets for alias in rules.aliases))
    spellings += [(alias.surface, alias.written) for alias in aliases]
    seen: set[str] = set()
    for spelling, written in spellings:
        plain = letters(spelling)
        if len(plain) > 3 and " " not in spelling and plain not in seen:
            seen.add(plain)
            yield written, plain
