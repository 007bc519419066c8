"""Findings: what a decision of the normaliser means as a quality check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from normalizer.cli.options import SEVERITIES, Severity
from normalizer.model import Decision
from normalizer.tables.page import Tables
from normalizer.tables.strings import fold

__all__ = ["Finding", "at_least", "findings"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in a document, with its place in code points."""

    check: str
    """Id of the check, such as ``NAME-ALIAS``."""
    start: int
    end: int
    surface: str
    severity: Severity
    message: str
    """One line: what is wrong and what it should be."""
    replacement: str | None
    fix: Literal["auto", "suggest", "none"]
    """``auto``: ``mtnorm fix`` with the same flags writes the replacement."""
    where: str | None
    """Table line."""
    reason: str
    """Why, in one line; for people, not part of the JSON shape."""

    def as_dict(self) -> dict[str, Any]:
        """Return the shape in which a finding is printed as JSON."""
        return {
            "check": self.check,
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "severity": self.severity,
            "message": self.message,
            "replacement": self.replacement,
            "fix": self.fix,
            "where": self.where,
        }


def findings(decisions: Iterable[Decision], tables: Tables, braked: bool = False) -> list[Finding]:
    """Return the findings of a document, in its order.

    ``tables`` are those that the decisions were taken with. In a file that ``fix`` leaves alone because too
    much would change (``braked``), nothing is called fixable.
    """
    found = []
    for decision in decisions:
        if decision.action == "replaced" and decision.written is not None:
            check, severity = _kind(decision, tables)
            replacement: str | None = decision.written
        elif decision.action == "suggested":
            check, severity = "NAME-FUZZY", "major"
            replacement = decision.candidates[0].written if decision.candidates else None
        else:
            continue
        fix: Literal["auto", "suggest"] = (
            "auto" if decision.action == "replaced" and not braked else "suggest"
        )
        found.append(
            Finding(
                check,
                decision.start,
                decision.end,
                decision.surface,
                severity,
                _message(decision.surface, replacement, fix, check),
                replacement,
                fix,
                decision.where,
                decision.reason,
            )
        )
    return found


def at_least(severity: Severity, bar: str) -> bool:
    """Tell whether a severity reaches a bar; no severity reaches ``never``."""
    return bar != "never" and SEVERITIES.index(severity) <= SEVERITIES.index(bar)


def _kind(decision: Decision, tables: Tables) -> tuple[str, Severity]:
    if decision.method == "gloss":
        return "GLOSS-REDUNDANT", "minor"
    if decision.method == "article":
        return "ART-AAN", "minor"
    page = tables.page(decision.entity) if decision.entity is not None else None
    if page is not None and page.type == "calque":
        return "CALQUE", "major"
    if decision.method == "fuzzy":
        return "NAME-FUZZY", "major"
    if decision.method == "form" and fold(decision.surface) == fold(decision.written or ""):
        return "CASE-NAME", "minor"
    return "NAME-ALIAS", "major"


def _message(surface: str, replacement: str | None, fix: str, check: str) -> str:
    if replacement is None:
        return f"'{surface}' may be a wrong spelling"
    if check == "NAME-FUZZY" and fix == "suggest":
        return f"'{surface}' may mean '{replacement}'"
    return f"'{surface}' should be '{replacement}'"
