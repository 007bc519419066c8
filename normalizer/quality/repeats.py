"""What stands twice in a document: paragraphs, sentences, headlines; each repetition counts once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, islice
from typing import NamedTuple

from normalizer.matching.sentences import sentence_ends
from normalizer.model import Span
from normalizer.quality.check import Spot
from normalizer.quality.finding import Elsewhere
from normalizer.quality.lookout import SHAPES
from normalizer.quality.prose import Prose

__all__ = ["Repeat", "repeated_heads", "repeated_paragraphs", "repeated_sentences"]

_FEWEST = 6
"""Words of a sentence or paragraph that may not stand twice."""
_SHORTEST = 2 * _FEWEST - 1
_SENTENCE_END = re.compile(r"[.!?”’\"')](?=\s|\Z)")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r[^\S\r\n]*\r")
_LEAST = 20
"""Characters of a sentence that may not stand twice."""
_MARKS = " \t\n\u00a0.!?\"'”’“‘»«)(]["
_TAIL = 200
"""Characters in which the last words of a sentence are looked for."""
_HEAD_WORDS = 3
_LONGEST_HEAD = 220
_TOP = 10
"""Headlines at the top of a page that are compared with the end of others."""
_CLOSING = "\"'”’)]"
_ENDED = frozenset(".!?…:;")
_BEFORE_LINES = SHAPES.watch(*(f"{left}\n{right}" for left in "aA0é?-/~,'\"() \r" for right in "A0é?-"))
_LONGEST_CROSS = 63
_CROSS = re.compile(
    r"\n(?:(?<=[.!?”’\"]\n)|(?<=[.!?”’\"]\r\n))([^\W\d_a-z][^\r\n.!?…:;]{4,60})(?=\r?\n[^\Wa-z])"
)
"""A short line between a line that ends a sentence and one that begins one."""
_NEXT_LINE = re.compile(r"(?:\r\n?|\n)([^\r\n]*)")
_FURTHEST = 12
"""Lines from a headline within which the text begins."""
_EDGE = " \t\u3000*#>-–—•·\"'“”‘’|_"
_EDGE_OR_END = f"{_EDGE}\r\n"
_NEAR = 400
"""Code points between a headline and what repeats it below."""


class Repeat(NamedTuple):
    """A stretch that stands before in the same document."""

    start: int
    end: int
    shown: str
    before: str
    """Where the first one is, in words."""
    first: Span

    def spot(self, what: str) -> Spot:
        """Return what is told of it; ``what`` it is, in a word."""
        message = f"the {what} '{self.shown}' stands {self.before} already"
        return Spot(
            self.start, self.end, message, "", elsewhere=(Elsewhere(f"the {what}, first", *self.first),)
        )


def repeated_paragraphs(prose: Prose) -> Iterator[Repeat]:
    """Yield paragraphs of six words and more that are equal to an earlier one, white space apart.

    A line of its own that ends no sentence is a headline, and not told here.
    """
    yield from (_repeat(prose, span, first) for span, first in _paragraphs(prose))


def repeated_sentences(prose: Prose) -> Iterator[Repeat]:
    """Yield sentences of six words and more that are equal to an earlier one, outside repeated paragraphs."""
    text = prose.text
    ends = _repeated_ends(text.replace("\0", " ")) if prose.may_repeat else []
    if ends is not None and not ends:
        return
    sentences = [
        sentence
        for sentence in (prose.sentences if ends is None else _ending_at(text, ends))
        if sentence.end - sentence.start >= _LEAST and text[sentence.end - 1] in ".!?”’\"')"
    ]
    twice = _twice(text, sentences)
    if not twice:
        return
    covered = [span for span, _ in _paragraphs(prose)]
    place = 0
    for sentence, first in twice:
        while place < len(covered) and covered[place].end <= sentence.start:
            place += 1
        if place == len(covered) or covered[place].start >= sentence.end:
            yield _repeat(prose, sentence, first)


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
        first = seen.setdefault(_folded(piece), span)
        # The first lines of a page may have a section's name before the headline.
        if first is span and len(top) < _TOP:
            first = next((head for head in top if text[head.start : head.end].endswith(f" {piece}")), span)
            top.append(span)
        if first is not span:
            yield _repeat(prose, span, first)
        if not text[end : end + _NEAR + len(piece)].lstrip(_EDGE_OR_END).startswith(piece):
            continue  # as nearly always
        below = _line_below(text, end)
        if below is None or _is_head(text, below) or below.end - below.start <= len(piece):
            continue
        behind = below.start + len(piece)
        if text.startswith(piece, below.start) and not text[behind : behind + 1].isalnum():
            yield _repeat(prose, Span(below.start, behind), span)


def _open_lines(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the lines that do not end a sentence."""
    text = prose.text
    if "\r" in text:
        yield from ((start, end) for start, end in prose.lines if start < end and text[end - 1] not in _ENDED)
    else:
        for end in prose.open_ends:
            if text[end - 1] not in _ENDED:
                yield text.rfind("\n", 0, end) + 1, end


def _is_head(text: str, span: Span) -> bool:
    """Tell whether a line is no longer than a headline and ends no sentence."""
    if not 0 < span.end - span.start <= _LONGEST_HEAD:
        return False
    piece = text[span.start : span.end]
    return piece.count(" ") + 1 >= _HEAD_WORDS and piece.rstrip(_CLOSING)[-1:] not in _ENDED


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
            yield _repeat(prose, Span(start, start + len(piece)), Span(*found.span()))


def _paragraphs(prose: Prose) -> list[tuple[Span, Span]]:
    if not prose.may_repeat:
        return []
    text = prose.blanked
    spans: Iterable[Span] = prose.paragraphs
    if text is not prose.text:
        spans = filter(None, (_bare(text, span) for span in spans))
    return _twice(text, [span for span in spans if text[span[1] - 1] in _ENDED or not _is_line(text, span)])


def _bare(text: str, span: Span) -> Span | None:
    """Return a stretch without white space around it, None when there is nothing else."""
    piece = text[span.start : span.end]
    start, end = span.start + len(piece) - len(piece.lstrip()), span.start + len(piece.rstrip())
    return Span(start, end) if start < end else None


def _is_line(text: str, span: Span) -> bool:
    """Tell whether a paragraph is one line that ends no sentence."""
    if span.end - span.start > _LONGEST_HEAD:
        return False
    piece = text[span.start : span.end]
    return "\n" not in piece and "\r" not in piece and piece.rstrip(_CLOSING)[-1:] not in _ENDED


def _twice(text: str, spans: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Return the spans whose words stand in an earlier one, and that one; case and white space apart.

    Only those whose last word is not the only one of its kind are read in full.
    """
    spans = [span for span in spans if span[1] - span[0] >= _SHORTEST]
    lasts = [text[end - 8 : end].casefold().split()[-1] for _, end in spans]
    often = Counter(lasts)
    seen: dict[str, Span] = {}
    found = []
    for span, last in zip(spans, lasts, strict=True):
        if often[last] > 1:
            folded = _folded(text[span.start : span.end])
            first = seen.setdefault(folded, span)
            if first is not span and folded.count(" ") + 1 >= _FEWEST:
                found.append((span, first))
    return found


def _repeated_ends(text: str) -> list[int] | None:
    """Return where sentences may end whose last words are those of another; None when any may.

    To look at these words takes a tenth of the time that it takes to cut a text into its sentences.
    """
    ends = [end for match in _SENTENCE_END.finditer(text) if (end := match.end()) >= _LEAST]
    if not ends:
        return []
    # All of them are made alike at once, with a sign between that no sentence has.
    tails = [text[end - _LEAST : end] for end in ends]
    shown = " ".join(("\0" + "\0".join(tails)).split())
    for tail, key in zip(tails, shown.split("\0")[1:], strict=True):
        if len(key) != _LEAST and not _BLANK_LINE.search(tail):
            return None  # ends that are alike need not be of one length
    keys = shown.casefold().split("\0")[1:]
    often = Counter(keys)
    found: dict[tuple[str, str], list[int]] = {}
    for end in compress(ends, [often[key] > 1 for key in keys]):
        words = _folded(text[max(0, end - _TAIL) : end]).split(" ")
        if len(words) <= _FEWEST and end > _TAIL:
            return None
        found.setdefault((" ".join(words[-_FEWEST:]), _last_piece(text, end)), []).append(end)
    return sorted(chain.from_iterable(alike for alike in found.values() if len(alike) > 1))


def _last_piece(text: str, end: int) -> str:
    """Return what stands between the last stop within or before a sentence and its end, marks apart.

    Equal sentences have it in common: a stop within them is the same in both, and before them only marks
    stand. Where lines may end in other ways than with a line feed, nothing is said.
    """
    if "\r" in text:
        return ""
    low = max(0, end - _TAIL)
    last = low + len(text[low:end].rstrip(_MARKS))
    start = max(text.rfind(stop, 0, last) + 1 for stop in ".!?")
    piece = text[start:last]
    for blank in _BLANK_LINE.finditer(text, start, last):
        piece = text[blank.end() : last]
    return _folded(piece).strip(_MARKS)


def _ending_at(text: str, ends: Sequence[int]) -> Iterator[Span]:
    """Yield the sentences that end at some places, without white space around them."""
    cuts = [0, *sentence_ends(text), len(text)]
    for end in ends:
        place = bisect_left(cuts, end)
        if not text[end : cuts[place]].strip():
            start = cuts[place - 1]
            piece = text[start:end]
            yield Span(start + len(piece) - len(piece.lstrip()), end)


def _folded(piece: str) -> str:
    return " ".join(piece.split()).casefold()


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip(_EDGE))
    return Span(left, max(left, start + len(piece.rstrip(_EDGE))))


def _line_number(prose: Prose, offset: int) -> int:
    return bisect_right(prose.lines, offset, key=lambda line: line.start)


def _repeat(prose: Prose, span: Span, first: Span) -> Repeat:
    shown = " ".join(prose.text[span.start : min(span.end, span.start + 60)].split())
    shown += "…" if span.end - span.start > 60 else ""
    lines = _line_number(prose, span.start) - _line_number(prose, first.start)
    before = "right before" if lines <= 2 else f"{lines} lines before"
    return Repeat(span.start, span.end, shown, before, first)
