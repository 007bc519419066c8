"""Benchmark 1: names in real MT output, fitted on one year and reported on the other, both ways.

Run from the root of the project: ``python -m bench.names``. Prints recall at precision 0.90, 0.95, 0.97 and
0.99 over occurrences, for plain ratios and for the model with and without the document, and a calibration
table. ``bench/names_data.py`` says what is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from bench.fit_names import calibrate
from bench.name_rows import Row, Rows, rows_of
from bench.names_data import BARS, DATA, load, precision_curve
from bench.train_names import both_ways, choices, years
from normalizer.matching.fuzzy.keys import consonants, letters, sounds
from normalizer.matching.fuzzy.model import Model

Chosen = tuple[Rows, list[tuple[float, Row]]]


def ratio(row: Row) -> float:
    """Return the plain ratio of folded letters."""
    return fuzz.ratio(letters(row.token), letters(row.name))


def blend(row: Row) -> float:
    """Return the sum of four ratios: letters, Jaro-Winkler, sounds, consonants."""
    left, right = letters(row.token), letters(row.name)
    return (
        fuzz.ratio(left, right)
        + 100 * JaroWinkler.similarity(left, right)
        + fuzz.ratio(sounds(left), sounds(right))
        + fuzz.ratio(consonants(left), consonants(right))
    )


def report(title: str, chosen: Sequence[Chosen], strict: bool = False) -> None:
    """Print the recall of each year at each bar, and their means."""
    curves = []
    for year in sorted({rows.part.year for rows, _ in chosen}):
        scored: list[tuple[float, bool]] = []
        for rows, best in chosen:
            if rows.part.year == year:
                for score, row in best:
                    wrong = row.strictly_wrong if strict else row.wrong
                    scored += [(score, True)] * row.right + [(score, False)] * wrong
        total = sum(rows.total for rows, _ in chosen if rows.part.year == year)
        curves.append(precision_curve(scored, total))
        print(f"{title:34} {year}  " + "  ".join(f"{recall:.3f}" for recall in curves[-1]))
    means = (sum(column) / len(curves) for column in zip(*curves, strict=True))
    print(f"{title:34} mean  " + "  ".join(f"{mean:.3f}" for mean in means))


def calibration(chosen: Sequence[Chosen]) -> None:
    """Print predicted and found precision, each year calibrated on the other."""
    cells: dict[float, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for year in sorted({rows.part.year for rows, _ in chosen}):
        other = [(s, r.right, r.wrong) for rows, best in chosen if rows.part.year != year for s, r in best]
        model = Model((), (), tuple(calibrate(other)))
        for rows, best in chosen:
            for score, row in best if rows.part.year == year else ():
                chance = model.probability(score)
                bar = next(b for b in (0.99, 0.97, 0.95, 0.9, 0.8, 0.6, 0.4, 0.2, 0.0) if chance >= b)
                count = row.right + row.wrong
                for place, value in enumerate((float(count), chance * count, float(row.right))):
                    cells[bar][place] += value
    print("at least  occurrences  predicted  found")
    for bar, (seen, predicted, right) in sorted(cells.items(), reverse=True):
        if seen:
            print(f"{bar:8.2f}  {seen:11.0f}  {predicted / seen:9.3f}  {right / seen:5.3f}")


def main() -> None:
    """Print the tables."""
    if not DATA.is_dir():
        print(f"the development data is not there: {DATA}")
        return
    parts = [rows_of(part) for part in load()]
    for year in years(parts):
        print(
            f"{year}: {sum(rows.total for rows in parts if rows.part.year == year):,} occurrences to rewrite"
        )
    print(" " * 41 + "  ".join(f">={bar:.2f}"[1:] for bar in BARS))
    report("one ratio", [(rows, choices(rows, [ratio(row) for row in rows.rows])) for rows in parts])
    report("four ratios", [(rows, choices(rows, [blend(row) for row in rows.rows])) for rows in parts])
    alone = list(both_ways(parts, document=False))
    report("model, spelling and rivals only", alone)
    chosen = list(both_ways(parts))
    report("model with the document", chosen)
    report("the same, strict reading", chosen, strict=True)
    calibration(chosen)


if __name__ == "__main__":
    main()
