"""How common words are in English, on the Zipf scale in steps of a half."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

__all__ = ["zipf"]


def zipf(plain: str) -> float:
    """Return how common a word of plain letters is: 7 is *the*, 3.5 once in 300,000 words, 0 unknown.

    >>> zipf("the"), zipf("qqqqq")
    (7.5, 0.0)
    """
    return _bands().get(plain.encode("utf-8", "replace"), 0.0)


@cache
def _bands() -> dict[bytes, float]:
    path = files("normalizer.matching.fuzzy").joinpath("data", "frequency.txt.gz")
    bands: dict[bytes, float] = {}
    for line in gzip.decompress(path.read_bytes()).splitlines():
        band, _, words = line.partition(b"\t")
        if not band.startswith(b"#"):
            bands.update(dict.fromkeys(words.split(b" "), float(band)))
    return bands
