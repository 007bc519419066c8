"""The text of a file that is imported, and what readers of all formats share."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeAlias

from normalizer.errors import Problem
from normalizer.tables import Alias, Page
from normalizer.tables.events import TableFile
from normalizer.tables.shapes import Sheet
from normalizer.tables.strings import fold, nfc

__all__ = ["Input", "Reader", "aliases", "input_of", "line_of", "parsed_json", "spellings_besides"]


class Input(NamedTuple):
    """A file to import: its text, and where its problems and what is left out of it go."""

    text: str
    sheet: Sheet
    notes: list[Problem]

    def left_out(self, line: int, message: str) -> None:
        """Note what of a line is well-formed and still cannot become part of a page."""
        where = self.sheet.where(line)
        self.notes.append(Problem(where.path, where.line, f"left out: {message}"))


Reader: TypeAlias = Callable[[Sequence[Input], Sequence[str]], list[Page]]
"""Turns files of a format into pages; the second argument has the languages that were asked for.

What the format does not allow is reported on the sheet; what an alias table cannot hold is left in, and is
dealt with afterwards for all formats alike. The lines of pages and aliases are those of the file.
"""


def input_of(file: TableFile, sheet: Sheet) -> Input:
    """Decode a file as UTF-8, with or without a byte order mark; anything else is reported."""
    try:
        return Input(file.data.decode("utf-8-sig"), sheet, [])
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        what = f"byte 0x{file.data[error.start]:02X} is not UTF-8; save the file as UTF-8"
        sheet.problem(line, what)
        return Input("", sheet, [])


def parsed_json(source: Input, what: str, first: int = 1) -> Any:
    """Return the value of a JSON text, or None after reporting why it is none.

    ``what`` says which file to name instead; ``first`` is the line of the file that the text starts on.
    """
    try:
        return json.loads(source.text)
    except json.JSONDecodeError as error:
        source.sheet.problem(
            first + error.lineno - 1, f"not JSON ({error.msg}, column {error.colno}); {what}"
        )
    except (ValueError, RecursionError):
        # Numbers of thousands of digits, and brackets nested by the thousand.
        source.sheet.problem(0, f"not JSON that can be read; {what}")
    return None


def line_of(text: str, needle: str) -> int:
    """Return the line on which a string stands first, 1 when it does not: JSON readers tell no lines."""
    return text.count("\n", 0, max(text.find(needle), 0)) + 1


def aliases(sheet: Sheet, line: int, written: str, surfaces: Iterable[str]) -> tuple[Alias, ...]:
    """Return surface forms that are all written the same, and stand on one line of the file."""
    where = sheet.where(line)
    return tuple(Alias(surface, written, where) for surface in surfaces)


def spellings_besides(names: Iterable[str], found: Iterable[str]) -> list[str]:
    """Return spellings that differ from the names, and each other, by more than case, accents and hyphens.

    Those that do not are found under the name anyway.
    """
    known = {fold(name) for name in names}
    fresh: list[str] = []
    for text in found:
        spelling = nfc(" ".join(text.split()))
        if spelling and fold(spelling) not in known:
            known.add(fold(spelling))
            fresh.append(spelling)
    return fresh
