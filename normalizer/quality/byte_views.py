"""A text as bytes, one for each code point: a search is fast there, and what is of one kind can be alike."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection
from functools import cache

__all__ = ["latin", "plain", "shape", "spaced"]

_TYPOGRAPHIC = dict(zip("‘’“”–—…", "\x91\x92\x93\x94\x96\x97\x85", strict=True))
"""Their places in Windows-1252, in which Latin-1 has what no text does."""
_MARK = "\x80"
_FEW = 8
"""Sorts of marks up to which each is sought by itself."""
_PLACES = re.compile("[\x80-\x9f]")
_SHAPES = {
    "a": b"abcdefghijklmnopqrstuvwxyz",
    "A": b"ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "0": b"0123456789",
    ".": b".!",
    ",": b",;:",
    " ": b" \xa0",
    "\n": b"\n",
    "\r": b"\r",
    "(": b"(\x93",
    ")": b")\x94",
    "'": b"'\x92",
    '"': b'"',
    "-": b"-_",
    "/": b"/\x96",
    "?": b"?\x80",
    "é": bytes(range(0xA1, 0x100)),
}
_BEFORE_WORDS = b'\n\r\t"([\x91\x93\xa0'


def _table(kinds: dict[str, bytes], other: str = "") -> bytes:
    table = bytearray(other.encode("latin-1") * 256 if other else range(256))
    for kind, members in kinds.items():
        for member in members:
            table[member] = ord(kind)
    return bytes(table)


_TO_SHAPE = _table(_SHAPES, "~")
_NO_MARKS = bytes(byte if chr(byte).isalnum() or byte in b"'-_?\x92\x96" else ord(" ") for byte in range(256))
_TO_PLAIN = _table({" ": _BEFORE_WORDS, "'": b"\x92"})


def latin(text: str, unusual: Collection[str]) -> bytes:
    """Return a text in Latin-1; ``unusual`` are its characters beyond ASCII.

    Typographic marks have the bytes of Windows-1252. The question mark stands for letters, digits and
    combining marks that have no byte, and the byte 0x80 for any other such character; a real one becomes an
    exclamation mark. Control characters from U+0080 to U+009F, whose bytes are taken, are the byte 0xA4.
    """
    text = text.replace("?", "!")
    if not unusual:
        return text.encode("latin-1")
    if any("\x80" <= character <= "\x9f" for character in unusual):
        text = _PLACES.sub("\xa4", text)
    marks = []
    for character in unusual:
        if character in _TYPOGRAPHIC:
            text = text.replace(character, _TYPOGRAPHIC[character])
        elif character > "\xff" and not _is_lettering(character):
            marks.append(character)
    if len(marks) > _FEW:
        return text.encode("latin-1", _by_kind())
    for mark in marks:
        text = text.replace(mark, _MARK)
    return text.encode("latin-1", "replace")


def _is_lettering(character: str) -> bool:
    return character.isalnum() or "\u0300" <= character <= "\u036f"


@cache
def _by_kind() -> str:
    """Return the name of an error handler that writes what stands for letters and marks without a byte."""

    def written(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        lacking = error.object[error.start : error.end]
        return "".join(["?" if _is_lettering(one) else _MARK for one in lacking]), error.end

    codecs.register_error("normalizer.kinds", written)
    return "normalizer.kinds"


def shape(text: bytes) -> bytes:
    """Return a byte for each character of a `latin` text, alike for those of a kind.

    ``a`` and ``A`` stand for letters of ASCII, ``0`` for digits, a full stop for ``.!?``, a comma for
    ``,;:``, a space for one that may not break too, brackets and an apostrophe for curved quotation marks, a
    hyphen for a low line, a slash for a short dash, ``é`` for what else Latin-1 has and ``?`` for what it has
    not; line ends and straight quotation marks are themselves, and all else is ``~``.
    """
    return text.translate(_TO_SHAPE)


def plain(text: bytes) -> bytes:
    """Return a `latin` text with a space before it, and spaces for what may stand before a word.

    That is a line end, an opening quotation mark or a bracket. An apostrophe stands for a curved one too.
    """
    return b" " + text.translate(_TO_PLAIN)


def spaced(text: bytes) -> bytes:
    """Return a `latin` text with a space before, behind and for each mark that no word has inside.

    Hyphens, apostrophes, low lines and short dashes stay.
    """
    return b" " + text.translate(_NO_MARKS) + b" "
