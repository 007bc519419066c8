"""The tables of single checks in the configuration file: ``[checks.SPELL-TYPO]``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import NamedTuple

from normalizer.quality.check_options import CheckOptions, folded, option_names
from normalizer.quality.finding import SEVERITIES
from normalizer.quality.registry import CHECK_IDS

__all__ = ["CheckTables", "key_line", "read_checks"]

_FEWEST, _MOST = 1, 1_000


class CheckTables(NamedTuple):
    """What the tables say."""

    options: dict[str, CheckOptions]
    """By id of the check."""
    severity: tuple[str, ...]
    """As ``--severity`` takes them."""
    problems: tuple[tuple[tuple[str, ...], str], ...]
    """The keys that lead to each, and what is wrong there; what to do."""


def read_checks(found: object) -> CheckTables:
    """Read the value of ``checks``; what is wrong is among the problems, and left out."""
    problems: list[tuple[tuple[str, ...], str]] = []
    options: dict[str, CheckOptions] = {}
    severity: list[str] = []
    if not isinstance(found, dict):
        return CheckTables(
            {}, (), (((), "'checks' is no table; write [checks.SPELL-TYPO] and below it keys"),)
        )
    for name, table in found.items():
        check = name.upper()
        if check not in CHECK_IDS:
            close = difflib.get_close_matches(check, CHECK_IDS, 1)
            hint = f"did you mean {close[0]}" if close else "see `mtnorm check --list`"
            problems.append(((name,), f"no check is called {name!r}; {hint}"))
        elif not isinstance(table, dict):
            problems.append(((name,), f"{name!r} is {table!r}; write [checks.{check}] and below it keys"))
        else:
            values = {}
            for key, value in table.items():
                want = _wanted(check, key, value)
                if want:
                    problems.append(((name, key), want))
                else:
                    values[key] = value
            if "severity" in values:
                severity.append(f"{check}={values['severity']}")
            options[check] = CheckOptions(
                frozenset(map(folded, values.get("accept", ()))),
                values.get("fewest-words", 0),
                frozenset(map(folded, values.get("lines", ()))),
            )
    return CheckTables(options, tuple(severity), tuple(problems))


def _wanted(check: str, key: str, value: object) -> str | None:
    """Say what is wrong with a key or its value, if anything is."""
    names = option_names(check)
    if key not in names:
        close = difflib.get_close_matches(key.replace("_", "-"), names, 1)
        hint = f"did you mean {close[0]!r}" if close else f"it has {', '.join(map(repr, names))}"
        return f"{check} has no option {key!r}; {hint}"
    if key == "severity":
        fits, want = value in SEVERITIES, "one of " + ", ".join(map(repr, SEVERITIES))
    elif key == "fewest-words":
        whole = isinstance(value, int) and not isinstance(value, bool)
        fits = whole and _FEWEST <= int(str(value)) <= _MOST
        want = f"a whole number from {_FEWEST} to {_MOST}"
    else:
        fits = isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
        want = "a list of strings with a letter in each, such as ['one', 'two']"
    return None if fits else f"{key!r} of {check} is {value!r}; write {want}"


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
