"""Word lists that ship with the package, read when they are first needed."""

from __future__ import annotations

from functools import cache, lru_cache

__all__ = ["is_english"]


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
    import gzip
    from importlib.resources import files

    packed = files("normalizer.matching").joinpath("lexicons", "english.txt.gz").read_bytes()
    return b"\n" + gzip.decompress(packed) + b"\n"
