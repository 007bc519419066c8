"""Headlines and cross-heads that stand again, as a line or at the start of one; each again counts once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from normalizer.model import Span
from normalizer.quality.alike import folded
from normalizer.quality.lookout import SHAPES
from normalizer.quality.prose import Prose
from normalizer.quality.repeats import CLOSING, ENDED, LONGEST_HEAD, Repeat, repeat_of

__all__ = ["repeated_heads"]

_HEAD_WORDS = 3
_TOP = 10
"""Headlines at the top of a page that are compared with the end of others."""
_BEFORE_LINES = SHAPES.watch(*(f"{left}\n{right}" for left in "aA0é?-/~,'\"() \r" for right in "A0é?-"))
_LONGEST_CROSS = 63
_CROSS = re.compile(
    r"\n(?:(?<=[.!?”’\"]\n)|(?<=[.!?”’\"]\r\n))([^\W\d_a-z][^\r\n.!?…:;]{4,60})(?=\r?\n[^\Wa-z])"
)
"""A short line between a line that ends a sentence and one that begins one."""
_NEXT_LINE = re.compile(r"(?:\r\n?|\n)([^\r\n]*)")
_GOES_ON = re.compile(r",? [a-z]")
"""A sentence of which the headline is the beginning: *Russian side believes that the talks went well*."""
_FURTHEST = 12
"""Lines from a headline within which the text begins."""
_AROUND = " \t\u3000*#>-–—•·\"'“”‘’|_"
_EDGE_OR_END = f"{_AROUND}\r\n"
_NEAR = 400
"""Code points between a headline and what repeats it below."""


def repeated_heads(prose: Prose) -> Iterator[Repeat]:
    """Yield lines without an end that stand before, and the starts of lines that repeat the line above.

    Lines of three words and more. Page furniture of one or two words is no headline.
    """
    yield from _cross_heads(prose)
    text = prose.text
    seen: dict[str, Span] = {}
    top: list[Span] = []
    # Most lines of prose end a sentence; they matter only below a headline.
    for start, end in _open_lines(prose):
        span = _stripped(text, start, end)
        if not _is_head(text, span):
            continue
        piece = text[span.start : span.end]
        first = seen.setdefault(folded(piece), span)
        # The first lines of a page may have a section's name before the headline.
        if first is span and len(top) < _TOP:
            first = next((head for head in top if text[head.start : head.end].endswith(f" {piece}")), span)
            top.append(span)
        if first is not span:
            yield repeat_of(prose, span, first)
        if not text[end : end + _NEAR + len(piece)].lstrip(_EDGE_OR_END).startswith(piece):
            continue  # as nearly always
        below = _line_below(text, end)
        if below is None or _is_head(text, below) or below.end - below.start <= len(piece):
            continue
        behind = below.start + len(piece)
        if text.startswith(piece, below.start) and not text[behind : behind + 1].isalnum():
            goes_on = _GOES_ON.match(text, behind) is not None
            yield repeat_of(prose, Span(below.start, behind), span)._replace(goes_on=goes_on)


def _open_lines(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the lines that do not end a sentence."""
    text = prose.text
    if "\r" in text:
        yield from ((start, end) for start, end in prose.lines if start < end and text[end - 1] not in ENDED)
    else:
        for end in prose.open_ends:
            if text[end - 1] not in ENDED:
                yield text.rfind("\n", 0, end) + 1, end


def _is_head(text: str, span: Span) -> bool:
    """Tell whether a line is no longer than a headline and ends no sentence."""
    if not 0 < span.end - span.start <= LONGEST_HEAD:
        return False
    piece = text[span.start : span.end]
    return piece.count(" ") + 1 >= _HEAD_WORDS and piece.rstrip(CLOSING)[-1:] not in ENDED


def _line_below(text: str, end: int) -> Span | None:
    """Return the next line that has anything in it, without what stands around its words."""
    for line in islice(_NEXT_LINE.finditer(text, end), _FURTHEST):
        span = _stripped(text, *line.span(1))
        if span.start < span.end:
            return span
    return None


def _cross_heads(prose: Prose) -> Iterator[Repeat]:
    """Yield short lines whose words both the line above and the line below have, in the same case."""
    text = prose.text
    for end, _ in prose.shaped(_BEFORE_LINES):
        start = text.rfind("\n", max(0, end - _LONGEST_CROSS), end + 1)
        match = _CROSS.match(text, start) if start >= 0 else None
        if match is None:
            continue
        piece = match[1].strip()
        if not 1 <= piece.count(" ") <= 7:
            continue
        start = match.start(1)
        above = prose.line_at(match.start() - 1)
        below = prose.line_at(text.index("\n", match.end()) + 1)
        whole = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)")
        # A line that the next one begins with is told as a headline run into the text.
        found = whole.search(text, above.start, above.end)
        if found and whole.search(text, below.start + 1, below.end):
            yield repeat_of(prose, Span(start, start + len(piece)), Span(*found.span()))


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip(_AROUND))
    return Span(left, max(left, start + len(piece.rstrip(_AROUND))))
