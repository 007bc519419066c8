"""Spellings close to the names of people whose office and country a document has.

A title with its country says who is meant (*Armenian Prime Minister Pasinian*), so more letters may differ
than in a word that stands alone, most where the title stands beside the word. A word of English, and a name
in its own right, is never taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from normalizer.matching.compile import CompiledTables
from normalizer.matching.full_names import FullNames, Run, is_misspelt, is_numeral
from normalizer.matching.fuzzy.alike import AlikeNames
from normalizer.matching.fuzzy.keys import is_pinyin, letters, sounds
from normalizer.matching.fuzzy.veto import Vetoes
from normalizer.matching.office_names import LONG_GIVEN, OfficeNames, first_sound
from normalizer.matching.support import DocumentSupport
from normalizer.matching.told import Told
from normalizer.model import Span

__all__ = ["Holders"]

_LEAST_ALIKE = 0.7
_LEAST_ALIKE_WHOLE = 0.85
"""Of names in full that are not read from Chinese: with a given name and an ending in common, two persons of
one country are more alike than ``_LEAST_ALIKE`` (*Ivan Kostov*, *Ivan Kondov*)."""
_WORTH_A_LOOK = 60
"""Indel ratio, of 100, from which names in full are compared."""
_LEAST_GIVEN = 0.5
_SURE = 0.95
"""Likeness of names whose given names of two syllables are the same."""
_DIVIDED = 0.9
"""Likeness of names of which one has more words: a word that was divided, and no name more."""
_MOST_WORDS = 3
_MOST = 8
"""Names in full that are compared."""
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
        # By their first sounds: what begins otherwise is another name.
        self._names: dict[str, list[tuple[int, str, str]]] = {}
        self._whole: dict[str, list[tuple[int, str, str]]] = {}
        self._by_given: dict[str, list[tuple[int, str, str]]] = {}
        for page in holders:
            for written, plain in office_names.of_one_word(page):
                self._names.setdefault(first_sound(plain), []).append((page, written, plain))
            for name, plain, given in office_names.whole(page):
                self._whole.setdefault(first_sound(plain), []).append((page, name, plain))
                if given:
                    self._by_given.setdefault(given, []).append((page, name, plain))
        self._alike: dict[str, AlikeNames] = {}
        self._near: dict[str, list[tuple[int, float]]] = {}

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
            among = self._whole.get(first_sound(plain), [])
            like = process.extract(
                plain, [whole for _, _, whole in among], scorer=ratio, score_cutoff=_WORTH_A_LOOK, limit=_MOST
            )
            worth = [among[place] for _, _, place in like]
            worth += self._by_given.get(letters(name.rpartition(" ")[2]), [])
            found = [(page, _likeness(name, plain, whole)) for page, whole, _ in worth]
            known = self._near[name] = [pair for pair in found if pair[1] >= _LEAST_ALIKE]
        return known

    def match(self, token: str, start: int, end: int) -> Told | None:
        """Return the one holder that a word at a place stands for; None without one, or with several."""
        plain = letters(token)
        best: dict[int, _Near] = {}
        for page, written, name in self._like(plain):
            edits = _edits(plain, name)
            shorter = min(len(plain), len(name))
            right = name == letters(written)
            if edits > _budget(shorter, beside=True, right=right):
                continue
            if self._tables.is_borne(token, page):
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

    def _like(self, plain: str) -> list[tuple[int, str, str]]:
        """Return the names of one word that begin with the same sound and are at all like some letters."""
        first = first_sound(plain)
        among = self._names.get(first)
        if among is None:
            return []
        if first not in self._alike:
            self._alike[first] = AlikeNames([name for _, _, name in among], _LEAST_ALIKE)
        return [among[place] for place in self._alike[first].places(plain)]


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
        if given == letters(others[1]) and len(given) >= LONG_GIVEN:
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
