"""What stands twice in a document: paragraphs and sentences; each repetition counts once."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from normalizer.model import Span
from normalizer.quality.alike import FEWEST, folded
from normalizer.quality.alike_sentences import LEAST, SHORTEST, sentences_alike
from normalizer.quality.beginning import beginning
from normalizer.quality.check import Spot
from normalizer.quality.finding import Elsewhere
from normalizer.quality.prose import Prose

__all__ = [
    "CLOSING",
    "ENDED",
    "LONGEST_HEAD",
    "Repeat",
    "repeat_of",
    "repeated_paragraphs",
    "repeated_sentences",
]

LONGEST_HEAD = 220
"""Code points of a headline."""
CLOSING = "\"'”’)]"
"""What may stand behind the end of a sentence."""
ENDED = frozenset(".!?…:;")
"""Ends of sentences, and of lines that lead to the next."""


class Repeat(NamedTuple):
    """A stretch that stands before in the same document."""

    start: int
    end: int
    shown: str
    before: str
    """Where the first one is, in words."""
    first: Span
    goes_on: bool = False
    """The sentence that it begins needs it; which of the two is too much is for a person to say."""

    def spot(self, what: str) -> Spot:
        """Return what is told of it; ``what`` it is, in a word."""
        message = f"the {what} '{self.shown}' stands {self.before} already"
        written = None if self.goes_on else ""
        first = Elsewhere(f"the {what}, first", *self.first)
        return Spot(self.start, self.end, message, written, elsewhere=(first,))


def repeated_paragraphs(prose: Prose) -> Iterator[Repeat]:
    """Yield paragraphs of six words and more that are equal to an earlier one, white space apart.

    A line of its own that ends no sentence is a headline, and not told here.
    """
    yield from (repeat_of(prose, span, first) for span, first in _paragraphs(prose))


def repeated_sentences(prose: Prose) -> Iterator[Repeat]:
    """Yield sentences of six words and more that are equal to an earlier one, outside repeated paragraphs."""
    text = prose.text
    some = sentences_alike(text) if prose.may_repeat else []
    if some is not None and not some:
        return
    sentences = [
        sentence
        for sentence in (prose.sentences if some is None else some)
        if sentence.end - sentence.start >= LEAST and text[sentence.end - 1] in ".!?”’\"')"
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
            yield repeat_of(prose, sentence, first)


def repeat_of(prose: Prose, span: Span, first: Span) -> Repeat:
    """Return that a stretch repeats another one."""
    shown = beginning(prose.text[span.start : span.end])
    lines = _line_number(prose, span.start) - _line_number(prose, first.start)
    before = "right before" if lines <= 2 else f"{lines} lines before"
    return Repeat(span.start, span.end, shown, before, first)


def _paragraphs(prose: Prose) -> list[tuple[Span, Span]]:
    if not prose.may_repeat:
        return []
    text = prose.blanked
    spans: Iterable[Span] = prose.paragraphs
    if text is not prose.text:
        spans = filter(None, (_bare(text, span) for span in spans))
    return _twice(text, [span for span in spans if text[span[1] - 1] in ENDED or not _is_line(text, span)])


def _bare(text: str, span: Span) -> Span | None:
    """Return a stretch without white space around it, None when there is nothing else."""
    piece = text[span.start : span.end]
    start, end = span.start + len(piece) - len(piece.lstrip()), span.start + len(piece.rstrip())
    return Span(start, end) if start < end else None


def _is_line(text: str, span: Span) -> bool:
    """Tell whether a paragraph is one line that ends no sentence."""
    if span.end - span.start > LONGEST_HEAD:
        return False
    piece = text[span.start : span.end]
    return "\n" not in piece and "\r" not in piece and piece.rstrip(CLOSING)[-1:] not in ENDED


def _twice(text: str, spans: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Return the spans whose words stand in an earlier one, and that one; case and white space apart.

    Only those whose last word is not the only one of its kind are read in full.
    """
    spans = [span for span in spans if span[1] - span[0] >= SHORTEST]
    lasts = [text[end - 8 : end].casefold().split()[-1] for _, end in spans]
    often = Counter(lasts)
    seen: dict[str, Span] = {}
    found = []
    for span, last in zip(spans, lasts, strict=True):
        if often[last] > 1:
            piece = folded(text[span.start : span.end])
            first = seen.setdefault(piece, span)
            if first is not span and piece.count(" ") + 1 >= FEWEST:
                found.append((span, first))
    return found


def _line_number(prose: Prose, offset: int) -> int:
    return bisect_right(prose.line_starts, offset)
