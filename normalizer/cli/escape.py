"""Making text of unknown origin safe to print: nothing in it can steer a terminal."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

__all__ = ["as_json", "as_json_lines", "escaped"]

_ASCII_UNSAFE = re.compile(r"[^\x20-\x7e]")
_KINDS = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def escaped(text: str) -> str:
    r"""Return text with control, format and undecodable characters spelled out; a tab is a space.

    >>> escaped("a\x1b[31m\u202eb\udcff\tc")
    'a\\x1b[31m\\u202eb\\xff c'
    """
    return _ASCII_UNSAFE.sub(_spelled, text)


def _spelled(match: re.Match[str]) -> str:
    letter = match[0]
    if letter == "\t":
        return " "
    code = ord(letter)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"  # the byte that was not UTF-8
    if unicodedata.category(letter) not in _KINDS:
        return letter
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def as_json(value: Any) -> str:
    """Return JSON on one line, readable, with everything unsafe in JSON's own escapes."""
    return _ASCII_UNSAFE.sub(_json_spelled, json.dumps(value, ensure_ascii=False))


def as_json_lines(value: Any) -> list[str]:
    """Return JSON indented for reading, line by line, as safe as `as_json`."""
    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    return [_ASCII_UNSAFE.sub(_json_spelled, line) for line in lines]


def _json_spelled(match: re.Match[str]) -> str:
    letter = match[0]
    if unicodedata.category(letter) not in _KINDS:
        return letter
    return json.dumps(letter)[1:-1]
