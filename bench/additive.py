"""Fit an additive model: a step function a feature, boosted one split at a time, whose sum is a log odds.

A generalised additive model by gradient boosting of stumps (Friedman 2001; Lou, Caruana and Gehrke 2012).
Needs numpy. The same data and seed give the same model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

__all__ = ["Settings", "Shape", "fit", "log_odds"]

Array = np.ndarray


@dataclass(frozen=True, slots=True)
class Settings:
    """How hard to learn."""

    rounds: int
    rate: float = 0.06
    bins: int = 16
    share: float = 0.3
    """Of the features, tried in a round."""
    sample: float = 0.8
    """Of the rows, seen in a round."""
    ridge: float = 3.0
    least: int = 8
    """Rows on either side of a split."""
    bags: int = 4
    """Models that are averaged."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a feature adds to the log odds."""

    breaks: tuple[float, ...]
    """Ascending; a value up to the first gets the first step."""
    steps: tuple[float, ...]
    """One more than there are breaks."""


def fit(
    rows: Array, labels: Array, directions: Sequence[int], settings: Settings, seed: int = 0
) -> tuple[float, tuple[Shape, ...]]:
    """Return the intercept and a shape for each column.

    ``directions`` says for each column whether it may only rise (1), only fall (-1), or do either (0).
    """
    columns = rows.shape[1]
    breaks = [_breaks(rows[:, column], settings.bins) for column in range(columns)]
    codes = np.stack([np.searchsorted(breaks[n], rows[:, n], side="left") for n in range(columns)], axis=1)
    random = np.random.default_rng(seed)
    share = float(np.clip(labels.mean(), 0.01, 0.99))
    intercept = float(np.log(share / (1 - share)))
    total = np.zeros((columns, settings.bins))
    for _ in range(settings.bags):
        total += _boosted(codes, labels, np.asarray(directions), settings, intercept, random)
    total /= settings.bags
    shapes = []
    for column in range(columns):
        steps = total[column, : len(breaks[column]) + 1]
        # The mean over the rows goes to the intercept, so that a contribution says how a pair is unusual.
        mean = float(steps[codes[:, column]].mean())
        intercept += mean
        shapes.append(_merged(breaks[column], steps - mean))
    return intercept, tuple(shapes)


def log_odds(rows: Array, intercept: float, shapes: Sequence[Shape]) -> Array:
    """Return the log odds of each row."""
    result: Array = np.full(len(rows), intercept)
    for column, shape in enumerate(shapes):
        places = np.searchsorted(np.asarray(shape.breaks), rows[:, column], side="left")
        result += np.asarray(shape.steps)[places]
    return result


def _breaks(values: Array, bins: int) -> Array:
    """Return at most ``bins`` - 1 values between which rows fall into bins of about the same size."""
    distinct = np.unique(values)
    if len(distinct) <= bins:
        found: Array = (distinct[1:] + distinct[:-1]) / 2
        return found
    quantiles: Array = np.unique(np.quantile(values, np.linspace(0, 1, bins + 1)[1:-1]))
    return quantiles


def _boosted(
    codes: Array,
    labels: Array,
    directions: Array,
    settings: Settings,
    intercept: float,
    random: np.random.Generator,
) -> Array:
    count, columns = codes.shape
    bins = settings.bins
    steps = np.zeros((columns, bins))
    scores = np.full(count, intercept)
    tried = max(1, int(settings.share * columns))
    offsets = np.arange(tried) * bins
    for _ in range(settings.rounds):
        chosen = random.choice(columns, tried, replace=False)
        seen = random.random(count) < settings.sample
        chances = 1 / (1 + np.exp(-scores[seen]))
        flat = (codes[seen][:, chosen] + offsets).ravel()
        size = tried * bins

        def sums(values: Array, flat: Array = flat, size: int = size) -> Array:
            found = np.bincount(flat, np.repeat(values, tried), minlength=size).reshape(tried, bins)
            return found.cumsum(axis=1)

        gradient, curve = sums(labels[seen] - chances), sums(chances * (1 - chances))
        rows = sums(np.ones(len(chances)))
        whole_gradient, whole_curve = gradient[:, -1:], curve[:, -1:]
        low = gradient / (curve + settings.ridge)
        high = (whole_gradient - gradient) / (whole_curve - curve + settings.ridge)
        gain = low * gradient + high * (whole_gradient - gradient)
        enough = (rows >= settings.least) & (rows[:, -1:] - rows >= settings.least)
        wrong_way = (high - low) * directions[chosen][:, None] < 0
        gain[~enough | wrong_way] = -1.0
        best, place = divmod(int(gain.argmax()), bins)
        if gain[best, place] <= 0:
            continue
        column = int(chosen[best])
        steps[column, : place + 1] += settings.rate * low[best, place]
        steps[column, place + 1 :] += settings.rate * high[best, place]
        below = codes[:, column] <= place
        scores += settings.rate * np.where(below, low[best, place], high[best, place])
    return steps


def _merged(breaks: Array, steps: Array) -> Shape:
    """Return the shape in three digits, neighbouring steps that are the same as one."""
    rounded = [round(float(step), 3) for step in steps]
    kept = [n for n in range(len(breaks)) if rounded[n] != rounded[n + 1]]
    ends = (*(rounded[n] for n in kept), rounded[-1])
    return Shape(tuple(round(float(breaks[n]), 5) for n in kept), ends)
