"""What only many documents together show: names spelt in several ways, paragraphs that came twice.

    corpus = Corpus()
    for path, text in documents:
        corpus.add(path, digest(text, decisions))
    report = corpus.report()

A `Digest` is all that is kept of a document, about 4 kB for an article; it pickles, so that documents may be
read in several processes.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from normalizer.model import Decision
from normalizer.quality.corpus_names import Cluster, Met, clusters, names_of
from normalizer.quality.corpus_paragraphs import Paragraph, line_at, line_ends, paragraphs_of
from normalizer.quality.corpus_report import (
    CorpusReport,
    DoubledParagraph,
    Place,
    SpelledName,
    Spelling,
    report_of,
)
from normalizer.quality.name_kinds import KINDS
from normalizer.quality.name_spellings import is_known, settled_of, table_line
from normalizer.quality.stories import Stories, traits

__all__ = [
    "Corpus",
    "CorpusReport",
    "Digest",
    "DoubledParagraph",
    "Place",
    "Shelf",
    "SpelledName",
    "Spelling",
    "digest",
]

_MANY_WAYS = 3
_MOST_PLACES = 64
_HEAD = 8
"""Bytes in front of a record that tell how many numbers are about names."""


class Digest(NamedTuple):
    """What a corpus keeps of a document."""

    traits: tuple[int, ...]
    names: tuple[Met, ...]
    lines: tuple[tuple[int, ...], ...]
    """The line of each place of each name."""
    paragraphs: tuple[Paragraph, ...]


def digest(text: str, decisions: Sequence[Decision] = (), line: int | None = None) -> Digest:
    """Return what a corpus needs of a document; ``decisions`` are the normaliser's about its names.

    ``line`` is that of the file when the whole document stands on one; else lines are counted in ``text``.
    """
    names = names_of(text, decisions)
    ends = line_ends(text)
    lines = tuple(tuple(line or line_at(ends, place) for place in met.places) for met in names)
    return Digest(traits(text), names, lines, tuple(paragraphs_of(text, ends, line)))


class Shelf(Protocol):
    """Where a corpus puts what it seldom looks at: a list, or something outside the memory."""

    def append(self, record: bytes, /) -> None:
        """Take the record of the next document."""
        ...

    def __getitem__(self, number: int, /) -> bytes:
        """Return the record of a document."""
        ...


class Corpus:
    """Gathers documents; memory and time grow with the documents and no faster.

    In memory stays the check sum of each paragraph, about 100 bytes; places and names go to the shelf.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        """Start empty; without a shelf everything stays in memory."""
        self._paths: list[str] = []
        self._stories = Stories()
        self._surfaces: dict[str, int] = {}
        self._shelf: Shelf = [] if shelf is None else shelf
        self._first: dict[int, int] = {}
        self._doubled: dict[int, _Doubled] = {}

    def add(self, path: str, taken: Digest) -> None:
        """Take the next document."""
        number = self._stories.add(taken.traits)
        self._paths.append(path)
        packed = array("I")
        for met, lines in zip(taken.names, taken.lines, strict=True):
            surface = self._surfaces.setdefault(met.surface, len(self._surfaces))
            packed.extend((surface, met.times, met.tabled, len(met.places), *met.places, *lines))
            packed.extend((KINDS.index(met.kind), len(met.contexts), *met.contexts))
        paragraphs = array("Q")
        for key, line, start, end, words, beginning in taken.paragraphs:
            paragraphs.extend((key, line, start, end))
            first = self._first.setdefault(key, number)
            if first != number:
                found = self._doubled.get(key)
                if found is None:
                    found = _Doubled(words, beginning, [self._paragraph(first, key)], 1, first)
                    self._doubled[key] = found
                if found.latest != number:
                    found.latest = number
                    found.documents += 1
                    if len(found.places) < _MOST_PLACES:
                        found.places.append((number, line, start, end))
        self._shelf.append(len(packed).to_bytes(_HEAD, "little") + packed.tobytes() + paragraphs.tobytes())

    def report(self) -> CorpusReport:
        """Return what the documents so far show together; it depends on their order alone."""
        return report_of(*self.counts(), tuple(self.names()), tuple(self.paragraphs()))

    def counts(self) -> tuple[int, int]:
        """Return how many documents there are so far, and how many stories."""
        return len(self._paths), len(self._stories.groups())

    def names(self) -> Iterator[SpelledName]:
        """Yield the names that a story spells in several ways, story by story."""
        surfaces = list(self._surfaces)
        for group in self._stories.groups():
            yield from self._story(group, surfaces)

    def paragraphs(self) -> Iterator[DoubledParagraph]:
        """Yield every paragraph that several documents have, in the order of the first ones."""
        for found in sorted(self._doubled.values(), key=lambda found: found.places[0]):
            places = tuple(self._place(*place) for place in found.places)
            yield DoubledParagraph(found.beginning, found.words, found.documents, places)

    def _story(self, group: Sequence[int], surfaces: Sequence[str]) -> Iterator[SpelledName]:
        met: dict[str, list[tuple[int, Met, tuple[int, ...]]]] = defaultdict(list)
        documents = []
        for number in group:
            names = list(_unpacked(self._record(number)[0], surfaces))
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
        entry = table_line(cluster.spellings, settled, cluster.kind)
        return SpelledName(
            len(cluster.documents), tuple(spellings), settled, cluster.kind or None, message, entry
        )

    def _paragraph(self, number: int, key: int) -> tuple[int, int, int, int]:
        """Return where a paragraph stands first in a document."""
        kept = self._record(number)[1]
        at = 4 * kept[::4].index(key)
        return number, kept[at + 1], kept[at + 2], kept[at + 3]

    def _record(self, number: int) -> tuple[array[int], array[int]]:
        record = self._shelf[number]
        names, paragraphs = array("I"), array("Q")
        end = _HEAD + int.from_bytes(record[:_HEAD], "little") * names.itemsize
        names.frombytes(record[_HEAD:end])
        paragraphs.frombytes(record[end:])
        return names, paragraphs

    def _place(self, number: int, line: int, start: int, end: int) -> Place:
        return Place(self._paths[number], line, start, end, number)


@dataclass(slots=True)
class _Doubled:
    words: int
    beginning: str
    places: list[tuple[int, int, int, int]]
    documents: int
    latest: int
    """The last document that had it."""


def _unpacked(packed: array[int], surfaces: Sequence[str]) -> Iterator[tuple[Met, tuple[int, ...]]]:
    at = 0
    while at < len(packed):
        surface, times, tabled, count = packed[at : at + 4]
        at += 4
        places, lines = packed[at : at + count], packed[at + count : at + 2 * count]
        at += 2 * count
        kind, count = packed[at : at + 2]
        at += 2
        contexts = packed[at : at + count]
        at += count
        met = Met(surfaces[surface], times, bool(tabled), tuple(places), tuple(contexts), KINDS[kind])
        yield met, tuple(lines)
