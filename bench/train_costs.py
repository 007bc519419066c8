"""Learn what spelling differences between names cost, by expectation maximisation.

Run from the root of the project: ``python -m bench.train_costs [DATA]``; needs numpy, and in ``DATA`` the
training parts of NETransliteration (Merhav and Ash, COLING 2018, CC0) and cities15000 of GeoNames (CC BY).
Writes ``normalizer/matching/names/edit_costs.json``, a table a script: how that script's names, romanised
letter by letter, differ from their Latin spelling; and for Latin, how the spellings differ that share one
form in another script. GeoNames adds the names of places, and what programs romanised. The model is a
memoryless transducer over chunks of at most two letters (Ristad and Yianilos, 1998), trained by forward and
backward passes over all pairs at once.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Indel

from normalizer.matching.romanise import romanise
from normalizer.matching.writing import writing_of

DATA = Path("../shared/data")
WRITTEN = Path("normalizer/matching/names/edit_costs.json")
SCRIPTS = {
    "ARABIC": "arabic",
    "HAN": "chinese",
    "HEBREW": "hebrew",
    "KATAKANA": "katakana",
    "HANGUL": "korean",
    "CYRILLIC": "russian",
}
WRITINGS = {
    "PLACE": ("LATIN", "LOWER"),
    "THAI": ("THAI",),
    "THAI LETTERS": ("THAI LETTERS",),
    "GREEK": ("GREEK",),
    "INDIC": ("INDIC",),
    "GEORGIAN": ("GEORGIAN", "ARMENIAN"),
    "BARE": ("BARE",),
    "PINYIN": ("PINYIN",),
}
"""Tables learned from GeoNames alone, and the writings of the alternate names that they are learned from."""
LONGEST = 13
MOST_PAIRS = 25_000
ROUNDS = 5
LETTERS = " abcdefghijklmnopqrstuvwxyz"
SIZE = len(LETTERS)
CHUNKS = SIZE * SIZE
SHAPES = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (2, 0), (0, 2))
ORDINARY = 7.0
"""Nats that an ordinary edit of one letter costs: the unit of what is written."""
CHEAPEST = 0.05

Pair = tuple[str, str]
Array = np.ndarray


def read_pairs(path: Path) -> list[Pair]:
    """Read pairs of a Latin name and a name in another script, the latter without its spaces."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return [(row[0], row[1].replace(" ", "")) for row in rows]


def spelling_pairs(foreign: Iterable[Pair]) -> list[Pair]:
    """Return pairs of Latin spellings that share one form in another script, and as many equal pairs."""
    by_form: dict[str, set[str]] = defaultdict(set)
    for latin, form in foreign:
        by_form[form].add(romanise(latin))
    pairs: set[Pair] = set()
    for names in by_form.values():
        if 2 <= len(names) <= 12:
            ordered = sorted(names)
            pairs.update((a, b) for n, a in enumerate(ordered) for b in ordered[n + 1 :])
    kept = [pair for pair in sorted(pairs) if Indel.normalized_similarity(*pair) >= 0.55]
    return [*kept, *((a, a) for a, _ in kept)]


def city_pairs(path: Path, held_out: Path) -> dict[str, list[Pair]]:
    """Return, by the writing of the second, pairs of a city's name and an alternate name.

    Cities that stand in the pairs of places that the benchmark reports on are left out.
    """
    without = {number for row in held_out.read_text("utf-8").splitlines() for number in row.split("\t")[3:5]}
    pairs: dict[str, list[Pair]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.split("\t")
            for alternate in cells[3].split(",") if cells[0] not in without else ():
                pairs[writing_of(alternate)].append((_word(cells[1]), _word(alternate)))
    return pairs


def _word(name: str) -> str:
    return romanise(name).replace(" ", "")


def usable(pairs: Iterable[Pair], floor: float) -> list[Pair]:
    """Return pairs that the model takes: single words of letters, not too long, not all too different."""
    return [
        (a, b)
        for a, b in pairs
        if a.isalpha() and b.isalpha() and len(a) <= LONGEST and len(b) <= LONGEST
        if Indel.normalized_similarity(a, b) >= floor
    ]


def encoded(words: Sequence[str]) -> tuple[Array, Array, Array]:
    """Return lengths, and by word and end position the code of the last letter and of the last two."""
    one = np.zeros((len(words), LONGEST + 1), np.int64)
    for row, word in enumerate(words):
        one[row, 1 : len(word) + 1] = [LETTERS.index(letter) for letter in word]
    two = np.zeros_like(one)
    two[:, 2:] = one[:, 1:-1] * SIZE + one[:, 2:]
    return np.array([len(word) for word in words]), one, two


class Transducer:
    """Joint probabilities of pairs of chunks, learned from pairs of words."""

    def __init__(self, pairs: Sequence[Pair], chance: float) -> None:
        """Prepare pairs of words of at most LONGEST letters; fewer uses than ``chance`` count for nothing."""
        self.chance = chance
        self.count = len(pairs)
        self.left = encoded([a for a, _ in pairs])
        self.right = encoded([b for _, b in pairs])
        start = np.full((CHUNKS, CHUNKS), 1e-7)
        start[np.arange(CHUNKS), np.arange(CHUNKS)] = 1e-2
        start[:SIZE, :SIZE] *= 10
        self.chances: Array = start / start.sum()

    def _chunk(self, side: tuple[Array, Array, Array], size: int, place: int) -> Array | int:
        return 0 if size == 0 else side[size][:, place]

    def _codes(self, shape: tuple[int, int], i: int, j: int) -> Array:
        left = self._chunk(self.left, shape[0], i)
        right = self._chunk(self.right, shape[1], j)
        codes: Array = left * CHUNKS + right + np.zeros(self.count, np.int64)
        return codes

    def round(self) -> float:
        """Do one round of expectation and maximisation; return the mean log likelihood a pair."""
        flat = self.chances.ravel()
        side = LONGEST + 1
        forward = np.zeros((side, side, self.count))
        backward = np.zeros((side, side, self.count))
        forward[0, 0] = 1.0
        cells = [(i, j) for i in range(side) for j in range(side)]
        for i, j in cells:
            for a, b in SHAPES:
                if i >= a and j >= b:
                    forward[i, j] += forward[i - a, j - b] * flat[self._codes((a, b), i, j)]
        every = np.arange(self.count)
        whole = forward[self.left[0], self.right[0], every]
        backward[self.left[0], self.right[0], every] = 1.0
        for i, j in reversed(cells):
            for a, b in SHAPES:
                if i + a < side and j + b < side:
                    step = flat[self._codes((a, b), i + a, j + b)]
                    inside = (i + a <= self.left[0]) & (j + b <= self.right[0])
                    backward[i, j] += np.where(inside, step * backward[i + a, j + b], 0.0)
        counts = np.zeros(CHUNKS * CHUNKS)
        scale = 1.0 / np.maximum(whole, 1e-300)
        for i, j in cells:
            for a, b in SHAPES:
                if i >= a and j >= b:
                    codes = self._codes((a, b), i, j)
                    weight = forward[i - a, j - b] * flat[codes] * backward[i, j] * scale
                    counts += np.bincount(codes, weight, minlength=counts.size)
        square = counts.reshape(CHUNKS, CHUNKS)
        square = square + square.T
        # A sparse prior: what a pair of chunks explains only a few times is chance.
        square = np.maximum(square - self.chance, 0.0) + 1e-9 * (square > 0)
        square[:SIZE, :SIZE] += 0.01
        self.chances = square / square.sum()
        return float(np.log(np.maximum(whole, 1e-300)).mean())

    def costs(self) -> dict[str, float]:
        """Return the cost of each pair of chunks that is cheaper than so many ordinary edits.

        The cost is the negative logarithm of the pair's probability over the geometric mean of the
        probabilities that each chunk has with its likeliest partner, itself as a rule.
        """
        with np.errstate(divide="ignore"):
            logs = np.log(self.chances)
        alone = np.concatenate([[0.0], logs[1:SIZE].max(axis=1)])
        same = np.zeros(CHUNKS)
        same[:SIZE] = alone
        for first in range(1, SIZE):
            for second in range(1, SIZE):
                code = first * SIZE + second
                same[code] = max(alone[first] + alone[second], float(logs[code].max()))
        found: dict[str, float] = {}
        for u, v in np.argwhere(self.chances > self.chances.max() * 1e-6):
            left, right = chunk(int(u)), chunk(int(v))
            if left >= right or (
                len(left) == len(right) == 2 and (left[0] == right[0] or left[1] == right[1])
            ):
                continue
            cost = ((same[u] + same[v]) / 2 - logs[u, v]) / ORDINARY
            if cost < 0.97 * max(len(left), len(right)):
                found[f"{left} {right}"] = round(max(float(cost), CHEAPEST), 2)
        return dict(sorted(found.items()))


def chunk(code: int) -> str:
    """Return the letters of a code."""
    return (LETTERS[code // SIZE] + LETTERS[code % SIZE]).strip()


def learned(pairs: Sequence[Pair]) -> dict[str, float]:
    """Return the costs learned from pairs of words, a sample of them if they are many."""
    chosen = random.Random(7).sample(pairs, min(MOST_PAIRS, len(pairs)))
    model = Transducer(chosen, 3.0 if len(pairs) > 5_000 else 1.0)
    for number in range(ROUNDS):
        print(f"  round {number}: {model.round():.3f} nats a pair", flush=True)
    return model.costs()


def main() -> None:
    """Learn every table and write them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--only", nargs="*", default=(), help="tables to learn anew; the others stay")
    arguments = parser.parse_args()
    data = arguments.data
    folder = data / "netranslit"
    cities = city_pairs(data / "geonames" / "cities15000.tsv.gz", data / "toponyms" / "finetune.tsv")
    foreign = {script: read_pairs(folder / f"wd_{name}_train.tsv.gz") for script, name in SCRIPTS.items()}
    sets = {"LATIN": usable(spelling_pairs(pair for pairs in foreign.values() for pair in pairs), 0.55)}
    for script, pairs in foreign.items():
        sets[script] = usable(((romanise(a), romanise(b)) for a, b in pairs), 0.4)
    for script, writings in WRITINGS.items():
        floor = 0.6 if script == "PLACE" else 0.4
        sets[script] = usable((pair for writing in writings for pair in cities[writing]), floor)
    tables: dict[str, dict[str, float]] = {}
    if arguments.only:
        tables = json.loads(WRITTEN.read_text(encoding="utf-8"))
        del tables["about"]
    for script in arguments.only or sets:
        print(f"{script}: {len(sets[script]):,} pairs", flush=True)
        tables[script] = learned(sets[script])
    about = (
        "What it costs to write one chunk of letters for another ('sh s': 0.1; ' h' drops an h), in ordinary "
        "edits of one letter; learned by bench/train_costs.py from NETransliteration (CC0) and, from PLACE "
        "on, GeoNames (CC BY)."
    )
    body = ",\n".join(f"  {json.dumps(script)}: {wrapped(costs)}" for script, costs in tables.items())
    WRITTEN.write_text(f'{{\n  "about": {json.dumps(about)},\n{body}\n}}\n', encoding="utf-8")
    print(f"{WRITTEN}: {', '.join(f'{script} {len(costs)}' for script, costs in tables.items())}")


def wrapped(costs: dict[str, float]) -> str:
    """Return costs as JSON, ten a line."""
    cells = [f"{json.dumps(key)}: {cost}" for key, cost in costs.items()]
    lines = (", ".join(cells[n : n + 10]) for n in range(0, len(cells), 10))
    return "{\n    " + ",\n    ".join(lines) + "\n  }"


if __name__ == "__main__":
    main()
