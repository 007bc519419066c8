"""Printing findings: full, concise, as JSON, JSON Lines, SARIF and JUnit, and as annotations for GitHub."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from normalizer.cli.escape import as_json, escaped
from normalizer.cli.outcome import Checked, Outcome, Placed
from normalizer.cli.screen import paint
from normalizer.quality.check import Check
from normalizer.version import __version__

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

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


class FindingPrinter:
    """Prints the findings of each file as it comes, or of all at the end, as the format wants it.

    What stands in the baseline is printed by SARIF only, where it is marked.
    """

    def __init__(self, form: OutputForm, out: Callable[[str], None], checks: Sequence[Check] = ()) -> None:
        """Take the form, what prints a line, and for SARIF the checks that run."""
        self._form = form
        self._out = out
        self._checks = checks
        self._documents: list[dict[str, Any]] = []
        self._results: list[dict[str, Any]] = []
        self._suites: list[Element] = []

    def add(self, outcome: Outcome) -> None:
        """Take the findings of a file."""
        if self._form.name == "sarif":
            from normalizer.cli.sarif import sarif_results

            self._results += sarif_results(outcome)
        elif self._form.name == "junit":
            from normalizer.cli.junit import junit_suite

            self._suites.append(junit_suite(outcome, self._form.bar))
        else:
            for document in outcome.documents:
                self._add(outcome.path, document)

    def close(self, summary: dict[str, Any]) -> None:
        """Print what comes at the end."""
        if self._form.name == "json":
            self._out(as_json({"documents": self._documents, "summary": summary, "version": __version__}))
        elif self._form.name == "sarif":
            from normalizer.cli.sarif import sarif_log

            self._out(as_json(sarif_log(self._results, self._checks, self._form.baselined)))
        elif self._form.name == "junit":
            from normalizer.cli.junit import junit_xml

            self._out(junit_xml(self._suites))

    def _add(self, path: str, document: Checked) -> None:
        if self._form.name == "json":
            self._documents.append(self._as_dict(path, document))
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
        before, surface, after = map(escaped, (placed.before, finding.surface, placed.after))
        self._out(head)
        self._out(f"    | {before}{paint(surface, 'red', coloured)}{after}")
        self._out(f"    | {' ' * _width(before)}{paint('^' * max(1, _width(surface)), 'red', coloured)}")
        self._out(f"    = {escaped(finding.reason)}{table}")


_LEVELS = {"critical": "error", "major": "warning", "minor": "warning", "neutral": "notice"}


def _annotation(path: str, placed: Placed) -> str:
    finding = placed.finding
    because = "; ".join(filter(None, (finding.reason, finding.where)))
    message = _github(escaped(f"{finding.check}: {finding.message} ({because})"))
    file = _github(escaped(path)).replace(":", "%3A").replace(",", "%2C")
    return f"::{_LEVELS[finding.severity]} file={file},line={placed.line},col={placed.column}::{message}"


def _github(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )
