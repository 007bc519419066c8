"""Word lists that ship with the package, read when they are first needed."""

from __future__ import annotations

from functools import cache

__all__ = ["is_english"]


def is_english(word: str) -> bool:
    """Tell whether a lower-case word stands in the English dictionary (SCOWL, sizes to 70)."""
    return word in _english()


@cache
def _english() -> frozenset[str]:
    import gzip
    from importlib.resources import files

    packed = files("normalizer.matching").joinpath("lexicons", "english.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("ascii").split("\n"))
