"""The command report: what the checks say of files, as a page to read or as data."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from normalizer.cli.engine import load, normalizer_for
from normalizer.cli.escape import as_json, escaped
from normalizer.cli.gathering import Gathering
from normalizer.cli.options import Options
from normalizer.cli.outcome import Outcome
from normalizer.cli.placing import placed_findings
from normalizer.cli.report import FindingPrinter, OutputForm
from normalizer.cli.screen import Progress, Screen
from normalizer.cli.spool import FileShelf
from normalizer.cli.texts import select_files
from normalizer.documents import Document, Found, Source, format_for, read, source_from, write
from normalizer.errors import DocumentError
from normalizer.model import Result
from normalizer.quality.corpus import Corpus, digest
from normalizer.quality.inspect import inspect
from normalizer.quality.mend import Mender
from normalizer.quality.registry import checks
from normalizer.quality.report import ReportDocument, ReportShape, report_html
from normalizer.quality.score import count_words, score
from normalizer.quality.selection import select

__all__ = ["run_report"]


def run_report(options: Options, screen: Screen) -> int:
    """Write the report of all files; return the exit code: 2 when one of them could not be read.

    The files are gone through once; of them is kept what a corpus needs, and the report.
    """
    reporter = _Reporter(options, screen)
    parts = {"sarif": reporter.sarif, "json": reporter.json, "html": reporter.html}[_kind(options)]()
    data = b"".join(part.encode("utf-8", "backslashreplace") for part in parts)
    if options.output is None:
        screen.out_bytes(data)
    else:
        write(options.output, data)
    screen.note(f"{reporter.documents} documents, {reporter.findings} findings" + _where(options.output))
    return 2 if reporter.failed else 0


class _Reporter:
    """Reads the files and mends their texts in thought, so that what is fixable is told as such."""

    def __init__(self, options: Options, screen: Screen) -> None:
        self.documents = self.findings = 0
        self._options = options
        self._chosen = select(options.select, options.ignore, options.severity, options.checks)
        self._tables = load(options)
        self.failed = 0
        self._screen = screen
        self._mend = Mender(
            normalizer_for(options, self._tables), checks(self._chosen.written), self._chosen.options
        )

    def html(self) -> Iterator[str]:
        """Yield the page."""
        with closing(FileShelf()) as shelf:
            corpus = Corpus(shelf)
            yield from report_html(self._rated(corpus), title=_title(self._options), corpus=corpus)

    def json(self) -> Iterator[str]:
        """Yield the report for machines."""
        shape = ReportShape()
        between = '{"documents": ['
        with closing(FileShelf()) as shelf:
            corpus = Corpus(shelf)
            for document in self._rated(corpus):
                yield between + as_json(shape.document(document))
                between = ", "
            yield between if between != ", " else ""
            yield "], " + as_json(shape.rest(corpus.together()))[1:] + "\n"

    def sarif(self) -> Iterator[str]:
        """Yield the findings as check has them, those included that several documents show together."""
        parts: list[str] = []
        printer = FindingPrinter(
            OutputForm("sarif"),
            lambda text, end="\n": parts.append(text + end),
            checks(self._chosen.reported),
        )
        gathering = Gathering(self._options.format, self._options.field, self._chosen, self._counted(printer))
        try:
            for source, documents, mended in self._texts():
                placed = placed_findings(
                    source.text, documents, mended, self._chosen, self._tables, gathered=True
                )
                gathering.take(Outcome(source.path, "unchanged", documents=placed, text=source.text))
                self.documents += len(documents)
            gathering.tell()
        finally:
            gathering.release()
        printer.close({})
        yield from parts

    def _counted(self, printer: FindingPrinter) -> Callable[[Outcome], None]:
        def tell(outcome: Outcome) -> None:
            self.findings += sum(len(document.placed) for document in outcome.documents)
            printer.add(outcome)

        return tell

    def _rated(self, corpus: Corpus) -> Iterator[ReportDocument]:
        """Yield each document with its findings, and give the corpus what it needs of it."""
        for source, documents, mended in self._texts():
            for document, result in zip(documents, mended, strict=True):
                found = tuple(inspect(result, self._chosen, self._tables))
                rated = score(found, count_words(document.text))
                corpus.add(source.path, digest(document.text, result.decisions, document.line))
                self.documents += 1
                self.findings += len(found)
                yield ReportDocument(
                    source.path,
                    document.line,
                    document.field,
                    document.text,
                    found,
                    result.decisions,
                    rated,
                )

    def _texts(self) -> Iterator[tuple[Source, list[Document], list[Result]]]:
        """Yield each file that can be read, its documents, and what became of each."""
        options = self._options
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
            return read(file.path, self._options.encoding)
        except DocumentError as error:
            self._fail(file.path, str(error).removeprefix(f"{file.path}: "))
            return None

    def _mended(self, source: Source) -> tuple[Source, list[Document], list[Result]]:
        parts = []
        for part in format_for(self._options.format, source.path, self._options.field).documents(source.text):
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


def _title(options: Options) -> str:
    return "Translation quality: " + ", ".join(map(escaped, options.paths[:3]))


def _where(output: str | None) -> str:
    return f"; the report is in {escaped(output)}" if output is not None else ""
