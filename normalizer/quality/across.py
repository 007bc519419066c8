"""What a corpus shows, as findings of the documents where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from normalizer.matching.suppress import directives
from normalizer.model import Span
from normalizer.quality.check import Spot
from normalizer.quality.check_options import NO_OPTIONS
from normalizer.quality.corpus import Corpus
from normalizer.quality.corpus_report import CorpusReport, DoubledParagraph, Place, SpelledName, report_of
from normalizer.quality.finding import Elsewhere, Finding, Fix
from normalizer.quality.inspect import finding_of
from normalizer.quality.name_spellings import table_entry
from normalizer.quality.prose import Prose
from normalizer.quality.registry import check, names_in_comments
from normalizer.quality.selection import ChosenChecks
from normalizer.tables.strings import fold

__all__ = ["Across", "Beside", "beside"]

NAMES, PARAGRAPHS = "NAME-VARIANT", "DUP-PARA"
_OTHERS = 3
"""Other spellings that one finding names."""


class Beside(NamedTuple):
    """What the other documents add to the findings of one."""

    findings: tuple[Finding, ...]
    """Sorted by place, then by check."""
    needed: frozenset[Span]
    """The suppression comments that hold some of it back, so that they are of use."""


class Across:
    """What a corpus shows of what a selection of checks tells.

    A name is told at its first place in each document that has a doubtful spelling of it; a paragraph in
    each document that has it but the first, in 63 of them at the most. The order of the documents decides.
    """

    def __init__(self, corpus: Corpus, selection: ChosenChecks) -> None:
        """Ask a corpus that has all its documents."""
        self._counts = corpus.counts()
        self._names = tuple(corpus.names()) if NAMES in selection.reported else ()
        self._paragraphs = tuple(corpus.paragraphs()) if PARAGRAPHS in selection.reported else ()
        self._spots: dict[int, list[tuple[str, Spot]]] = defaultdict(list)
        for name in self._names:
            for place, spot in _name(name):
                self._spots[place.document].append((NAMES, spot))
        for paragraph in self._paragraphs:
            for place, spot in _paragraph(paragraph):
                self._spots[place.document].append((PARAGRAPHS, spot))

    def spots(self, document: int) -> Sequence[tuple[str, Spot]]:
        """Return what is to be told in a document, by its number, each with the id of its check."""
        return self._spots.get(document, ())

    def told(self, findings: Collection[tuple[str, int, int]]) -> CorpusReport:
        """Return the names and paragraphs of which something is told.

        ``findings`` are check, number of the document and start of those in documents that have spots.
        """

        def some(check_id: str, places: Iterable[Place]) -> bool:
            return any((check_id, place.document, place.start) in findings for place in places)

        names = [n for n in self._names if some(NAMES, (at for one in n.spellings for at in one.places))]
        paragraphs = [p for p in self._paragraphs if some(PARAGRAPHS, p.places)]
        return report_of(*self._counts, names, paragraphs)


def beside(
    text: str,
    spots: Iterable[tuple[str, Spot]],
    selection: ChosenChecks,
    told: Collection[tuple[str, int, int]],
) -> Beside:
    """Return the findings of one document that `Across` has for it.

    ``told`` are check, start and end of those that the document has by itself. Nothing is found in a
    suppressed stretch, and no name in an address or in code.
    """
    prose = Prose(text)
    held: list[tuple[str, Spot]] = []
    found = []
    for name, spot in spots:
        if prose.shield.suppressed(spot.start, spot.end, *names_in_comments(name)):
            held.append((name, spot))
        elif not selection.options.get(name, NO_OPTIONS).takes(text[spot.start : spot.end]):
            continue
        elif (name, spot.start, spot.end) not in told and not _hidden(prose, name, spot):
            fix: Fix = "none" if spot.replacement is None else "suggest"
            found.append(finding_of(prose, check(name), spot, selection, fix))
    needed = {
        directive.span
        for directive in (directives(text) if held else ())
        for name, spot in held
        if directive.covers.start < spot.end
        and spot.start < directive.covers.end
        and (not directive.names or not {*map(fold, names_in_comments(name))}.isdisjoint(directive.names))
    }
    ordered = sorted(found, key=lambda one: (one.start, one.end, one.check))
    return Beside(tuple(ordered), frozenset(needed))


def _hidden(prose: Prose, name: str, spot: Spot) -> bool:
    return name == NAMES and prose.hidden(spot.start, spot.end)


def _name(name: SpelledName) -> Iterable[tuple[Place, Spot]]:
    for spelling in name.spellings:
        if not spelling.doubtful or spelling.surface == name.settled:
            continue
        others = [other for other in name.spellings if other is not spelling]
        entry = table_entry([one.surface for one in name.spellings], name.settled, name.kind or "")
        told = ", ".join(f"'{other.surface}' ({_where(other.places[0])})" for other in others[:_OTHERS])
        more = f" and in {len(others) - _OTHERS} more ways" if len(others) > _OTHERS else ""
        message = f"'{spelling.surface}' is also spelt {told}{more}"
        there = tuple(_elsewhere(f"'{other.surface}'", other.places[0]) for other in others[:_OTHERS])
        seen: set[int] = set()
        for place in spelling.places:
            if place.document not in seen:
                seen.add(place.document)
                yield (
                    place,
                    Spot(place.start, place.end, message, name.settled, reason=entry, elsewhere=there),
                )


def _paragraph(paragraph: DoubledParagraph) -> Iterable[tuple[Place, Spot]]:
    first = paragraph.places[0]
    message = f"the paragraph '{paragraph.beginning}' stands in {_where(first)} already"
    others = paragraph.documents - 2
    reason = "a paragraph stands in two documents" + (f", and in {others} more" if others else "")
    there = (_elsewhere("the paragraph, first", first),)
    for place in paragraph.places[1:]:
        yield place, Spot(place.start, place.end, message, reason=reason, elsewhere=there)


def _elsewhere(said: str, place: Place) -> Elsewhere:
    return Elsewhere(said, place.start, place.end, place.path, place.line)


def _where(place: Place) -> str:
    return f"{place.path}:{place.line}"
