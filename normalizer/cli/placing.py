"""Where findings stand in their file, as people and machines look them up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from normalizer.cli.outcome import Checked, Placed, PlacedElsewhere, Whole
from normalizer.documents import Document
from normalizer.documents.document import lines
from normalizer.model import Result
from normalizer.quality.finding import Finding
from normalizer.quality.inspect import inspect
from normalizer.quality.score import count_words, score
from normalizer.quality.selection import ChosenChecks
from normalizer.tables.page import Tables

if TYPE_CHECKING:
    from normalizer.quality.corpus import Digest

__all__ = ["line_starts", "place_finding", "placed_findings"]

_LINE_END = re.compile(r"[\r\n]")
_AROUND = 60
"""Characters of a line shown on either side of a finding."""


def placed_findings(
    text: str,
    documents: Sequence[Document],
    results: Sequence[Result],
    checks: ChosenChecks,
    tables: Tables,
    *,
    braked: bool = False,
    scored: bool = False,
    gathered: bool = False,
    shown: bool = False,
) -> tuple[Checked, ...]:
    """Return the findings of each document of a file's text, with their places in the file.

    With ``scored``, each document is rated, too; with ``gathered``, it has what a corpus needs of it, and
    with ``shown`` what a report does.
    """
    checked = []
    starts: list[int] = []
    for document, result in zip(documents, results, strict=True):
        found = inspect(result, checks, tables, braked, gathered)
        starts = starts or (line_starts(text) if found else [])
        placed = tuple(place_finding(finding, text, starts, document) for finding in found)
        rating = score(found, count_words(document.text)) if scored else None
        taken = _digest(document, result) if gathered else None
        whole = Whole(document.text, tuple(result.decisions)) if shown else None
        checked.append(Checked(document.line, document.field, placed, rating, taken, whole))
    return tuple(checked)


def line_starts(text: str) -> list[int]:
    """Return where the lines of a file's text start."""
    return [start for start, _ in lines(text)]


def place_finding(finding: Finding, text: str, starts: Sequence[int], document: Document) -> Placed:
    """Return a finding of a document with its place in the file's text, whose lines begin at ``starts``."""
    before, after = _around(document.text, finding.start, finding.end)
    written = None if finding.replacement is None else document.escape(finding.replacement)
    place = _placed(finding.start, finding.end, text, starts, document)
    elsewhere = tuple(
        PlacedElsewhere(one.said, one.path, one.line)
        if one.path is not None
        else PlacedElsewhere(one.said, None, *_placed(one.start, one.end, text, starts, document))
        for one in finding.elsewhere
    )
    return Placed(finding, *place[:2], before, after, *place[2:], written, elsewhere)


def _placed(
    start: int, end: int, text: str, starts: Sequence[int], document: Document
) -> tuple[int, int, int, int, int, int]:
    """Return line, column, the same of the end, offset and length of a stretch of a document in its file."""
    raw, raw_end = document.raw(start), document.raw(end)
    return *_place(text, starts, raw), *_place(text, starts, raw_end), raw, raw_end - raw


def _digest(document: Document, result: Result) -> Digest:
    # It comes with all that compares names, which a single document need not wait for.
    from normalizer.quality.corpus import digest

    return digest(document.text, result.decisions, document.line)


def _place(text: str, starts: Sequence[int], offset: int) -> tuple[int, int]:
    """Return line and column of an offset in a file, both from 1; a byte order mark has no column."""
    line = bisect_right(starts, offset)
    mark = 1 if line == 1 and offset and text.startswith("\ufeff") else 0
    return line, offset - starts[line - 1] - mark + 1


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a mention on its line, cut to a readable length."""
    window = _AROUND + 1  # a whole text searched for each mention would take quadratic time
    before = _LINE_END.split(text[max(0, start - window) : start])[-1].removeprefix("\ufeff")
    after = _LINE_END.split(text[end : end + window], maxsplit=1)[0]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + "…"
    return before, after
