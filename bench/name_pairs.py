"""The labelled pairs of names that the comparison is fitted to and measured on."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from normalizer.matching.name_parts import Kind

__all__ = ["SHARED", "NamePair", "groups", "people_and_organisations", "places"]

SHARED = Path("../shared/data")
_KINDS = {"Person": "person"}


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names and whether they were labelled as the same."""

    left: str
    right: str
    kind: Kind
    same: bool
    source: tuple[str, ...] = ()
    """Numbers of the places in GeoNames, when it is a pair of places."""


def people_and_organisations(path: Path) -> list[NamePair]:
    """Read the cases of name_bench (opensanctions/nomenklatura, MIT)."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            NamePair(
                row["name1"],
                row["name2"],
                _KINDS.get(row["schema"], "organisation"),
                row["is_match"] == "true",
            )
            for row in csv.DictReader(lines)
        ]


def places(path: Path) -> list[NamePair]:
    """Read pairs of place names (Living-with-machines/DeezyMatch, MIT; GeoNames, CC BY)."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [NamePair(row[0], row[1], "place", row[2] == "TRUE", (row[3], row[4])) for row in rows]


def groups(pairs: Sequence[NamePair]) -> list[int]:
    """Return a number for each pair, the same for pairs that share a name, or a name with one that does."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for pair in pairs:
        parent[root(pair.left.casefold())] = root(pair.right.casefold())
    numbers: dict[str, int] = {}
    return [numbers.setdefault(root(pair.left.casefold()), len(numbers)) for pair in pairs]
