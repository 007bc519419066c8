"""A document as the checks see it; each view is made once, when a check first asks for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from normalizer.matching.protect import Protected, protected
from normalizer.matching.sentences import sentence_ends
from normalizer.matching.suppress import blanked
from normalizer.model import Decision, Span
from normalizer.quality.alike import may_repeat
from normalizer.quality.lookout import SHAPES
from normalizer.quality.views import Views
from normalizer.tables.page import Tables

if TYPE_CHECKING:
    from normalizer.quality.check_options import CheckOptions
    from normalizer.quality.foreign_runs import ForeignRun
    from normalizer.quality.name_spellings import RareName

__all__ = ["Prose"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_OPEN_ENDS = SHAPES.watch(*(f"{kind}\n" for kind in "aA0é?-/~,'\"() \r"))


class Prose(Views):
    """One document, with its lines, sentences, words and names. Offsets are code points of ``text``."""

    def __init__(
        self,
        text: str,
        names: Sequence[Decision] = (),
        tables: Tables | None = None,
        running: Collection[str] | None = None,
        options: Mapping[str, CheckOptions] | None = None,
    ) -> None:
        """Take a document and what the normaliser decided in it, changes and left-alone names alike.

        ``tables`` are those that the names were decided with, ``running`` the ids of the checks that look at
        the document; None for all of them. ``options`` are those of single checks, by id.
        """
        self.given = text
        """The document as it came."""
        # A byte order mark is no letter of the first line: what begins the line begins the document.
        super().__init__(f"\n{text[1:]}" if text.startswith("\ufeff") else text)
        self.tables = tables
        self.running = running
        self.options = options or {}
        self.names = tuple(names)
        """Decisions with spans in ``text``, sorted, never overlapping."""
        self.held_back: list[tuple[Span, str]] = []
        """What checks found in suppressed stretches so far: its span, and the id of the check."""

    @cached_property
    def shield(self) -> Protected:
        """Addresses, code, quoted wordings and suppressed stretches."""
        return protected(self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each line begins; blank ones included."""
        text = self.text
        if "\r" not in text:
            lengths = map(len, text.split("\n"))
            starts = list(accumulate(lengths, lambda start, length: start + length + 1, initial=0))[:-1]
        else:
            starts = [match.start() for match in _LINE.finditer(text)]
        if len(starts) > 1 and starts[-1] == len(text):
            starts.pop()  # what follows the last line end is no line
        return starts

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Every line without its line end; blank ones included."""
        ends = (*self.line_starts[1:], len(self.text))
        return tuple(map(self._line, self.line_starts, ends))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Stretches of lines that are not blank, without white space around them."""
        text = self.text
        found: list[Span] = []
        if "\r" not in text:
            last = len(text.rstrip())
            start = len(text) - len(text.lstrip())
            for blank in _BLANK.finditer(text, start, last):
                end = blank.start()
                while text[end - 1].isspace():
                    end -= 1
                found.append(Span(start, end))
                start = blank.end()
            return (*found, Span(start, last)) if start < last else tuple(found)
        open_at: int | None = None
        end = 0
        for line in (*self.lines, None):
            if line is None or not text[line.start : line.end].strip():
                if open_at is not None:
                    found.append(self._stripped(open_at, end))
                open_at = None
            else:
                open_at = line.start if open_at is None else open_at
                end = line.end
        return tuple(found)

    @cached_property
    def has_comments(self) -> bool:
        """Whether there may be suppression comments."""
        return b"mtnorm:" in self.latin

    @cached_property
    def blanked(self) -> str:
        """The text with spaces for its suppression comments, which are no part of what they are about."""
        return blanked(self.text) if self.has_comments else self.text

    @cached_property
    def may_repeat(self) -> bool:
        """Whether a sentence or a paragraph may stand twice; of most texts it is known that none does."""
        return self.has_comments or may_repeat(self.text, self.latin, self.unusual_kinds)

    @cached_property
    def names_by_check(self) -> Mapping[str, Sequence[Decision]]:
        """The decisions that tell something is wrong, by the id of the check that they belong to."""
        from normalizer.quality.names import check_of

        found: defaultdict[str, list[Decision]] = defaultdict(list)
        for decision in self.names:
            if decision.action in ("replaced", "suggested") and (name := check_of(decision, self.tables)):
                found[name].append(decision)
        return found

    @cached_property
    def open_ends(self) -> list[int]:
        """Where lines end that have anything, but no full stop, question or exclamation mark at their end."""
        ends = [end - 1 for _, end in self.shaped(_OPEN_ENDS)]
        if self.shape[-1:] not in (b"", b".", b"\n"):
            ends.append(len(self.text))
        return ends

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences without white space around them, in order; a blank line ends one."""
        found = []
        start = 0
        for end in (*sentence_ends(self.text), len(self.text)):
            span = self._stripped(start, end)
            if span.start < span.end:
                found.append(span)
            start = end
        return tuple(found)

    @cached_property
    def rare_names(self) -> tuple[RareName, ...]:
        """Capitalised words that are neither English nor common, each once, without possessives."""
        # It comes with all that compares names; not every run asks.
        from normalizer.quality.name_spellings import MOST_NAMES, RARE

        found = {rare.name: rare for _, rare, _ in self.answers(RARE) if rare is not None}
        return tuple(islice(found.values(), MOST_NAMES))

    @cached_property
    def foreign_runs(self) -> tuple[ForeignRun, ...]:
        """Stretches in another language, in order; none where few words of the text hint at one."""
        # Its word lists are read by runs of the checks that ask.
        from normalizer.quality.foreign_runs import foreign_runs

        return tuple(foreign_runs(self))

    def line_at(self, offset: int) -> Span:
        """Return the line that an offset stands in."""
        place = max(1, bisect_right(self.line_starts, offset))
        start, end = (*self.line_starts[place - 1 : place + 1], len(self.text))[:2]
        return self._line(start, end)

    def name_at(self, start: int, end: int) -> Decision | None:
        """Return the first decision about a name that shares a letter with a stretch."""
        place = bisect_right(self.names, start, key=lambda name: name.end)
        if place < len(self.names) and self.names[place].start < end:
            return self.names[place]
        return None

    def hidden(self, start: int, end: int) -> bool:
        """Tell whether a stretch meets an address or code; what stands there is no prose."""
        return self.shield.hides(start, end)

    def _line(self, start: int, end: int) -> Span:
        """Return a line without its line end; ``end`` is where the next one begins."""
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))

    def _stripped(self, start: int, end: int) -> Span:
        piece = self.text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        return Span(left, max(left, start + len(piece.rstrip())))
