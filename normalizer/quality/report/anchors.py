"""Where on the page a stretch of a text stands, for those that are shown and linked to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from normalizer.quality.report.gather import Article
from normalizer.quality.report.names import NamePlace
from normalizer.quality.report.notes import Mark

__all__ = ["Anchors", "anchor"]


class Anchors:
    """The stretches of each shown text that something links to, and the ids of their elements."""

    def __init__(self, articles: Mapping[int, Article], places: Mapping[int, Iterable[NamePlace]]) -> None:
        """Take what is shown, and the places of names that are listed."""
        self._marks: dict[int, list[Mark]] = {}
        self._ids: dict[tuple[int, int, int], str] = {}
        self._by_path = {one.row.path: number for number, one in articles.items() if one.row.line is None}
        for number, article in articles.items():
            marks = article.notes.marks()
            taken = {(mark.start, mark.end) for mark in marks}
            extra = {place.start: place.end for place in places.get(number, ())}
            marks += [Mark(*span, 0) for span in extra.items() if span not in taken]
            self._marks[number] = sorted(marks)
            for mark in marks:
                if _shown(article, mark.start):
                    self._ids.setdefault((number, mark.start, mark.end), anchor(number, mark))

    def marks(self, number: int) -> Sequence[Mark]:
        """Return all that cuts the text of a document, sorted."""
        return self._marks[number]

    def of(self, number: int, start: int, end: int) -> str | None:
        """Return the id of a stretch; None when it is not shown."""
        return self._ids.get((number, start, end))

    def document(self, path: str) -> int | None:
        """Return the number of a shown document that is a whole file."""
        return self._by_path.get(path)


def anchor(number: int, mark: Mark) -> str:
    """Return the id of a mark in a document."""
    return f"m{number}-{mark.note}-{mark.reason}-{mark.start}" if mark.note else f"o{number}-{mark.start}"


def _shown(article: Article, start: int) -> bool:
    return any(passage.start <= start <= passage.end for passage in article.passages)
