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


class _Block(NamedTuple):
    """Lines ``first`` to ``last`` (exclusive) of the old text and the edits that fall on them."""

    first: int
    last: int
    edits: tuple[Edit, ...]


def unified_diff(source: Source, edits: Sequence[Edit]) -> bytes:
    """Return the diff that makes these edits of the source's text; empty when there are none.

    Raises `DocumentError` for an encoding in which a diff by lines has no meaning, such as UTF-16.
    """
    if not edits:
        return b""
    lines = source.text.split("\n")
    lines = [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    if source.encoding != "utf-8":
        _refuse_unless_line_by_line(source, lines)
    starts = [0, *accumulate(map(len, lines))]
    out = [b"--- " + _label("a/", source.path) + b"\n", b"+++ " + _label("b/", source.path) + b"\n"]
    shift = 0
    for hunk in _hunks(_blocks(starts, edits), len(lines)):
        first = max(0, hunk[0].first - _CONTEXT)
        last = min(len(lines), hunk[-1].last + _CONTEXT)
        body: list[bytes] = []
        old = new = 0
        place = first
        for block in (*hunk, _Block(last, last, ())):
            kept = lines[place : block.first]
            gone = lines[block.first : block.last]
            begin, end = starts[block.first], starts[block.last]
            moved = [Edit(e.start - begin, e.end - begin, e.written) for e in block.edits]
            come = splice(source.text[begin:end], moved).split("\n")
            come = [line + "\n" for line in come[:-1]] + ([come[-1]] if come[-1] else [])
            for sign, some in ((b" ", kept), (b"-", gone), (b"+", come)):
                body += (sign + _line(source, line) for line in some)
            old += len(kept) + len(gone)
            new += len(kept) + len(come)
            place = block.last
        out.append(f"@@ -{_range(first, old)} +{_range(first + shift, new)} @@\n".encode())
        out += body
        shift += new - old
    return b"".join(out)


def _blocks(starts: list[int], edits: Sequence[Edit]) -> Iterator[_Block]:
    current: _Block | None = None
    count = len(starts) - 1
    for edit in edits:
        first = min(bisect_right(starts, edit.start) - 1, count - 1)
        last = min(bisect_right(starts, edit.end) - 1, count - 1) + 1
        if current is not None and first <= current.last:
            current = _Block(current.first, max(last, current.last), (*current.edits, edit))
            continue
        if current is not None:
            yield current
        current = _Block(first, last, (edit,))
    if current is not None:
        yield current


def _hunks(blocks: Iterator[_Block], count: int) -> Iterator[list[_Block]]:
    hunk: list[_Block] = []
    for block in blocks:
        if hunk and block.first - hunk[-1].last > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(block)
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
