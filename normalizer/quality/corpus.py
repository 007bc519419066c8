"""What only many documents together show: names spelt in several ways, paragraphs that came twice.

    corpus = Corpus()
    for path, text in documents:
        corpus.add(path, digest(text, decisions))
    report = corpus.report()

A `Digest` is all that is kept of a document, about 4 kB for an article; it pickles, so that documents may be
read in several processes.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

from normalizer.model import Decision
from normalizer.quality.corpus_names import Cluster, Met, clusters, names_of
from normalizer.quality.name_spellings import is_known, settled_of, table_entry
from normalizer.quality.stories import Stories, traits

__all__ = [
    "Corpus",
    "CorpusReport",
    "Digest",
    "DoubledParagraph",
    "Place",
    "SpelledName",
    "Spelling",
    "digest",
]

_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)\s*")
_LINE_END = re.compile(r"\r\n?|\n")
_NO_WORD = re.compile(r"[\W_]+")
_SHORTEST_PARAGRAPH = 80
_FEWEST_WORDS = 12
_MOST_PARAGRAPHS = 2_000
"""Paragraphs of one document that are looked at."""
_BEGINNING = 80
_MOST_REPORTED = 1_000
"""Doubled paragraphs that are told; their number is told whole."""
_MANY_WAYS = 3
_MOST_PLACES = 64


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands."""

    path: str
    line: int
    """Counted from 1."""
    start: int
    """First code point in the document."""
    end: int


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


class Digest(NamedTuple):
    """What a corpus keeps of a document."""

    traits: tuple[int, ...]
    names: tuple[Met, ...]
    lines: tuple[tuple[int, ...], ...]
    """The line of each place of each name."""
    paragraphs: tuple[tuple[int, int, int, int, int, str], ...]
    """Check sum (64 bits), line, start, end, words and beginning of each that is long enough."""


def digest(text: str, decisions: Sequence[Decision] = ()) -> Digest:
    """Return what a corpus needs of a document; ``decisions`` are the normaliser's about its names."""
    names = names_of(text, decisions)
    ends = [match.end() for match in _LINE_END.finditer(text)]
    lines = tuple(tuple(_line(ends, place) for place in met.places) for met in names)
    return Digest(traits(text), names, lines, tuple(_paragraphs(text, ends)))


class Corpus:
    """Gathers documents; memory and time grow with the documents and no faster."""

    def __init__(self) -> None:
        """Start empty."""
        self._paths: list[str] = []
        self._stories = Stories()
        self._surfaces: dict[str, int] = {}
        self._names: list[array[int]] = []
        self._first: dict[int, tuple[int, int, int, int]] = {}
        self._doubled: dict[int, _Doubled] = {}

    def add(self, path: str, taken: Digest) -> None:
        """Take the next document."""
        number = self._stories.add(taken.traits)
        self._paths.append(path)
        packed = array("I")
        for met, lines in zip(taken.names, taken.lines, strict=True):
            surface = self._surfaces.setdefault(met.surface, len(self._surfaces))
            packed.extend((surface, met.times, met.tabled, len(met.places), *met.places, *lines))
            packed.extend((len(met.contexts), *met.contexts))
        self._names.append(packed)
        for key, line, start, end, words, beginning in taken.paragraphs:
            first = self._first.setdefault(key, (number, line, start, end))
            if first[0] != number:
                found = self._doubled.setdefault(key, _Doubled(words, beginning, [first]))
                if found.places[-1][0] != number and len(found.places) < _MOST_PLACES:
                    found.places.append((number, line, start, end))

    def report(self) -> CorpusReport:
        """Return what the documents so far show together; it depends on their order alone."""
        groups = self._stories.groups()
        surfaces = list(self._surfaces)
        names = tuple(name for group in groups for name in self._story(group, surfaces))
        doubled = sorted(self._doubled.values(), key=lambda found: found.places[0])
        paragraphs = tuple(
            DoubledParagraph(
                found.beginning, found.words, tuple(self._place(*place) for place in found.places)
            )
            for found in doubled[:_MOST_REPORTED]
        )
        return CorpusReport(len(self._paths), len(groups), names, paragraphs, len(doubled))

    def _story(self, group: Sequence[int], surfaces: Sequence[str]) -> Iterator[SpelledName]:
        met: dict[str, list[tuple[int, Met, tuple[int, ...]]]] = defaultdict(list)
        documents = []
        for number in group:
            names = list(_unpacked(self._names[number], surfaces))
            documents.append((number, [name for name, _ in names]))
            for name, lines in names:
                met[name.surface].append((number, name, lines))
        for cluster in clusters(documents):
            yield self._name(cluster, met)

    def _name(self, cluster: Cluster, met: dict[str, list[tuple[int, Met, tuple[int, ...]]]]) -> SpelledName:
        many = len(cluster.spellings) >= _MANY_WAYS
        spellings = []
        for surface in cluster.spellings:
            having = met[surface]
            tabled = surface in cluster.tabled
            places = (
                self._place(number, line, start, start + len(surface))
                for number, name, lines in having
                for start, line in zip(name.places, lines, strict=True)
            )
            spellings.append(
                Spelling(
                    surface,
                    len(having),
                    sum(name.times for _, name, _ in having),
                    tabled or is_known(surface),
                    not tabled and (many or 2 * len(having) <= len(cluster.documents)),
                    tuple(place for place, _ in zip(places, range(_MOST_PLACES), strict=False)),
                )
            )
        settled = min(cluster.tabled) if len(cluster.tabled) == 1 else settled_of(cluster.spellings)
        told = ", ".join(f"'{one.surface}' ({one.documents})" for one in spellings)
        message = f"one name in {len(spellings)} spellings (documents): {told}"
        entry = table_entry(cluster.spellings, settled)
        return SpelledName(len(cluster.documents), tuple(spellings), message, entry)

    def _place(self, number: int, line: int, start: int, end: int) -> Place:
        return Place(self._paths[number], line, start, end)


class _Doubled(NamedTuple):
    words: int
    beginning: str
    places: list[tuple[int, int, int, int]]


def _unpacked(packed: array[int], surfaces: Sequence[str]) -> Iterator[tuple[Met, tuple[int, ...]]]:
    at = 0
    while at < len(packed):
        surface, times, tabled, count = packed[at : at + 4]
        at += 4
        places, lines = packed[at : at + count], packed[at + count : at + 2 * count]
        at += 2 * count
        contexts = packed[at + 1 : at + 1 + packed[at]]
        at += 1 + packed[at]
        yield Met(surfaces[surface], times, bool(tabled), tuple(places), tuple(contexts)), tuple(lines)


def _line(ends: Sequence[int], place: int) -> int:
    return bisect_right(ends, place) + 1


def _paragraphs(text: str, ends: Sequence[int]) -> Iterator[tuple[int, int, int, int, int, str]]:
    """Yield what is kept of each paragraph; where no blank line stands, each line is one."""
    gap = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE_END
    start, told = 0, 0
    for stop in (*(match.span() for match in gap.finditer(text)), (len(text), len(text))):
        piece = text[start : stop[0]]
        left = start + len(piece) - len(piece.lstrip())
        start = stop[1]
        stripped = piece.strip()
        if len(stripped) < _SHORTEST_PARAGRAPH or told == _MOST_PARAGRAPHS:
            continue
        words = _NO_WORD.split(stripped.casefold())
        plain = " ".join(word for word in words if word)
        count = plain.count(" ") + 1
        if count >= _FEWEST_WORDS:
            told += 1
            key = int.from_bytes(blake2b(plain.encode("utf-8", "replace"), digest_size=8).digest(), "big")
            beginning = " ".join(stripped[: 2 * _BEGINNING].split())[:_BEGINNING]
            yield key, _line(ends, left), left, left + len(stripped), count, beginning
