"""Make ``normalizer/matching/generate/data/transcription.tsv``: how Chinese characters write foreign sounds.

Learned from the Chinese part of NETransliteration (Merhav and Ash, COLING 2018; CC0) by expectation
maximisation over the ways to cut a Latin name into one chunk for each character. Run from the root of the
project: ``python bench/make_transcription.py NETRANSLIT_FOLDER``. No random numbers: the same data give the
same file. With ``--held-out`` the method is measured on pairs that it has not seen.

One line per character: the character, then its chunks inside a name and, after a second tab, at the end of
one, each with its probability in per cent.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from normalizer.tables.strings import fold

TARGET = Path("normalizer/matching/generate/data/transcription.tsv")
LONGEST_CHUNK = 5
ROUNDS = 6
LEAST_COUNT = 12.0
LEAST_SHARE = 0.04
MOST_CHUNKS = 6

Key = tuple[str, bool]
"""A character, and whether it ends the name."""


def pairs(folder: Path) -> Iterator[tuple[str, tuple[Key, ...]]]:
    """Yield Latin names and the keys of their characters."""
    with gzip.open(folder / "wd_chinese_train.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            name, spaced, _ = line.rstrip("\n").split("\t")
            name, characters = fold(name), spaced.split(" ")
            if (
                name.isascii()
                and name.isalpha()
                and 2 <= len(characters) <= 7
                and len(name) >= len(characters)
            ):
                last = len(characters) - 1
                yield name, tuple((c, place == last) for place, c in enumerate(characters))


def learn(data: list[tuple[str, tuple[Key, ...]]]) -> dict[Key, dict[str, float]]:
    """Return expected counts of chunks by key after the last round."""
    table: dict[Key, dict[str, float]] = {}
    for _ in range(ROUNDS):
        counts: dict[Key, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for name, keys in data:
            _expect(name, keys, table, counts)
        table = {
            key: {chunk: n / total for chunk, n in chunks.items() if n / total > 1e-4}
            for key, chunks in counts.items()
            if (total := sum(chunks.values())) > 0
        }
        final = counts
    return {key: dict(chunks) for key, chunks in final.items()}


def _expect(
    name: str, keys: tuple[Key, ...], table: dict[Key, dict[str, float]], counts: dict[Key, dict[str, float]]
) -> None:
    """Add the expected counts of one pair, by the forward-backward algorithm over cuts."""
    length, size = len(name), len(keys)

    def chance(key: Key, chunk: str) -> float:
        if not table:  # at first, chunks of the average length are the likeliest
            return float(0.5 ** abs(len(chunk) - length / size))
        return table.get(key, {}).get(chunk, 0.0)

    forward = [[0.0] * (length + 1) for _ in range(size + 1)]
    forward[0][0] = 1.0
    arcs: list[tuple[int, int, int, float]] = []
    for i, key in enumerate(keys):
        for start in range(length + 1):
            if forward[i][start]:
                for end in range(start + 1, min(length, start + LONGEST_CHUNK) + 1):
                    p = chance(key, name[start:end])
                    if p:
                        forward[i + 1][end] += forward[i][start] * p
                        arcs.append((i, start, end, p))
    total = forward[size][length]
    if not total:
        return
    backward = [[0.0] * (length + 1) for _ in range(size + 1)]
    backward[size][length] = 1.0
    for i, start, end, p in reversed(arcs):
        backward[i][start] += p * backward[i + 1][end]
        if backward[i + 1][end]:
            counts[keys[i]][name[start:end]] += forward[i][start] * p * backward[i + 1][end] / total


def lines_of(counts: dict[Key, dict[str, float]]) -> list[str]:
    """Return the lines of the table, characters that foreign names seldom use left out."""
    result = []
    for character in sorted({c for c, _ in counts}):
        cells = []
        for last in (False, True):
            chunks = counts.get((character, last), {})
            total = sum(chunks.values())
            best = sorted(chunks.items(), key=lambda item: (-item[1], item[0]))[:MOST_CHUNKS]
            kept = [
                f"{chunk} {100 * n / total:.0f}"
                for chunk, n in best
                if total >= LEAST_COUNT and n / total >= LEAST_SHARE
            ]
            # A character whose sounds are scattered writes native names, not foreign ones.
            share = sum(n for _, n in best) / total if total else 0.0
            cells.append(", ".join(kept) if share >= 0.5 else "")
        if any(cells):
            result.append(f"{character}\t{cells[0]}\t{cells[1]}")
    return result


def held_out(data: list[tuple[str, tuple[Key, ...]]]) -> None:
    """Learn from nine pairs of ten and print how often the tenth is among the first respellings."""
    from rapidfuzz.distance import Levenshtein

    from normalizer.matching.generate import transcription

    table = transcription.table_of(lines_of(learn([pair for n, pair in enumerate(data) if n % 10])))
    test = [(name, "".join(character for character, _ in keys)) for name, keys in data[::10]]
    made = [(name, transcription.respellings(form, 24, table)) for name, form in test]
    for most in (1, 4, 8, 16, 24):
        equal = sum(name in names[:most] for name, names in made) / len(made)
        near = sum(
            any(Levenshtein.distance(name, n) < 2 for n in names[:most]) for name, names in made
        ) / len(made)
        print(
            f"first {most:2} of {len(made):,} held-out names: equal {equal:.3f}, within one edit {near:.3f}"
        )


def main() -> None:
    """Write the table and say how large it is, or measure it with ``--held-out``."""
    data = list(pairs(Path(sys.argv[1])))
    if "--held-out" in sys.argv:
        held_out(data)
        return
    lines = lines_of(learn(data))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(lines)} characters, {TARGET.stat().st_size:,} bytes, from {len(data):,} pairs")


if __name__ == "__main__":
    main()
