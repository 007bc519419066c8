"""The tables of checks in the configuration file: ``[checks.SPELL-TYPO]``, ``[checks.DUP]``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from normalizer.errors import NormalizerError
from normalizer.quality.check_options import CheckOptions, folded, option_names
from normalizer.quality.finding import SEVERITIES
from normalizer.quality.registry import Called, called

__all__ = ["CheckTables", "key_line", "read_checks"]

_FEWEST, _MOST = 1, 1_000


class CheckTables(NamedTuple):
    """What the tables say."""

    options: dict[str, CheckOptions]
    """By id of the check."""
    problems: tuple[tuple[tuple[str, ...], str], ...]
    """The keys that lead to each, and what is wrong there; what to do."""


def read_checks(found: object) -> CheckTables:
    """Read the value of ``checks``; what is wrong is among the problems, and left out.

    A table of a family, such as ``DUP``, or of ``ALL`` holds for each check that has the option; what a more
    exact name says of the same option goes before.
    """
    problems: list[tuple[tuple[str, ...], str]] = []
    if not isinstance(found, dict):
        return CheckTables({}, (((), "'checks' is no table; write [checks.SPELL-TYPO] and below it keys"),))
    tables: list[tuple[Called, dict[str, Any]]] = []
    for name, table in found.items():
        try:
            stands_for = called(name)
        except NormalizerError as error:
            problems.append(((name,), str(error)))
            continue
        if not isinstance(table, dict):
            written = f"write [checks.{name.upper()}] and below it keys"
            problems.append(((name,), f"{name!r} is {table!r}; {written}"))
            continue
        values = {}
        for key, value in table.items():
            want = _wanted(name.upper(), stands_for.ids, key, value)
            if want:
                problems.append(((name, key), want))
            else:
                values[key] = value
        tables.append((stands_for, values))
    merged: dict[str, dict[str, Any]] = {}
    for stands_for, values in sorted(tables, key=lambda pair: pair[0].rank):
        for check in stands_for.ids:
            has = option_names(check)
            merged.setdefault(check, {}).update((key, value) for key, value in values.items() if key in has)
    return CheckTables({check: _options(values) for check, values in merged.items()}, tuple(problems))


def _options(values: dict[str, Any]) -> CheckOptions:
    return CheckOptions(
        frozenset(map(folded, values.get("accept", ()))),
        values.get("fewest-words", 0),
        values.get("severity"),
        frozenset(map(folded, values.get("lines", ()))),
    )


def _wanted(name: str, ids: Sequence[str], key: str, value: object) -> str | None:
    """Say what is wrong with a key of a check or a family, or with its value, if anything is."""
    names = tuple(dict.fromkeys(option for check in ids for option in option_names(check)))
    if key not in names:
        close = difflib.get_close_matches(key.replace("_", "-"), names, 1)
        hint = f"did you mean {close[0]!r}" if close else f"it has {', '.join(map(repr, names))}"
        return f"{name} has no option {key!r}; {hint}"
    if key == "severity":
        fits, want = value in SEVERITIES, "one of " + ", ".join(map(repr, SEVERITIES))
    elif key == "fewest-words":
        whole = isinstance(value, int) and not isinstance(value, bool)
        fits = whole and _FEWEST <= int(str(value)) <= _MOST
        want = f"a whole number from {_FEWEST} to {_MOST}"
    else:
        fits = isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
        want = "a list of strings with a letter in each, such as ['one', 'two']"
    return None if fits else f"{key!r} of {name} is {value!r}; write {want}"


def key_line(lines: Sequence[str], keys: Sequence[str]) -> int | None:
    """Return the line, from 1, where nested keys stand, which the TOML reader does not tell; None if unsure.

    >>> key_line(["jobs = 1", "[checks.DUP-SENT]", "accept = 0"], ["checks", "DUP-SENT", "accept"])
    3
    """
    table: list[str] = []
    best: tuple[int, int] | None = None  # how many of the keys lead there, and the line
    for number, line in enumerate(lines, 1):
        if header := _HEADER.match(line):
            table = _parts(header[1])
            place = table
        elif key := _KEY.match(line):
            place = table + _parts(key[1])
        else:
            continue
        own = place[place.index("checks") :] if "checks" in place else place
        if own and own == list(keys[: len(own)]) and (best is None or len(own) > best[0]):
            best = (len(own), number)
    return best[1] if best else None


_HEADER = re.compile(r"\s*\[{1,2}([^\]]+)\]")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"([^"]*)"|'([^']*)'""")


def _parts(dotted: str) -> list[str]:
    return [part[1] or part[2] or part[0] for part in _PART.finditer(dotted)]
