"""What a quality check reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

__all__ = ["SEVERITIES", "Elsewhere", "Finding", "Fix", "Severity", "at_least"]

Severity = Literal["critical", "major", "minor", "neutral"]
SEVERITIES: tuple[Severity, ...] = ("critical", "major", "minor", "neutral")
"""From grave to slight."""

Fix = Literal["auto", "suggest", "none"]
"""``auto``: ``mtnorm fix`` with the same flags writes the replacement."""


class Elsewhere(NamedTuple):
    """Another place that a finding speaks of, in its own document or in another one."""

    said: str
    """What stands there, in a few words."""
    start: int
    end: int
    """Code points of the document that it stands in."""
    path: str | None = None
    """The file of the other document; None where the document is the finding's own."""
    line: int = 0
    """In the file, from 1, for another document; of a document of its own it is found by its place."""


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
    fix: Fix
    where: str | None
    """Table line."""
    reason: str
    """Why, in one line; for people, not part of the JSON shape."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """The other places that the message speaks of; no part of the JSON shape either."""

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


def at_least(severity: Severity, bar: str) -> bool:
    """Tell whether a severity reaches a bar; no severity reaches ``never``."""
    return bar != "never" and SEVERITIES.index(severity) <= SEVERITIES.index(bar)
