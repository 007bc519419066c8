"""Brackets that are the mouths of faces, as people write in chats: *Thanks))*, *See you tomorrow)*."""

from __future__ import annotations

import re
from collections.abc import Collection

__all__ = ["SMILING", "smiles"]

SMILING = re.compile(r"[:;=8][-o']?\Z")
"""Eyes, and maybe a nose, before a bracket."""
_LONGEST = 20
"""Marks of one mouth."""
_SEVERAL = 2
"""Mouths that a document shows before one mark alone behind a word is one."""
# The last word of what was said, in small letters: a name may be the rest of a gloss.
_SAID = re.compile(r"(?:(?<!\w)[^\W\d_A-Z][^\W\d_]*(?:['’][a-z]+)?|\A\w+|[\r\n]\w+|[?!…]) ?\Z")
_WORD_BEFORE = 40
_NO_FACE = frozenset(".,;:")
"""Behind a face nobody goes on with these."""
_ENDS = re.compile(r"[!?… ]*(?:[\r\n]|\Z)| ?[^\w\s\x00-\x7f\u2010-\u205e]| [A-Z][a-z]*(?!\w)")


def smiles(text: str, lonely: Collection[int]) -> set[int]:
    """Return the round brackets that are mouths, of the offsets of those that nothing opens or closes.

    Two and more in a row are one, and so are those behind eyes. One alone at the end of a line or sentence is
    one where the document has several such, and no bracket that it opens and never closes.
    """
    sure: set[int] = set()
    likely: set[int] = set()
    mouths = 0
    done = -1
    for place in sorted(lonely):
        mark = text[place]
        if place < done or mark not in "()":
            continue
        start = place
        while start and text[start - 1] == mark and place - start < _LONGEST:
            start -= 1
        done = place + 1
        while text[done : done + 1] == mark:
            done += 1
        run = range(start, done)
        eyes = SMILING.search(text, max(0, start - 2), start) is not None
        if eyes or (len(run) > 1 and all(each in lonely for each in run) and _is_mouth(text, start, done)):
            sure.update(run)
            mouths += 1
        elif len(run) == 1 and _is_said(text, place):
            likely.add(place)
            mouths += 1
    opened = any(text[place] == "(" for place in lonely if place not in sure and place not in likely)
    return sure if opened or mouths < _SEVERAL else sure | likely


def _is_mouth(text: str, start: int, end: int) -> bool:
    """Tell whether several marks may be a mouth; those that open stand right before no word."""
    behind = text[end : end + 1]
    return not behind.isalnum() if text[start] == "(" else behind not in _NO_FACE


def _is_said(text: str, place: int) -> bool:
    """Tell whether a bracket stands where a sentence of a chat ends, behind its last word."""
    if _SAID.search(text, max(0, place - _WORD_BEFORE), place) is None:
        return False
    behind = _ENDS.match(text, place + 1)
    # What is opened goes on behind it.
    return behind is not None and (text[place] == ")" or behind[0].strip("!?… ") in ("", "\r", "\n"))
