"""Measure that work grows with the text and with the table: what doubling either one costs.

Run from the root of the project: ``python bench/linear.py``. The bar is 2.3 times, for each row.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from time import process_time
from typing import NamedTuple

from normalizer import Normalizer
from normalizer.tables import TableFile, Tables, build_tables

BAR = 2.3
REPEATS = 3
TEXT_SIZE = 400_000
TABLE_SIZE = 4_000

CLEAN = "The committee met on Tuesday to discuss the budget of the coming year, and left it as it was. "
NAMES = "Armenia and Azerbaijan met over Place0001x in the Naka region (Naka) on Tuesday. "
HOSTILE = {
    "one long word": "a",
    "brackets": "(",
    "one alias": "Naka ",
    "glosses": "Karabakh (Naka) ",
    "code ticks": "`a ",
    "directives": "mtnorm:off ",
    "quotes": '"a" titled ',
    "addresses": "a.b@c/d#e ",
    "names that overlap": "Bora ",
    "suppressed names": "Naka mtnorm:ignore=Karabakh\n",
}


class Measured(NamedTuple):
    """Seconds of processor time for a size and for twice that size."""

    what: str
    once: float
    twice: float

    @property
    def ratio(self) -> float:
        """How many times as much the double costs."""
        return self.twice / max(self.once, 1e-9)


def tables(pages: int) -> Tables:
    """Return tables of a few names with rules, and of as many cities as asked for, an alias each."""
    lines = [
        "Armenia: {type: country}",
        "Bora Bora: {type: island}",
        "Azerbaijan: {type: country}",
        "Karabakh:",
        "  type: region",
        "  ambiguous_aliases:",
        "    - {aliases: [Naka], only_with: [Armenia], never_near: [Japan], change: Naka., keep: Naka.}",
    ]
    lines += (f"Place{n:04}x: {{type: city, aliases: [Plaice{n:04}x]}}" for n in range(pages))
    return build_tables([TableFile("bench.yaml", "bench.yaml", "\n".join(lines).encode())])


def measure(what: str, once: Callable[[], object], twice: Callable[[], object]) -> Measured:
    """Return the least of a few runs of each, as ``timeit`` does: without the garbage collector."""
    return Measured(what, _least(once), _least(twice))


def _least(run: Callable[[], object]) -> float:
    taken: list[float] = []
    for _ in range(REPEATS):
        gc.collect()
        gc.disable()
        start = process_time()
        run()
        taken.append(process_time() - start)
        gc.enable()
    return min(taken)


def measure_all() -> list[Measured]:
    """Measure doubled texts of several kinds, and a doubled table."""
    normalize = Normalizer(tables(TABLE_SIZE))
    found: list[Measured] = []
    for what, unit in {"clean text": CLEAN, "names": NAMES, **HOSTILE}.items():
        size = TEXT_SIZE if what in ("clean text", "names") else TEXT_SIZE // 4
        text = unit * (size // len(unit))
        found.append(measure(f"text: {what}", lambda t=text: normalize(t), lambda t=text * 2: normalize(t)))  # type: ignore[misc]
    small, large = tables(TABLE_SIZE), tables(2 * TABLE_SIZE)
    found.append(measure("table: compile", lambda: Normalizer(small), lambda: Normalizer(large)))
    text = NAMES * (TEXT_SIZE // len(NAMES))
    once, twice = Normalizer(small), Normalizer(large)
    found.append(measure("table: names", lambda: once(text), lambda: twice(text)))
    return found


def main() -> int:
    """Print a line for each measure; return 1 when one is above the bar."""
    measured = measure_all()
    for row in measured:
        verdict = "" if row.ratio <= BAR else f"  above {BAR}"
        print(
            f"{row.what:24} {row.once * 1000:9.1f} ms {row.twice * 1000:9.1f} ms {row.ratio:6.2f} x{verdict}"
        )
    return int(any(row.ratio > BAR for row in measured))


if __name__ == "__main__":
    sys.exit(main())
