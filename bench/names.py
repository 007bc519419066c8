"""Benchmark 1: names in real MT output, fitted on one year and reported on the other, both ways.

Run from the root of the project: ``python -m bench.names``; needs the extra ``bench``. Prints recall at
precision 0.90, 0.95, 0.97 and 0.99 over occurrences, for peers, for plain ratios and for the model with and
without the document, and a calibration table. ``bench/names_data.py`` says what is counted. Without the
development data a sample of our own is scored by the weights that ship, for which the extra is not needed.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from bench.name_rows import Row, Rows, asked_rows, rows_of
from bench.names_data import BARS, DATA, load, load_sample, precision_curve
from bench.peers import Peer, missing, rapidfuzz_peers, spaczz_peer, symspellpy_peer
from normalizer.matching.fuzzy.index import NameIndex
from normalizer.matching.fuzzy.keys import consonants, letters, sounds
from normalizer.matching.fuzzy.model import Model
from normalizer.matching.fuzzy.score import best
from normalizer.matching.fuzzy.surroundings import Surroundings

Chosen = tuple[Rows, list[tuple[float, Row]]]
HEADER = " " * 42 + "  ".join(f"≥{bar:.2f} "[:5] for bar in BARS)
SHARE = 4
"""Of so many distinct words spaczz gets one."""


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
        for rows, found in chosen:
            if rows.part.year == year:
                for score, row in found:
                    wrong = row.strictly_wrong if strict else row.wrong
                    scored += [(score, True)] * row.right + [(score, False)] * wrong
        total = sum(rows.total for rows, _ in chosen if rows.part.year == year)
        curves.append(precision_curve(scored, total))
        print(f"{title:34} {year:7}" + "  ".join(f"{recall:.3f}" for recall in curves[-1]))
    if len(curves) > 1:
        means = (sum(column) / len(curves) for column in zip(*curves, strict=True))
        print(f"{title:34} mean   " + "  ".join(f"{mean:.3f}" for mean in means))


def report_peers(parts: Sequence[Rows], share: int = SHARE) -> None:
    """Print what other libraries find among all names of a glossary; those not installed are named."""

    def asked(peers: Iterable[tuple[Rows, Peer]], share: int = 1) -> None:
        chosen = [(rows, peer.title, asked_rows(rows.part, peer.lookup, share)) for rows, peer in peers]
        part = f", 1 of {share} words" if share > 1 else ""
        report(f"{chosen[0][1]}{part}", [found for _, _, found in chosen])

    for number in range(3):
        asked((rows, list(rapidfuzz_peers(rows.part.glossary))[number]) for rows in parts)
    if reason := missing("symspellpy"):
        print(f"symspellpy: skipped, {reason}")
    else:
        asked((rows, symspellpy_peer(rows.part.glossary)) for rows in parts)
    if reason := missing("spaczz"):
        print(f"spaczz: skipped, {reason}")
    else:
        asked(((rows, spaczz_peer(rows.part.glossary)) for rows in parts), share)


def calibration(chosen: Sequence[Chosen]) -> None:
    """Print predicted and found precision, each year calibrated on the other."""
    from bench.fit_names import calibrate

    cells: dict[float, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for year in sorted({rows.part.year for rows, _ in chosen}):
        other = [(s, r.right, r.wrong) for rows, found in chosen if rows.part.year != year for s, r in found]
        model = Model((), (), tuple(calibrate(other)))
        for rows, found in chosen:
            for score, row in found if rows.part.year == year else ():
                chance = model.probability(score)
                bar = next(b for b in (0.99, 0.97, 0.95, 0.9, 0.8, 0.6, 0.4, 0.2, 0.0) if chance >= b)
                count = row.right + row.wrong
                for place, value in enumerate((float(count), chance * count, float(row.right))):
                    cells[bar][place] += value
    print("at least  occurrences  predicted  found")
    for bar, (seen, predicted, right) in sorted(cells.items(), reverse=True):
        if seen:
            print(f"{bar:8.2f}  {seen:11.0f}  {predicted / seen:9.3f}  {right / seen:5.3f}")


def report_sample() -> None:
    """Print what peers and the weights that ship make of the sample."""
    rows = rows_of(load_sample())
    print(f"{rows.total} occurrences to rewrite\n{HEADER}")
    report_peers([rows], share=1)
    index, around = NameIndex(rows.part.glossary), Surroundings(rows.part.hyps["sample"])
    scored = {token: best(token, index, around) for token in {row.token for row in rows.rows}}
    chosen = [
        (found[1].probability, row)
        for row in rows.rows
        if (found := scored[row.token]) and found[0].name == row.name
    ]
    report("weights that ship", [(rows, chosen)])


def main() -> None:
    """Print the tables."""
    if not DATA.is_dir():
        print("the development data is not there; a sample of our own, 80 lines, not a measure")
        report_sample()
        return
    for library in ("lightgbm", "sklearn", "wordfreq"):
        if reason := missing(library):
            sys.exit(f"{library}: {reason}; install the extra packages with pip install -e '.[bench]'")
    from bench.train_names import both_ways, choices, years

    parts = [rows_of(part) for part in load()]
    for year in years(parts):
        print(
            f"{year}: {sum(rows.total for rows in parts if rows.part.year == year):,} occurrences to rewrite"
        )
    print(HEADER)
    report_peers(parts)
    report(
        "four ratios, our candidates", [(rows, choices(rows, list(map(blend, rows.rows)))) for rows in parts]
    )
    alone = list(both_ways(parts, document=False))
    report("model, spelling and rivals only", alone)
    chosen = list(both_ways(parts))
    report("model with the document", chosen)
    report("the same, strict reading", chosen, strict=True)
    calibration(chosen)


if __name__ == "__main__":
    main()
