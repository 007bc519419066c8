"""Where findings stand in their file, as people and machines look them up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from normalizer.cli.outcome import Checked, Placed
from normalizer.documents import Document
from normalizer.documents.document import lines
from normalizer.model import Result
from normalizer.quality.finding import Finding
from normalizer.quality.inspect import inspect
from normalizer.quality.score import count_words, score
from normalizer.quality.selection import ChosenChecks
from normalizer.tables.page import Tables

__all__ = ["placed_findings"]

_LINE_END = re.compile(r"[\r\n]")
_AROUND = 60
"""Characters of a line shown on either side of a finding."""


def placed_findings(
    text: str,
    documents: Sequence[Document],
    results: Sequence[Result],
    checks: ChosenChecks,
    tables: Tables,
    braked: bool,
    scored: bool = False,
) -> tuple[Checked, ...]:
    """Return the findings of each document of a file's text, with their places in the file.

    With ``scored``, each document is rated, too.
    """
    checked = []
    starts: list[int] = []
    for document, result in zip(documents, results, strict=True):
        placed = []
        found: list[Finding] = []
        for finding in inspect(result, checks, tables, braked):
            starts = starts or [start for start, _ in lines(text)]
            raw, raw_end = document.raw(finding.start), document.raw(finding.end)
            before, after = _around(document.text, finding.start, finding.end)
            written = None if finding.replacement is None else document.escape(finding.replacement)
            place, end = _place(text, starts, raw), _place(text, starts, raw_end)
            found.append(finding)
            placed.append(Placed(finding, *place, before, after, *end, raw, raw_end - raw, written))
        rating = score(found, count_words(document.text)) if scored else None
        checked.append(Checked(document.line, document.field, tuple(placed), rating))
    return tuple(checked)


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
