"""Make the lists of nicknames and of frequent parts of names that ship as data.

Run from the root of the project: ``python -m bench.make_name_frequency [DATA]``. ``DATA`` holds ``nicknames``
(carltonnorthern/nicknames, Apache-2.0), ``netranslit`` (NETransliteration, CC0: how often Wikidata has a part
of a person's name) and ``toponyms`` (the training part; GeoNames, CC BY).
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from normalizer.matching.romanise import romanise

DATA = Path("../shared/data")
WRITTEN = Path("normalizer/matching/names")
LEAST_PERSONS = 80
LEAST_PLACES = 4


def nicknames(path: Path) -> dict[str, str]:
    """Return by given name its short forms, separated by spaces."""
    found: dict[str, set[str]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name, short = romanise(row["name1"]), romanise(row["name2"])
            if name.isalpha() and short.isalpha() and name != short:
                found[name].add(short)
    return {name: " ".join(sorted(found[name])) for name in sorted(found)}


def person_parts(folder: Path) -> Counter[str]:
    """Return how often Wikidata has each part of a name that was transliterated."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                name, _, count = line.rstrip("\n").split("\t")
                counts[romanise(name)] += int(count)
    return counts


def place_parts(path: Path) -> Counter[str]:
    """Return in how many names of places each part stands."""
    counts: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        for name in line.split("\t")[:2]:
            counts.update(set(romanise(name).split()))
    return counts


def levels(counts: Counter[str], least: int) -> dict[str, str]:
    """Return the parts by how often they occur, in powers of two."""
    found: dict[int, list[str]] = defaultdict(list)
    for part, count in counts.items():
        if count >= least and part:
            found[count.bit_length() - 1].append(part)
    return {str(2**level): " ".join(sorted(found[level])) for level in sorted(found)}


def main() -> None:
    """Write both files."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    short = {"about": "Short forms of given names (carltonnorthern/nicknames, Apache-2.0)."}
    frequency = {
        "about": "Parts of names by how often they occur (persons: NETransliteration, CC0; GeoNames, CC BY).",
        "persons": levels(person_parts(data / "netranslit"), LEAST_PERSONS),
        "places": levels(place_parts(data / "toponyms" / "train.tsv"), LEAST_PLACES),
    }
    written = {
        "nicknames.json": {**short, "short_forms": nicknames(data / "nicknames" / "names.csv")},
        "frequency.json": frequency,
    }
    for name, content in written.items():
        text = json.dumps(content, indent=1, ensure_ascii=False)
        (WRITTEN / name).write_text(text + "\n", encoding="utf-8")
        print(f"{WRITTEN / name}: {len(text):,} characters")


if __name__ == "__main__":
    main()
