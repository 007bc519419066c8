"""What the checks see of injected errors: the kinds of DEMETR that a check aims at, and its clean sentences.

Run from the root of the project: ``python -m bench.check_demetr [--missed KIND] [--alarms] [--causes]``. A
sentence counts as found when a check that aims at its kind finds something that it does not find in the
sentence before the injection. Misses and false alarms of the odd half were looked at while the checks
were written; of the even half only some sentences, at the outset, and its totals. The two halves share
misspellings, so that the even half is no unseen set for these.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from normalizer.matching.lexicon import is_english
from normalizer.quality.inspect import spots
from normalizer.quality.prose import Prose
from normalizer.quality.registry import check

DATA = Path("../shared/data/demetr/demetr_en.tsv.gz")
CHECKS = "normalizer.quality.checks"
AIMS = {
    "minor_id31_full_lower": ("CASE-START", "CASE-MID"),
    "minor_id32_first_lower": ("CASE-START",),
    "minor_id30_tokenized": ("PUNCT-SPACE",),
    "minor_id29_punc_addition": ("PUNCT-SPACE", "PUNCT-DOUBLE", "PUNCT-PAIR"),
    "minor_id1_repeat2": ("DUP-WORD",),
    "minor_id2_repeat4": ("DUP-WORD",),
    "minor_id28_final_punc_removed": ("PUNCT-END", "PUNCT-PAIR"),
    "minor_id26_misspelled": ("SPELL-TYPO",),
    "minor_id27_char_removed": ("SPELL-TYPO", "ART-AAN"),
}
_DROPPED = "minor_id27_char_removed"
GOALS = {
    "minor_id32_first_lower": 0.995,
    "minor_id31_full_lower": 0.995,
    "minor_id30_tokenized": 0.995,
    "minor_id1_repeat2": 0.995,
    "minor_id2_repeat4": 0.995,
    "minor_id28_final_punc_removed": 0.995,
    "minor_id26_misspelled": 0.92,
    "minor_id27_char_removed": 0.85,
}
EVERY = tuple(dict.fromkeys([name for names in AIMS.values() for name in names] + ["CASE-MID", "SENT-FRAG"]))


@dataclass(frozen=True, slots=True)
class Injection:
    """A clean sentence, and what became of it."""

    number: int
    kind: str
    clean: str
    spoilt: str
    reference: str


def main() -> None:
    """Print recall by kind and half, and the false alarms by check and half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--missed", metavar="KIND", help="print the sentences of the odd half that nothing found"
    )
    parser.add_argument("--alarms", action="store_true", help="print the false alarms of the odd half")
    parser.add_argument("--causes", action="store_true", help="count what missed dropped letters leave")
    options = parser.parse_args()
    if not DATA.is_file():
        print(f"{DATA} is not there: nothing measured")
        return
    rows = list(injections())
    there = {
        name for name in EVERY if find_spec(f"normalizer.quality.checks.{name.lower().replace('-', '_')}")
    }
    print(f"{'kind':32}{'odd half':>16}{'even half':>16}{'goal':>8}  checks")
    for kind, names in AIMS.items():
        aimed = [name for name in names if name in there]
        if not aimed:
            print(f"{kind:32}{'no check yet':>32}")
            continue
        figures = [recall(rows, kind, aimed, half, options.missed) for half in (1, 0)]
        shown = "".join(f"{found:>8}/{of} {found / of:.3f}" for found, of in figures)
        print(f"{kind:32}{shown}{GOALS.get(kind, 0) or '-':>8}  {' '.join(aimed)}")
    if options.causes:
        causes = Counter(_left(row) for row in rows if _is_missed(row))
        print("\nwhat a dropped letter that was missed leaves, both halves")
        for cause, count in causes.most_common():
            print(f"{count:6}  {cause}")
    print(f"\n{'clean sentences':32}{'odd half':>16}{'even half':>16}")
    for name in sorted(there):
        told = [alarms(rows, name, half, options.alarms) for half in (1, 0)]
        print(f"{name:32}" + "".join(f"{found:>11}/{of}" for found, of in told))


def injections() -> Iterator[Injection]:
    """Yield the rows of the data whose sentence was changed."""
    with gzip.open(DATA, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Injection(
                int(row["id"]), row["pert_name"], row["mt_sent"], row["pert_sent"], row["eng_sent"]
            )


def recall(
    rows: list[Injection], kind: str, names: list[str], half: int, missed: str | None
) -> tuple[int, int]:
    """Return how many sentences of a kind the checks found something in, and how many there are."""
    found = of = 0
    for row in rows:
        if row.kind == kind and row.number % 2 == half and row.clean != row.spoilt:
            of += 1
            seen = any(len(messages(row.spoilt, name) - messages(row.clean, name)) > 0 for name in names)
            found += seen
            if not seen and half and missed == kind:
                print(f"  {row.clean}\n  {row.spoilt}\n")
    return found, of


def _is_missed(row: Injection) -> bool:
    names = AIMS[_DROPPED]
    return (
        row.kind == _DROPPED
        and row.clean != row.spoilt
        and not any(messages(row.spoilt, name) - messages(row.clean, name) for name in names)
    )


def _left(row: Injection) -> str:
    """Return what kind of word a sentence has where it lost a character."""
    place = next(
        n for n, (one, other) in enumerate(zip(row.clean, f"{row.spoilt}\0", strict=False)) if one != other
    )
    start = row.spoilt.rfind(" ", 0, place) + 1
    end = row.spoilt.find(" ", place)
    word = row.spoilt[start : end if end >= 0 else None].strip('.,;:!?()"“”')
    first = row.clean[start : start + 2].strip('"“”(')[:1]
    if not row.clean[place].isalpha():
        return "no letter was lost"
    if any(map(str.isdigit, word)):
        return "a number"
    if is_english(word.lower()):
        return "one or two letters that the dictionary has" if len(word) < 3 else "another word"
    return "a capitalised word" if first.isupper() else "no word"


def alarms(rows: list[Injection], name: str, half: int, shown: bool) -> tuple[int, int]:
    """Return in how many clean sentences, translations and references, a check finds something."""
    clean = {text for row in rows if row.number % 2 == half for text in (row.clean, row.reference)}
    found = 0
    for text in sorted(clean):
        told = messages(text, name)
        found += bool(told)
        if told and half and shown:
            print(f"  {name}: {sorted(told)} in {text}")
    return found, len(clean)


def messages(text: str, name: str) -> set[str]:
    """Return what a check says of a text."""
    return {spot.message for spot in spots(Prose(text), check(name))}


if __name__ == "__main__":
    main()
