"""Fit the model of close spellings on rows of benchmark 1: boosted small trees, written out as rules.

Needs numpy, scikit-learn and lightgbm. The rows are the candidates that the index returns, so the model is
trained on the choices it will meet; a token that many systems write counts less than once each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression

from bench.name_rows import Rows
from normalizer.matching.fuzzy.weigh import standing

__all__ = ["Fitted", "calibrate", "fit", "scores"]

Floats = NDArray[np.float64]
Weights = Mapping[str, float]
SPELLING: dict[str, Any] = {
    "n_estimators": 120,
    "learning_rate": 0.07,
    "num_leaves": 6,
    "min_child_samples": 30,
}
PLACE: dict[str, Any] = {"n_estimators": 120, "learning_rate": 0.07, "num_leaves": 6, "min_child_samples": 30}
COMMON: dict[str, Any] = {
    "subsample": 0.8,
    "subsample_freq": 1,
    "colsample_bytree": 0.4,
    "reg_lambda": 5,
    "verbose": -1,
    "n_jobs": 1,
    "random_state": 0,
}


class Fitted(NamedTuple):
    """Two boosters and the names of their columns."""

    spelling: Any
    place: Any
    spelling_traits: list[str]
    place_traits: list[str]
    weights: Weights
    document: bool
    """Whether the second sum sees the document."""


class _Table(NamedTuple):
    """Rows of one set as columns for the first sum, and what goes with them."""

    rows: Rows
    pairs: list[tuple[str, str]]
    names: list[str]
    values: Floats
    at: NDArray[np.int64]
    """For each row its pair."""


def _table(rows: Rows, weights: Weights) -> _Table:
    learned = rows.learned(weights)
    pairs = list(learned)
    place = {pair: number for number, pair in enumerate(pairs)}
    names = list(next(iter(learned.values())))
    values = np.array([[float(learned[pair][name]) for name in names] for pair in pairs])
    at = np.array([place[row.token, row.name] for row in rows.rows])
    return _Table(rows, pairs, names, values, at)


def _targets(rows: Rows) -> tuple[NDArray[np.bool_], Floats]:
    """Return for each row whether it is mostly right, and its weight; nought when it is ignored."""
    often = Counter((row.token, row.name) for row in rows.rows)
    right = np.array([row.right for row in rows.rows], dtype=float)
    wrong = np.array([row.wrong for row in rows.rows], dtype=float)
    spread = np.array([often[row.token, row.name] for row in rows.rows], dtype=float)
    return right > wrong, np.sqrt((right + wrong) / spread)


def _boosted(parts: Sequence[tuple[Floats, NDArray[np.bool_], Floats]], **settings: Any) -> Any:
    values, right, weight = (np.concatenate(column) for column in zip(*parts, strict=True))
    kept = weight > 0
    learner = lightgbm.LGBMClassifier(**COMMON, **settings)
    return learner.fit(values[kept], right[kept], sample_weight=weight[kept])


def _raw(learner: Any, values: Floats) -> Floats:
    return np.asarray(learner.predict(values, raw_score=True), dtype=float)


def _placed(table: _Table, likeness: Floats, document: bool) -> tuple[list[str], Floats]:
    """Return the columns of the second sum, by the likeness of every pair."""
    rows = table.rows.rows
    first = dict(zip(table.pairs, likeness, strict=True))
    rivals: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for row in rows:
        rivals.setdefault((row.system, row.token), []).append((row.name, first[row.token, row.name]))
    extra = [standing(row.name, rivals[row.system, row.token]) for row in rows]
    told = [row.document if document else {} for row in rows]
    names = [*table.names, *extra[0], *told[0]]
    more = np.array(
        [[*map(float, s.values()), *map(float, t.values())] for s, t in zip(extra, told, strict=True)]
    )
    return names, np.hstack([table.values[table.at], more])


def fit(parts: Sequence[Rows], weights: Weights, document: bool = True) -> Fitted:
    """Fit both sums; the second sees what the first says of sets that it was not fitted on."""
    tables = [_table(rows, weights) for rows in parts]
    targets = [_targets(rows) for rows in parts]

    def first(chosen: Iterable[int]) -> Any:
        return _boosted([(tables[i].values[tables[i].at], *targets[i]) for i in chosen], **SPELLING)

    placed = []
    names: list[str] = []
    for number, table in enumerate(tables):
        others = [i for i in range(len(tables)) if i != number]
        names, values = _placed(table, _raw(first(others), table.values), document)
        placed.append((values, *targets[number]))
    whole = first(range(len(tables)))
    return Fitted(whole, _boosted(placed, **PLACE), tables[0].names, names, weights, document)


def scores(fitted: Fitted, rows: Rows) -> Floats:
    """Return the second sum for each row."""
    table = _table(rows, fitted.weights)
    return _raw(fitted.place, _placed(table, _raw(fitted.spelling, table.values), fitted.document)[1])


def calibrate(found: Sequence[tuple[float, int, int]], steps: int = 25) -> list[tuple[float, float]]:
    """Return sums and probabilities, rising, from sums of held-out choices and what was right and wrong."""
    found = sorted(found)
    sums = np.array([score for score, _, _ in found])
    right = np.array([r for _, r, _ in found], dtype=float)
    weight = np.array([r + w for _, r, w in found], dtype=float)
    keep = weight > 0
    fitted = IsotonicRegression(y_min=0.0, y_max=1.0).fit(
        sums[keep], (right / np.maximum(weight, 1))[keep], weight[keep]
    )
    at = np.unique(np.quantile(sums[keep], np.linspace(0, 1, steps)).round(2))
    # Never certain: an unseen kind of error costs more than a lower number.
    return [
        (float(x), float(min(0.995, max(0.005, y))))
        for x, y in zip(at, fitted.predict(at).round(4), strict=True)
    ]
