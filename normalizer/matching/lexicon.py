"""Word lists that ship with the package, read when they are first needed."""

from __future__ import annotations

from functools import cache, lru_cache

__all__ = ["PACKAGED", "is_english", "is_name"]


@lru_cache(maxsize=65_536)
def is_english(word: str) -> bool:
    """Tell whether a lower-case word stands in the English dictionary (SCOWL, sizes to 70)."""
    if not word.isascii() or not word.isalpha():
        return False
    return _contains(_english(), word.encode("ascii"))


def _contains(words: bytes, word: bytes) -> bool:
    """Search sorted words, each with a line end before and behind it, by halves.

    A set of them would take longer to build than a short run lasts.
    """
    low, high = 0, len(words) - 1
    while low < high:
        middle = words.rfind(b"\n", low, (low + high) // 2 + 1)
        if middle < 0:
            return False
        end = words.find(b"\n", middle + 1)
        found = words[middle + 1 : end]
        if found == word:
            return True
        if found < word:
            low = end
        else:
            high = middle
    return False


@cache
def _english() -> bytes:
    return b"\n" + _unpacked("english.txt.gz") + b"\n"


def is_name(folded: str) -> bool:
    """Tell whether a folded word is a city, surname, given name or demonym in its own right."""
    return folded in _names()


@cache
def _names() -> frozenset[str]:
    sections = _unpacked("names.txt.gz").decode("utf-8").splitlines()
    return frozenset(word for section in sections for word in section.partition("\t")[2].split(" "))


def _unpacked(name: str) -> bytes:
    import gzip
    from importlib.resources import files

    return gzip.decompress(files("normalizer.matching").joinpath("lexicons", name).read_bytes())


class _Packaged:
    """The lexicons of the package, as the vetoes of generated aliases ask them."""

    def is_word(self, folded: str) -> bool:
        """Tell whether it is an English word."""
        return is_english(folded)

    def is_name(self, folded: str) -> bool:
        """Tell whether it is a name in its own right."""
        return is_name(folded)


PACKAGED = _Packaged()
