"""Documents for the tests of the report, with findings made up."""

from __future__ import annotations

from normalizer.model import Candidate, Decision
from normalizer.quality.finding import Finding, Fix, Severity
from normalizer.quality.report import ReportDocument
from normalizer.quality.score import count_words, score

__all__ = ["article", "finding", "name", "report_of"]

LINES = (
    "Talks on the Naka region resume",
    "",
    "The two sides met in Geneva on Monday to to discuss a truce in the Naka region, a spokesman said.",
    "According to a communiqu of the hosts, nothing was signed , and nobody wanted to say when they go on.",
)
"""Ours; ``Naka`` stands twice."""


def finding(
    text: str,
    surface: str,
    check: str = "NAME-ALIAS",
    severity: Severity = "major",
    replacement: str | None = None,
    *,
    fix: Fix = "none",
    nth: int = 0,
    where: str | None = None,
    reason: str = "because",
) -> Finding:
    """Return a finding on the nth place where a surface form stands."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(surface, start + 1)
    message = f"'{surface}' should be '{replacement}'" if replacement is not None else f"'{surface}' is odd"
    end = start + len(surface)
    return Finding(check, start, end, surface, severity, message, replacement, fix, where, reason)


def name(text: str, surface: str, entity: str, written: str | None = None, nth: int = 0) -> Decision:
    """Return a decision about the nth place where a name stands."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(surface, start + 1)
    action, where = ("kept", None) if written is None else ("replaced", "places.yaml:7")
    candidate = Candidate(entity, None, written or surface, "alias", 1.0, "rules hold", where)
    return Decision(
        start,
        start + len(surface),
        surface,
        entity,
        None,
        written,
        action,  # type: ignore[arg-type]
        "alias",
        1.0,
        "rules hold",
        where,
        (candidate,),
    )


def report_of(
    text: str, findings: tuple[Finding, ...] = (), names: tuple[Decision, ...] = (), path: str = "talks.txt"
) -> ReportDocument:
    """Return a scored document."""
    return ReportDocument(path, None, None, text, findings, names, score(findings, count_words(text)))


def article(path: str = "talks.txt", times: int = 6) -> ReportDocument:
    """Return a document long enough to be scored, with findings of every severity, some overlapping."""
    text = "\n".join(LINES * times)
    places = (
        *(
            finding(
                text,
                "Naka",
                replacement="Nagorno-Karabakh",
                fix="auto",
                nth=nth,
                where="places.yaml:7",
                reason="'region' is beside it" if nth % 2 else "it is glossed in the document",
            )
            for nth in range(2 * times)
        ),
        finding(text, "to to", "SPELL-TYPO", "minor", "to", fix="suggest", reason="the word stands twice"),
        finding(text, "communiqu", "SPELL-TYPO", "critical", "communiqué", fix="auto"),
        finding(text, "in the Naka region", "ENT-SUSPECT", "neutral"),
    )
    names = (
        *(name(text, "Naka", "Nagorno-Karabakh", "Nagorno-Karabakh", nth) for nth in range(2 * times)),
        *(name(text, "Geneva", "Geneva", nth=nth) for nth in range(times)),
    )
    return report_of(text, places, tuple(sorted(names, key=lambda one: one.start)), path)
