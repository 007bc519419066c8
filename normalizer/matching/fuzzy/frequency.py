"""How common words are in English, on the Zipf scale in steps of a half."""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.resources import files

from normalizer.matching.lexicon import line_of

__all__ = ["zipf"]


@lru_cache(maxsize=65_536)
def zipf(plain: str) -> float:
    """Return how common a word of plain letters is: 7 is *the*, 3.5 once in 300,000 words, 0 unknown.

    >>> zipf("the"), zipf("qqqqq")
    (7.5, 0.0)
    """
    key = plain.encode("utf-8", "replace")
    return next((band for band, words in _bands() if line_of(words, key) is not None), 0.0)


@cache
def _bands() -> tuple[tuple[float, bytes], ...]:
    """Return each band with its words, sorted, on a line each: a dictionary would take long to build."""
    path = files("normalizer.matching.fuzzy").joinpath("data", "frequency.txt.gz")
    bands = []
    for line in gzip.decompress(path.read_bytes()).splitlines():
        band, _, words = line.partition(b"\t")
        if not band.startswith(b"#"):
            bands.append((float(band), b"\n" + words.replace(b" ", b"\n") + b"\n"))
    return tuple(bands)
