"""A question about words that most of them have nothing to say to: these are left out at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import filterfalse
from typing import Generic, TypeVar

__all__ = ["Sieve"]

Answer = TypeVar("Answer")
_MOST = 100_000
"""Words that are remembered; a run that meets more of them starts anew."""


class Sieve(Generic[Answer]):
    """Remembers the words to which the answer was empty, whatever text they stand in."""

    def __init__(self, question: Callable[[str], Answer]) -> None:
        self._question = question
        self._empty: set[str] = set()

    def answers(self, words: Iterable[str]) -> Iterator[tuple[str, Answer]]:
        """Yield the words whose answer is not empty, in their order, each with its answer."""
        for word in filterfalse(self._empty.__contains__, words):
            if answer := self._question(word):
                yield word, answer
            else:
                if len(self._empty) >= _MOST:
                    self._empty.clear()
                self._empty.add(word)
