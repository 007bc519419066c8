"""Printing findings: full, concise, as JSON, as JSON Lines, and as annotations for GitHub."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

from normalizer.cli.escape import as_json, escaped
from normalizer.cli.outcome import Checked, Outcome, Placed
from normalizer.cli.screen import paint
from normalizer.version import __version__

__all__ = ["FindingPrinter"]


class FindingPrinter:
    """Prints the findings of each file as it comes, or of all at the end, as the format wants it.

    ``several_fields`` adds ``field`` to the JSON of a document, which then is not told by path and line.
    """

    def __init__(
        self,
        output_format: str,
        out: Callable[[str], None],
        coloured: bool = False,
        several_fields: bool = False,
    ) -> None:
        self._format = output_format
        self._out = out
        self._coloured = coloured
        self._several_fields = several_fields
        self._documents: list[dict[str, Any]] = []

    def add(self, outcome: Outcome) -> None:
        """Take the findings of a file."""
        for document in outcome.documents:
            if self._format == "json":
                self._documents.append(self._as_dict(outcome.path, document))
            elif self._format == "jsonl":
                self._out(as_json(self._as_dict(outcome.path, document)))
            else:
                for placed in document.placed:
                    self._print(outcome.path, placed)

    def close(self, summary: dict[str, Any]) -> None:
        """Print what comes at the end."""
        if self._format == "json":
            self._out(as_json({"documents": self._documents, "summary": summary, "version": __version__}))

    def _as_dict(self, path: str, document: Checked) -> dict[str, Any]:
        shape: dict[str, Any] = {"path": path, "line": document.line}
        if self._several_fields:
            shape["field"] = document.field
        shape["findings"] = [placed.finding.as_dict() for placed in document.placed]
        shape["score"] = None
        return shape

    def _print(self, path: str, placed: Placed) -> None:
        finding = placed.finding
        if self._format == "github":
            self._out(_annotation(path, placed))
            return
        place = f"{escaped(path)}:{placed.line}:{placed.column}:"
        head = f"{paint(place, 'bold', self._coloured)} {finding.check} {escaped(finding.message)}"
        table = f" ({escaped(finding.where)})" if finding.where else ""
        if self._format == "concise":
            self._out(head + table)
            return
        before, surface, after = map(escaped, (placed.before, finding.surface, placed.after))
        self._out(head)
        self._out(f"    | {before}{paint(surface, 'red', self._coloured)}{after}")
        self._out(f"    | {' ' * _width(before)}{paint('^' * _width(surface), 'red', self._coloured)}")
        self._out(f"    = {escaped(finding.reason)}{table}")


def _annotation(path: str, placed: Placed) -> str:
    finding = placed.finding
    because = "; ".join(filter(None, (finding.reason, finding.where)))
    message = _github(escaped(f"{finding.check}: {finding.message} ({because})"))
    file = _github(escaped(path)).replace(":", "%3A").replace(",", "%2C")
    return f"::warning file={file},line={placed.line},col={placed.column}::{message}"


def _github(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )
