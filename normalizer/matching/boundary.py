"""Where a word ends: Unicode boundaries, lost apostrophes, and words that were glued together."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from normalizer.matching.lexicon import is_english
from normalizer.tables.strings import nfc

__all__ = [
    "ASK",
    "IN_WORD",
    "SHORTEST_GLUED",
    "SMALL_LETTER",
    "Glue",
    "end_of_letter",
    "ends_word",
    "glue_at",
    "is_word",
    "lost_apostrophe",
    "starts_word",
    "word_sides",
]

APOSTROPHES = "'’ʼ＇"
_JOINED = frozenset(
    "\u200c\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""No letters, yet one grapheme with what stands before them (joiners, skin tones) or behind them (signs)."""

_ENDING = re.compile(r"(?:s|d|ll|re|ve|m|t)(?!\w)", re.I)
_PARTICLE = re.compile(r"(?<!\w)(?:al|el|as|ash|an|ar|az|ad|at|bin|ben|ibn|abu|um|bar)[-‐‑]\Z", re.I)
_POSSESSED = re.compile(r"s[ \u00a0]+[a-z]")
_SENTENCE = re.compile(
    r"(?:The|This|That|These|It|He|She|They|We|In|On|At|As|But|And|After|According|However)(?![\w'’\u0300-\u036f])"
)
_AGE = re.compile(r"[1-9][0-9](?=[\s,.;)]|\Z)")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_WORD = re.compile(r"[a-z]{2,}(?![\w'’\u0300-\u036f])")
# Words that often follow a name where the space behind a link was lost. Not "is", "in" and "on", which
# make other names: Israelis, Maksimin, Robinson.
_AFTER_NAME = frozenset(
    ("and at by can could for from had has have of said says the to told was were will with would").split()
)
# English words that also make new words of a name: Obamacare, Watergate.
_SUFFIXES = frozenset(
    (
        "able ball based born burg bury care dale down esque fall field fire ford gate ghat hall ham head "
        "hood hurst ians ings isms ists ites itis land lands less like line man mania men mont more ness "
        "people person port ship shire side stan style taken town ville ward ware wear well wing wise woman "
        "women wood work worth"
    ).split()
)


class Glue(NamedTuple):
    """What was glued to the end of a name."""

    end: int
    """One past the glued word."""
    written: str
    """The glued word with its separator back."""


def is_word(letter: str) -> bool:
    """Tell whether a code point is part of a word.

    An undecodable byte (a lone surrogate) is; an ideograph is a word of its own and joins nothing.
    """
    if letter.isascii():
        return letter.isalnum() or letter == "_"
    if "\u2e80" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff" or letter >= "\U00020000":
        return letter >= "\U000e0000"  # variation selectors and the like belong to what is before them
    return (
        letter.isalnum()
        or "\ud800" <= letter <= "\udfff"
        or letter in _JOINED
        or unicodedata.category(letter)[0] == "M"
    )


# What `word_sides` tells of a letter: none begins or ends beside a letter or digit; beside other signs of
# ASCII one always does, but for those that only the text around can tell.
SMALL_LETTER, OTHER_LETTER, ASK = 1, 2, 3
IN_WORD = frozenset((SMALL_LETTER, OTHER_LETTER))
_SIDES = bytes(
    ASK
    if byte > 127 or chr(byte) in "'-?"
    else SMALL_LETTER
    if chr(byte).islower() and chr(byte) != "s"
    else OTHER_LETTER * (chr(byte).isalnum() or chr(byte) == "_")
    for byte in range(256)
)
SHORTEST_GLUED = 5
"""Letters that a name has at the least that a word in small letters is glued to; a lone *s* may be to any."""


def word_sides(text: str) -> bytes:
    """Return for each code point a small letter other than *s*, another letter or digit, 0 or `ASK`."""
    return text.replace("?", "!").encode("latin-1", "replace").translate(_SIDES)


def starts_word(text: str, start: int) -> bool:
    """Tell whether a word can start at an offset; ``O'Naka`` has none inside, nor has ``al-Naka``."""
    if start == 0:
        return True
    before = text[start - 1]
    if is_word(before):
        return False
    if before in APOSTROPHES:
        return start == 1 or not is_word(text[start - 2])
    return not (before in "-‐‑" and _PARTICLE.search(text, max(0, start - 5), start))


def ends_word(text: str, end: int) -> bool:
    """Tell whether a word can end at an offset; a possessive may follow."""
    if end == len(text):
        return True
    after = text[end]
    if is_word(after):
        return False
    if after in APOSTROPHES and end + 1 < len(text) and is_word(text[end + 1]):
        return _ENDING.match(text, end + 1) is not None
    return True


def end_of_letter(text: str, end: int) -> int:
    """Return the offset past the combining marks that follow a letter."""
    while end < len(text) and not text[end].isascii() and unicodedata.combining(text[end]):
        end += 1
    return end


def lost_apostrophe(text: str, start: int, end: int) -> bool:
    """Tell whether a possessive without its apostrophe ends a name: ``Abes successor``."""
    if not (text.startswith("s", end) and text[start].isupper() and _POSSESSED.match(text, end)):
        return False
    last = _LAST_WORD.search(text, start, end)
    return last is not None and not is_english(f"{last[0].lower()}s")


def glue_at(text: str, start: int, end: int, person: bool) -> Glue | None:
    """Return what is glued to a name between two offsets, or None when it is the inside of a word.

    A sentence to any name (``BroskyThe``); a word or an age to a person: ``Zelenskytries``, ``Mia Schem21``.
    """
    name = nfc(text[start:end])
    if not name[-1].islower():
        return None
    if found := _SENTENCE.match(text, end):
        return Glue(found.end(), f". {found[0]}")
    if person and (found := _AGE.match(text, end)):
        return Glue(found.end(), f", {found[0]}")
    found = _WORD.match(text, end) if person else None
    if found is None or found[0] in _SUFFIXES:
        return None
    word = found[0]
    last = _LAST_WORD.search(name)
    if last is not None and is_english((last[0] + word).lower()):
        return None
    enough = len(name) >= SHORTEST_GLUED if word in _AFTER_NAME else len(word) >= 4 and len(name) >= 7
    return Glue(found.end(), f" {word}") if enough and is_english(word) else None
