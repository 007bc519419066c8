"""A unified diff from edits, linear in the text, that ``patch -p1`` and ``git apply`` take byte for byte."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from normalizer.documents.document import Edit, splice
from normalizer.documents.read import Source
from normalizer.errors import DocumentError

__all__ = ["unified_diff"]

_CONTEXT = 3
_NAME_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class _Touched(NamedTuple):
    """Lines ``first`` to ``last`` (exclusive) of the old text and the edits that fall on them."""

    first: int
    last: int
    edits: tuple[Edit, ...]


class _Block(NamedTuple):
    """Lines ``first`` to ``last`` (exclusive) of the old text and what stands there afterwards."""

    first: int
    last: int
    come: tuple[str, ...]


def unified_diff(source: Source, edits: Sequence[Edit]) -> bytes:
    """Return the diff that makes these edits of the source's text; empty when there are none.

    Raises `DocumentError` for an encoding in which a diff by lines has no meaning, such as UTF-16.
    """
    if not edits:
        return b""
    lines = _lines(source.text)
    if source.encoding != "utf-8":
        _refuse_unless_line_by_line(source, lines)
    starts = [0, *accumulate(map(len, lines))]
    out: list[bytes] = []
    shift = 0
    for hunk in _hunks(_blocks(source.text, lines, starts, edits)):
        first = max(0, hunk[0].first - _CONTEXT)
        last = min(len(lines), hunk[-1].last + _CONTEXT)
        body: list[bytes] = []
        old = new = 0
        place = first
        for block in (*hunk, _Block(last, last, ())):
            kept = lines[place : block.first]
            gone = lines[block.first : block.last]
            for sign, some in ((b" ", kept), (b"-", gone), (b"+", block.come)):
                body += (sign + _line(source, line) for line in some)
            old += len(kept) + len(gone)
            new += len(kept) + len(block.come)
            place = block.last
        out.append(f"@@ -{_range(first, old)} +{_range(first + shift, new)} @@\n".encode())
        out += body
        shift += new - old
    if not out:
        return b""
    heading = b"--- " + _label("a/", source.path) + b"\n+++ " + _label("b/", source.path) + b"\n"
    return heading + b"".join(out)


def _lines(text: str) -> list[str]:
    """Return lines with their line feeds; a last one without is there when it has letters."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _blocks(text: str, lines: list[str], starts: list[int], edits: Sequence[Edit]) -> Iterator[_Block]:
    """Yield what changes, without the lines at either end of it that stay as they are.

    An edit at the end of a line touches it, and when it adds a line, that is all that changes.
    """
    for touched in _touched(starts, edits):
        begin, end = starts[touched.first], starts[touched.last]
        moved = [Edit(e.start - begin, e.end - begin, e.written) for e in touched.edits]
        gone, come = lines[touched.first : touched.last], _lines(splice(text[begin:end], moved))
        most = min(len(gone), len(come))
        head = next((n for n in range(most) if gone[n] != come[n]), most)
        tail = next((n for n in range(most - head) if gone[-1 - n] != come[-1 - n]), most - head)
        block = _Block(touched.first + head, touched.last - tail, tuple(come[head : len(come) - tail]))
        if block.come or block.first < block.last:
            yield block


def _touched(starts: list[int], edits: Sequence[Edit]) -> Iterator[_Touched]:
    current: _Touched | None = None
    count = len(starts) - 1
    for edit in edits:
        first = min(bisect_right(starts, edit.start) - 1, count - 1)
        last = min(bisect_right(starts, edit.end) - 1, count - 1) + 1
        if current is not None and first <= current.last:
            current = _Touched(current.first, max(last, current.last), (*current.edits, edit))
            continue
        if current is not None:
            yield current
        current = _Touched(first, last, (edit,))
    if current is not None:
        yield current


def _hunks(blocks: Iterator[_Block]) -> Iterator[list[_Block]]:
    hunk: list[_Block] = []
    for block in blocks:
        if hunk and block.first - hunk[-1].last > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(block)
    if hunk:
        yield hunk


def _range(first: int, count: int) -> str:
    # The format's own rule: an empty range names the line before it.
    line = first if count == 0 else first + 1
    return str(line) if count == 1 else f"{line},{count}"


def _line(source: Source, line: str) -> bytes:
    data = source.encode(line)
    return data if data.endswith(b"\n") else data + b"\n\\ No newline at end of file\n"


def _label(side: str, path: str) -> bytes:
    absolute = os.path.abspath(path)  # noqa: PTH100
    here = os.getcwd() + os.sep  # noqa: PTH109
    path = absolute.removeprefix(here) if os.path.isabs(path) else os.path.normpath(path)  # noqa: PTH117
    name = side + path.lstrip("/")
    if any(letter < " " or letter in '"\\\x7f' for letter in name):
        quoted = "".join(
            _NAME_ESCAPES.get(c, f"\\{ord(c):03o}" if c < " " or c == "\x7f" else c) for c in name
        )
        return os.fsencode(f'"{quoted}"')
    return os.fsencode(name + ("\t" if " " in name else ""))  # a tab ends a name that has spaces


def _refuse_unless_line_by_line(source: Source, lines: list[str]) -> None:
    if source.encode("\n") != b"\n" or b"".join(map(source.encode, lines)) != source.data:
        raise DocumentError(
            f"{source.path}: no diff can be made of {source.encoding}; use fix, with -o if you like"
        )
