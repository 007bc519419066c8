"""How likely two names mean the same person, organisation or place, and why."""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pkgutil import get_data
from typing import NamedTuple

from normalizer.matching.name_features import name_features
from normalizer.matching.name_parts import LONGEST_NAME, Kind
from normalizer.matching.romanise import romanise

__all__ = ["Contribution", "Similarity", "name_similarity"]


class Contribution(NamedTuple):
    """What one feature adds."""

    feature: str
    value: float
    log_odds: float
    """Added to the log odds of a match; negative speaks against it."""


@dataclass(frozen=True, slots=True)
class Similarity:
    """The answer for a pair of names."""

    probability: float
    """From 0 to 1 that both mean the same, as pairs were labelled that the model has learned from."""
    contributions: tuple[Contribution, ...]
    """Of each feature that matters here, the weightiest first; with ``base`` they sum to the log odds."""
    base: float
    """The log odds before anything is looked at."""
    reason: str
    """One line for people."""


def name_similarity(left: str, right: str, kind: Kind = "person") -> Similarity:
    """Compare two names of a ``person``, an ``organisation`` or a ``place``, in any script.

    Names are romanised, taken apart and aligned; about ninety named features go into an additive model, a
    step function each, fitted by ``bench/train_pairs.py``. The answer is the same both ways. Equal names have
    probability 1; a name without letters or digits, or one of over 200 code points that differs, 0. Raises
    ValueError for another kind.

    Not for ranking words of a text against a table: it was learned from pairs, half of which match.

    >>> name_similarity("Volodymyr Zelenskyy", "Wolodymyr Selenskyj").probability > 0.8
    True
    >>> name_similarity("Bashar al-Assad", "Hafez al-Assad").probability < 0.2
    True
    """
    models = _models()
    if kind not in models:
        raise ValueError(f"kind {kind!r}; use one of {', '.join(models)}")
    if left == right:
        return Similarity(1.0, (), 0.0, "the names are equal")
    if max(len(left), len(right)) > LONGEST_NAME:
        return Similarity(0.0, (), 0.0, f"longer than {LONGEST_NAME} characters; not compared as names")
    if not romanise(left) or not romanise(right):
        return Similarity(0.0, (), 0.0, "no letters or digits to compare")
    model = models[kind]
    features = name_features(left, right, kind)
    found = (
        Contribution(name, features[name], shape.at(features[name])) for name, shape in model.shapes.items()
    )
    contributions = tuple(sorted(found, key=lambda each: (-abs(each.log_odds), each.feature)))
    odds = model.base + sum(each.log_odds for each in contributions)
    probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    told = tuple(each for each in contributions if each.log_odds)
    return Similarity(probability, told, model.base, _reason(told))


def _reason(contributions: tuple[Contribution, ...]) -> str:
    weightiest = (f"{each.feature} {each.value:g} ({each.log_odds:+.1f})" for each in contributions[:4])
    return "; ".join(weightiest)


class _Shape(NamedTuple):
    breaks: tuple[float, ...]
    steps: tuple[float, ...]

    def at(self, value: float) -> float:
        return self.steps[bisect_left(self.breaks, value)]


class _Model(NamedTuple):
    base: float
    shapes: Mapping[str, _Shape]


@cache
def _models() -> Mapping[str, _Model]:
    """Read the weights at the first pair (40 kB)."""
    read = json.loads(get_data("normalizer.matching.names", "weights.json") or b"")["models"]
    models = {}
    for model in read.values():
        shapes = {
            feature: _Shape(tuple(shape["breaks"]), tuple(shape["steps"]))
            for feature, shape in model["shapes"].items()
        }
        for kind in model["kinds"]:
            models[kind] = _Model(model["base"], shapes)
    return models
