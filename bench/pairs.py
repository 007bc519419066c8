"""Pairs of names: how well the comparison tells those that mean the same, beside its peers in the same run.

Run from the root of the project: ``python -m bench.pairs [DATA] [--seeds N] [--errors]``; needs numpy. People
and organisations: name_bench in ten parts, each scored by a model fitted to the other nine, no name on both
sides. Places: fitted to the training part of toponyms, measured on the other. Peers get the threshold that
suits them best on the very pairs they are measured on; ours is 0.5 for people and organisations, for places
the best on parts of the training pairs that were held out. Without the data a sample is scored.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.utils import default_process

from bench.name_pairs import SHARED, NamePair, groups, people_and_organisations, places
from normalizer.matching.romanise import romanise
from normalizer.matching.similarity import name_similarity

SAMPLE = Path("bench/data/name_pairs.csv")
PARTS = 10

PEERS: dict[str, Callable[[str, str], float]] = {
    "rapidfuzz ratio": fuzz.ratio,
    "rapidfuzz WRatio": fuzz.WRatio,
    "rapidfuzz token_sort_ratio": fuzz.token_sort_ratio,
    "rapidfuzz token_set_ratio": fuzz.token_set_ratio,
    "Jaro-Winkler": JaroWinkler.similarity,
}


class Counted:
    """Right and wrong answers at a threshold."""

    def __init__(self, scores: Sequence[float], same: Sequence[bool], threshold: float) -> None:
        """Count which scores reach the threshold."""
        told = [score >= threshold for score in scores]
        self.right = sum(a and b for a, b in zip(told, same, strict=True))
        self.told, self.same = sum(told), sum(same)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.told + self.same)

    def line(self, name: str, note: str = "") -> str:
        """Return a row of the table."""
        precision, recall = self.right / max(1, self.told), self.right / max(1, self.same)
        return f"  {name:38}{self.f1:7.3f}{precision:11.3f}{recall:8.3f}  {note}"


def best(scores: Sequence[float], same: Sequence[bool]) -> float:
    """Return the threshold with the highest F1."""
    ranked = sorted(zip(scores, same, strict=True), reverse=True)
    right, highest, found = 0, 0.0, 1.0
    for told, (score, match) in enumerate(ranked, start=1):
        right += match
        value = 2 * right / (told + sum(same))
        if value > highest and (told == len(ranked) or ranked[told][0] < score):
            highest, found = value, score
    return found


def peers(pairs: Sequence[NamePair]) -> None:
    """Print two rows for each peer at its best threshold: names as they are, and romanised."""
    same = [pair.same for pair in pairs]
    for note, prepared in (("", default_process), (", romanised", romanise)):
        for name, scorer in PEERS.items():
            scores = [scorer(prepared(pair.left), prepared(pair.right)) for pair in pairs]
            threshold = best(scores, same)
            print(Counted(scores, same, threshold).line(name + note, f"best threshold {threshold:.2f}"))


def header(title: str) -> None:
    """Print the head of a table."""
    print(f"\n{title}\n  {'':38}{'F1':>7}{'precision':>11}{'recall':>8}")


def people(data: Path, seeds: int, errors: bool) -> None:
    """Measure people and organisations, by parts that share no name."""
    from bench.train_pairs import NAMES, features_of, fitted

    folder = data / "name_bench"
    pairs = people_and_organisations(folder / "cases.csv")
    same = [pair.same for pair in pairs]
    header(f"people and organisations, name_bench: {len(pairs)} pairs, {sum(same)} match")
    peers(pairs)
    frozen = read_frozen(folder / "logicv2-frozen.csv")
    known = [n for n, pair in enumerate(pairs) if (pair.left, pair.right) in frozen]
    told = [float(frozen[pairs[n].left, pairs[n].right]) for n in known]
    theirs = [same[n] for n in known]
    print(Counted(told, theirs, 0.5).line("logic-v2, frozen", f"its own threshold, {len(known)} pairs"))
    names, rows, labels = features_of(pairs)
    numbers = groups(pairs)
    for seed in range(seeds):
        draw = random.Random(seed)
        part = [draw.randrange(PARTS) for _ in range(max(numbers) + 1)]
        scores = [0.0] * len(pairs)
        for held in range(PARTS):
            inside = [n for n, group in enumerate(numbers) if part[group] != held]
            outside = [n for n, group in enumerate(numbers) if part[group] == held]
            model = fitted(names, rows[inside], labels[inside], NAMES)
            for n, score in zip(outside, model.probabilities(rows[outside]), strict=True):
                scores[n] = score
        print(Counted(scores, same, 0.5).line(f"name_similarity, ten parts, seed {seed}", "threshold 0.5"))
        ours = [scores[n] for n in known]
        print(Counted(ours, theirs, 0.5).line("  the same on logic-v2's pairs"))
    if errors:
        show_errors(pairs, scores, 0.5)


def read_frozen(path: Path) -> dict[tuple[str, str], bool]:
    """Read what logic-v2 said of each pair."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return {(row["name1"], row["name2"]): row["predicted_match"] == "true" for row in rows}


def towns(data: Path, errors: bool) -> None:
    """Measure places: fitted to one file, measured on the other."""
    from bench.train_pairs import PLACES, features_of, fitted

    held = places(data / "toponyms" / "finetune.tsv")
    numbers = {number for pair in held for number in pair.source}
    train = [p for p in places(data / "toponyms" / "train.tsv") if numbers.isdisjoint(p.source)]
    same = [pair.same for pair in held]
    header(f"places, toponyms: fitted to {len(train)} pairs, measured on {len(held)}, {sum(same)} match")
    peers(held)
    names, rows, labels = features_of(train)
    folds = [n % 3 for n in range(len(train))]
    scores = [0.0] * len(train)
    for fold in range(3):
        inside = [n for n, other in enumerate(folds) if other != fold]
        outside = [n for n, other in enumerate(folds) if other == fold]
        model = fitted(names, rows[inside], labels[inside], PLACES)
        for n, score in zip(outside, model.probabilities(rows[outside]), strict=True):
            scores[n] = score
    threshold = best(scores, [pair.same for pair in train])
    model = fitted(names, rows, labels, PLACES)
    found = model.probabilities(features_of(held)[1])
    print(
        Counted(found, same, threshold).line("name_similarity", f"threshold {threshold:.2f}, from training")
    )
    if errors:
        show_errors(held, found, threshold)


def show_errors(pairs: Sequence[NamePair], scores: Sequence[float], threshold: float) -> None:
    """Print the pairs that come out wrong."""
    for pair, score in sorted(zip(pairs, scores, strict=True), key=lambda each: each[1]):
        if (score >= threshold) != pair.same:
            print(f"    {score:.2f} {'same' if pair.same else 'other'}: {pair.left} | {pair.right}")


def sample() -> None:
    """Score the sample that ships, by the weights that ship."""
    pairs = people_and_organisations(SAMPLE)
    same = [pair.same for pair in pairs]
    header(f"{SAMPLE}: {len(pairs)} pairs of name_bench, {sum(same)} match")
    peers(pairs)
    frozen = read_frozen(SAMPLE)
    told = [float(frozen[pair.left, pair.right]) for pair in pairs]
    print(Counted(told, same, 0.5).line("logic-v2, frozen", "its own threshold"))
    start = process_time()
    scores = [name_similarity(pair.left, pair.right, pair.kind).probability for pair in pairs]
    taken = (process_time() - start) / len(pairs)
    print(Counted(scores, same, 0.5).line("name_similarity", "threshold 0.5; fitted to these pairs too"))
    print(f"  {taken * 1000:.1f} ms a pair, words not seen before")


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--seeds", type=int, default=3, help="ways to cut name_bench into parts")
    parser.add_argument("--errors", action="store_true", help="print the pairs that come out wrong")
    arguments = parser.parse_args()
    if not (arguments.data / "name_bench").exists():
        print(f"{arguments.data} has no name_bench; scoring the sample that ships with the project instead")
        sample()
        return
    people(arguments.data, arguments.seeds, arguments.errors)
    towns(arguments.data, arguments.errors)


if __name__ == "__main__":
    main()
