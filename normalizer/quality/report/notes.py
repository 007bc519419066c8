"""Findings of a document gathered into notes: what is told of one form stands once, with its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from normalizer.quality.finding import SEVERITIES, Finding
from normalizer.quality.report.limits import Limits

__all__ = ["Mark", "Note", "Notes", "Place", "Reason", "notes_of", "with_places"]

_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}
_OTHERS = "for other reasons; `mtnorm explain` tells each"


class Place(NamedTuple):
    """Where something stands in a document; lines and columns count from 1."""

    line: int
    column: int


class Mark(NamedTuple):
    """A highlighted stretch of a text."""

    start: int
    end: int
    note: int
    """Number of the note about it, from 1; 0 for a name that is only linked to."""
    reason: int = 0
    """Number of the reason within the note, from 1."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some of the findings of a note were made."""

    reason: str
    where: str | None
    """Table line."""
    times: int
    spans: tuple[tuple[int, int], ...]
    """Start and end of those that are highlighted."""
    places: tuple[Place, ...] = ()
    """Of the spans that are listed."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is told once about findings that say the same of the same form."""

    number: int
    finding: Finding
    """The first of them."""
    times: int
    reasons: tuple[Reason, ...]


class Notes(NamedTuple):
    """The notes of a document, in the order of the text."""

    listed: tuple[Note, ...]
    left_out: Mapping[str, int]
    """Findings by check that no note tells."""

    def marks(self) -> list[Mark]:
        """Return the highlighted stretches, sorted."""
        return sorted(
            Mark(*span, note.number, place)
            for note in self.listed
            for place, reason in enumerate(note.reasons, 1)
            for span in reason.spans
        )

    def starts(self, limits: Limits) -> list[int]:
        """Return where the listed places are."""
        return [
            start
            for note in self.listed
            for reason in note.reasons
            for start, _ in reason.spans[: limits.places]
        ]


def notes_of(findings: Sequence[Finding], limits: Limits) -> Notes:
    """Return the notes of a document; of many, the gravest, of equally grave ones the first."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for one in sorted(findings, key=lambda finding: (finding.start, finding.end, finding.check)):
        key = one.check, one.severity, one.surface, one.message, one.replacement, one.fix
        groups.setdefault(key, []).append(one)
    kept: list[list[Finding]] = []
    left_out: Counter[str] = Counter()
    per_check: Counter[str] = Counter()
    for group in sorted(groups.values(), key=lambda each: _RANK[each[0].severity]):
        check = group[0].check
        if len(kept) < limits.notes and per_check[check] < limits.notes_per_check:
            per_check[check] += 1
            kept.append(group)
        else:
            left_out[check] += len(group)
    return Notes(_numbered(kept, limits), left_out)


def with_places(notes: Notes, places: Mapping[int, Place], limits: Limits) -> Notes:
    """Return notes that know the lines and columns of their first places."""

    def placed(reason: Reason) -> Reason:
        return replace(reason, places=tuple([places[start] for start, _ in reason.spans[: limits.places]]))

    listed = tuple(replace(note, reasons=tuple(map(placed, note.reasons))) for note in notes.listed)
    return notes._replace(listed=listed)


def _numbered(kept: list[list[Finding]], limits: Limits) -> tuple[Note, ...]:
    """Return notes in the order of the text, each with the places it may have highlighted."""
    left = limits.marks
    room: dict[int, int] = {}
    for place, group in enumerate(kept):  # the gravest take their marks first
        room[place] = min(len(group), limits.marks_per_note, left)
        left -= room[place]
    order = sorted(range(len(kept)), key=lambda place: (kept[place][0].start, kept[place][0].end))
    return tuple(
        Note(number, kept[place][0], len(kept[place]), _reasons(kept[place], room[place], limits))
        for number, place in enumerate(order, 1)
    )


def _reasons(group: list[Finding], room: int, limits: Limits) -> tuple[Reason, ...]:
    """Return the reasons of findings, of which the first ``room`` are highlighted."""
    times: Counter[tuple[str, str | None]] = Counter()
    spans: dict[tuple[str, str | None], list[tuple[int, int]]] = {}
    for place, one in enumerate(group):
        key = one.reason, one.where
        if key not in spans and len(spans) >= limits.reasons:
            key = _OTHERS, None
        times[key] += 1
        known = spans.setdefault(key, [])
        if place < room and (one.start, one.end) not in known[-1:]:
            known.append((one.start, one.end))
    return tuple(Reason(*key, times[key], tuple(found)) for key, found in spans.items())
