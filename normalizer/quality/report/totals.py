"""What all documents come to: findings by check and by severity, and the score of the whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from normalizer.quality.check import Check
from normalizer.quality.finding import SEVERITIES, Finding, Severity
from normalizer.quality.registry import checks
from normalizer.quality.report.document import ReportDocument
from normalizer.quality.score import GATES, SHORTEST, Gate, Part, Rating, Score

__all__ = ["CheckTotal", "Totals"]


@dataclass(slots=True)
class CheckTotal:
    """What one check found in all documents."""

    id: str
    findings: int = 0
    fixed: int = 0
    """Those that ``mtnorm fix`` writes."""
    documents: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    last: int = 0

    @property
    def gravest(self) -> Severity:
        """The gravest severity among its findings."""
        return next(severity for severity in SEVERITIES if self.severities[severity])


@dataclass(slots=True)
class Totals:
    """Figures over all documents; they do not grow with them."""

    documents: int = 0
    clean: int = 0
    """Documents without a finding."""
    findings: int = 0
    fixed: int = 0
    by_check: dict[str, CheckTotal] = field(default_factory=dict)
    by_severity: Counter[Severity] = field(default_factory=Counter)
    scored: int = 0
    words: int = 0
    """Of the documents that were scored."""
    parts: dict[tuple[str, str], tuple[int, float]] = field(default_factory=dict)
    """Findings and points by ``before`` or ``after`` and ``names`` or ``mechanics``."""

    def add(self, one: ReportDocument) -> None:
        """Take a document."""
        self.documents += 1
        self.clean += not one.findings
        for finding in one.findings:
            self._count(finding)
        if one.score is not None:
            self.scored += 1
            self.words += one.score.words
            for state in ("before", "after"):
                rating: Rating = getattr(one.score, state)
                for kind in ("names", "mechanics"):
                    part: Part = getattr(rating, kind)
                    findings, points = self.parts.get((state, kind), (0, 0.0))
                    self.parts[state, kind] = findings + part.findings, points + part.points

    def score(self) -> Score | None:
        """Return the score of all scored documents as one: their points, by their words."""
        if not self.scored:
            return None
        short = self.words < SHORTEST
        note = f"too short to score: {self.words} of {SHORTEST} words" if short else ""
        return Score(self.words, self._rating("before"), self._rating("after"), note)

    def checks(self) -> list[CheckTotal]:
        """Return the checks that found something, the most findings first."""
        return sorted(self.by_check.values(), key=lambda one: (-one.findings, one.id))

    def known_checks(self) -> dict[str, Check]:
        """Return what is known of the checks that found something, by id."""
        return {check.id: check for check in checks(tuple(self.by_check))}

    def _count(self, finding: Finding) -> None:
        fixed = finding.fix == "auto"
        self.findings += 1
        self.fixed += fixed
        self.by_severity[finding.severity] += 1
        total = self.by_check.setdefault(finding.check, CheckTotal(finding.check))
        total.findings += 1
        total.fixed += fixed
        total.severities[finding.severity] += 1
        total.documents += total.last != self.documents
        total.last = self.documents

    def _rating(self, state: str) -> Rating:
        names, mechanics = self._part(state, "names"), self._part(state, "mechanics")
        penalty = self._rate(names.points + mechanics.points)
        if self.words < SHORTEST:
            return Rating(names, mechanics, penalty, None, None)
        return Rating(names, mechanics, penalty, round(max(0.0, 100.0 - penalty), 2), _gate(names))

    def _part(self, state: str, kind: str) -> Part:
        findings, points = self.parts[state, kind]
        return Part(findings, round(points, 4), self._rate(points))

    def _rate(self, points: float) -> float:
        return round(1000.0 * points / max(1, self.words), 2)


def _gate(names: Part) -> Gate:
    good, fair = GATES
    if names.per_thousand <= good:
        return "pass"
    return "warn" if names.per_thousand <= fair else "fail"
