"""The configuration file: ``mtnorm.toml``, or ``[tool.mtnorm]`` in ``pyproject.toml``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from normalizer.cli.options import OPTIONS, Option
from normalizer.errors import DocumentError

__all__ = ["read_config"]

_OWN = "mtnorm.toml"
_SHARED = "pyproject.toml"
CHECKS = "checks"
"""The table of the tables of checks."""


def read_config(named: str | None) -> dict[str, Any]:
    """Return the options of the named file, or of the nearest one in this folder and those above.

    Keys come back as the fields of `Options`, paths relative to the file. Raises `DocumentError` with one
    line for each problem.
    """
    if named is not None:
        path = Path(named)
        if not path.is_file():
            raise DocumentError(f"{named}: no such configuration file; check the spelling")
        return _values(path, _load(path) if path.name != _SHARED else _tool(_load(path)))
    try:
        here = Path.cwd()
    except FileNotFoundError:
        return {}
    for folder in (here, *here.parents):
        if (folder / _OWN).is_file():
            return _values(folder / _OWN, _load(folder / _OWN))
        shared = folder / _SHARED
        if shared.is_file() and b"mtnorm" in shared.read_bytes():
            found = _tool(_load(shared))
            if found:
                return _values(shared, found)
    return {}


def _load(path: Path) -> dict[str, Any]:
    import tomllib  # not before there is a file: it costs a tenth of the time that --version takes

    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"{path}: not TOML ({error}); mend it or pass --isolated") from None
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error


def _tool(document: dict[str, Any]) -> dict[str, Any]:
    tool = document.get("tool")
    found = tool.get("mtnorm") if isinstance(tool, dict) else None
    return found if isinstance(found, dict) else {}


def _values(path: Path, found: dict[str, Any]) -> dict[str, Any]:
    known = {option.name: option for option in OPTIONS}
    values: dict[str, Any] = {}
    problems = []
    nested: tuple[tuple[tuple[str, ...], str], ...] = ()
    for key, value in found.items():
        if key == CHECKS:
            from normalizer.cli.config_checks import read_checks  # few files have it

            values[CHECKS], nested = read_checks(value)
            continue
        option = known.get(key)
        if option is None:
            problems.append(f"unknown key {key!r}; {_suggestion(key, list(known))}")
            continue
        want = _wanted(option, value)
        if want:
            problems.append(f"{key!r} is {value!r}; write {want}")
        else:
            values[option.attribute] = _relative_to(path.parent, option, value)
    if problems or nested:
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        told = [f"{path}{_line_of(lines, text)}: {text}" for text in problems]
        told += (f"{path}{_nested_line(lines, keys)}: {text}" for keys, text in nested)
        raise DocumentError("\n".join(told))
    return values


def _nested_line(lines: list[str], keys: tuple[str, ...]) -> str:
    from normalizer.cli.config_checks import key_line

    line = key_line(lines, (CHECKS, *keys))
    return f":{line}" if line else ""


def _line_of(lines: list[str], problem: str) -> str:
    """Find where the key of a problem stands, which the TOML reader does not tell."""
    key = re.escape(problem.removeprefix("unknown key ").split("'")[1])
    for number, line in enumerate(lines, 1):
        if re.match(rf"""\s*["']?{key}["']?\s*=""", line):
            return f":{number}"
    return ""


def _suggestion(key: str, known: list[str]) -> str:
    import difflib

    close = difflib.get_close_matches(key.replace("_", "-"), known, 1)
    return f"did you mean {close[0]!r}" if close else f"known are {', '.join(sorted([*known, CHECKS]))}"


def _wanted(option: Option, value: object) -> str | None:
    """Say what an option wants instead of a value, if that does not do."""
    if option.kind in ("on", "on or off"):
        return None if isinstance(value, bool) else "true or false"
    if option.kind == "choice":
        return None if value in option.choices else "one of " + ", ".join(map(repr, option.choices))
    if option.kind in ("text", "path"):
        return None if isinstance(value, str) else "a string in quotes"
    if option.kind in ("texts", "paths"):
        fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return None if fits else "a list of strings, such as ['one', 'two']"
    whole = isinstance(value, int) and not isinstance(value, bool)
    if option.kind == "count":
        return None if whole and 0 <= int(str(value)) < 10_000 else "a whole number, 0 or more"
    fits = (whole or isinstance(value, float)) and 0 <= float(str(value)) <= 1
    return None if fits else "a number from 0 to 1"


def _relative_to(folder: Path, option: Option, value: Any) -> Any:
    if option.kind == "path":
        return value if value == "-" else str(folder / value)
    if option.kind == "paths":
        return tuple(str(folder / item) for item in value)
    return tuple(value) if isinstance(value, list) else value
