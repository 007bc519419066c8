"""Temporary files: how they are called, and removing those that a killed run left behind."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

__all__ = ["remove_leftovers", "temporary_name"]

if sys.platform != "win32":
    import fcntl

_LONGEST = 255 - len("..mtnorm-.tmp") - 12
"""Bytes of a file's name that fit into the name of its temporary file."""
_TEMPORARY = re.compile(r"\.(.+)\.mtnorm-[0-9a-f]{12}\.tmp", re.DOTALL)


def temporary_name(name: str, token: str) -> str:
    """Return the name of a temporary file beside a file called ``name``."""
    return f".{_stem(name)}.mtnorm-{token}.tmp"


def remove_leftovers(paths: Iterable[str], before: float) -> list[str]:
    """Remove the temporary files that a killed run left beside these files; return their paths.

    ``before`` is when this run began (seconds since the epoch): a younger file, or one that is locked,
    belongs to somebody who is at work.
    """
    names: dict[str, set[str]] = {}
    for path in paths:
        folder, name = os.path.split(os.path.realpath(path))
        names.setdefault(folder, set()).add(_stem(name))
    removed = []
    for folder in sorted(names):
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                match = _TEMPORARY.fullmatch(entry.name)
                if match and match[1] in names[folder] and _abandoned(entry.path, before):
                    Path(entry.path).unlink()
                    removed.append(entry.path)
    return removed


def _stem(name: str) -> str:
    return os.fsdecode(os.fsencode(name)[:_LONGEST])


def _abandoned(path: str, before: float) -> bool:
    found = Path(path).lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_mtime >= before:
        return False
    if sys.platform == "win32":
        return True
    with Path(path).open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
