"""Word lists that ship with the package, read when they are first needed."""

from __future__ import annotations

from collections.abc import Collection, Set
from functools import cache, lru_cache

__all__ = [
    "PACKAGED",
    "begins_english",
    "english_among",
    "english_words",
    "is_english",
    "is_name",
    "line_of",
    "not_english",
]


_FEW = 500
"""Words of a run up to which each is searched for; when more are asked about, a set pays."""


@lru_cache(maxsize=65_536)
def is_english(word: str) -> bool:
    """Tell whether a lower-case word stands in the English dictionary (SCOWL, sizes to 70)."""
    if not word.isascii() or not word.isalpha():
        return False
    if is_english.cache_info().misses > _FEW:
        return word in english_words()
    return line_of(_english(), word.encode("ascii")) is not None


@cache
def english_words() -> frozenset[str]:
    """Return the lower-case words of the English dictionary, for those who ask about all words of a text."""
    return frozenset(_english()[1:-1].decode("ascii").split("\n"))


@lru_cache(maxsize=65_536)
def begins_english(start: str) -> bool:
    """Tell whether an English word begins with some lower-case letters."""
    lines, sought = _english(), start.encode("ascii", "replace")
    low, high = 0, len(lines) - 1
    while low < high:  # ``low`` is the line end before the first line that may be it
        middle = lines.rfind(b"\n", low, (low + high) // 2 + 1)
        end = lines.find(b"\n", middle + 1)
        if lines[middle + 1 : end] < sought:
            low = end
        elif middle > low:
            high = middle
        else:
            break
    return lines.startswith(sought, low + 1)


def english_among(words: Collection[str]) -> Set[str]:
    """Return those of some words that are English, as `is_english` has it."""
    return (
        {word for word in words if is_english(word)}
        if _are_few(words)
        else english_words().intersection(words)
    )


def not_english(words: Set[str]) -> Set[str]:
    """Return those of some words that are not English, as `is_english` has it."""
    return {word for word in words if not is_english(word)} if _are_few(words) else words - english_words()


def _are_few(words: Collection[str]) -> bool:
    """Tell whether to search for each pays, rather than to read all words of the dictionary."""
    return not english_words.cache_info().currsize and len(words) <= _FEW


def line_of(lines: bytes, key: bytes) -> bytes | None:
    """Return the line that is a key or starts with it and a tab, searched by halves; None without one.

    The lines are sorted by their keys, with a line end before and behind each. A dictionary of them would
    take longer to build than a short run lasts.
    """
    low, high = 0, len(lines) - 1
    while low < high:
        middle = lines.rfind(b"\n", low, (low + high) // 2 + 1)
        if middle < 0:
            return None
        end = lines.find(b"\n", middle + 1)
        line = lines[middle + 1 : end]
        found = line.partition(b"\t")[0]
        if found == key:
            return line
        if found < key:
            low = end
        else:
            high = middle
    return None


@cache
def _english() -> bytes:
    return b"\n" + _unpacked("english.txt.gz") + b"\n"


@lru_cache(maxsize=65_536)
def is_name(folded: str) -> bool:
    """Tell whether a folded word is a city, surname, given name or demonym in its own right."""
    word = folded.encode("utf-8", "replace")
    if is_name.cache_info().misses > _FEW:
        return word in _name_set()
    return any(line_of(names, word) is not None for names in _names())


@cache
def _name_set() -> frozenset[bytes]:
    return frozenset().union(*(names[1:-1].split(b"\n") for names in _names()))


@cache
def _names() -> tuple[bytes, ...]:
    sections = _unpacked("names.txt.gz").splitlines()
    return tuple(b"\n" + section.partition(b"\t")[2].replace(b" ", b"\n") + b"\n" for section in sections)


def _unpacked(name: str) -> bytes:
    import gzip
    from pkgutil import get_data

    return gzip.decompress(get_data("normalizer.matching", f"lexicons/{name}") or b"")


class _Packaged:
    """The lexicons of the package, as the vetoes of generated aliases ask them."""

    def is_word(self, folded: str) -> bool:
        """Tell whether it is an English word."""
        return is_english(folded)

    def is_name(self, folded: str) -> bool:
        """Tell whether it is a name in its own right."""
        return is_name(folded)


PACKAGED = _Packaged()
