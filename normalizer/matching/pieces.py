"""Long texts in pieces, so that the work on each stays bounded."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from normalizer.model import Alignment, Decision, Result

__all__ = ["LARGEST_PIECE", "by_pieces"]

LARGEST_PIECE = 4 * 1024 * 1024
"""Code points after which a text is cut; evidence holds within a piece."""

_LINE_END = re.compile(r"\r\n?|\n")
_SPACE = re.compile(r"\s")


def by_pieces(text: str, normalize: Callable[[str], Result]) -> Result:
    """Return the result of a text of any length, each piece of it normalised by itself."""
    pieces = _pieces(text)
    if len(pieces) == 1:
        return normalize(text)
    return _joined(text, [normalize(piece) for piece in pieces])


def _pieces(text: str) -> list[str]:
    """Cut a long text at the first line end, failing that at white space, after each piece."""
    pieces: list[str] = []
    start = 0
    while len(text) - start > LARGEST_PIECE:
        cut = _LINE_END.search(text, start + LARGEST_PIECE) or _SPACE.search(text, start + LARGEST_PIECE)
        end = cut.end() if cut else len(text)
        pieces.append(text[start:end])
        start = end
    if start < len(text) or not pieces:
        pieces.append(text[start:] if start else text)
    return pieces


def _joined(text: str, results: list[Result]) -> Result:
    """Put the results of pieces together as one of the whole text."""
    decisions: list[Decision] = []
    start = 0
    for result in results:
        decisions += (replace(d, start=d.start + start, end=d.end + start) for d in result.decisions)
        start += len(result.source)
    if all(result.text is result.source for result in results):
        return Result(text, text, tuple(decisions), Alignment())
    changed = [d for d in decisions if d.action == "replaced" and d.written is not None]
    alignment = Alignment.of((d.start, d.end, len(d.written or "")) for d in changed)
    return Result(text, "".join(result.text for result in results), tuple(decisions), alignment)
