"""How common words are in English, on the Zipf scale in steps of a half."""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from pkgutil import get_data

__all__ = ["band_lines", "bands", "zipf"]

_FEW = 100
"""Words of a run up to which each is searched for; when more are asked about, a dictionary pays."""


@lru_cache(maxsize=65_536)
def zipf(plain: str) -> float:
    """Return how common a word of plain letters is: 7 is *the*, 3.5 once in 300,000 words, 0 unknown.

    >>> zipf("the"), zipf("qqqqq")
    (7.5, 0.0)
    """
    if zipf.cache_info().misses > _FEW:
        return bands().get(plain, 0.0)
    word = plain.encode("utf-8", "replace")
    lines = band_lines()
    place = lines.find(b" %b " % word) if word.isalpha() else -1
    if place < 0:
        return 0.0
    start = lines.rfind(b"\n", 0, place) + 1
    return float(lines[start : lines.index(b"\t", start)])


@cache
def band_lines() -> bytes:
    """Return a line for each band: its number, a tab, and the words, each with a space on either side."""
    packed = gzip.decompress(get_data("normalizer.matching.fuzzy", "data/frequency.txt.gz") or b"")
    note, _, lines = packed.partition(b"\n")
    if not note.startswith(b"#"):
        lines = packed
    return lines.replace(b"\t", b"\t ").replace(b"\n", b" \n") + b" "


@cache
def bands() -> dict[str, float]:
    """Return how common every listed word is, for those who go through all of them."""
    found: dict[str, float] = {}
    for line in band_lines().decode("ascii").splitlines():
        band, _, words = line.partition("\t")
        found.update(dict.fromkeys(words.strip(" ").split(" "), float(band)))
    return found
