"""What stands twice in a document: paragraphs, sentences, headlines; each repetition counts once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from normalizer.model import Span
from normalizer.quality.prose import Prose

__all__ = ["Repeat", "repeated_heads", "repeated_paragraphs", "repeated_sentences"]

_FEWEST = 6
"""Words of a sentence or paragraph that may not stand twice."""
_HEAD_WORDS = 3
_LONGEST_HEAD = 220
_TOP = 10
"""Headlines at the top of a page that are compared with the end of others."""
_SPACE = re.compile(r"\s+")
_END = re.compile(r"[.!?…:;][\"'”’)\]]*\Z")
_CROSS = re.compile(r"(?<=[.!?”’\"]\n)[^\W\d_a-z][^\n.!?…:;]{4,60}(?=\n[^\Wa-z])")
"""A short line between a line that ends a sentence and one that begins one."""
_EDGE = " \t\u3000*#>-–—•·\"'“”‘’|_"


class Repeat(NamedTuple):
    """A stretch that stands before in the same document."""

    start: int
    end: int
    shown: str
    before: str
    """Where the first one is, in words."""


def repeated_paragraphs(prose: Prose) -> Iterator[Repeat]:
    """Yield paragraphs of six words and more that are equal to an earlier one, white space apart.

    A line of its own that ends no sentence is a headline, and not told here.
    """
    yield from (_repeat(prose, span, first) for span, first in _paragraphs(prose))


def repeated_sentences(prose: Prose) -> Iterator[Repeat]:
    """Yield sentences of six words and more that are equal to an earlier one, outside repeated paragraphs."""
    text = prose.text
    if not _may_repeat(text):
        return
    covered = [span for span, _ in _paragraphs(prose)]
    seen: dict[str, Span] = {}
    place = 0
    for sentence in prose.sentences:
        piece = text[sentence.start : sentence.end]
        if len(piece) < 20 or piece[-1:] not in ".!?”’\"')":
            continue
        first = seen.setdefault(_folded(piece), sentence)
        if first is sentence or piece.count(" ") + 1 < _FEWEST:
            continue
        while place < len(covered) and covered[place].end <= sentence.start:
            place += 1
        if place < len(covered) and covered[place].start < sentence.end:
            continue
        yield _repeat(prose, sentence, first)


def repeated_heads(prose: Prose) -> Iterator[Repeat]:
    """Yield lines without an end that stand before, and the starts of lines that repeat the line above.

    Lines of three words and more. Page furniture of one or two words is no headline.
    """
    yield from _cross_heads(prose)
    text = prose.text
    seen: dict[str, Span] = {}
    top: list[Span] = []
    above: Span | None = None
    for line in prose.lines:
        span = _stripped(text, line)
        length = span.end - span.start
        if not length:
            continue
        piece = text[span.start : span.end]
        is_head = length <= _LONGEST_HEAD and piece.count(" ") + 1 >= _HEAD_WORDS
        if is_head and not _END.search(piece):
            first = seen.setdefault(_folded(piece), span)
            # The first lines of a page may have a section's name before the headline.
            if first is span and len(top) < _TOP:
                first = next(
                    (head for head in top if text[head.start : head.end].endswith(f" {piece}")), span
                )
                top.append(span)
            if first is not span:
                yield _repeat(prose, span, first)
        elif above is not None and length > above.end - above.start:
            head = text[above.start : above.end]
            if piece.startswith(head) and not piece[len(head) : len(head) + 1].isalnum():
                yield _repeat(prose, Span(span.start, span.start + len(head)), above)
        above = span if is_head and not _END.search(piece) else None


def _cross_heads(prose: Prose) -> Iterator[Repeat]:
    """Yield short lines whose words both the line above and the line below have, in the same case."""
    text = prose.text
    for match in _CROSS.finditer(text):
        piece = match[0].strip()
        if not 1 <= piece.count(" ") <= 7:
            continue
        above = prose.line_at(match.start() - 1)
        below = prose.line_at(match.end() + 1)
        whole = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)")
        # A line that the next one begins with is told as a headline run into the text.
        found = whole.search(text, above.start, above.end)
        if found and whole.search(text, below.start + 1, below.end):
            yield _repeat(prose, Span(match.start(), match.start() + len(piece)), Span(*found.span()))


def _paragraphs(prose: Prose) -> list[tuple[Span, Span]]:
    text = prose.text
    if not _may_repeat(text):
        return []
    seen: dict[str, Span] = {}
    found = []
    for paragraph in prose.paragraphs:
        piece = text[paragraph.start : paragraph.end]
        if piece.count(" ") + 1 < _FEWEST:
            continue
        if "\n" not in piece and "\r" not in piece and len(piece) <= _LONGEST_HEAD and not _END.search(piece):
            continue
        first = seen.setdefault(_folded(piece), paragraph)
        if first is not paragraph:
            found.append((paragraph, first))
    return found


def _may_repeat(text: str) -> bool:
    return len(text) > 60


def _folded(piece: str) -> str:
    return _SPACE.sub(" ", piece).casefold()


def _stripped(text: str, line: Span) -> Span:
    piece = text[line.start : line.end]
    left = line.start + len(piece) - len(piece.lstrip(_EDGE))
    return Span(left, max(left, line.start + len(piece.rstrip(_EDGE))))


def _line_number(prose: Prose, offset: int) -> int:
    return bisect_right(prose.lines, offset, key=lambda line: line.start)


def _repeat(prose: Prose, span: Span, first: Span) -> Repeat:
    shown = _SPACE.sub(" ", prose.text[span.start : min(span.end, span.start + 60)]).strip()
    shown += "…" if span.end - span.start > 60 else ""
    lines = _line_number(prose, span.start) - _line_number(prose, first.start)
    before = "right before" if lines <= 2 else f"{lines} lines before"
    return Repeat(span.start, span.end, shown, before)
