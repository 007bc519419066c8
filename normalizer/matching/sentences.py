"""Where sentences end, for the reach of rules and for the checks of a text."""

from __future__ import annotations

import re

from normalizer.tables.strings import nfc

__all__ = ["sentence_ends"]

# It begins with one set of characters, so that the search skips to the next of them.
_STOP = re.compile(
    r"[.!?\n\r](?:(?<=[.!?])(?<![.!?].)[.!?]*+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*(\w))"
    r"|(?<=\n)[^\S\n]*\n|(?<=\r)(?:\n[^\S\n]*\r\n|[^\S\r\n]*\r))",
    re.S,
)
_BEFORE_STOP = re.compile(r"[\w.\u0300-\u036f]+\Z")
_ABBREVIATIONS = frozenset(
    [
        "adm",
        "apr",
        "aug",
        "brig",
        "capt",
        "co",
        "col",
        "corp",
        "dec",
        "dr",
        "feb",
        "gen",
        "gov",
        "hon",
        "inc",
        "jan",
        "jr",
        "lt",
        "ltd",
        "maj",
        "messrs",
        "mr",
        "mrs",
        "ms",
        "no",
        "nov",
        "oct",
        "prof",
        "rep",
        "rev",
        "sen",
        "sep",
        "sept",
        "sgt",
        "sr",
        "st",
        "vs",
    ]
)


def sentence_ends(text: str) -> list[int]:
    """Return where sentences end: at a stop before a capital, not after an abbreviation; at a blank line."""
    found: list[int] = []
    for stop in _STOP.finditer(text):
        following = stop[1]
        if following is not None and (
            not following.isupper() or (stop[0] == "." and _is_abbreviation(text, stop.start()))
        ):
            continue
        found.append(stop.end())
    return found


def _is_abbreviation(text: str, stop: int) -> bool:
    before = _BEFORE_STOP.search(text, max(0, stop - 12), stop)
    if before is None:
        return False
    word = nfc(before[0])
    return (
        "." in word or (len(word) == 1 and word.isalpha() and word != "I") or word.lower() in _ABBREVIATIONS
    )
