"""Tokens and candidates of benchmark 1 as rows of traits, with what writing the candidate would be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.names_data import Judgement, NameSet
from bench.peers import Answer
from normalizer.matching.fuzzy.edits import likelihood
from normalizer.matching.fuzzy.index import NameIndex
from normalizer.matching.fuzzy.keys import letters
from normalizer.matching.fuzzy.surroundings import Surroundings
from normalizer.matching.fuzzy.traits import traits

__all__ = ["Row", "Rows", "asked_rows", "rows_of"]


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
    index, seen = NameIndex(part.glossary), _by_token(part)
    texts = {system: Surroundings(lines) for system, lines in part.hyps.items()}
    rows: list[Row] = []
    pairs: dict[tuple[str, str], Mapping[str, float]] = {}
    for (system, token), judged in sorted(seen.items()):
        names = [candidate.name for candidate in index.lookup(token)]
        for name in names:
            pairs.setdefault((token, name), traits(token, name))
            around = texts[system].around(token, name, names)
            rows.append(Row(system, token, name, around, *_counts(part, judged, name)))
    return Rows(part, tuple(rows), pairs, _to_rewrite(part.tokens))


def asked_rows(
    part: NameSet, lookup: Callable[[str], Answer | None], share: int = 1
) -> tuple[Rows, list[tuple[float, Row]]]:
    """Return what a lookup answers for each token, and what of it is right; for one token in ``share``."""
    seen = _by_token(part)
    tokens = sorted({token for _, token in seen})[::share]
    answers = {token: answer for token in tokens if (answer := lookup(token)) is not None}
    chosen = [
        (answers[token].score, Row(system, token, name, {}, *_counts(part, judged, name)))
        for (system, token), judged in sorted(seen.items())
        if token in answers
        for name in (answers[token].name,)
    ]
    among = frozenset(tokens)
    return Rows(part, (), {}, _to_rewrite(one for one in part.tokens if one.token in among)), chosen


def _by_token(part: NameSet) -> dict[tuple[str, str], list[Judgement]]:
    seen: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for judgement in part.tokens:
        seen[judgement.system, judgement.token].append(judgement)
    return seen


def _counts(part: NameSet, judged: Sequence[Judgement], name: str) -> tuple[int, int, int]:
    verdicts = [part.judge(one, name) for one in judged]
    strict = [part.judge(one, name, strict=True) for one in judged]
    return verdicts.count(True), verdicts.count(False), strict.count(False)


def _to_rewrite(tokens: Iterable[Judgement]) -> int:
    return sum(judgement.label in ("S", "A") for judgement in tokens)
