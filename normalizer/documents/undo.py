"""Taking edits of a file back, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from normalizer.documents.document import Edit
from normalizer.documents.read import Source

__all__ = ["Undo", "undone", "undos_for"]


class Undo(NamedTuple):
    """What takes an edit back: bytes, so that neither encoding nor format has a part in it."""

    start: int
    """First byte of what was written, in the file as it was written."""
    end: int
    """One past its last byte."""
    data: bytes
    """What stood there."""


def undos_for(source: Source, edits: Sequence[Edit], written: bytes) -> list[Undo]:
    """Return what takes each edit of a file's text back; ``written`` are its bytes with all of them made.

    Where the bytes of a letter hang on those before it (ISO-2022, UTF-7), the first one takes back all.
    """
    undos: list[Undo] = []
    done = end = 0
    for edit in edits:
        start = end + len(source.encode(source.text[done : edit.start]))
        end = start + len(source.encode(edit.written))
        done = edit.end
        undos.append(Undo(start, end, source.encode(source.text[edit.start : done])))
    if undone(written, undos) == source.data:
        return undos
    head = _alike(source.data, written)
    tail = _alike(source.data[head:][::-1], written[head:][::-1])
    whole = Undo(head, len(written) - tail, source.data[head : len(source.data) - tail])
    return [whole, *(Undo(whole.end, whole.end, b"") for _ in edits[1:])]


def undone(written: bytes, undos: Sequence[Undo]) -> bytes | None:
    """Return a file's bytes with edits taken back; None when they overlap or leave the file.

    >>> undone(b"Mr Blinken spoke.", [Undo(3, 10, b"Brinken")])
    b'Mr Brinken spoke.'
    """
    parts: list[bytes] = []
    done = 0
    for start, end, data in undos:
        if not done <= start <= end <= len(written):
            return None
        parts += (written[done:start], data)
        done = end
    parts.append(written[done:])
    return b"".join(parts)


def _alike(one: bytes, other: bytes) -> int:
    """Return how many bytes both have at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
