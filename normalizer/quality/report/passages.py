"""Which stretches of a text are shown, where its lines begin, and how marks cut it into pieces."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from normalizer.quality.report.limits import Limits
from normalizer.quality.report.notes import Mark, Notes, Place

__all__ = ["Passage", "Piece", "passages", "pieces", "places_of"]

_LONGEST_MARK = 1_000
"""Code points of one finding that a passage makes room for."""
_TO_A_SPACE = 40
_MOST_NOTES = 4
"""Notes told at one place of a text; the closest ones."""


class Passage(NamedTuple):
    """A shown stretch of a text."""

    start: int
    end: int
    line: int
    """Line of its start, from 1."""
    text: str


class Piece(NamedTuple):
    """A stretch in which nothing begins or ends."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    """What it is highlighted for, the shortest stretch first, each note once; empty for plain text."""
    opening: tuple[Mark, ...]
    """Marks that begin here, the shortest first."""


def places_of(text: str, offsets: Iterable[int]) -> Mapping[int, Place]:
    r"""Return line and column of offsets, in one walk through the text.

    >>> places_of("a\r\nb\rc", [0, 3, 5]) == {0: (1, 1), 3: (2, 1), 5: (3, 1)}
    True
    """
    found: dict[int, Place] = {}
    at, line, begin = 0, 1, 0
    for offset in sorted(set(offsets)):
        ends = text.count("\n", at, offset) + text.count("\r", at, offset) - text.count("\r\n", at, offset)
        if at and text[at - 1 : at + 1] == "\r\n" and offset > at:
            ends -= 1  # its first half was counted with what came before
        line += ends
        begin = max(begin, text.rfind("\n", at, offset) + 1, text.rfind("\r", at, offset) + 1)
        found[offset] = Place(line, offset - begin + 1)
        at = offset
    return found


def passages(text: str, notes: Notes, limits: Limits) -> tuple[Passage, ...]:
    """Return the whole text, or of a long one the surroundings of its findings.

    Every reason of a note has its first place shown before any has its second.
    """
    if len(text) <= limits.whole_text:
        return (Passage(0, len(text), 1, text),) if text else ()
    wanted: list[tuple[int, int]] = []
    left = limits.whole_text
    for one in zip_longest(*(reason.spans for note in notes.listed for reason in note.reasons)):
        for span in one:
            if span is not None and left > 0:
                window = _window(text, span[0], span[1], limits.around)
                wanted.append(window)
                left -= window[1] - window[0]
    joined = _joined(wanted)
    lines = places_of(text, (start for start, _ in joined))
    return tuple(Passage(start, end, lines[start].line, text[start:end]) for start, end in joined)


def pieces(passage: Passage, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield a passage cut at every start and end of its marks.

    A mark without length is a piece of its own; one whose note is 0 only cuts.
    """
    opening, cuts = _opening(passage, marks)
    closing: dict[int, list[tuple[int, Mark]]] = {}
    open_now: list[tuple[int, Mark]] = []  # by length, the shortest first
    for cut, following in zip_longest(cuts, cuts[1:], fillvalue=passage.end):
        for key in closing.pop(cut, ()):
            del open_now[bisect_left(open_now, key)]
        fresh = sorted(opening.get(cut, ()), key=lambda mark: (mark.end - mark.start, mark.note))
        gaps = [mark for mark in fresh if mark.start == mark.end]
        if gaps:
            yield Piece(cut, cut, tuple(gaps[:_MOST_NOTES]), tuple(gaps))
        stretches = fresh[len(gaps) :]
        for mark in stretches:
            key = mark.end - mark.start, mark
            insort(open_now, key)
            closing.setdefault(min(mark.end, passage.end), []).append(key)
        if cut < following:
            about = {mark.note: mark for _, mark in reversed(open_now[:_MOST_NOTES]) if mark.note}
            yield Piece(cut, following, tuple(reversed(about.values())), tuple(stretches))


def _opening(passage: Passage, marks: Sequence[Mark]) -> tuple[Mapping[int, list[Mark]], Sequence[int]]:
    """Return the marks that begin at each place of a passage, and where it is cut."""
    opening: dict[int, list[Mark]] = {}
    cuts = {passage.start, passage.end}
    for mark in marks:
        gap = mark.start == mark.end
        if mark.start < passage.end + gap and mark.end > passage.start - gap:
            start = max(mark.start, passage.start)
            cuts.update((start, min(mark.end, passage.end)))
            opening.setdefault(start, []).append(mark)
    return opening, sorted(cuts)


def _window(text: str, start: int, end: int, around: int) -> tuple[int, int]:
    """Return the surroundings of a finding, from one space to another where there is one near."""
    left = max(0, start - around)
    right = min(len(text), min(end, start + _LONGEST_MARK) + around)
    if left:
        space = text.rfind(" ", max(0, left - _TO_A_SPACE), left)
        left = space + 1 if space >= 0 else left
    if right < len(text):
        space = text.find(" ", right, right + _TO_A_SPACE)
        right = space if space >= 0 else right
    return left, right


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + _TO_A_SPACE:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
