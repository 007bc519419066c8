"""Words that sound like a spelling of the tables, right or wrong, and no table lists.

Engines write one reading in several ways (*Naqa*, *Naqqa*). A word that sounds like an ambiguous alias
follows the rules of that alias; one that sounds like any other spelling needs evidence in the document.
"""

from __future__ import annotations

from normalizer.matching.compile import CompiledTables, Spelling
from normalizer.matching.fuzzy.keys import letters, sounds
from normalizer.matching.fuzzy.veto import Veto
from normalizer.matching.support import DocumentSupport
from normalizer.matching.told import Told
from normalizer.model import Span

__all__ = ["heard_as"]

_LONG = 6
"""Letters from which a name that only its country speaks for is recognised by its sounds."""


def heard_as(
    tables: CompiledTables, support: DocumentSupport, token: str, start: int, end: int, veto: Veto | None
) -> Told | None:
    """Return what a word between two offsets sounds like; None when nothing, or several pages, are meant.

    A word with a ``veto`` is a name in its own right: only rules, which say what else it may be, make it
    another, and the reason says so.
    """
    numbers = tables.heard.get(sounds(letters(token)), ())
    found: dict[int, Told] = {}
    span = Span(start, end)
    for number in numbers:
        for spelling in tables.spellings[number]:
            if spelling.kind != "ambiguous" and (veto is not None or tables.is_borne(token, spelling.page)):
                continue
            if _ends_apart(spelling.text) and not _ends_apart(token):
                continue  # Pantsirs are several, no Pantsir-S
            if " " not in spelling.text and spelling.page not in found and spelling.kind != "other":
                reason = _reason(support, spelling, start, end)
                if reason:
                    written = spelling.written or tables.pages[spelling.page].name
                    reason = f"sounds like {spelling.text}; {veto.lifted(reason) if veto else reason}"
                    found[spelling.page] = Told(span, spelling.page, written, reason, span)
    return next(iter(found.values())) if len(found) == 1 else None


def _ends_apart(spelling: str) -> bool:
    """Tell whether a spelling ends in a letter by itself."""
    return spelling[-2:-1] == "-"


def _reason(support: DocumentSupport, spelling: Spelling, start: int, end: int) -> str:
    """Return why a word that sounds like a spelling stands for its page at a place; empty if it may not."""
    if spelling.kind == "ambiguous":
        verdicts = (support.verdict(number, start, end) for number in spelling.sets)
        return next((verdict.reason for verdict in verdicts if verdict.holds), "")
    told = support.of(spelling.page, start, end)
    # What sounds like a right name may be another way to write it; what sounds like a wrong one is wrong.
    enough = told.positive or told.office or (spelling.kind == "alias" and len(spelling.text) >= _LONG)
    return told.plea if enough else ""
