"""The types that travel between the rooms of the package; imports nothing of ours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["Action", "Alignment", "Candidate", "Decision", "Edit", "Method", "Result", "Span"]

Action = Literal["replaced", "kept", "suggested", "ambiguous", "vetoed"]
"""What was done with a mention.

``replaced`` the text was changed · ``kept`` already right · ``suggested`` below the bar for changing
text · ``ambiguous`` more than one reading, or context that does not decide · ``vetoed`` something
forbids a change.
"""

Method = Literal["alias", "form", "generated", "fuzzy", "gloss", "article", "check"]
"""What recognised the mention."""


class Span(NamedTuple):
    """A stretch of a text, in code points, end exclusive."""

    start: int
    end: int


class Edit(NamedTuple):
    """A stretch of the source and the stretch of the result that stands for it."""

    source: Span
    text: Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity a mention may stand for, with what would be written and why it won or lost."""

    entity: str
    """Canonical name."""
    qid: str | None
    """Wikidata identifier, only when verified."""
    written: str
    """What would be written in place of the surface form."""
    method: Method
    score: float
    """0 to 1; 1.0 for an alias whose rules hold, 0.0 for a candidate that was ruled out."""
    reason: str
    """One readable line."""
    where: str | None
    """Table line, such as ``places.yaml:12``."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was chosen for one mention, and why; also for mentions that are left alone."""

    start: int
    """First code point of the mention in the source text."""
    end: int
    """One past its last code point."""
    surface: str
    """The source text between ``start`` and ``end``."""
    entity: str | None
    """Canonical name, or None when no single entity was settled on."""
    qid: str | None
    """Wikidata identifier of the entity, only when verified."""
    written: str | None
    """What replaces exactly the span; None when the text is left alone."""
    action: Action
    method: Method
    score: float
    """0 to 1: a calibrated probability for fuzzy candidates, 1.0 for an alias whose rules hold."""
    reason: str
    """One readable line."""
    where: str | None
    """Table line that decided, such as ``places.yaml:12``."""
    candidates: tuple[Candidate, ...] = ()
    """Every entity that was considered, the chosen one first."""
    check: str | None = None
    """Id of the quality check that made the change, for the method ``check``."""

    @property
    def span(self) -> Span:
        """The span of the mention in the source text."""
        return Span(self.start, self.end)


class Alignment:
    """Offsets between a source text and its normalised text, both ways, in code points.

    Total on ``0..len``, monotone, and exact at the edges of every edit. Offsets strictly inside an edit
    map to the start of its other side, since no character there stands for any other.

    >>> alignment = Alignment.of([(4, 8, 16)])
    >>> alignment.to_text(8), alignment.to_source(20), alignment.to_source(10)
    (20, 8, 4)
    """

    __slots__ = ("_steps",)

    def __init__(self, steps: Iterable[tuple[Edit, ...]] = ()) -> None:
        self._steps: tuple[tuple[Edit, ...], ...] = tuple(step for step in steps if step)

    @classmethod
    def of(cls, edits: Iterable[tuple[int, int, int]]) -> Alignment:
        """Build from ``(start, end, length written)`` of each edit, sorted and non-overlapping."""
        made: list[Edit] = []
        shift = 0
        for start, end, length in edits:
            made.append(Edit(Span(start, end), Span(start + shift, start + shift + length)))
            shift += length - (end - start)
        return cls([tuple(made)])

    def to_source(self, offset: int) -> int:
        """Return the source offset for an offset of the normalised text."""
        for step in reversed(self._steps):
            offset = _map(step, offset, 1)
        return offset

    def to_text(self, offset: int) -> int:
        """Return the offset in the normalised text for an offset of the source."""
        for step in self._steps:
            offset = _map(step, offset, 0)
        return offset

    def compose(self, other: Alignment) -> Alignment:
        """Return the alignment of this text's source with the text that ``other`` leads to.

        ``other`` must start where this one ends: its source is this one's normalised text.
        """
        return Alignment(self._steps + other._steps)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Alignment) and self._steps == other._steps

    def __hash__(self) -> int:
        return hash(self._steps)

    def __repr__(self) -> str:
        return f"Alignment({list(self._steps)!r})"


def _map(step: tuple[Edit, ...], offset: int, side: Literal[0, 1]) -> int:
    """Carry an offset over one step, from side 0 (source) or side 1 (text) to the other."""
    if offset < 0:
        raise ValueError(f"offset {offset} is negative; offsets count code points from 0")
    place = bisect_right(step, offset, key=lambda edit: edit[side].start) - 1
    if place < 0:
        return offset
    here, there = step[place][side], step[place][1 - side]
    if offset >= here.end:
        return there.end + offset - here.end
    return there.start


@dataclass(frozen=True, slots=True)
class Result:
    """A normalised document: the text and every decision that led to it."""

    source: str
    """The text as it came in."""
    text: str
    """The normalised text; the very same object as ``source`` when nothing was replaced."""
    decisions: tuple[Decision, ...]
    """Ordered by span, never overlapping; the left-alone ones included."""
    alignment: Alignment
    """Offsets from ``source`` to ``text`` and back."""

    @property
    def changes(self) -> tuple[Decision, ...]:
        """The decisions that changed the text."""
        return tuple(d for d in self.decisions if d.written is not None and d.action == "replaced")
