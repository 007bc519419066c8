"""Errors of the package: each says what is wrong and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["DocumentError", "NormalizerError", "Problem", "TableError"]


class NormalizerError(Exception):
    """Base of all errors that this package raises on purpose."""


class Problem(NamedTuple):
    """One thing wrong in an alias table; its text is ``path:line: what is wrong; what to do``."""

    path: str
    """The file, as it was named by the caller."""
    line: int
    """Line in that file, counted from 1; 0 when the whole file is meant."""
    message: str
    """What is wrong; what to do next."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


class TableError(NormalizerError):
    """Alias tables that cannot be used; ``problems`` has every problem, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class DocumentError(NormalizerError):
    """A document that cannot be read, or that could not be written back byte for byte."""
