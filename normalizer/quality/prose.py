"""A document as the checks see it; each view is made once, when a check first asks for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from normalizer.matching.protect import Protected, protected
from normalizer.matching.sentences import sentence_ends
from normalizer.model import Decision, Span
from normalizer.tables.page import Tables

if TYPE_CHECKING:
    from normalizer.quality.check_options import CheckOptions
    from normalizer.quality.foreign_runs import ForeignRun

__all__ = ["Prose"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f]*(?:['’\-][^\W\d_][\w\u0300-\u036f]*)*")
_APART = bytes(byte if byte > 127 or chr(byte).isalnum() or byte in b"'-_" else 32 for byte in range(256))
"""Spaces for the ASCII characters that no word has."""

_KINDS = (("“", "("), ("”", ")"), ("’", "'"))
_SHAPES = bytes(
    ord("a")
    if 65 <= byte <= 90 or 97 <= byte <= 122
    else ord("0")
    if 48 <= byte <= 57
    else ord(".")
    if byte in b",;:.!"
    else byte
    if byte in b" ()'\n\r"
    else ord(" ")
    if byte == 0xA0
    else ord("~")
    for byte in range(256)
)
_TYPOGRAPHIC = "‘’“”–—…"
_USUAL = bytes([*range(9, 14), *range(32, 127)])


class Prose:
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
        self.text = f"\n{text[1:]}" if text.startswith("\ufeff") else text
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
    def unusual(self) -> str:
        """The characters that are neither printable ASCII nor white space of ASCII, in order."""
        text = self.text
        if text.isascii() and text.isprintable():
            return ""
        return text.encode("utf-8", "surrogatepass").translate(None, _USUAL).decode("utf-8", "surrogatepass")

    @cached_property
    def foreign(self) -> str:
        """The unusual characters; none where all are curved quotation marks, dashes and ellipses."""
        return self.unusual if self.unusual.strip(_TYPOGRAPHIC) else ""

    @cached_property
    def shape(self) -> bytes:
        """A byte for each code point, alike for those of a kind: to look whether a pattern may be anywhere.

        ``a`` stands for letters of ASCII, ``0`` for digits, a stop for any of ``,;:.!?``, a space for one
        that may not break too, a bracket for a curved quotation mark, and an apostrophe for either kind of
        it; what is not named here is ``~``.
        """
        text = self.text.replace("?", "!")  # unknown characters become question marks
        for mark, kind in _KINDS:
            text = text.replace(mark, kind)
        return text.encode("latin-1", "replace").translate(_SHAPES)

    def shaped(self, kinds: bytes) -> Iterator[int]:
        """Yield where a stretch of the `shape` stands, overlapping ones too."""
        shape = self.shape
        place = shape.find(kinds)
        while place >= 0:
            yield place
            place = shape.find(kinds, place + 1)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Every line without its line end; blank ones included."""
        text = self.text
        spans = []
        start = 0
        if "\r" not in text:
            for line in text.split("\n"):
                end = start + len(line)
                spans.append(Span(start, end))
                start = end + 1
        else:
            for match in _LINE.finditer(text):
                start = match.start()
                spans.append(Span(start, start + len(match[0].rstrip("\r\n"))))
        if len(spans) > 1 and spans[-1].start == spans[-1].end == len(text):
            spans.pop()  # what follows the last line end is no line
        return tuple(spans)

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
    def words(self) -> tuple[str, ...]:
        """Every distinct word, in order of first appearance; hyphens and apostrophes inside belong to it."""
        text = self.text.replace("“", " ").replace("”", " ").encode("utf-8", "surrogatepass")
        found: list[str] = []
        # Most of what stands between white space and marks is a word; the expression reads the rest.
        for token in dict.fromkeys(text.translate(_APART).decode("utf-8", "surrogatepass").split()):
            if token.isalpha():
                found.append(token)
            else:
                found += _WORD.findall(token)
        return tuple(dict.fromkeys(found))

    @cached_property
    def word_set(self) -> frozenset[str]:
        """The words, to look one up."""
        return frozenset(self.words)

    @cached_property
    def capitalised(self) -> tuple[str, ...]:
        """The words that do not begin with a plain lower-case letter, each once."""
        return tuple([word for word in self.words if not "a" <= word[0] <= "z"])

    @cached_property
    def rare_names(self) -> tuple[str, ...]:
        """Capitalised words that are neither English nor common, each once, without possessives."""
        # It comes with all that compares names; not every run asks.
        from normalizer.quality.name_spellings import rare_names

        return rare_names(self.capitalised)

    @cached_property
    def foreign_runs(self) -> tuple[ForeignRun, ...]:
        """Stretches in another language, in order; none where few words of the text hint at one."""
        # Its word lists are read by runs of the checks that ask.
        from normalizer.quality.foreign_runs import foreign_runs

        return tuple(foreign_runs(self))

    def line_at(self, offset: int) -> Span:
        """Return the line that an offset stands in."""
        return self.lines[max(0, bisect_right(self.lines, offset, key=lambda line: line.start) - 1)]

    def name_at(self, start: int, end: int) -> Decision | None:
        """Return the first decision about a name that shares a letter with a stretch."""
        place = bisect_right(self.names, start, key=lambda name: name.end)
        if place < len(self.names) and self.names[place].start < end:
            return self.names[place]
        return None

    def hidden(self, start: int, end: int) -> bool:
        """Tell whether a stretch meets an address or code; what stands there is no prose."""
        return self.shield.hides(start, end)

    def _stripped(self, start: int, end: int) -> Span:
        piece = self.text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        return Span(left, max(left, start + len(piece.rstrip())))
