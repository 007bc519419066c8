"""What to do with a stretch of a text that its document says is a name."""

from __future__ import annotations

from typing import NamedTuple

from normalizer.matching.choice import Choice
from normalizer.matching.compile import CompiledTables
from normalizer.matching.near import SUPPORTED, NearOptions, other_name
from normalizer.matching.protect import Protected
from normalizer.matching.spoken_of import spoken_of
from normalizer.model import Action, Candidate, Span

__all__ = ["Told", "told_choice"]


class Told(NamedTuple):
    """What a stretch stands for, and why."""

    span: Span
    page: int
    written: str
    reason: str
    name: Span
    """The whole name that the stretch is in."""


def told_choice(
    tables: CompiledTables, text: str, told: Told, shield: Protected, options: NearOptions
) -> Choice:
    """Return the choice: to write the name, unless it may be part of another or nothing may be changed."""
    page = tables.pages[told.page]
    neighbour = other_name(page, text, told.name)
    known = shield.reason(*told.span, [page.name, *(form.surface for form in page.forms)])
    known = known or spoken_of(text, told.span.start)
    changes = options.apply and not neighbour and not known and options.threshold <= SUPPORTED
    action: Action = "replaced" if changes else "vetoed" if known else "suggested"
    reason = told.reason
    if known or neighbour:
        reason = f"{known or f'it may belong to {neighbour!r}'} ({reason})"
    candidate = Candidate(page.name, page.qid, told.written, "fuzzy", SUPPORTED, reason, str(page.where))
    written = told.written if changes else None
    where = page.where
    return Choice(
        *told.span, told.page, written, action, "fuzzy", reason, where, (candidate,), score=SUPPORTED
    )
