"""The command report: what the checks say of files, as a page to read or as data."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from normalizer.cli.engine import load, normalizer_for
from normalizer.cli.escape import as_json, escaped
from normalizer.cli.options import Options
from normalizer.cli.outcome import Outcome
from normalizer.cli.placing import placed_findings
from normalizer.cli.sarif import sarif_log, sarif_results
from normalizer.cli.screen import Progress, Screen
from normalizer.cli.texts import select_files
from normalizer.documents import Document, Found, Source, format_for, read, source_from, write
from normalizer.errors import DocumentError
from normalizer.model import Result
from normalizer.quality.corpus import Corpus, digest
from normalizer.quality.inspect import inspect
from normalizer.quality.mend import Mender
from normalizer.quality.registry import checks
from normalizer.quality.report import ReportDocument, report_dict, report_html
from normalizer.quality.score import count_words, score
from normalizer.quality.selection import select

if TYPE_CHECKING:
    from normalizer.quality.corpus import CorpusReport

__all__ = ["run_report"]


def run_report(options: Options, screen: Screen) -> int:
    """Write the report of all files; return the exit code: 2 when one of them could not be read."""
    reporter = _Reporter(options, screen)
    documents: list[ReportDocument] = []
    results: list[dict[str, object]] = []
    corpus = Corpus()
    for source, parts, mended in reporter.texts():
        for document, result in zip(parts, mended, strict=True):
            findings = tuple(inspect(result, reporter.chosen, reporter.tables))
            rated = score(findings, count_words(document.text))
            documents.append(
                ReportDocument(
                    source.path,
                    document.line,
                    document.field,
                    document.text,
                    findings,
                    result.decisions,
                    rated,
                )
            )
            corpus.add(source.path, digest(document.text, result.decisions, document.line))
        if reporter.kind == "sarif":
            placed = placed_findings(source.text, parts, mended, reporter.chosen, reporter.tables)
            outcome = Outcome(source.path, "unchanged", documents=placed)
            results += sarif_results(outcome, baselined=False)
    whole = corpus.report() if len(documents) > 1 else None
    if reporter.kind == "sarif":
        text = as_json(sarif_log(results, checks(reporter.chosen.reported))) + "\n"
    else:
        text = _page(reporter.kind, documents, whole, _title(options))
    if options.output is None:
        screen.out_bytes(text.encode("utf-8", "backslashreplace"))
    else:
        write(options.output, text.encode("utf-8", "backslashreplace"))
    found = sum(len(document.findings) for document in documents)
    screen.note(f"{len(documents)} documents, {found} findings" + _where(options.output))
    return 2 if reporter.failed else 0


class _Reporter:
    """Reads the files and mends their texts in thought, so that what is fixable is told as such."""

    def __init__(self, options: Options, screen: Screen) -> None:
        self.options = options
        self.kind = _kind(options)
        self.chosen = select(options.select, options.ignore, options.severity)
        self.tables = load(options)
        self.failed = 0
        self._screen = screen
        self._mend = Mender(normalizer_for(options, self.tables), checks(self.chosen.written))

    def texts(self) -> Iterator[tuple[Source, list[Document], list[Result]]]:
        """Yield each file that can be read, its documents, and what became of each."""
        options = self.options
        if options.paths == ("-",):
            yield self._mended(source_from("-", sys.stdin.buffer.read(), options.encoding))
            return
        selection = select_files(options)
        for left in selection.failed:
            self._fail(left.path, left.why)
        progress = Progress(options.progress, len(selection.files))
        for file in selection.files:
            source = self._read(file)
            if source is not None:
                yield self._mended(source)
            progress.step(False)
        progress.clear()

    def _read(self, file: Found) -> Source | None:
        try:
            return read(file.path, self.options.encoding)
        except DocumentError as error:
            self._fail(file.path, str(error).removeprefix(f"{file.path}: "))
            return None

    def _mended(self, source: Source) -> tuple[Source, list[Document], list[Result]]:
        parts = []
        for part in format_for(self.options.format, source.path, self.options.field).documents(source.text):
            if isinstance(part, Document):
                parts.append(part)
            else:
                self._fail(f"{source.path}:{part.line}", part.why)
        return source, parts, list(self._mend.many(part.text for part in parts))

    def _fail(self, place: str, why: str) -> None:
        self.failed += 1
        self._screen.note(f"failed: {escaped(place)}: {escaped(why)}")


def _kind(options: Options) -> str:
    if options.output_format is not None:
        return options.output_format
    suffix = Path(options.output or "").suffix.lower()
    return {".json": "json", ".sarif": "sarif"}.get(suffix, "html")


def _page(kind: str, documents: list[ReportDocument], corpus: CorpusReport | None, title: str) -> str:
    if kind == "json":
        return as_json(report_dict(documents, corpus=corpus)) + "\n"
    return "".join(report_html(documents, title=title, corpus=corpus))


def _title(options: Options) -> str:
    return "Translation quality: " + ", ".join(map(escaped, options.paths[:3]))


def _where(output: str | None) -> str:
    return f"; the report is in {escaped(output)}" if output is not None else ""
