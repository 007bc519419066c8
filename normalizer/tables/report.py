"""The problems of one run over alias tables, collected so that all are told at once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from normalizer.errors import Problem
from normalizer.tables.page import Where
from normalizer.tables.strings import quote

__all__ = ["Report"]

_SUGGESTIONS = 100
_CHOICES = 2_000
_LIKENESS = 65


class Report:
    """Collects problems; the loader raises them together."""

    __slots__ = ("_suggestions_left", "problems", "unread")

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.unread = False
        """A file could not be read to its end, so a page that is not found may well exist."""
        self._suggestions_left = _SUGGESTIONS

    def add(self, where: Where, message: str) -> None:
        """Note a problem at a line; line 0 means the whole file."""
        self.problems.append(Problem(where.path, where.line, message))

    def suggestion(self, word: str, choices: Iterable[str]) -> str:
        """Return ``; did you mean 'near'?`` for the choice most like ``word``, or nothing.

        Only the first hundred calls of a run look: a file of nothing but mistakes must not take minutes.
        """
        if self._suggestions_left <= 0:
            return ""
        self._suggestions_left -= 1
        from rapidfuzz import fuzz, process

        found = process.extractOne(word, islice(choices, _CHOICES), scorer=fuzz.ratio, score_cutoff=_LIKENESS)
        return f"; did you mean {quote(found[0])}?" if found else ""
