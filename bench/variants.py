"""Benchmark 3: attested variants, with all aliases and with each case's own alias taken out.

Run from the root of the project: ``python -m bench.variants [CASES.jsonl] [--failures]``; without the
development data a sample of our own is gone through. A case comes out right when its text equals the expected
one letter for letter. Leave-one-alias-out shows what generated aliases, close spellings and context find of a
spelling that no curator has listed. Aliases are taken out for a tenth of the cases at a time: a case loses
its own and those of some others, never less than its own.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from normalizer import Normalizer, Tables, load_tables
from normalizer.tables.fingerprint import fingerprint
from normalizer.tables.page import Alias, Page
from normalizer.tables.strings import fold

PARTS = 10
CASES = Path("../shared/data/variants/cases.jsonl")
SAMPLE = Path(__file__).parent / "data" / "variants.jsonl"
FEW = 2
"""Parts of the sample."""


@dataclass(frozen=True, slots=True)
class Case:
    """A text, what it should become, and the surface form it is about."""

    id: str
    text: str
    expected: str
    surface: str
    kind: str
    house_style: bool


def read_cases(path: Path) -> list[Case]:
    """Read the labelled texts."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Case(r["id"], r["text"], r["expected"], r["surface"], r["class"], r.get("house_style", False))
        for r in rows
    ]


def without(tables: Tables, surfaces: Iterable[str]) -> Tables:
    """Return the tables without every alias, plain or ambiguous, that folds to one of some surface forms."""
    gone = frozenset(map(fold, surfaces))

    def kept(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
        return tuple(alias for alias in aliases if fold(alias.surface) not in gone)

    def stripped(page: Page) -> Page:
        sets = (replace(rules, aliases=kept(rules.aliases)) for rules in page.rule_sets)
        return replace(
            page, aliases=kept(page.aliases), rule_sets=tuple(rules for rules in sets if rules.aliases)
        )

    pages = tuple(map(stripped, tables.pages))
    return Tables(pages, fingerprint(pages))


_tables: list[Tables] = []
"""In a worker process, the shipped tables."""


def _load() -> None:
    _tables.append(load_tables())


def _left_out(cases: list[Case]) -> list[tuple[Case, str]]:
    """Return each case with what comes out when the aliases of all of them are taken out."""
    less = without(_tables[0], [case.surface for case in cases])
    by_style = _normalizers(less, cases)
    return [(case, by_style[case.house_style](case.text).text) for case in cases]


def _normalizers(tables: Tables, cases: Iterable[Case]) -> dict[bool, Normalizer]:
    """Return what the cases ask for, by whether house style is on; of edited tables each takes seconds."""
    return {style: Normalizer(tables, house_style=style) for style in {case.house_style for case in cases}}


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="?", type=Path)
    parser.add_argument("--failures", action="store_true", help="print every case that comes out wrong")
    arguments = parser.parse_args()
    path, number = arguments.cases or CASES, PARTS
    if not path.exists():
        if arguments.cases:
            sys.exit(f"{path} is not there; name a file of labelled texts")
        path, number = SAMPLE, FEW
        print("the development data is not there; a sample of our own, 16 texts, not a measure")
    cases = read_cases(path)
    by_style = _normalizers(load_tables(), cases)
    counts: Counter[tuple[str, str, bool]] = Counter()
    changed = [case for case in cases if case.text != case.expected]
    parts = [changed[part::number] for part in range(number)]
    with ProcessPoolExecutor(initializer=_load) as pool:
        for case, got in chain.from_iterable(pool.map(_left_out, parts)):
            counts["own alias taken out", case.kind, got == case.expected] += 1
            if arguments.failures and got != case.expected:
                print(f"{case.id} ({case.kind}) {case.surface!r}: {got!r}")
    for case in cases:
        changes = case.text != case.expected
        group = case.kind if changes else "must stay"
        counts["all aliases", group, by_style[case.house_style](case.text).text == case.expected] += 1
    print(f"{'':22}{'right':>10}")
    for tier in ("all aliases", "own alias taken out"):
        groups = sorted({group for name, group, _ in counts if name == tier})
        for group in groups:
            right = counts[tier, group, True]
            whole = right + counts[tier, group, False]
            print(f"{tier:22}{group:12}{right:4} of {whole:4}  {right / whole:4.0%}")
        kinds = [group for group in groups if group != "must stay"]
        right = sum(counts[tier, group, True] for group in kinds)
        whole = right + sum(counts[tier, group, False] for group in kinds)
        print(f"{tier:22}{'all changes':12}{right:4} of {whole:4}  {right / whole:4.0%}")


if __name__ == "__main__":
    main()
