"""What a corpus shows: the types of its report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["CorpusReport", "DoubledParagraph", "Place", "SpelledName", "Spelling", "report_of"]

_MOST_PARAGRAPHS = 1_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands."""

    path: str
    line: int
    """Counted from 1."""
    start: int
    """First code point in the document."""
    end: int
    document: int
    """Number of the document, from 0 in the order in which they came."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of spelling a name."""

    surface: str
    documents: int
    times: int
    known: bool
    """A table, a lexicon of names or common use knows it."""
    doubtful: bool
    """It is one of three or more, or half of the documents at most have it. Says not which is right."""
    places: tuple[Place, ...]
    """The first three of each document, 64 at the most."""


@dataclass(frozen=True, slots=True)
class SpelledName:
    """A name that the documents of one story spell in several ways."""

    documents: int
    spellings: tuple[Spelling, ...]
    """Sorted."""
    settled: str | None
    """The spelling that alone is known; None when there are more, or none."""
    kind: str | None
    """What it is, by the words beside it; None when they do not tell, or not the same."""
    message: str
    """One line."""
    entry: str
    """A line for an alias table; which spelling is the name is for a curator to say."""


@dataclass(frozen=True, slots=True)
class DoubledParagraph:
    """A paragraph that stands in several documents, whatever its case, spacing and punctuation."""

    beginning: str
    """The first 80 characters, of the second document that has it."""
    words: int
    documents: int
    """How many have it."""
    places: tuple[Place, ...]
    """One for each document, in the order in which they came, 64 at the most."""


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """What a corpus showed."""

    documents: int
    stories: int
    """Groups of two documents or more that tell the same."""
    names: tuple[SpelledName, ...]
    paragraphs: tuple[DoubledParagraph, ...]
    doubled: int
    """Doubled paragraphs in all, also those beyond the thousand that are told."""

    def as_dict(self) -> dict[str, Any]:
        """Return the shape in which the report is printed as JSON."""
        return asdict(self)


def report_of(
    documents: int, stories: int, names: Sequence[SpelledName], paragraphs: Sequence[DoubledParagraph]
) -> CorpusReport:
    """Return a report of some documents and stories that lists the first thousand of the paragraphs."""
    return CorpusReport(
        documents, stories, tuple(names), tuple(paragraphs[:_MOST_PARAGRAPHS]), len(paragraphs)
    )
