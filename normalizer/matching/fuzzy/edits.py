"""How usual the differences between two spellings are among spellings of one name.

The weights are learned beforehand (``bench/train_names.py``) from names that were romanised in several
ways and from different names that look alike. They are logarithms of odds; above zero speaks for one name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pkgutil import get_data
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

__all__ = ["Difference", "differences", "likelihood", "marks"]

_VOWELS = frozenset("aeiouy")
_LONGEST_CLASS = 3


class Difference(NamedTuple):
    """Letters that stand at one place of a spelling, and those that stand there in the other."""

    left: str
    right: str
    before: str
    """The letter before; ``^`` at the start."""
    after: str
    """The letter behind; ``$`` at the end."""


@lru_cache(maxsize=65_536)
def differences(left: str, right: str) -> tuple[Difference, ...]:
    """Return where two spellings differ, edits that touch joined to one.

    >>> differences("kronstadt", "kronshtadt")
    (Difference(left='', right='h', before='s', after='t'),)
    """
    joined: list[list[int]] = []
    for edit in Levenshtein.opcodes(left, right):
        if edit.tag == "equal":
            continue
        if joined and joined[-1][1] == edit.src_start and joined[-1][3] == edit.dest_start:
            joined[-1][1], joined[-1][3] = edit.src_end, edit.dest_end
        else:
            joined.append([edit.src_start, edit.src_end, edit.dest_start, edit.dest_end])
    return tuple(
        Difference(left[i:j], right[p:q], left[i - 1] if i else "^", left[j] if j < len(left) else "$")
        for i, j, p, q in joined
    )


def marks(left: str, right: str) -> Iterator[str]:
    """Yield the names of what is weighed in the differences of two spellings.

    ``a>e`` the letters, ``t|a>e`` and ``a>e|n`` with a neighbour, ``V>V`` their classes, and so on.
    """
    found = differences(left, right)
    for left_part, right_part, before, after in found:
        swap = ">".join(sorted((left_part, right_part)))
        kinds = ">".join(sorted((_class(left_part), _class(right_part))))
        yield swap
        yield f"{before}|{swap}"
        yield f"{swap}|{after}"
        yield kinds
        if before == "^":
            yield f"^{kinds}"
        if after == "$":
            yield f"{kinds}$"
            yield f"{swap}$"
        one = left_part + right_part
        if len(one) == 1 and one in (before, after):
            yield "double vowel" if one in _VOWELS else "double consonant"
    count, length = len(found), min(len(left), len(right))
    yield f"{min(count, 5)} places"
    yield f"{min(length, 10)} letters"
    yield f"{min(count, 3)} places in {min(length, 9) // 2}"


def _class(part: str) -> str:
    if len(part) > _LONGEST_CLASS:
        return "L"
    return "".join("V" if letter in _VOWELS else "C" for letter in part)


def likelihood(left: str, right: str, weights: Mapping[str, float] | None = None) -> float:
    """Return how much the differences of two spellings speak for one name, by the shipped weights or others.

    >>> likelihood("zelensky", "zelenskyy") > likelihood("hunan", "henan")
    True
    """
    if weights is None:
        weights = _weights()
    return weights[""] + sum(weights.get(mark, 0.0) for mark in marks(left, right))


@cache
def _weights() -> Mapping[str, float]:
    weights: dict[str, float] = json.loads(get_data("normalizer.matching.fuzzy", "data/edits.json") or b"")
    return weights
