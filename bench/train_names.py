"""Train the model of close spellings and write it to ``normalizer/matching/fuzzy/data``.

Run from the root of the project: ``python -m bench.train_names`` (some minutes; needs numpy, scikit-learn,
lightgbm and wordfreq). It is fitted on all sets; the calibration comes from texts of the year it was not
fitted on. What it reaches on unseen texts is measured by ``python -m bench.names``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.fit_names import Fitted, calibrate, fit, scores
from bench.learn_edits import learn
from bench.name_rows import Row, Rows, rows_of
from bench.names_data import load

__all__ = ["both_ways", "choices", "rules", "years"]

TARGET = Path("normalizer/matching/fuzzy/data")


def years(parts: Sequence[Rows]) -> list[str]:
    """Return the years of the sets."""
    return sorted({rows.part.year for rows in parts})


def both_ways(parts: Sequence[Rows], document: bool = True) -> Iterator[tuple[Rows, list[tuple[float, Row]]]]:
    """Yield for each set the choices of a model fitted on the other year."""
    for year in years(parts):
        train = [rows for rows in parts if rows.part.year == year]
        fitted = fit(train, learn(rows.part for rows in train), document)
        for rows in parts:
            if rows.part.year != year:
                yield rows, choices(rows, scores(fitted, rows).tolist())


def choices(rows: Rows, sums: Sequence[float]) -> list[tuple[float, Row]]:
    """Return for each token of each system its best candidate."""
    best: dict[tuple[str, str], tuple[float, Row]] = {}
    for row, total in zip(rows.rows, sums, strict=True):
        if (row.system, row.token) not in best or total > best[row.system, row.token][0]:
            best[row.system, row.token] = (float(total), row)
    return list(best.values())


def rules(learner: Any, names: Sequence[str]) -> list[str]:
    """Return the leaves of a booster's trees as rules."""
    made: dict[str, float] = {}
    for tree in learner.booster_.dump_model()["tree_info"]:
        for conditions, weight in _leaves(tree["tree_structure"], names, {}):
            made[conditions] = made.get(conditions, 0.0) + weight
    return [f"{conditions}: {weight:+.4f}" for conditions, weight in sorted(made.items()) if round(weight, 4)]


def _leaves(
    node: Mapping[str, Any], names: Sequence[str], bounds: Mapping[tuple[str, str], float]
) -> Iterator[tuple[str, float]]:
    if "leaf_value" in node:
        conditions = (f"{name} {sign} {bound!r}" for (name, sign), bound in sorted(bounds.items()))
        yield " and ".join(conditions), node["leaf_value"]
        return
    name = names[node["split_feature"]]
    # No trait is between nought and the bound that stands for it, 1e-35.
    bound = round(float(node["threshold"]), 6)
    low, high = bounds.get((name, "<="), bound), bounds.get((name, ">"), bound)
    yield from _leaves(node["left_child"], names, {**bounds, (name, "<="): min(low, bound)})
    yield from _leaves(node["right_child"], names, {**bounds, (name, ">"): max(high, bound)})


def _write(fitted: Fitted, calibration: Sequence[tuple[float, float]]) -> None:
    model = {
        "spelling": rules(fitted.spelling, fitted.spelling_traits),
        "place": rules(fitted.place, fitted.place_traits),
        "calibration": calibration,
    }
    for name, content in (("rules.json", model), ("edits.json", fitted.weights)):
        text = json.dumps(content, ensure_ascii=False, indent=0)
        (TARGET / name).write_text(f"{text}\n", encoding="utf-8")
        print(f"{name}: {len(text):,} bytes")


def main() -> None:
    """Train, calibrate, write."""
    parts = [rows_of(part) for part in load()]
    held_out = [(total, row.right, row.wrong) for _, chosen in both_ways(parts) for total, row in chosen]
    _write(fit(parts, learn(rows.part for rows in parts)), calibrate(held_out))


if __name__ == "__main__":
    main()
