"""The paragraphs of a document as a corpus keeps them: check sums, by which others are found alike."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from normalizer.matching.suppress import blanked
from normalizer.quality.beginning import beginning

__all__ = ["Paragraph", "line_at", "line_ends", "paragraphs_of"]

_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)\s*")
_LINE_END = re.compile(r"\r\n?|\n")
_NO_WORD = re.compile(r"[\W_]+")
_SHORTEST = 80
_FEWEST_WORDS = 12
_MOST = 2_000
"""Paragraphs of one document that are looked at."""


class Paragraph(NamedTuple):
    """A paragraph that is long enough to be told when it comes again."""

    key: int
    """Check sum of its words, 64 bits; case, spacing and punctuation do not count."""
    line: int
    start: int
    end: int
    words: int
    beginning: str
    """Its first words, as they are told."""


def line_ends(text: str) -> list[int]:
    """Return where the lines of a text end, line ends included."""
    return [match.end() for match in _LINE_END.finditer(text)]


def line_at(ends: Sequence[int], place: int) -> int:
    """Return the line of an offset, counted from 1."""
    return bisect_right(ends, place) + 1


def paragraphs_of(text: str, ends: Sequence[int], on_line: int | None) -> Iterator[Paragraph]:
    """Yield what is kept of each paragraph; where no blank line stands, each line is one.

    ``on_line`` is the line of the file on which the whole document stands, if it stands on one.
    """
    text = blanked(text)
    if text.startswith("\ufeff"):
        text = f"\n{text[1:]}"  # a byte order mark belongs to no paragraph
    gap = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE_END
    start, told = 0, 0
    for stop in (*(match.span() for match in gap.finditer(text)), (len(text), len(text))):
        piece = text[start : stop[0]]
        left = start + len(piece) - len(piece.lstrip())
        start = stop[1]
        stripped = piece.strip()
        if len(stripped) < _SHORTEST or told == _MOST:
            continue
        words = _NO_WORD.split(stripped.casefold())
        plain = " ".join(word for word in words if word)
        count = plain.count(" ") + 1
        if count >= _FEWEST_WORDS:
            told += 1
            key = int.from_bytes(blake2b(plain.encode("utf-8", "replace"), digest_size=8).digest(), "big")
            line = on_line or line_at(ends, left)
            yield Paragraph(key, line, left, left + len(stripped), count, beginning(stripped))
