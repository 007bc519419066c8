"""Measure that what the checks do grows with the text, whatever stands in it: what four times as much costs.

Run from the root of the project: ``python -m bench.linear_checks``. Each row is a short piece repeated, with
the check that takes longest on it and the one that grows most, the least of some runs without the garbage
collector. The bar is 6 times for 4 times the text, where that takes more than a tenth of a second;
what is above it is measured again with texts four times as long.
"""

from __future__ import annotations

import gc
import random
import sys
from collections.abc import Callable
from functools import partial
from math import inf
from time import process_time

from normalizer import load_tables
from normalizer.quality.inspect import spots
from normalizer.quality.prose import Prose
from normalizer.quality.registry import CHECK_IDS, checks
from normalizer.tables.page import Tables

BAR, LEAST = 6.0, 0.1
SIZE, RUNS = 50_000, 3
PIECES = (
    "a",
    " ",
    "?",
    "caf? ",
    '"a ',
    "“a ",
    "' ",
    "-",
    "a -b ",
    "\n",
    "a\n",
    "A line\r\n",
    "Short head line\n\n",
    "а б в ",
    "中文",
    "\ud800a ",
    "ABC DEF ",
    "(a ",
    "(a ]",
    "[a ",
    "<a b=c ",
    "&amp ",
    "@a ",
    "a@",
    ". ",
    "a.",
    "A. ",
    " ,a",
    "1,",
    "1 ",
    "12 people were killed. ",
    "a/",
    "`a ",
    "~~~\n",
    "Ã©",
    "caf Ã© ",
    "the the ",
    "，a。",
    "for the first time ",
    "a honest an European ",
    "beijing said russian it. ",
    "e\u0301",
    "a\xa0",
    "i ",
    "mtnorm:ignore ",
    "<!-- mtnorm:off -->\n",
    "http://a.b/c ",
    "known in Chinese as ",
    'titled "a ',
    "(UN) UN ",
    "The envoys met in the hall again today. ",
    "Page 1 of 2\nAll rights reserved\n",
    "Naka (Naka) ",
    "€/",
    ".\u0301",
    "Port, ",
    "Port, Port, Port, Port, Port and ",
    "Hello) ",
    "a :)) ",
    "、、",
    "mtnorm:off=DUP -- so\n",
    "→★☆●○■□▲△a",
    "en el que la paz ",
    '"so"\n\n',
    "word)\n\n",
)


def names(size: int) -> str:
    """Return a text of names of which none stands twice, as a rule."""
    draw = random.Random(5)
    word = "".join
    return " ".join(
        draw.choice("BDGKLMNPRST") + word(draw.choices("aeiourstlnm", k=6)) for _ in range(size // 8)
    )


def measure(text: str, tables: Tables) -> dict[str, float]:
    """Return seconds of processor time by check; what a check is the first to ask for is charged to it."""
    taken: dict[str, float] = {}
    for _ in range(RUNS):
        gc.collect()
        gc.disable()
        prose = Prose(text, (), tables)
        for check in checks(CHECK_IDS):
            start = process_time()
            spots(prose, check)
            taken[check.id] = min(taken.get(check.id, inf), process_time() - start)
        gc.enable()
    return taken


def growth(
    text: Callable[[int], str], size: int, tables: Tables
) -> tuple[dict[str, float], dict[str, float]]:
    """Return seconds by check for four times a size, and how many times as long that takes as the size."""
    small, large = measure(text(size), tables), measure(text(4 * size), tables)
    return large, {name: took / max(small[name], LEAST / 4) for name, took in large.items() if took > LEAST}


def main() -> int:
    """Print a line for each piece; return 1 when a check is above the bar, twice."""
    tables = load_tables()
    measure("The goverment of Slepniov met Slipnyov. caf? " * 9, tables)
    texts: dict[str, Callable[[int], str]] = {ascii(piece): partial(_repeated, piece) for piece in PIECES}
    above = 0
    for what, text in {**texts, "names": names}.items():
        large, grown = growth(text, SIZE, tables)
        slowest = max(large, key=lambda name: large[name])
        row = f"{what:46}{slowest:18}{large[slowest] / (4 * SIZE) * 1e6:8.2f} s a million letters"
        most = max(grown, key=lambda name: grown[name], default="")
        row += f"   {most} {grown[most]:.1f} x" if most else ""
        if most and grown[most] > BAR:  # chance, or more with each letter
            _, again = growth(text, 4 * SIZE, tables)
            row += f", then {again[most]:.1f} x"
            above += again[most] > BAR
        print(row, flush=True)
    return int(above > 0)


def _repeated(piece: str, size: int) -> str:
    return piece * (size // len(piece))


if __name__ == "__main__":
    sys.exit(main())
