"""How well a document reads, by what its checks found: penalty points, MQM-compatible weights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from normalizer.quality.finding import Finding, Severity
from normalizer.quality.registry import check

__all__ = ["GATES", "SHORTEST", "WEIGHTS", "Gate", "Part", "Rating", "Score", "count_words", "score"]

Gate = Literal["pass", "warn", "fail"]

WEIGHTS: Mapping[Severity, float] = {"neutral": 0.0, "minor": 1.0, "major": 5.0, "critical": 25.0}
"""Penalty points of one finding."""
SLIGHT = 0.1
"""A minor finding of a check that weighs little, such as a space before a comma."""
SHORTEST = 250
"""Words under which a document is too short to score."""
GATES = (12.0, 28.0)
"""Name points per 1,000 words up to which a document passes, and up to which it is a warning; provisional."""

_NAME_FAMILIES = ("NAME", "ENT", "CALQUE", "GLOSS")
_NAMES_BESIDE = frozenset({"CASE-NAME"})
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Part:
    """The penalty of one kind of finding."""

    findings: int
    points: float
    """Repeats of one form weigh a half, a quarter, and so on."""
    per_thousand: float
    """Points per 1,000 words."""


@dataclass(frozen=True, slots=True)
class Rating:
    """A document in one state: as it is, or with the fixes written."""

    names: Part
    """Names and what stands for them."""
    mechanics: Part
    """Everything else: encoding, markup, grammar, punctuation, doubled text, numbers."""
    penalty: float
    """Points of both per 1,000 words."""
    score: float | None
    """``max(0, 100 − penalty)``; None for a document that is too short."""
    gate: Gate | None
    """By the name points per 1,000 words; None for a document that is too short."""


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one document; a penalty, and what is left of 100 where it is long enough."""

    words: int
    before: Rating
    after: Rating
    """Without what ``mtnorm fix`` writes."""
    note: str
    """One line for people: why there is no score; else empty."""

    def as_dict(self) -> dict[str, Any]:
        """Return the shape in which a score is printed as JSON."""
        return asdict(self)


def score(findings: Iterable[Finding], words: int) -> Score:
    """Score a document of so many words by its findings.

    Repeats of one form under one check count 1, ½, ¼ and so on, so that a form never weighs three times
    its weight. The figure compares documents of a kind; about a quarter of the errors that people mark can
    be seen without the source.
    """
    told = list(findings)
    left = [one for one in told if one.fix != "auto"]
    note = f"too short to score: {words} of {SHORTEST} words" if words < SHORTEST else ""
    return Score(words, _rating(told, words), _rating(left, words), note)


def count_words(text: str) -> int:
    """Return how many words a text has; a word with hyphens or apostrophes inside is one."""
    return sum(1 for _ in _WORD.finditer(text))


def _rating(findings: Sequence[Finding], words: int) -> Rating:
    names = _part([one for one in findings if _is_name(one.check)], words)
    mechanics = _part([one for one in findings if not _is_name(one.check)], words)
    penalty = _rate(names.points + mechanics.points, words)
    if words < SHORTEST:
        return Rating(names, mechanics, penalty, None, None)
    return Rating(names, mechanics, penalty, round(max(0.0, 100.0 - penalty), 2), _gate(names.per_thousand))


def _part(findings: Sequence[Finding], words: int) -> Part:
    points = round(_points(findings), 4)
    return Part(len(findings), points, _rate(points, words))


def _points(findings: Iterable[Finding]) -> float:
    """Return the damped points of findings, those of a form in the order of their weight."""
    weights: dict[tuple[str, str], list[float]] = {}
    for one in findings:
        weights.setdefault((one.check, one.surface.casefold()), []).append(_weight(one))
    return sum((_damped(each) for each in weights.values()), 0.0)


def _damped(weights: list[float]) -> float:
    """Return the sum of weights, the greatest first, each counting half of the one before it."""
    weights.sort(reverse=True)
    # What follows is below any rounding.
    return sum(weight / (1 << place) for place, weight in enumerate(weights[:64]))


def _weight(finding: Finding) -> float:
    slight = finding.severity == "minor" and check(finding.check).slight
    return SLIGHT if slight else WEIGHTS[finding.severity]


def _is_name(name: str) -> bool:
    return name.partition("-")[0] in _NAME_FAMILIES or name in _NAMES_BESIDE


def _rate(points: float, words: int) -> float:
    return round(1000.0 * points / max(1, words), 2)


def _gate(per_thousand: float) -> Gate:
    good, fair = GATES
    if per_thousand <= good:
        return "pass"
    return "warn" if per_thousand <= fair else "fail"
