"""Learn the weights of differences between spellings: a logistic regression over their marks.

Spellings of one name: Latin spellings of the same letters in ``netranslit``, place names of ``toponyms``,
corrected names of ``mlqe_pe``, S and A pairs of ``wmt_names``. Different names: ``toponyms``, D and W pairs,
and look-alikes among names. Needs numpy and scikit-learn; used by ``bench/train_names.py``.
"""

from __future__ import annotations

import csv
import gzip
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bench.names_data import NameSet
from normalizer.matching.fuzzy.edits import marks
from normalizer.matching.fuzzy.keys import letters

__all__ = ["learn"]

DATA = Path(__file__).parents[2] / "shared" / "data"
PER_LANGUAGE = 12_000
LEAST_SEEN = 5
Example = tuple[str, str, bool, float]


def learn(sets: Iterable[NameSet]) -> dict[str, float]:
    """Return weights by mark, the constant under the empty mark; labels come from the given sets only."""
    examples = [*_outside(), *_labelled(sets)]
    counts: dict[str, int] = defaultdict(int)
    rows = [list(marks(left, right)) for left, right, _, _ in examples]
    for row in rows:
        for mark in row:
            counts[mark] += 1
    vectors = DictVectorizer()
    table = vectors.fit_transform(
        [dict.fromkeys((mark for mark in row if counts[mark] >= LEAST_SEEN), 1.0) for row in rows]
    )
    fitted = LogisticRegression(C=0.3, max_iter=200).fit(
        table, [example[2] for example in examples], sample_weight=[example[3] for example in examples]
    )
    named = zip(vectors.get_feature_names_out(), fitted.coef_[0], strict=True)
    weights = {mark: round(float(weight), 3) for mark, weight in named if abs(weight) >= 0.02}
    return {"": round(float(fitted.intercept_[0]), 3), **dict(sorted(weights.items()))}


def _outside() -> Iterator[Example]:
    same = _same_source()
    yield from ((left, right, True, 0.5) for left, right in same)
    with (DATA / "toponyms" / "train.tsv").open(encoding="utf-8") as file:
        for line in file:
            row = line.rstrip("\n").split("\t")
            if row[5] == row[6] == "LATIN" and (pair := _comparable(row[0], row[1])):
                yield (*pair, row[2] == "TRUE", 0.3)
    with (DATA / "mlqe_pe" / "name_corrections.tsv").open(encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if pair := _comparable(record["mt_span"], record["pe_span"], 0.6):
                yield (*pair, True, 1.0)
    names = random.Random(3).sample(sorted({name for pair in same for name in pair}), 5000)
    yield from ((left, right, False, 0.3) for left, right in _look_alikes(names, 30_000, 0.55))


def _labelled(sets: Iterable[NameSet]) -> Iterator[Example]:
    for part in sets:
        for (variant, name), label in part.labels.items():
            if label in ("S", "A", "D", "W") and (pair := _comparable(variant, name, 0.0)):
                yield (*pair, label in ("S", "A"), 4.0)
        names = [letters(name) for name in part.glossary]
        yield from ((left, right, False, 1.0) for left, right in _look_alikes(names, 1500, 0.6))


def _comparable(left: str, right: str, least: float = 0.5) -> tuple[str, str] | None:
    pair = letters(left), letters(right)
    if min(map(len, pair)) < 3 or pair[0] == pair[1]:
        return None
    return pair if Levenshtein.normalized_similarity(*pair) >= least else None


def _same_source() -> list[tuple[str, str]]:
    made: set[tuple[str, str]] = set()
    for path in sorted((DATA / "netranslit").glob("*.tsv.gz")):
        spellings: dict[str, set[str]] = defaultdict(set)
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                name, source, _ = line.rstrip("\n").split("\t")
                spellings[source].add(letters(name))
        pairs = [
            pair
            for source in spellings.values()
            for left, right in combinations(sorted(source), 2)
            if (pair := _comparable(left, right))
        ]
        random.Random(1).shuffle(pairs)
        made.update(pairs[:PER_LANGUAGE])
    return sorted(made)


def _look_alikes(names: Sequence[str], most: int, least: float) -> list[tuple[str, str]]:
    names = sorted(set(filter(None, names)))
    table = process.cdist(names, names, scorer=Levenshtein.normalized_similarity, score_cutoff=least)
    pairs = [(names[i], names[j]) for i, j in zip(*np.nonzero(table), strict=True) if i < j]
    random.Random(2).shuffle(pairs)
    return pairs[:most]
