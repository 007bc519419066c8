"""Clean English, names to look for in it, and slips of them: what benchmark 2 measures harm with."""

from __future__ import annotations

import csv
import gzip
import json
import random
import string
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from normalizer import Tables, load_tables
from normalizer.matching.fuzzy.keys import letters
from normalizer.matching.fuzzy.surroundings import WORD, bare

__all__ = [
    "DATA",
    "READ",
    "cities",
    "documents",
    "is_sample",
    "names_of",
    "page_tables",
    "slips",
    "verdicts",
    "words",
]

DATA = Path(__file__).parents[2] / "shared" / "data"
HERE = Path(__file__).parent / "data"
LINES = 100
READ = HERE / "edits_read.tsv"
"""Edits that were read in their lines, and whether they are right."""


def is_sample() -> bool:
    """Tell whether the development data is missing, so that the page in ``bench/data`` is all there is."""
    return not (DATA / "wmt_names").is_dir()


def documents() -> Iterator[list[str]]:
    """Yield the references of ``wmt_names``, a hundred lines at a time; without them the sample."""
    if is_sample():
        yield (HERE / "clean.txt").read_text(encoding="utf-8").splitlines()
        return
    for path in sorted((DATA / "wmt_names").glob("*.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for lines in json.load(file)["refs"].values():
                yield from (lines[start : start + LINES] for start in range(0, len(lines), LINES))


def words(lines: Sequence[str]) -> Counter[str]:
    """Return the words of some lines, without possessives, and how often each stands there."""
    return Counter(bare(word) for line in lines for word in WORD.findall(line))


def names_of(tables: Tables) -> list[str]:
    """Return the names and forms of all pages."""
    return sorted(
        {name for page in tables.pages for name in (page.name, *(form.surface for form in page.forms))}
    )


def cities() -> list[str]:
    """Return the names of cities; none without the development data."""
    path = DATA / "geonames" / "cities15000.tsv.gz"
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return sorted({line.split("\t")[1] for line in file})


def page_tables(names: Sequence[str]) -> Tables:
    """Return names as tables, read from YAML as anybody's own tables would be."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "cities.yaml")
        pages = (f"{json.dumps(name, ensure_ascii=False)}: {{type: city}}\n" for name in names)
        path.write_text("".join(pages), encoding="utf-8")
        return load_tables(path)


def slips(names: Sequence[str], count: int) -> list[tuple[str, str]]:
    """Return names of one word and six letters or more, each with a spelling one edit away."""
    chooser = random.Random(11)
    single = [name for name in names if name.isalpha() and len(letters(name)) >= 6]
    return [(name, _edited(name, chooser)) for name in chooser.choices(single, k=count)]


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


def verdicts(path: Path = READ) -> dict[tuple[str, str], bool]:
    """Return the edits that were read, and whether each is right."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["surface"], row["written"]): row["verdict"] == "right" for row in rows}
