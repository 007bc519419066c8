"""Which names stand in which spellings and where: the table of names, gathered over all documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from normalizer.model import Decision
from normalizer.quality.names import check_of
from normalizer.quality.report.document import ReportDocument
from normalizer.quality.report.limits import Limits
from normalizer.quality.report.passages import places_of

__all__ = ["Name", "NamePlace", "NameTable", "Spelling"]

_MOST_CANDIDATES = 4


class NamePlace(NamedTuple):
    """A mention of a name."""

    document: int
    start: int
    end: int
    line: int


@dataclass(slots=True)
class Spelling:
    """One surface form of a name."""

    surface: str
    times: int = 0
    documents: int = 0
    places: list[NamePlace] = field(default_factory=list)
    """The first few."""
    done: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    """What was done with it, and what was written."""
    where: str | None = None
    """Table line of the first that was not left as it is."""
    reason: str = ""
    last: int = -1


@dataclass(slots=True)
class Name:
    """An entity with its spellings in the documents; for what was not settled, the readings."""

    entity: str
    settled: bool
    spellings: dict[str, Spelling] = field(default_factory=dict)

    @property
    def times(self) -> int:
        """Mentions in all."""
        return sum(spelling.times for spelling in self.spellings.values())

    @property
    def is_right(self) -> bool:
        """Every mention is as it should be."""
        return self.settled and all(
            action == "kept" for spelling in self.spellings.values() for action, _ in spelling.done
        )

    def by_times(self) -> list[Spelling]:
        """Return the spellings, the most frequent first."""
        return sorted(self.spellings.values(), key=lambda one: (-one.times, one.surface))


class NameTable:
    """Gathers names; grows with the distinct spellings, not with the mentions."""

    def __init__(self, limits: Limits) -> None:
        """Start empty."""
        self._limits = limits
        self._names: dict[tuple[str, bool], Name] = {}

    def add(self, document: int, one: ReportDocument) -> None:
        """Take the names of a document, whose number counts from 1."""
        fresh: list[tuple[Spelling, Decision]] = []
        for decision in one.names:
            key = _key(decision)
            if key is None:
                continue
            name = self._names.setdefault(key, Name(*key))
            spelling = name.spellings.setdefault(decision.surface, Spelling(decision.surface))
            spelling.times += 1
            spelling.documents += spelling.last != document
            spelling.last = document
            spelling.done[decision.action, decision.written] += 1
            if decision.action != "kept" and not spelling.reason:
                spelling.where, spelling.reason = decision.where, decision.reason
            if len(spelling.places) < self._limits.places_per_spelling:
                spelling.places.append(NamePlace(document, decision.start, decision.end, 0))
                fresh.append((spelling, decision))
        lines = places_of(one.text, (decision.start for _, decision in fresh))
        for spelling, decision in fresh:
            at = spelling.places.index(NamePlace(document, decision.start, decision.end, 0))
            spelling.places[at] = spelling.places[at]._replace(line=lines[decision.start].line)

    def wrong(self) -> Sequence[Name]:
        """Return the names with a mention that is changed or in doubt, the most spellings first."""
        return _sorted(name for name in self._names.values() if name.settled and not name.is_right)

    def right(self) -> Sequence[Name]:
        """Return the names whose every mention is as it should be."""
        return _sorted(name for name in self._names.values() if name.is_right)

    def unsettled(self) -> Sequence[Name]:
        """Return what may be one of several names, and was left alone."""
        return _sorted(name for name in self._names.values() if not name.settled)

    def places(self, names: Iterable[Name]) -> Mapping[int, list[NamePlace]]:
        """Return the listed places of names by document."""
        found: dict[int, list[NamePlace]] = {}
        for name in names:
            for spelling in name.by_times()[: self._limits.spellings]:
                for place in spelling.places:
                    found.setdefault(place.document, []).append(place)
        return found


def _key(decision: Decision) -> tuple[str, bool] | None:
    """Return the name that a decision is about and whether it is settled; None for what is no name."""
    if decision.check is not None or (decision.action == "suggested" and check_of(decision, None) is None):
        return None  # what is likelier another name is no finding either
    if decision.entity is not None:
        return decision.entity, True
    readings = sorted({candidate.entity for candidate in decision.candidates})
    if not readings:
        return None
    more = f" or {len(readings) - _MOST_CANDIDATES} others" if len(readings) > _MOST_CANDIDATES else ""
    return " or ".join(readings[:_MOST_CANDIDATES]) + more, False


def _sorted(names: Iterable[Name]) -> list[Name]:
    return sorted(names, key=lambda name: (-len(name.spellings), -name.times, name.entity))
