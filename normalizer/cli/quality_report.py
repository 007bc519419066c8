"""The command report: what check tells of files, as a page to read or as data."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from normalizer.cli.escape import as_json, escaped
from normalizer.cli.options import Options, UsageError
from normalizer.cli.outcome import Outcome
from normalizer.cli.report import FindingPrinter, OutputForm
from normalizer.cli.screen import Screen
from normalizer.cli.texts import chosen_checks, run_texts
from normalizer.documents import write
from normalizer.quality.corpus_report import CorpusReport
from normalizer.quality.registry import checks
from normalizer.quality.report import ReportDocument, ReportPage, ReportShape

__all__ = ["Report", "run_report"]

_SUFFIXES = {"": "html", ".html": "html", ".htm": "html", ".json": "json", ".sarif": "sarif"}


def run_report(options: Options, screen: Screen) -> int:
    """Write the report of all files; return the exit code: 2 when one of them could not be read.

    The files are gone through as ``check`` goes through them, so that both tell the same.
    """
    kinds: dict[str, type[Report]] = {"html": _Page, "json": _Data, "sarif": _Sarif}
    report = kinds[_kind(options)](options, screen)
    code = run_texts(options, screen, report)
    if report.written and options.output is not None:
        screen.note(f"the report is in {escaped(options.output)}")
    return code


class Report(ABC):
    """Takes what is told of each file, and writes the report when all of them have been read."""

    by_file = False
    """What is written is one thing for all files."""
    shows_texts = True
    """The documents themselves are wanted, too."""

    def __init__(self, options: Options, screen: Screen) -> None:
        """Take what the report is about, and where it goes."""
        self.written = False
        self._options = options
        self._screen = screen
        self._together: CorpusReport | None = None

    @abstractmethod
    def add(self, outcome: Outcome) -> None:
        """Take a file."""

    def show(self, together: CorpusReport) -> None:
        """Take what the files show together."""
        self._together = together

    def close(self, summary: dict[str, Any]) -> None:
        """Write the report of a run with this summary; raises DocumentError when it cannot be written."""
        data = b"".join(part.encode("utf-8", "backslashreplace") for part in self._parts(summary))
        if self._options.output is None:
            self._screen.out_bytes(data)
        else:
            write(self._options.output, data)
        self.written = True

    def release(self) -> None:
        """Let go of what was not written."""
        self._together = None

    @abstractmethod
    def _parts(self, summary: dict[str, Any]) -> Iterable[str]:
        """Return the text of the report."""


class _Page(Report):
    def __init__(self, options: Options, screen: Screen) -> None:
        super().__init__(options, screen)
        self._page = ReportPage()

    def add(self, outcome: Outcome) -> None:
        for document in _documents(outcome):
            self._page.add(document)

    def _parts(self, summary: dict[str, Any]) -> Iterable[str]:
        title = "Translation quality: " + ", ".join(map(_named, self._options.paths[:3]))
        unread = [(left["path"], left["why"]) for left in (*summary["failed"], *summary["skipped"])]
        unread += (problem.split(": ", 1) for problem in summary["problems"])
        return self._page.html(title=title, corpus=self._together, unread=unread)


class _Data(Report):
    def __init__(self, options: Options, screen: Screen) -> None:
        super().__init__(options, screen)
        self._shape = ReportShape()
        self._documents: list[str] = []

    def add(self, outcome: Outcome) -> None:
        for document in _documents(outcome):
            self._documents.append(as_json(self._shape.document(document)))

    def _parts(self, summary: dict[str, Any]) -> Iterable[str]:
        yield '{"documents": ['
        for number, document in enumerate(self._documents):
            yield f", {document}" if number else document
        yield "], " + as_json({**self._shape.rest(self._together), "run": summary})[1:] + "\n"


class _Sarif(Report):
    shows_texts = False

    def __init__(self, options: Options, screen: Screen) -> None:
        super().__init__(options, screen)
        self._text: list[str] = []
        ran = checks(chosen_checks(options).reported)
        self._printer = FindingPrinter(OutputForm("sarif"), self._print, ran)

    def add(self, outcome: Outcome) -> None:
        self._printer.add(outcome)

    def _print(self, text: str, end: str = "\n") -> None:
        self._text.append(text + end)

    def _parts(self, summary: dict[str, Any]) -> Iterable[str]:
        self._printer.close(summary)
        return self._text


def _named(path: str) -> str:
    """Return what a path is called; a folder that is only pointed at, by its own name."""
    return escaped(path if Path(path).name not in ("", "..") else Path(path).resolve().name or path)


def _documents(outcome: Outcome) -> Iterator[ReportDocument]:
    """Yield the documents of a file as a report shows them."""
    for document in outcome.documents:
        if document.whole is not None:
            findings = tuple(placed.finding for placed in document.placed)
            yield ReportDocument(
                outcome.path,
                document.line,
                document.field,
                document.whole.text,
                findings,
                document.whole.decisions,
                document.score,
            )


def _kind(options: Options) -> str:
    if options.output_format is not None:
        return options.output_format
    suffix = Path(options.output or "").suffix.lower()
    kind = _SUFFIXES.get(suffix)
    if kind is None:
        raise UsageError(f"-o {options.output}: {suffix} is no kind of report; pass --output-format, too")
    return kind
