"""Counting the outcomes of a run, its exit code, and the summary that ends it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from normalizer.cli.escape import escaped
from normalizer.cli.outcome import Outcome
from normalizer.documents import NotTaken
from normalizer.quality.finding import at_least

__all__ = ["RunTally"]

_TOP = 10
_SHOWN = 20
"""Skipped and failed files that the summary names one by one."""
_WORDS = {
    "check": ("with changes to make", "without", "replacements to make"),
    "fix": ("changed", "unchanged", "replacements"),
    "revert": ("put back", "as before already", "replacements undone"),
}
"""What the summary of a command calls files that are changed or not, and replacements."""


@dataclass(slots=True)
class RunTally:
    """What a run has come to so far."""

    command: str
    fail_on: str
    counts: Counter[str] = field(default_factory=Counter)
    """Files by status."""
    entities: Counter[str] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    fixable: int = 0
    grave: int = 0
    """Findings at or above the bar."""
    known: int = 0
    """Findings that the baseline has."""
    skipped: list[NotTaken] = field(default_factory=list)
    failed: list[NotTaken] = field(default_factory=list)
    braked: list[NotTaken] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notices: list[NotTaken] = field(default_factory=list)
    nothing_found: str | None = None
    """What was looked for, when there was no file at all."""

    def add(self, outcome: Outcome) -> None:
        """Count one file."""
        self.counts[outcome.status] += 1
        self.entities.update(dict(outcome.entities))
        self.problems += outcome.problems
        self.notices += (NotTaken(outcome.path, notice) for notice in outcome.notices)
        lists = {"skipped": self.skipped, "failed": self.failed, "braked": self.braked}
        if outcome.status in lists:
            lists[outcome.status].append(NotTaken(outcome.path, outcome.why or ""))
        for document in outcome.documents:
            for placed in document.placed:
                if placed.known:
                    self.known += 1
                    continue
                self.checks[placed.finding.check] += 1
                self.fixable += placed.finding.fix == "auto"
                self.grave += at_least(placed.finding.severity, self.fail_on)

    @property
    def exit_code(self) -> int:
        """The exit code of the run so far."""
        if self.failed or self.problems:
            return 2
        if self.braked:
            return 3
        if self.command == "check":
            return 1 if self.grave else 0
        return 1 if self.command == "diff" and self.counts["changed"] else 0

    def as_dict(self) -> dict[str, Any]:
        """Return the summary for JSON."""
        return {
            "files": self._seen(),
            "changed": self.counts["changed"],
            "unchanged": self.counts["unchanged"],
            "skipped": [left._asdict() for left in self.skipped],
            "failed": [left._asdict() for left in self.failed],
            "braked": [left._asdict() for left in self.braked],
            "problems": self.problems,
            "findings": sum(self.checks.values()),
            "fixable": self.fixable,
            "known": self.known,
            "checks": dict(sorted(self.checks.items())),
            "replacements": dict(sorted(self.entities.items())),
        }

    def print(self, note: Callable[[str], None]) -> None:
        """Print the summary for people."""
        for problem in self.problems:
            note(f"failed: {escaped(problem)}")
        for name, some in (
            ("failed", self.failed),
            ("kept as it was", self.braked),
            ("skipped", self.skipped),
            ("notice", self.notices),
        ):
            for left in some[:_SHOWN]:
                note(f"{name}: {escaped(left.path)}: {escaped(left.why)}")
            if len(some) > _SHOWN:
                note(f"{name}: {len(some) - _SHOWN} more")
        if self.nothing_found and not self._seen():
            note(self.nothing_found)
            return
        changed, unchanged, _ = _WORDS.get(self.command, _WORDS["check"])
        note(
            f"{_count(self._seen(), 'file')} seen: {self.counts['changed']} {changed}, "
            f"{self.counts['unchanged']} {unchanged}, "
            f"{len(self.skipped)} skipped, {len(self.failed)} failed"
            + (f", {len(self.braked)} kept as they were" if self.braked else "")
            + (f"; lines that could not be read: {len(self.problems)}" if self.problems else "")
        )
        if self.checks and self.command in ("check", "report"):
            kinds = ", ".join(f"{check} {number}" for check, number in sorted(self.checks.items()))
            note(f"{_count(sum(self.checks.values()), 'finding')}, {self.fixable} fixable: {kinds}")
        if self.known:
            note(f"{_count(self.known, 'finding')} of the baseline not told")
        self._print_entities(note)
        if self.command not in ("fix", "report", "revert"):
            note("nothing was written" + ("; run `mtnorm fix`" if self.counts["changed"] else ""))

    def _print_entities(self, note: Callable[[str], None]) -> None:
        if not self.entities:
            return
        what = _WORDS.get(self.command, _WORDS["check"])[2]
        note(f"{what}: {self.entities.total()}")
        ordered = sorted(self.entities.items(), key=lambda item: (-item[1], item[0]))
        for name, number in ordered[:_TOP]:
            note(f"{number:6}  {escaped(name)}")
        if len(ordered) > _TOP:
            note(f"{sum(number for _, number in ordered[_TOP:]):6}  for {len(ordered) - _TOP} other names")

    def _seen(self) -> int:
        return (
            self.counts.total()
            + len(self.skipped)
            + len(self.failed)
            - (self.counts["skipped"] + self.counts["failed"])
        )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
