"""Whether anything of a text may stand in it twice: of most texts it is told at once that nothing does."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

__all__ = ["FEWEST", "folded", "may_repeat"]

_SHORTEST = 60
"""Code points of a text in which something can stand twice."""
FEWEST = 6
"""Words of what may not stand twice."""
_LONG = 12
"""Letters of a piece that is found twice only where a sentence or a paragraph is, as a rule."""
_MARKS = b"\"'()[]\xab\xbb\x91\x92\x93\x94"
_FOLDED = bytes(
    byte + 32
    if 65 <= byte <= 90 or (0xC0 <= byte <= 0xDE and byte != 0xD7)
    else ord(".")
    if byte == ord("!")
    else ord(" ")
    if byte in b"\t\n\x0b\x0c\xa0"
    else ord("?")
    if byte == 0xB5  # for want of case the micro sign is a Greek letter, which Latin-1 has not
    else byte
    for byte in range(256)
)
_SPACED_LINE = re.compile(rb"\n[ \t\x0b\x0c\xa0]+\n")


def may_repeat(text: str, latin: bytes, unusual: Collection[str]) -> bool:
    """Tell whether sentences or paragraphs of six words and more may be alike; case and spaces do not count.

    ``latin`` are the bytes of the text, and ``unusual`` the characters that `byte_views.latin` was told of.
    """
    if len(text) <= _SHORTEST:
        return False
    if "\r" in text or not all(map(_is_plain, unusual)):
        return True
    # What is alike has the same pieces, which are what stands between blank lines and stops before a space.
    parted = latin.replace(b"\n\n", b" .\n")
    if _SPACED_LINE.search(parted):
        parted = _SPACED_LINE.sub(b" .\n", parted)
    folded = parted.translate(_FOLDED, _MARKS)
    while b"  " in folded:
        folded = folded.replace(b"  ", b" ")
    known: set[bytes] = set()
    words = 0  # of a row of short pieces, which may be a sentence as one of initials is
    for piece in (folded.strip() + b" . ").split(b". "):
        if len(piece) >= _LONG:
            if piece in known:
                return True
            known.add(piece)
            words = 0
        elif piece:
            words += piece.count(b" ") + 1
            if words >= FEWEST:
                return True
        else:
            words = 0
    return False


@lru_cache(maxsize=4096)
def _is_plain(character: str) -> bool:
    """Tell whether a character has the same byte in either case, and is no space that is not known here."""
    if character.isspace():
        return character == "\xa0"
    cases = (character, character.casefold())
    own, folded = (case.encode("latin-1", "replace").translate(_FOLDED) for case in cases)
    return own == folded


def folded(piece: str) -> str:
    """Return the words of a piece in one case, with one space between."""
    return " ".join(piece.split()).casefold()
