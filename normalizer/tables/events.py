"""The bytes of an alias table as YAML events, or why they are not YAML."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

__all__ = ["DEEPEST", "LARGEST_FILE", "TOO_DEEP", "Refused", "TableFile", "decode", "events"]

LARGEST_FILE = 8 * 1024 * 1024
"""In bytes."""
DEEPEST = 12
TOO_DEEP = f"nested more than {DEEPEST} deep; check the brackets and indentation"

_LINE_END = re.compile(r"\r\n|\r|\n")
_NOT_TEXT = "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
"""None of the characters that may stand in a YAML file, less the line separators that editors do not count.

Compiled when a file is decoded: it is slow to compile, and tables that were packed need none.
"""
_HINTS = (
    ("mapping values are not allowed", "put text that contains ': ' in quotes, and check the indentation"),
    (
        "cannot start any token",
        "indent with spaces, and put text that starts with a sign such as @ or % in quotes",
    ),
    ("could not find expected ':'", "put a colon and a space after the name"),
    ("quoted scalar", "close the quotes, and double a quote inside quotes of the same kind"),
    ("block collection", "check the indentation"),
    ("block mapping", "check the indentation"),
    ("flow", "check the brackets and commas"),
)


class TableFile(NamedTuple):
    """A table file as bytes."""

    path: str
    """As the caller named it: what errors print."""
    name: str
    """Relative to the table folder: what decisions print."""
    data: bytes


class Refused(Exception):
    """The file cannot be read any further."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def decode(file: TableFile) -> str:
    """Return the text of a file; raise Refused when it is too large or not text."""
    data = file.data.removeprefix(codecs.BOM_UTF8)
    if len(data) > LARGEST_FILE:
        raise Refused(0, f"larger than {LARGEST_FILE // 1024**2} MiB; split the table into several files")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = _line(data[: error.start].decode())
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise Refused(line, "the file is in UTF-16; save it as UTF-8") from None
        wrong = data[error.start]
        raise Refused(line, f"byte 0x{wrong:02X} is not UTF-8; save the file as UTF-8") from None
    if found := re.search(_NOT_TEXT, text):
        line = _line(text[: found.start()])
        raise Refused(line, f"the character U+{ord(found[0]):04X} cannot stand in a table; remove it")
    return text


def _line(before: str) -> int:
    return len(_LINE_END.findall(before)) + 1


def events(text: str) -> Iterator[Any]:
    """Yield the events of a YAML text; raise Refused where it is not YAML."""
    import yaml

    try:
        yield from yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(part for part in (error.problem, error.context) if part)
        if "nesting depth" in what:  # libyaml has a limit of its own, and reads ahead
            raise Refused(mark.line + 1 if mark else 0, TOO_DEEP) from None
        hint = next((hint for sign, hint in _HINTS if sign in what), "check quotes, brackets and indentation")
        raise Refused(mark.line + 1 if mark else 0, f"not YAML: {what}; {hint}") from None
    except (yaml.YAMLError, ValueError, OverflowError):
        # The pure Python parser lets int() and chr() complain about numbers that are too large.
        raise Refused(0, "not YAML; check quotes, brackets and indentation") from None
