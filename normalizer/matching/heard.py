"""Words that sound like a spelling of the tables, right or wrong, and no table lists.

Engines write one reading in several ways (*Naqa*, *Naqqa*). A word that sounds like an ambiguous alias
follows the rules of that alias; one that sounds like any other spelling needs evidence in the document.
"""

from __future__ import annotations

from typing import NamedTuple

from normalizer.matching.compile import CompiledTables, Spelling
from normalizer.matching.fuzzy.keys import letters, sounds
from normalizer.matching.support import DocumentSupport

__all__ = ["Heard", "heard_as"]

_LONG = 6
"""Letters from which a name that only its country speaks for is recognised by its sounds."""


class Heard(NamedTuple):
    """The one spelling that a word sounds like, and why it stands for its page there."""

    spelling: Spelling
    reason: str


def heard_as(
    tables: CompiledTables, support: DocumentSupport, token: str, start: int, end: int, *, known: bool
) -> Heard | None:
    """Return what a word between two offsets sounds like; None when nothing, or several pages, are meant.

    A ``known`` word is a name in its own right: only rules, which say what else it may be, make it another.
    """
    numbers = tables.heard.get(sounds(letters(token)), ())
    found: dict[int, Heard] = {}
    for number in numbers:
        for spelling in tables.spellings[number]:
            if known and spelling.kind != "ambiguous":
                continue
            if " " not in spelling.text and spelling.page not in found and spelling.kind != "other":
                reason = _reason(support, spelling, start, end)
                if reason:
                    found[spelling.page] = Heard(spelling, reason)
    return next(iter(found.values())) if len(found) == 1 else None


def _reason(support: DocumentSupport, spelling: Spelling, start: int, end: int) -> str:
    """Return why a word that sounds like a spelling stands for its page at a place; empty if it may not."""
    if spelling.kind == "ambiguous":
        verdicts = (support.verdict(number, start, end) for number in spelling.sets)
        return next((verdict.reason for verdict in verdicts if verdict.holds), "")
    told = support.of(spelling.page, start, end)
    if told.positive:
        return told.reason
    if told.office:
        return f"{told.office!r} and its country are in the document"
    # What sounds like a right name may be another way to write it; what sounds like a wrong one is wrong.
    country = told.home if spelling.kind == "alias" and len(spelling.text) >= _LONG else ""
    return f"{country} is in the document" if country else ""
