"""How likely a token is a spelling of a name: a sum of small rules, calibrated.

Two sums, both learned beforehand by ``bench/train_names.py`` on the candidates that the index returns: one
over the two spellings, and one over its result, the lead over the next candidate and what the document says.
A rule reads ``sound_edits <= 1 and letters > 5: +0.31``; the sums are logarithms of odds, and a table
measured on held-out texts turns the last into a probability.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from pkgutil import get_data
from typing import NamedTuple

__all__ = ["Model", "Rule", "model"]

_AT_MOST, _OVER = "<=", ">"


class Rule(NamedTuple):
    """What is added when all of some conditions hold."""

    conditions: tuple[tuple[str, bool, float], ...]
    """Trait, whether it must be over the bound (else at most the bound), bound."""
    weight: float

    @classmethod
    def read(cls, text: str) -> Rule:
        """Read a rule as it is written in the file.

        >>> Rule.read("edits <= 1 and letters > 5: +0.31")
        Rule(conditions=(('edits', False, 1.0), ('letters', True, 5.0)), weight=0.31)
        """
        left, _, weight = text.rpartition(": ")
        conditions = []
        for condition in left.split(" and ") if left else ():
            trait, sign, bound = condition.split(" ")
            conditions.append((trait, sign == _OVER, float(bound)))
        return cls(tuple(conditions), float(weight))

    def holds(self, traits: Mapping[str, float]) -> bool:
        """Tell whether all conditions hold."""
        return all((traits[trait] > bound) == over for trait, over, bound in self.conditions)


class Model(NamedTuple):
    """Rules over spellings, rules over places, and the calibration."""

    spelling: tuple[Rule, ...]
    place: tuple[Rule, ...]
    calibration: tuple[tuple[float, float], ...]
    """Rising sums and their probabilities; between them along straight lines."""

    def likeness(self, traits: Mapping[str, float]) -> float:
        """Return the sum over two spellings."""
        return sum(rule.weight for rule in self.spelling if rule.holds(traits))

    def weigh(self, traits: Mapping[str, float]) -> tuple[float, dict[str, float]]:
        """Return the probability and what each trait adds; a rule's weight is shared by its traits."""
        total = 0.0
        parts: dict[str, float] = {}
        for rule in self.place:
            if rule.holds(traits):
                total += rule.weight
                named = {trait for trait, _, _ in rule.conditions}
                for trait in named:
                    parts[trait] = parts.get(trait, 0.0) + rule.weight / len(named)
        return self.probability(total), parts

    def probability(self, total: float) -> float:
        """Return the calibrated probability of a sum."""
        sums = [point[0] for point in self.calibration]
        place = bisect_right(sums, total)
        if place == 0:
            return self.calibration[0][1]
        if place == len(sums):
            return self.calibration[-1][1]
        (low, below), (high, above) = self.calibration[place - 1 : place + 1]
        return below + (above - below) * (total - low) / (high - low)


def read_rules(lines: Sequence[str]) -> tuple[Rule, ...]:
    """Return rules from their lines."""
    return tuple(map(Rule.read, lines))


@cache
def model() -> Model:
    """Return the model that ships with the package."""
    read = json.loads(get_data("normalizer.matching.fuzzy", "data/rules.json") or b"")
    points = tuple((float(at), float(chance)) for at, chance in read["calibration"])
    return Model(read_rules(read["spelling"]), read_rules(read["place"]), points)
