"""Reasons why a generated alias may not stand for its page."""

from __future__ import annotations

from typing import Protocol

from normalizer.tables.strings import fold

__all__ = ["Lexicons", "is_doubtful", "vetoed"]


class Lexicons(Protocol):
    """What is known about a spelling, whatever its case, accents, hyphens and spaces."""

    def is_word(self, folded: str) -> bool:
        """Whether it is an English word, an inflected one included."""

    def is_name(self, folded: str) -> bool:
        """Whether it is a given name, a surname, a city or a demonym in its own right."""


def vetoed(surface: str, lexicons: Lexicons) -> str | None:
    """Return why a generated alias must not be used, or None.

    Spaces are folded when names are looked for, so the joined spelling is asked for (``Ma Ke`` is ``make``).
    """
    folded = fold(surface)
    if not folded.isascii() or not folded.isalpha():
        return "not in Latin letters alone"
    if lexicons.is_word(folded):
        return f"an English word, {folded!r}"
    if lexicons.is_name(folded):
        return f"a name in its own right, {surface!r}"
    words = _words(surface)
    if len(words) > 1 and all(map(lexicons.is_word, words)):
        return f"English words, {surface!r}"
    return None


def is_doubtful(surface: str, lexicons: Lexicons) -> bool:
    """Whether each word of a surface form is a known word or name: it may be the whole name of another."""
    words = _words(surface)
    return len(words) > 1 and all(lexicons.is_word(word) or lexicons.is_name(word) for word in words)


def _words(surface: str) -> list[str]:
    return [fold(word) for word in surface.replace("-", " ").split()]
