"""Benchmark 2: what close spellings would do to clean English, and whether they still find variants.

Run from the root of the project: ``python -m bench.harm [shipped|cities]``. The text is the references of
``wmt_names``, a hundred lines a document; every edit is listed.
"""

from __future__ import annotations

import gzip
import json
import random
import string
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from normalizer import load_tables
from normalizer.matching.fuzzy.index import NameIndex
from normalizer.matching.fuzzy.keys import letters
from normalizer.matching.fuzzy.score import best
from normalizer.matching.fuzzy.surroundings import WORD, Surroundings, bare
from normalizer.matching.fuzzy.veto import Vetoes

DATA = Path(__file__).parents[2] / "shared" / "data"
LINES = 100
THRESHOLD = 0.97


def documents() -> Iterator[list[str]]:
    """Yield the references, a hundred lines at a time."""
    for path in sorted((DATA / "wmt_names").glob("*.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for lines in json.load(file)["refs"].values():
                yield from (lines[start : start + LINES] for start in range(0, len(lines), LINES))


def shipped() -> list[str]:
    """Return the names and forms of the shipped tables."""
    pages = load_tables().pages
    return sorted({name for page in pages for name in (page.name, *(form.surface for form in page.forms))})


def cities() -> list[str]:
    """Return the names of cities."""
    with gzip.open(DATA / "geonames" / "cities15000.tsv.gz", "rt", encoding="utf-8") as file:
        return sorted({line.split("\t")[1] for line in file})


def harm(names: list[str]) -> None:
    """Print edits per 10,000 tokens of clean text, and each of them."""
    index, vetoes = NameIndex(names), Vetoes(names)
    tokens, edits, suggested = 0, Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    start = time.perf_counter()
    for lines in documents():
        around = Surroundings(lines)
        here = Counter(bare(word) for line in lines for word in WORD.findall(line))
        tokens += here.total()
        for token, count in here.items():
            if token[0].isupper() and _may_change(token, index, vetoes):
                candidate, scored = best(token, index, around) or (None, None)
                # Only the edit budget and the score decide: clean text gives no evidence to lift a veto.
                if candidate and scored and vetoes.pair(token, candidate.name) is None:
                    kind = edits if scored.probability >= THRESHOLD else suggested
                    kind[token, candidate.name] += count
    rate = edits.total() / tokens * 10_000
    print(f"{len(names):,} names, {tokens:,} tokens, {time.perf_counter() - start:.0f} s")
    print(f"edits {edits.total()}, {rate:.2f} per 10,000; suggested {suggested.total()}")
    for (token, name), count in edits.most_common():
        print(f"    {token} → {name} × {count}")


def _may_change(token: str, index: NameIndex, vetoes: Vetoes) -> bool:
    """Tell whether some candidate passes the vetoes; those that are the token itself are no change."""
    if vetoes.token(token) is not None:
        return False
    names = [candidate.name for candidate in index.lookup(token)]
    if letters(token) in map(letters, names):
        return False
    return any(vetoes.pair(token, name) is None for name in names)


def injected(names: list[str], count: int = 2000) -> None:
    """Print how many one-edit variants of names of six letters or more are led back to their name."""
    chooser = random.Random(11)
    index = NameIndex(names)
    single = [name for name in names if name.isalpha() and len(letters(name)) >= 6]
    found = first = 0
    for name in chooser.choices(single, k=count):
        variant = _edited(name, chooser)
        candidates = [letters(candidate.name) for candidate in index.lookup(variant)]
        found += letters(name) in candidates
        first += candidates[:1] == [letters(name)]
    print(f"one-edit variants of {count}: found {found / count:.3f}, first {first / count:.3f}")


def _edited(name: str, chooser: random.Random) -> str:
    place = chooser.randrange(1, len(name))
    letter = chooser.choice(string.ascii_lowercase)
    match chooser.randrange(3):
        case 0:
            return name[:place] + letter + name[place:]
        case 1:
            return name[:place] + name[place + 1 :]
        case _:
            return name[:place] + letter + name[place + 1 :]


def main() -> None:
    """Print both tables."""
    for which in sys.argv[1:] or ("shipped", "cities"):
        names = shipped() if which == "shipped" else cities()
        start = time.perf_counter()
        NameIndex(names)
        print(f"{which}: index of {len(names):,} names in {time.perf_counter() - start:.1f} s")
        harm(names)
        injected(names)


if __name__ == "__main__":
    main()
