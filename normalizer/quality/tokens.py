"""The tokens of a text: what stands between its spaces once marks are spaces, and where each begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

__all__ = ["Lengths", "Tokens"]

_BLOCK = 512
"""Bytes whose tokens are sought again when somebody asks where one begins."""
_TOKEN = re.compile(rb"[^ ]+")
_FOLDED = bytes(byte | 32 for byte in range(256))
"""What differs in letter case, differs in this bit."""


class Tokens:
    """The tokens of a text; to note where each begins would take longer than to cut them."""

    def __init__(self, spaced: bytes) -> None:
        """Cut a text, as `byte_views.spaced` has it."""
        self.all: list[bytes] = []
        self._spaced = spaced
        self._numbers: list[int] = []
        """Of each block the number of its first token."""
        self._starts: list[int] = []
        """Where each block begins, and where the last one ends."""
        start = 0
        while start < len(spaced):
            end = spaced.find(b" ", start + _BLOCK)
            end = len(spaced) if end < 0 else end
            self._numbers.append(len(self.all))
            self._starts.append(start)
            self.all += spaced[start:end].split()
            start = end
        self._starts.append(len(spaced))
        self._block, self._offsets = -1, list[int]()

    def start(self, number: int) -> int:
        """Return where a token begins, as an offset in the text: what was cut has one more space in front."""
        block = bisect_right(self._numbers, number) - 1
        if block != self._block:
            start, end = self._starts[block : block + 2]
            found = _TOKEN.finditer(self._spaced, start, end)
            self._block, self._offsets = block, [token.start() - 1 for token in found]
        return self._offsets[number - self._numbers[block]]


class Lengths:
    """The lengths and first letters of tokens: where a word or a phrase stands twice, they are alike."""

    def __init__(self, tokens: Sequence[bytes]) -> None:
        try:
            lengths = bytes(map(len, tokens))
        except ValueError:  # a word that is none
            lengths = bytes(min(len(token), 255) for token in tokens)
        first = bytes([token[0] for token in tokens]).translate(_FOLDED)
        self._lengths, self._first = int.from_bytes(lengths), int.from_bytes(first)
        self._count = len(tokens)

    def alike(self, length: int) -> Iterator[int]:
        """Yield the numbers of tokens from which on some are, by these, like as many before them."""
        # All are compared at once, as two numbers are.
        shift = 8 * length
        different = (self._lengths ^ self._lengths >> shift) | (self._first ^ self._first >> shift)
        found = different.to_bytes(self._count)
        alike = bytes(length)
        number = found.find(alike, length)
        while number >= 0:
            yield number
            number = found.find(alike, number + 1)
