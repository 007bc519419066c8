"""A document inside a file's text, and how edits to it become edits to the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Document", "Edit", "Malformed", "lines", "splice"]

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")


class Edit(NamedTuple):
    """Write ``written`` in place of the code points from ``start`` to ``end``."""

    start: int
    end: int
    written: str


class Malformed(NamedTuple):
    """A line that its format cannot read; it stays as it is."""

    line: int
    """Counted from 1."""
    why: str
    """What is wrong; what to do."""


class Anchor(NamedTuple):
    """A place where the document and the file's text are in step; they stay so until the next anchor."""

    offset: int
    """Code points into the document."""
    raw: int
    """Code points into the file's text."""


def _as_written(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Document:
    """A stretch of a file that is normalised on its own."""

    text: str
    """What is normalised; in JSON the decoded string."""
    line: int | None
    """Its line in the file, counted from 1; None when the file is one document."""
    anchors: tuple[Anchor, ...] = (Anchor(0, 0),)
    """Sorted, never empty; the first one stands at offset 0."""
    escape: Callable[[str], str] = _as_written
    """How the file spells a text that is put into this document."""
    field: str | None = None
    """Name of the field that holds it, for formats with fields."""

    def raw(self, offset: int) -> int:
        """Return the offset in the file's text for an offset of the document.

        >>> Document("a\\nb", 1, (Anchor(0, 9), Anchor(2, 12))).raw(2)
        12
        """
        anchor = self.anchors[bisect_right(self.anchors, offset, key=lambda a: a.offset) - 1]
        return anchor.raw + offset - anchor.offset

    def offset(self, raw: int) -> int | None:
        """Return the offset in the document for one of the file's text; None when it lies outside."""
        place = bisect_right(self.anchors, raw, key=lambda a: a.raw) - 1
        if place < 0 or raw > self.raw(len(self.text)):
            return None
        last = len(self.text) if place + 1 == len(self.anchors) else self.anchors[place + 1].offset - 1
        anchor = self.anchors[place]
        return min(anchor.offset + raw - anchor.raw, last)

    def in_file(self, edits: Iterable[Edit]) -> list[Edit]:
        """Return edits of this document as edits of the file's text."""
        return [Edit(self.raw(e.start), self.raw(e.end), self.escape(e.written)) for e in edits]


def splice(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with sorted, non-overlapping edits made; the same object when there is none.

    >>> splice("the Naka region", [Edit(4, 8, "Nagorno-Karabakh")])
    'the Nagorno-Karabakh region'
    """
    parts: list[str] = []
    done = 0
    for start, end, written in edits:
        if start < done or end < start or end > len(text):
            raise ValueError(f"edit {start}..{end} overlaps another or leaves the text of length {len(text)}")
        parts += (text[done:start], written)
        done = end
    if not parts:
        return text
    parts.append(text[done:])
    return "".join(parts)


def lines(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield the start of each line and the line without its end: ``\n``, ``\r\n`` or ``\r``, nothing else.

    >>> list(lines("a\r\n\nb\u2028c"))
    [(0, 'a'), (3, ''), (4, 'b\u2028c')]
    """
    for match in _LINE.finditer(text):
        if match.end() == match.start():
            return  # behind the last line end
        yield match.start(), match[1]
