"""Printing findings: full, concise, as JSON, JSON Lines, SARIF and JUnit, and as annotations for GitHub."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from normalizer.cli.escape import as_json, escaped
from normalizer.cli.outcome import Checked, Outcome, Placed
from normalizer.cli.screen import paint
from normalizer.quality.check import Check
from normalizer.version import __version__

if TYPE_CHECKING:
    from normalizer.cli.junit import Suites

__all__ = ["FindingPrinter", "OutputForm"]


class OutputForm(NamedTuple):
    """How findings are printed."""

    name: str
    """As ``--output-format`` names it."""
    coloured: bool = False
    several_fields: bool = False
    """JSON tells the field of a document, which path and line do not."""
    bar: str = "major"
    """For JUnit, the severity from which a finding is a failure."""
    baselined: bool = False
    """There is a baseline file."""


class Printing(Protocol):
    """What prints a text, and behind it the end of the line unless told otherwise."""

    def __call__(self, text: str, end: str = "\n") -> None:
        """Print."""
        ...


class FindingPrinter:
    """Prints the findings of each file as it comes; of an object for all files, part by part.

    What stands in the baseline is printed by SARIF only, where it is marked.
    """

    def __init__(self, form: OutputForm, out: Printing, checks: Sequence[Check] = ()) -> None:
        """Take the form, what prints, and for SARIF the checks that run."""
        self._form = form
        self._out = out
        self._checks = checks
        self._begun = False
        self._suites: Suites | None = None

    @property
    def by_file(self) -> bool:
        """What is printed of a file stands for itself."""
        return self._form.name not in ("json", "sarif", "junit")

    def add(self, outcome: Outcome) -> None:
        """Take the findings of a file."""
        if self._form.name == "sarif":
            from normalizer.cli.sarif import sarif_results

            for result in sarif_results(outcome, self._form.baselined):
                self._item(as_json(result))
        elif self._form.name == "junit":
            self._junit().add(outcome)
        else:
            for document in outcome.documents:
                self._add(outcome.path, document)

    def close(self, summary: dict[str, Any]) -> None:
        """Print what comes at the end."""
        if self._form.name == "github":
            self._unread(summary)
        elif self._form.name == "junit":
            for left in summary["failed"]:
                self._junit().add_unread(left["path"], left["why"])
            for part in self._junit().xml():
                self._out(part, end="")
            self._out("")
        elif not self.by_file:
            if not self._begun:
                self._out(self._opening(), end="")
            if self._form.name == "json":
                self._out("], " + as_json({"summary": summary, "version": __version__})[1:])
                return
            from normalizer.cli.sarif import sarif_invocation

            self._out(f'], "invocations": [{as_json(sarif_invocation(summary))}]}}]}}')

    def release(self) -> None:
        """Let go of what waits to be printed."""
        if self._suites is not None:
            self._suites.release()

    def _unread(self, summary: dict[str, Any]) -> None:
        """Annotate what could not be read, so that nobody takes it for clean."""
        told: list[tuple[str, str | None, str]] = [
            (left["path"], None, f"{left['path']}: {left['why']}") for left in summary["failed"]
        ]
        for problem in summary["problems"]:
            place = _PLACE.search(problem)
            path, line = (problem[: place.start()], place["line"]) if place else (problem, None)
            told.append((path, line, problem))
        for path, line, problem in told:
            at = f",line={line}" if line else ""
            self._out(f"::error file={_github_file(path)}{at}::{_github(escaped(problem))}")

    def _item(self, shape: str) -> None:
        """Print one of the things that an object for all files lists."""
        self._out((", " if self._begun else self._opening()) + shape, end="")
        self._begun = True

    def _opening(self) -> str:
        if self._form.name == "json":
            return '{"documents": ['
        from normalizer.cli.sarif import sarif_log

        return as_json(sarif_log((), self._checks)).removesuffix("]}]}")

    def _junit(self) -> Suites:
        from normalizer.cli.junit import Suites

        self._suites = self._suites or Suites(self._form.bar)
        return self._suites

    def _add(self, path: str, document: Checked) -> None:
        if self._form.name == "json":
            self._item(as_json(self._as_dict(path, document)))
        elif self._form.name == "jsonl":
            self._out(as_json(self._as_dict(path, document)))
        else:
            for placed in document.placed:
                if not placed.known:
                    self._print(path, placed)

    def _as_dict(self, path: str, document: Checked) -> dict[str, Any]:
        shape: dict[str, Any] = {"path": path, "line": document.line}
        if self._form.several_fields:
            shape["field"] = document.field
        shape["findings"] = [placed.finding.as_dict() for placed in document.placed if not placed.known]
        shape["score"] = document.score.as_dict() if document.score is not None else None
        return shape

    def _print(self, path: str, placed: Placed) -> None:
        finding = placed.finding
        if self._form.name == "github":
            self._out(_annotation(path, placed))
            return
        coloured = self._form.coloured
        place = f"{escaped(path)}:{placed.line}:{placed.column}:"
        head = f"{paint(place, 'bold', coloured)} {finding.check} {escaped(finding.message)}"
        table = f" ({escaped(finding.where)})" if finding.where else ""
        if self._form.name == "concise":
            self._out(head + table)
            return
        whole = len(finding.surface) <= _SHOWN  # a paragraph is told by its beginning
        shown = finding.surface if whole else f"{finding.surface[:_SHOWN]}…"
        before, surface, after = map(escaped, (placed.before, shown, placed.after if whole else ""))
        self._out(head)
        self._out(f"    | {before}{paint(surface, 'red', coloured)}{after}")
        self._out(f"    | {' ' * _width(before)}{paint('^' * max(1, _width(surface)), 'red', coloured)}")
        self._out(f"    = {escaped(finding.reason)}{table}")


_SHOWN = 120
"""Characters of a finding that are shown in its line."""
_PLACE = re.compile(r"(?::(?P<line>\d+))?: .*", re.S)
"""What stands behind the path in a problem: a line, and what is wrong."""
_LEVELS = {"critical": "error", "major": "error", "minor": "warning", "neutral": "notice"}


def _annotation(path: str, placed: Placed) -> str:
    finding = placed.finding
    because = "; ".join(filter(None, (finding.reason, finding.where)))
    message = _github(escaped(f"{finding.check}: {finding.message} ({because})"))
    place = f"file={_github_file(path)},line={placed.line},col={placed.column}"
    return f"::{_LEVELS[finding.severity]} {place}::{message}"


def _github_file(path: str) -> str:
    return _github(escaped(path)).replace(":", "%3A").replace(",", "%2C")


def _github(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )
