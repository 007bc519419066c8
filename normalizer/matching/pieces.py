"""Long texts in pieces, so that the work on each stays bounded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from normalizer.matching.choice import Choice
from normalizer.matching.protect import Protected
from normalizer.model import Span

__all__ = ["LARGEST_PIECE", "TOO_MANY", "by_pieces"]

LARGEST_PIECE = 4 * 1024 * 1024
"""Code points after which a text is cut; evidence holds within a piece."""

TOO_MANY = "more occurrences than a text of this length may have"
"""Why a text is given up on."""

_LINE_END = re.compile(r"\r\n?|\n")
_SPACE = re.compile(r"\s")


def by_pieces(
    text: str, shield: Protected, decide: Callable[[str, Protected], list[Choice] | None]
) -> list[Choice] | None:
    """Return what is chosen in a text of any length, each piece of it decided by itself.

    None when ``decide`` gives up on a text of one piece; a piece of many stays as it is, with the reason.
    """
    if len(text) <= LARGEST_PIECE:
        return decide(text, shield)
    found: list[Choice] = []
    for start, end in _pieces(text, shield):
        choices = decide(text[start:end], shield.part(start, end))
        if choices is None:
            reason = f"left unchanged up to offset {end}: {TOO_MANY}"
            choices = [Choice(0, 0, None, None, "vetoed", "check", reason, None, (), score=0.0)]
        found += (replace(one, start=one.start + start, end=one.end + start) for one in choices)
    return found


def _pieces(text: str, shield: Protected) -> Iterator[Span]:
    """Cut a long text at the first line end, failing that at white space, after each piece.

    What is protected stays whole: a suppression or a fence of code holds to its end, however long it is.
    """
    start = 0
    while len(text) - start > LARGEST_PIECE:
        end = _cut(text, shield, _LINE_END, start) or _cut(text, shield, _SPACE, start) or len(text)
        yield Span(start, end)
        start = end
    if start < len(text):
        yield Span(start, len(text))


def _cut(text: str, shield: Protected, place: re.Pattern[str], start: int) -> int | None:
    after = start + LARGEST_PIECE
    while cut := place.search(text, after):
        after = shield.end_around(cut.end())
        if after == cut.end():
            return after
    return None
