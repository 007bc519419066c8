"""Fit the weights by which two names are compared, and write them as data.

Run from the root of the project: ``python -m bench.train_pairs [DATA]``; needs numpy. People and
organisations are learned from name_bench, places from the training part of toponyms. The whole of name_bench
goes into the weights that ship; ``bench/pairs.py`` measures the same procedure on names held out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.additive import Settings, Shape, fit, log_odds
from bench.name_pairs import SHARED, NamePair, people_and_organisations, places
from normalizer.matching.name_features import name_features

__all__ = ["NAMES", "PLACES", "Model", "features_of", "fitted"]

WRITTEN = Path("normalizer/matching/names/weights.json")
NAMES = Settings(rounds=800, bins=8, least=3, ridge=1.0)
PLACES = Settings(rounds=1500, least=20, rate=0.08)

RISING = frozenset(
    (
        *("spelling ratio", "romanised ratio", "joined ratio", "core ratio", "Jaro-Winkler", "sorted ratio"),
        *(
            "Wade-Giles ratio",
            "learned ratio",
            "core learned ratio",
            "skeleton ratio",
            "pairs of letters shared",
        ),
        *("alike by weight", "shorter covered", "matched likeness", "same share", "first part likeness"),
        *(
            "last part likeness",
            "worst likeness",
            "own words ratio",
            "own words learned ratio",
            "short forms",
        ),
        *("initials matched", "same sense"),
    )
)
"""Features that may only speak for a match the more, the higher they are."""
FALLING = frozenset(
    (
        *("shorter unmatched weight", "conflicting weight", "conflicting parts", "shorter unmatched names"),
        *("edits", "edits a letter", "worst cost", "worst edits", "contradictions", "numbers against"),
        *("patronymics against", "generic against", "qualifiers against", "lineage reversed"),
        *("initial against name", "characters that differ"),
    )
)


class Model:
    """An additive model over the features that rows of pairs have."""

    def __init__(self, names: Sequence[str], base: float, shapes: Sequence[Shape]) -> None:
        """Keep what was fitted, column by column."""
        self.names, self.base, self.shapes = tuple(names), base, tuple(shapes)

    def probabilities(self, rows: np.ndarray) -> list[float]:
        """Return the probability of a match for each row."""
        odds = log_odds(rows, self.base, self.shapes)
        return [float(chance) for chance in 1 / (1 + np.exp(-odds))]

    def data(self, kinds: Sequence[str]) -> dict[str, object]:
        """Return the model as it is written; features that never matter are left out."""
        shapes = {
            name: {"breaks": list(shape.breaks), "steps": list(shape.steps)}
            for name, shape in zip(self.names, self.shapes, strict=True)
            if any(shape.steps)
        }
        return {"kinds": list(kinds), "base": round(self.base, 3), "shapes": shapes}


def features_of(pairs: Sequence[NamePair]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return the names of the features, a row of them for each pair, and the labels."""
    found = [name_features(pair.left, pair.right, pair.kind) for pair in pairs]
    names = list(found[0])
    rows = np.array([[row[name] for name in names] for row in found])
    return names, rows, np.array([float(pair.same) for pair in pairs])


def fitted(names: Sequence[str], rows: np.ndarray, labels: np.ndarray, settings: Settings) -> Model:
    """Return the model fitted to rows of features."""
    directions = [int(name in RISING) - int(name in FALLING) for name in names]
    base, shapes = fit(rows, labels, directions, settings)
    return Model(names, base, shapes)


def main() -> None:
    """Fit both models and write them."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    names = fitted(*features_of(people_and_organisations(data / "name_bench" / "cases.csv")), NAMES)
    towns = fitted(*features_of(places(data / "toponyms" / "train.tsv")), PLACES)
    written = {
        "about": "Log odds that two names mean the same: base, and for each feature the step its value "
        "falls on. Made by bench/train_pairs.py.",
        "sources": "opensanctions/nomenklatura (MIT); DeezyMatch (MIT) with names of GeoNames (CC BY)",
        "models": {
            "names": names.data(("person", "organisation")),
            "places": towns.data(("place",)),
        },
    }
    text = json.dumps(written, indent=1, ensure_ascii=False)
    WRITTEN.write_text(_compact(text) + "\n", encoding="utf-8")
    print(f"{WRITTEN}: {WRITTEN.stat().st_size:,} bytes")


def _compact(text: str) -> str:
    """Return JSON with each list of numbers on one line."""
    lines: list[str] = []
    for line in text.split("\n"):
        inside = bool(lines) and lines[-1].count("[") > lines[-1].count("]")
        if inside:
            lines[-1] += line.strip() + (" " if line.endswith(",") else "")
        else:
            lines.append(line)
    return "\n".join(lines)


if __name__ == "__main__":
    main()
