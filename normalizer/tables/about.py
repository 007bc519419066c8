"""What is to be known of a table as a whole: name, version, language, licence and source.

A folder of tables says it in a file ``table.toml``; all five are needed where there is one. None of it has a
meaning for texts, so none of it goes into the fingerprint.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from normalizer.errors import Problem
from normalizer.tables.build import LANGUAGE
from normalizer.tables.report import Report
from normalizer.tables.strings import quote, text_fault

__all__ = ["ABOUT_FILE", "About", "parsed_about"]

ABOUT_FILE = "table.toml"


@dataclass(frozen=True, slots=True)
class About:
    """What a table says of itself."""

    name: str
    version: str
    """Of the table, in whatever scheme its keepers use; to be raised with every release."""
    language: str
    """Language of the texts it is for, as a code such as ``en`` or ``en-GB``."""
    licence: str
    """Identifier of SPDX where there is one, such as ``CC-BY-4.0``."""
    source: str
    """Where the entries come from, in a sentence."""


_FIELDS = tuple(field.name for field in fields(About))


def parsed_about(path: str, data: bytes) -> tuple[About | None, list[Problem]]:
    """Return what the bytes of a `table.toml` say, or None and every problem with its line."""
    import tomllib  # not before there is a file: it costs more than the rest of the module

    try:
        text = data.decode("utf-8-sig")
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        what = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "no text in UTF-8"
        line = re.search(r"line ([0-9]+)", what)
        problem = f'not TOML ({what}); write lines such as name = "Names of the desk"'
        return None, [Problem(path, int(line[1]) if line else 0, problem)]
    problems: list[Problem] = []
    report = Report()
    for key, value in found.items():
        line_number = _line_of(text, key)
        if key not in _FIELDS:
            hint = report.suggestion(key, _FIELDS) or f"; known are {', '.join(_FIELDS)}"
            problems.append(Problem(path, line_number, f"unknown field {quote(key)}{hint}"))
        elif not isinstance(value, str):
            problems.append(Problem(path, line_number, f'{key!r} must be a text; write {key} = "…"'))
        elif fault := text_fault(value):
            problems.append(Problem(path, line_number, fault))
        elif key == "language" and not LANGUAGE.fullmatch(value):
            what = f"{quote(value)} is not a language code; write one such as en or en-GB"
            problems.append(Problem(path, line_number, what))
    for key in _FIELDS:
        if key not in found:
            problems.append(Problem(path, 0, f'no {key!r}; add a line such as {key} = "…"'))
    if problems:
        return None, problems
    return About(**{key: str(found[key]) for key in _FIELDS}), []


def _line_of(text: str, key: str) -> int:
    """Return the line of a key, which the TOML reader does not tell; 0 when it is written unusually."""
    pattern = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[.=]""")
    return next((n for n, line in enumerate(text.split("\n"), 1) if pattern.match(line)), 0)
