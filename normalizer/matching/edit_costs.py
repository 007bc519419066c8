"""How far two spellings of a word are apart, by what spellings of names are known to vary."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pkgutil import get_data

from rapidfuzz.distance import OSA, Postfix, Prefix

__all__ = ["SCRIPTS", "edit_cost"]

# fmt: off
SCRIPTS = (
    "LATIN", "ARABIC", "HAN", "HEBREW", "KATAKANA", "HANGUL", "CYRILLIC",
    "PLACE", "THAI", "THAI LETTERS", "GREEK", "INDIC", "GEORGIAN", "BARE", "PINYIN",
)
# fmt: on
"""What has costs of its own: scripts, writings of ``writing_of``, and ``PLACE``, places in Latin letters."""

_LONGEST = 32
"""Letters that differ up to which chunks are weighed; the work grows with the square."""
_SWAPPED = 0.6
"""Two neighbouring letters changed over: a slip of the hand, which transliterations do not teach."""
_DOUBLED = 0.3
_LOOK_ALIKE = 0.3
_LOOK_ALIKES = frozenset(("0o", "1i", "1l", "3e", "4a", "5s", "6b", "7t", "8b", "9g"))
"""Digits written for letters; hand-made, for the same reason."""

Costs = Mapping[tuple[str, str], float]


def edit_cost(left: str, right: str, script: str = "LATIN") -> float:
    """Return the cost of the cheapest way to turn one romanised word into the other.

    The unit is an ordinary edit of one letter, so the cost is never negative nor above the optimal string
    alignment distance, 0 for equal words, and the same both ways. What names are often written with instead
    costs less: ``ks`` for ``x`` 0.1, ``v`` for ``w`` 0.3. ``script`` is the script one of the words was
    romanised from, if that is not Latin; one that is not in ``SCRIPTS`` takes the Latin costs. Costs learned
    by expectation maximisation (``bench/train_costs.py``). Where words differ over more
    than 32 letters, they are compared without learned costs.

    >>> edit_cost("aleksandr", "alexandr") < 0.2 < edit_cost("vladimir", "wladimir") < 0.5
    True
    >>> edit_cost("putin", "pulin")
    1.0
    """
    if left == right:
        return 0.0
    if left > right:
        left, right = right, left
    # What both begin or end with costs nothing; two letters of it stay, for chunks that reach into it.
    same = max(0, Prefix.similarity(left, right) - 2)
    left, right = left[same:], right[same:]
    same = max(0, Postfix.similarity(left, right) - 2)
    left, right = left[: len(left) - same], right[: len(right) - same]
    if max(len(left), len(right)) > _LONGEST:
        return float(OSA.distance(left, right))
    return _cost(left, right, script if script in SCRIPTS else "LATIN")


@cache
def _tables() -> Mapping[str, Costs]:
    """Read the costs at the first pair of words that differ (50 kB), each in both directions."""
    read = json.loads(get_data("normalizer.matching.names", "edit_costs.json") or b"")
    tables: dict[str, Costs] = {}
    for script in SCRIPTS:
        costs: dict[tuple[str, str], float] = {}
        for letter in "abcdefghijklmnopqrstuvwxyz":
            costs[letter, letter * 2] = costs[letter * 2, letter] = _DOUBLED
        for key, cost in read[script].items():
            left, right = key.split(" ")
            costs[left, right] = costs[right, left] = cost
        for pair in _LOOK_ALIKES:
            costs[pair[0], pair[1]] = costs[pair[1], pair[0]] = _LOOK_ALIKE
        tables[script] = costs
    return tables


@lru_cache(maxsize=131_072)
def _cost(left: str, right: str, script: str) -> float:
    """Return the least cost over all ways to cut both words into chunks of at most two letters."""
    costs = _tables()[script]
    width = len(right) + 1
    before: list[float] = []
    above: list[float] = []
    row = [0.0]
    # Rows are prefixes of the left word; each cell looks back at most two rows and two columns.
    for i in range(len(left) + 1):
        if i:
            before, above, row = above, row, []
        a1 = left[i - 1 : i]
        a2 = left[i - 2 : i] if i > 1 else ""
        for j in range(width):
            if i == 0 and j == 0:
                continue
            b1 = right[j - 1 : j]
            b2 = right[j - 2 : j] if j > 1 else ""
            best = 1e9
            if j:
                best = row[j - 1] + costs.get(("", b1), 1.0)
                if b2:
                    best = min(best, row[j - 2] + costs.get(("", b2), 2.0))
            if i:
                best = min(best, above[j] + costs.get((a1, ""), 1.0))
                if j:
                    best = min(best, above[j - 1] + (0.0 if a1 == b1 else costs.get((a1, b1), 1.0)))
                    if b2:
                        best = min(best, above[j - 2] + costs.get((a1, b2), 2.0))
            if a2:
                best = min(best, before[j] + costs.get((a2, ""), 2.0))
                if j:
                    best = min(best, before[j - 1] + costs.get((a2, b1), 2.0))
                if b2:
                    swapped = _SWAPPED if a2 == b2[::-1] else 2.0
                    best = min(best, before[j - 2] + min(swapped, costs.get((a2, b2), 2.0)))
            row.append(best)
    return round(row[-1], 4)
