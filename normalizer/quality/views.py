"""Views of a text that checks share; each is made once, when a check first asks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TypeVar, cast

from normalizer.quality import byte_views
from normalizer.quality.lookout import PHRASES, SHAPES, Lookout, Places, Watch
from normalizer.quality.vocabulary import WORD, Answers, Question, Reading, read

__all__ = ["Views"]

Answer = TypeVar("Answer")

_LETTER, _LETTER_OR_DIGIT = rb"[A-Za-z\xaa\xb5\xba\xc0-\xff?]", rb"[0-9A-Za-z_\xaa\xb2-\xb5\xb9-\xff?]*"
_WORD = re.compile(rb"%b%b(?:['\x92-]%b%b)*" % ((_LETTER, _LETTER_OR_DIGIT) * 2))
"""A word in a `latin` text, in which nothing else is beyond ASCII."""
_LONG = 100_000
"""Code points of a text from which it is not read again for each word that somebody asks for."""
_TYPOGRAPHIC = "‘’“”–—…"
_USUAL = bytes([*range(9, 14), *range(32, 127)])


class Views:
    """A text, its characters as bytes, what is found in these, and its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._seen: dict[Lookout, Sequence[Places]] = {}

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
    def unusual_kinds(self) -> frozenset[str]:
        """The unusual characters, each once."""
        return frozenset(self.unusual)

    @cached_property
    def latin(self) -> bytes:
        """The text in Latin-1 as near as may be, as `byte_views.latin` has it."""
        return byte_views.latin(self.text, self.unusual_kinds)

    @cached_property
    def shape(self) -> bytes:
        """A byte for each code point, alike for those of a kind; see `byte_views.shape`."""
        return byte_views.shape(self.latin)

    @cached_property
    def plain(self) -> bytes:
        """A byte for each code point, spaces for what stands before a word, and one more in front."""
        return byte_views.plain(self.latin)

    def shaped(self, watch: Watch) -> Places:
        """Return where the ``shape`` has what a check looks for."""
        return self._found(watch, SHAPES, self.shape)

    def phrased(self, watch: Watch) -> Places:
        """Return where the ``plain`` text has what a check looks for."""
        return self._found(watch, PHRASES, self.plain)

    def _found(self, watch: Watch, lookout: Lookout, view: bytes) -> Places:
        found = self._seen.get(lookout, ())
        if watch.number >= len(found):  # the check was imported after the last look
            found = self._seen[lookout] = lookout.places(view)
        return found[watch.number]

    @cached_property
    def spaced(self) -> bytes:
        """A byte for each code point, spaces for marks, and one more before and behind."""
        return byte_views.spaced(self.latin)

    @cached_property
    def reading(self) -> Reading:
        """The tokens, and what checks asked about words."""
        return read(self.text, self.spaced)

    def answers(self, question: Question[Answer]) -> Answers[Answer]:
        """Return the words with an answer to a question, as often as they stand there."""
        if question.number >= len(self.reading.answers):  # it was asked after the text was read
            self.reading = read(self.text, self.spaced)
        return cast("Answers[Answer]", self.reading.answers[question.number])

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every distinct word, in order of first appearance; hyphens and apostrophes inside belong to it."""
        return tuple(dict.fromkeys(WORD.findall(self.text)))

    @cached_property
    def odd_words(self) -> frozenset[bytes]:
        """The words that are not ordinary, in Latin-1 as far as may be."""
        tokens = frozenset(self.reading.odd)
        return tokens.union(_WORD.findall(b" ".join([token for token in tokens if not token.isalpha()])))

    def has(self, word: str) -> bool:
        """Tell whether one of the words is this one, in this case."""
        token = byte_views.latin(word, frozenset(word))
        if token in self.odd_words:
            return b"?" not in token or word in self.words
        if len(self.text) > _LONG:
            return token in self._all_tokens
        return token in self.reading.ordinary and b" %b " % token in self.spaced

    @cached_property
    def _all_tokens(self) -> frozenset[bytes]:
        return frozenset(self.reading.tokens.all)
