"""How much of everything the page shows; what is left out is always told beside it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LIMITS", "Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a page. Lengths of text are code points."""

    whole_text: int = 60_000
    """A text up to this length (about 10,000 words) is shown whole; of a longer one only passages."""
    around: int = 240
    """Shown before and after a finding in a passage."""
    page_text: int = 6_000_000
    """All texts together, as characters of the page: a letter that is spelled out takes about forty."""
    documents: int = 200
    """Documents shown with text and notes: those with the most penalty points."""
    rows: int = 1_000
    """Documents in the table of scores: those with the most penalty points."""
    notes: int = 200
    """Notes beneath one document; equal findings share one."""
    notes_per_check: int = 50
    page_notes: int = 5_000
    marks: int = 1_000
    """Findings highlighted in one document."""
    page_marks: int = 20_000
    marks_per_note: int = 100
    reasons: int = 8
    """Reasons told in one note."""
    places: int = 24
    """Places listed for one reason."""
    names: int = 200
    """Rows of each table of names."""
    spellings: int = 12
    """Spellings of one name."""
    places_per_spelling: int = 8
    label: int = 160
    """A surface form, a path or a replacement."""
    sentence: int = 400
    """A message or a reason."""


LIMITS = Limits()
