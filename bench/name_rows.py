"""Tokens and candidates of benchmark 1 as rows of traits, with what writing the candidate would be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bench.names_data import Judgement, NameSet
from normalizer.matching.fuzzy.edits import likelihood
from normalizer.matching.fuzzy.index import NameIndex
from normalizer.matching.fuzzy.keys import letters
from normalizer.matching.fuzzy.surroundings import Surroundings
from normalizer.matching.fuzzy.traits import traits

__all__ = ["Row", "Rows", "rows_of"]


@dataclass(frozen=True)
class Row:
    """A token of one system's text and one candidate for it."""

    system: str
    token: str
    name: str
    document: Mapping[str, float]
    right: int
    wrong: int
    strictly_wrong: int


@dataclass(frozen=True)
class Rows:
    """The rows of one set, those of one token of one system side by side."""

    part: NameSet
    rows: tuple[Row, ...]
    pairs: dict[tuple[str, str], Mapping[str, float]]
    """Traits of each token and name."""
    total: int
    """Occurrences that should be rewritten."""

    def learned(self, weights: Mapping[str, float]) -> dict[tuple[str, str], Mapping[str, float]]:
        """Return the traits with the learned one computed by given weights."""
        return {
            pair: {**found, "learned": likelihood(letters(pair[0]), letters(pair[1]), weights)}
            for pair, found in self.pairs.items()
        }


def rows_of(part: NameSet) -> Rows:
    """Return the rows of a set: candidates of the index, traits, surroundings and judgements."""
    index = NameIndex(part.glossary)
    seen: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for judgement in part.tokens:
        seen[judgement.system, judgement.token].append(judgement)
    texts = {system: Surroundings(lines) for system, lines in part.hyps.items()}
    rows: list[Row] = []
    pairs: dict[tuple[str, str], Mapping[str, float]] = {}
    for (system, token), judged in sorted(seen.items()):
        names = [candidate.name for candidate in index.lookup(token)]
        for name in names:
            pairs.setdefault((token, name), traits(token, name))
            verdicts = [part.judge(one, name) for one in judged]
            strict = [part.judge(one, name, strict=True) for one in judged]
            around = texts[system].around(token, name, names)
            counts = (verdicts.count(True), verdicts.count(False), strict.count(False))
            rows.append(Row(system, token, name, around, *counts))
    total = sum(judgement.label in ("S", "A") for judgement in part.tokens)
    return Rows(part, tuple(rows), pairs, total)
