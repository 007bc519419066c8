"""What goes into the report: a document, what the checks found in it and what became of its names."""

from __future__ import annotations

from dataclasses import dataclass

from normalizer.model import Decision
from normalizer.quality.finding import Finding
from normalizer.quality.score import Score

__all__ = ["ReportDocument"]


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """One document. Offsets of findings and names are code points of ``text``."""

    path: str
    line: int | None
    """Its line in the file, counted from 1; None when the file is one document."""
    field: str | None
    """The field that holds it, for formats with fields."""
    text: str
    findings: tuple[Finding, ...]
    """In any order; they may overlap."""
    names: tuple[Decision, ...] = ()
    """What the normaliser decided; the changes that checks made may stand among them."""
    score: Score | None = None
    """None when the document was not scored."""
