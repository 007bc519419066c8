"""One walk over the documents: totals of all, and text and notes of those that the page shows."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeVar

from normalizer.quality.report.document import ReportDocument
from normalizer.quality.report.limits import Limits
from normalizer.quality.report.names import NameTable
from normalizer.quality.report.notes import Notes, notes_of, with_places
from normalizer.quality.report.passages import Passage, passages, places_of
from normalizer.quality.report.totals import Totals
from normalizer.quality.report.visible import cost
from normalizer.quality.score import WEIGHTS, Score

__all__ = ["Article", "Gathered", "Gatherer", "Row"]

_Item = TypeVar("_Item")


class Row(NamedTuple):
    """A document in the table of scores."""

    number: int
    """Its place in the input, from 1."""
    path: str
    line: int | None
    field: str | None
    findings: int
    fixed: int
    score: Score | None


@dataclass(frozen=True, slots=True)
class Article:
    """A document that is shown with its notes."""

    row: Row
    length: int
    """Of its text, in code points."""
    passages: tuple[Passage, ...]
    """What is shown of the text."""
    notes: Notes
    crowded_out: bool = False
    """Text and notes were dropped, since the page was full."""

    @property
    def is_whole(self) -> bool:
        """The text is shown from end to end."""
        return sum(len(passage.text) for passage in self.passages) == self.length


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything the page tells."""

    totals: Totals
    names: NameTable
    rows: tuple[Row, ...]
    """In input order; of many, those with the most points."""
    articles: Mapping[int, Article]
    """By number of the document, in input order; of many, those with the most points."""


class Gatherer:
    """Takes documents one by one, and keeps no text that will not be shown."""

    def __init__(self, limits: Limits) -> None:
        """Start without documents."""
        self._limits = limits
        self._totals, self._names = Totals(), NameTable(limits)
        self._rows: _Greatest[Row] = _Greatest(limits.rows)
        self._articles: _Greatest[Article] = _Greatest(limits.documents)

    def add(self, one: ReportDocument) -> None:
        """Take the next document."""
        self._totals.add(one)
        number = self._totals.documents
        self._names.add(number, one)
        fixed = sum(finding.fix == "auto" for finding in one.findings)
        row = Row(number, one.path, one.line, one.field, len(one.findings), fixed, one.score)
        points = _points(one)
        self._rows.add(points, number, row)
        if self._articles.takes(points, number):
            self._articles.add(points, number, _article(row, one, self._limits))

    def gathered(self) -> Gathered:
        """Return what the page tells of the documents so far."""
        shown = _within_bounds(self._articles.greatest_first(), self._limits)
        return Gathered(
            self._totals,
            self._names,
            tuple(sorted(self._rows.greatest_first())),
            {article.row.number: article for article in sorted(shown, key=lambda each: each.row.number)},
        )


class _Greatest(Generic[_Item]):
    """Keeps the items of the greatest weight; of equal ones, those that came first."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._heap: list[tuple[float, int, _Item]] = []

    def takes(self, weight: float, number: int) -> bool:
        return len(self._heap) < self._size or (weight, -number) > self._heap[0][:2]

    def add(self, weight: float, number: int, item: _Item) -> None:
        if len(self._heap) < self._size:
            heapq.heappush(self._heap, (weight, -number, item))
        elif self.takes(weight, number):
            heapq.heapreplace(self._heap, (weight, -number, item))

    def greatest_first(self) -> list[_Item]:
        return [item for _, _, item in sorted(self._heap, key=lambda entry: entry[:2], reverse=True)]


def _points(one: ReportDocument) -> float:
    if one.score is not None:
        return one.score.before.names.points + one.score.before.mechanics.points
    return sum(WEIGHTS[finding.severity] for finding in one.findings)


def _article(row: Row, one: ReportDocument, limits: Limits) -> Article:
    notes = notes_of(one.findings, limits)
    notes = with_places(notes, places_of(one.text, notes.starts(limits)), limits)
    return Article(row, len(one.text), passages(one.text, notes, limits), notes)


def _within_bounds(articles: Iterable[Article], limits: Limits) -> list[Article]:
    """Return articles, the first ones with text and notes until the page is full."""
    text, notes, marks = limits.page_text, limits.page_notes, limits.page_marks
    kept: list[Article] = []
    for one in articles:
        takes = sum(cost(passage.text) for passage in one.passages)
        marked = len(one.notes.marks())
        listed = len(one.notes.listed)
        if takes > text or listed > notes or marked > marks:
            kept.append(replace(one, passages=(), notes=Notes((), {}), crowded_out=True))
            continue
        text, notes, marks = text - takes, notes - listed, marks - marked
        kept.append(one)
    return kept
