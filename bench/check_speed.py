"""How fast the checks are: each by itself, the views of a text that they share, and all of them together.

Run from the root of the project: ``python -m bench.check_speed [CHECK …]``. The text is the human references
of ``wmt_names``, a line a paragraph as they come. Word lists are read before the clock starts. ``first`` is
of texts whose words no check has seen yet, ``again`` of the same texts once more, the best of some runs:
many checks remember what they decided about a word, as they do in a long run over a corpus. ``one text`` is
all of them again, joined. A check is
charged with what is only its own: the views that others need too are made before and have their own rows.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import defaultdict
from operator import itemgetter

from bench.clean_text import DATA, documents
from normalizer import Normalizer, load_tables
from normalizer.model import Decision
from normalizer.quality.check import Check
from normalizer.quality.inspect import spots
from normalizer.quality.prose import Prose
from normalizer.quality.registry import checks
from normalizer.quality.selection import select
from normalizer.tables.page import Tables

RUNS = 3
VIEWS = ("shield", "latin", "shape", "plain", "spaced", "reading", "rare_names", "open_ends", "may_repeat")
"""In an order in which each has what it is made of."""
WARM_UP = "The goverment of Slepniov, a Minister, met Slipnyov. Bidena sattelite café don?t Ministery. " * 3
"""Something to read all word lists for, beside the examples of the checks."""


def texts() -> list[str]:
    """Return the documents."""
    return ["\n\n".join(lines) for lines in documents()]


def main() -> None:
    """Print a row for each view and check, and the sums."""
    if not (DATA / "wmt_names").is_dir():
        sys.exit(f"{DATA / 'wmt_names'} is not there: this needs the references of the WMT test sets")
    tables = load_tables()
    normalize = Normalizer(tables)
    wanted = sys.argv[1:]
    chosen = tuple(check for check in checks(select().reported) if not wanted or check.id in wanted)
    normalize(WARM_UP)
    for text in (WARM_UP, *(example for check in chosen for example in (check.bad, check.good))):
        for check in chosen:
            spots(Prose(text, (), tables), check)
    pieces = texts()
    gc.collect()
    gc.freeze()  # as the command line does: what was read for good is not gone through again and again
    size = sum(len(text.encode()) for text in pieces) / 1e6
    start = time.process_time()
    names = [normalize(text).decisions for text in pieces]
    naming = time.process_time() - start
    rows, first = _separately(pieces, names, tables, chosen)
    repeats = [_separately(pieces, names, tables, chosen) for _ in range(RUNS)]
    best = {name: min(run[name] for run, _ in repeats) for name in rows}
    least = min(whole for _, whole in repeats)
    print(f"{len(pieces)} documents, {size:.1f} MB; MB/s")
    print(f"{'':22}{'first':>8}{'again':>8}{'again, ms/MB':>14}")
    for name, took in rows.items():
        print(f"{name:22}{size / took:8.0f}{size / best[name]:8.0f}{best[name] / size * 1000:14.2f}")
    print(f"{'all checks':22}{size / first:8.2f}{size / least:8.2f}{least / size * 1000:14.1f}")
    _, joined = min(
        (_separately(["\n\n".join(pieces)], [()], tables, chosen) for _ in range(RUNS)), key=itemgetter(1)
    )
    print(f"{'all checks, one text':22}{'':8}{size / joined:8.2f}{joined / size * 1000:14.1f}")
    for name, took in (("names alone", naming), ("names and all checks", naming + first)):
        print(f"{name:22}{size / took:8.2f}")


def _separately(
    pieces: list[str], names: list[tuple[Decision, ...]], tables: Tables, chosen: tuple[Check, ...]
) -> tuple[dict[str, float], float]:
    """Return seconds by view and check, and of all."""
    seconds: defaultdict[str, float] = defaultdict(float)

    for text, found in zip(pieces, names, strict=True):
        prose = Prose(text, found, tables)
        for view in VIEWS:
            start = time.process_time()
            getattr(prose, view)
            seconds[f"view {view}"] += time.process_time() - start
        for check in chosen:
            start = time.process_time()
            spots(prose, check)
            seconds[check.id] += time.process_time() - start
    gc.collect()
    return seconds, sum(seconds.values())


if __name__ == "__main__":
    main()
