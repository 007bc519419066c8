"""The report for machines: all that was found, with the totals of the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from normalizer.quality.corpus import CorpusReport
from normalizer.quality.finding import SEVERITIES
from normalizer.quality.report.document import ReportDocument
from normalizer.quality.report.limits import LIMITS
from normalizer.quality.report.names import Name, NameTable
from normalizer.quality.report.totals import Totals
from normalizer.version import __version__

__all__ = ["ReportShape", "report_dict"]


class ReportShape:
    """The report as parts of one object, so that a large one need not be held whole.

    Of the object, ``documents`` come first, and `rest` is all other keys.
    """

    def __init__(self) -> None:
        """Start without documents."""
        self._totals, self._names = Totals(), NameTable(LIMITS)

    def document(self, one: ReportDocument) -> dict[str, Any]:
        """Take the next document and return its shape."""
        self._totals.add(one)
        self._names.add(self._totals.documents, one)
        return _document(one)

    def rest(self, corpus: CorpusReport | None) -> dict[str, Any]:
        """Return what stands behind the documents."""
        names = (*self._names.wrong(), *self._names.unsettled(), *self._names.right())
        shape: dict[str, Any] = {
            "summary": _summary(self._totals),
            "names": [_name(name) for name in names],
            "version": __version__,
        }
        if corpus is not None:
            shape["corpus"] = corpus.as_dict()
        return shape


def report_dict(documents: Iterable[ReportDocument], *, corpus: CorpusReport | None = None) -> dict[str, Any]:
    """Return the report as one object for JSON, every finding included.

    Its parts are ``documents`` (each as ``mtnorm check --output-format json`` has it), ``summary``, ``names``
    and ``version``, and ``corpus`` when one was given.
    """
    shape = ReportShape()
    return {"documents": [shape.document(one) for one in documents], **shape.rest(corpus)}


def _document(one: ReportDocument) -> dict[str, Any]:
    findings = sorted(one.findings, key=lambda finding: (finding.start, finding.end, finding.check))
    return {
        "path": one.path,
        "line": one.line,
        "field": one.field,
        "findings": [finding.as_dict() for finding in findings],
        "score": None if one.score is None else one.score.as_dict(),
    }


def _summary(totals: Totals) -> dict[str, Any]:
    score = totals.score()
    return {
        "documents": totals.documents,
        "findings": totals.findings,
        "fixed": totals.fixed,
        "by_severity": {severity: totals.by_severity[severity] for severity in SEVERITIES},
        "by_check": {
            one.id: {"findings": one.findings, "fixed": one.fixed, "documents": one.documents}
            for one in totals.checks()
        },
        "score": None if score is None else score.as_dict(),
    }


def _name(name: Name) -> dict[str, Any]:
    return {
        "name": name.entity,
        "settled": name.settled,
        "spellings": [
            {
                "surface": one.surface,
                "times": one.times,
                "documents": one.documents,
                "done": [
                    {"action": action, "written": written, "times": times}
                    for (action, written), times in one.done.most_common()
                ],
                "where": one.where,
            }
            for one in name.by_times()
        ],
    }
