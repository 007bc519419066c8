"""Phrases that stand twice in a row: *for the first time for the first time*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = ["Lengths", "repeated_phrases"]

_FEWEST, _MOST = 2, 6
"""Words of a phrase."""
_TIMES = 50
_WORD = r"[^\W\d_][\w'’\-]*"
_TWICE = re.compile(
    rf"(?P<phrase>{_WORD}(?: {_WORD}){{1,{_MOST - 1}}}?)(?: (?P=phrase)){{1,{_TIMES}}}(?![\w'’\-])"
)
# Twice by right: "again and again and again", "from time to time to", "day by day by day", "and more and".
_BEHIND = frozenset("and or but to by after on upon over in for than".split())
_BEFORE = frozenset("and or but to by after upon".split())
# One clause may end so and the next begin so: "what it is it is".
_VERBS = frozenset("am are is was were be do does did has have had can could will would".split())


class Lengths:
    """The lengths of the tokens of a text: where a word or a phrase stands twice, they are alike."""

    def __init__(self, tokens: Sequence[bytes]) -> None:
        try:
            lengths = bytes(map(len, tokens))
        except ValueError:  # a word that is none
            lengths = bytes(min(len(token), 255) for token in tokens)
        self._whole, self._count = int.from_bytes(lengths), len(tokens)

    def alike(self, length: int) -> Iterator[int]:
        """Yield the numbers of tokens from which on some have the lengths of as many before them."""
        # All are compared at once, as two numbers are.
        different = (self._whole ^ self._whole >> 8 * length).to_bytes(self._count)
        number = different.find(bytes(length), length)
        while number >= 0:
            yield number
            number = different.find(bytes(length), number + 1)


def repeated_phrases(
    text: str, spaced: bytes, tokens: Sequence[bytes], lengths: Lengths
) -> Iterator[re.Match[str]]:
    """Yield the phrases of two to six words that stand twice in a text, in order of length.

    ``spaced`` are its letters as `byte_views.spaced` has them, ``tokens`` what stands between its spaces. Of
    letters that they do not tell apart, the text decides.
    """
    for length in range(_FEWEST, _MOST + 1):
        twice: set[bytes] = set()
        for number in lengths.alike(length):
            if tokens[number - length : number] == tokens[number : number + length]:
                twice.add(b" %b " % b" ".join(tokens[number - length : number + length]))
        end = 0
        for place in sorted(place for phrase in twice for place in _places(spaced, phrase)):
            match = _TWICE.match(text, place) if place >= end else None
            if match is not None:
                end = match.end()
                if _is_slip(text, match):
                    yield match


def _places(spaced: bytes, phrase: bytes) -> Iterator[int]:
    """Yield where a phrase begins that has nothing but single spaces inside; one more is in front."""
    place = spaced.find(phrase)
    while place >= 0:
        yield place
        place = spaced.find(phrase, place + 1)


def _is_slip(text: str, match: re.Match[str]) -> bool:
    """Tell whether nobody would have written this by intention."""
    words = match["phrase"].split()
    if text[match.start() - 1 : match.start()].isalnum() or len(set(words)) == 1:
        return False
    first, last = words[0].lower(), words[-1].lower()
    return not (first in _BEFORE or last in _BEHIND or (len(words) == _FEWEST and last in _VERBS))
