"""From the paths somebody names to the files that are read, and what is left out and why."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from normalizer.documents.ignore import IgnoreRules, exclude_spec, rules_above

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["Found", "NotTaken", "Selection", "find"]

SUFFIXES = (".txt", ".md")
"""Of the files that a folder stands for; others are named one by one."""


class Found(NamedTuple):
    """A file to read."""

    path: str
    """As it is opened and printed: the named folder joined with the way below it."""
    relative: str
    """The way below the named folder; the file name alone for a file named directly."""
    named: bool
    """It was named directly."""


class NotTaken(NamedTuple):
    """A path that is not read."""

    path: str
    why: str
    """What is wrong; what to do, where there is something to do."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What the named paths come to; each sorted by path."""

    files: tuple[Found, ...]
    skipped: tuple[NotTaken, ...]
    """Left out for a reason that does not make the run fail."""
    failed: tuple[NotTaken, ...]
    """Asked for and not to be had."""
    ignored: int
    """Files and folders that .gitignore or an exclude glob left out."""


def find(paths: Iterable[str], *, exclude: tuple[str, ...] = (), ignore_files: bool = True) -> Selection:
    """Return the files that ``paths`` stand for, each once, sorted by path.

    A folder stands for the .txt and .md files below it, without hidden folders and without what its
    .gitignore files leave out (``ignore_files``) or a glob in ``exclude`` does. Links to folders are
    not followed, and a link to a file outside the named folder is left out. A file named directly is
    always taken.
    """
    walk = _Walk(exclude_spec(exclude), ignore_files)
    for path in paths:
        walk.add(path)
    chosen: dict[str, tuple[bool, bool, Found]] = {}
    for found in walk.files:
        real = os.path.realpath(found.path)
        rank = (not found.named, Path(found.path).is_symlink(), found)
        chosen[real] = min(rank, chosen.get(real, rank))
    return Selection(
        tuple(sorted(rank[2] for rank in chosen.values())),
        tuple(sorted(set(walk.skipped))),
        tuple(sorted(set(walk.failed))),
        walk.ignored,
    )


@dataclass(slots=True)
class _Walk:
    exclude: GitIgnoreSpec | None
    ignore_files: bool
    files: list[Found] = field(default_factory=list)
    skipped: list[NotTaken] = field(default_factory=list)
    failed: list[NotTaken] = field(default_factory=list)
    ignored: int = 0

    def add(self, path: str) -> None:
        if not path:
            self.failed.append(NotTaken(path, "an empty path; check what was to stand there"))
            return
        if "\0" not in path and os.path.realpath(path) == os.path.realpath(os.sep):
            self.failed.append(NotTaken(path, "the root of the file system; name a folder below it"))
            return
        try:
            mode = Path(path).stat().st_mode
        except (OSError, ValueError) as error:
            self.failed.append(NotTaken(path, _unreachable(error)))
            return
        if stat.S_ISDIR(mode):
            self._folder(path)
        elif stat.S_ISREG(mode):
            self.files.append(Found(path, os.path.basename(path), named=True))  # noqa: PTH119
        else:
            self.failed.append(NotTaken(path, "not a regular file; pipe its text in and pass `-`"))

    def _folder(self, named: str) -> None:
        root = os.path.realpath(named)
        prefix = "" if named in (".", "./") else named if named.endswith("/") else named + "/"
        rules = rules_above(root) if self.ignore_files else IgnoreRules()
        waiting = [("", rules)]
        while waiting:
            below, rules = waiting.pop()
            folder = os.path.join(root, below)  # noqa: PTH118
            if self.ignore_files:
                rules = rules.within(folder)
            for entry in self._entries(folder, prefix + below):
                here = below + entry.name
                is_folder = entry.is_dir(follow_symlinks=False)
                if is_folder and entry.name.startswith("."):
                    continue
                if not is_folder and not entry.name.casefold().endswith(SUFFIXES):
                    continue
                if self._left_out(rules, entry.path, prefix + here, here, is_folder):
                    self.ignored += 1
                elif is_folder:
                    waiting.append((here + "/", rules))
                else:
                    self._file(entry, root, Found(prefix + here, here, named=False))

    def _entries(self, folder: str, shown: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                yield from entries
        except OSError as error:
            self.failed.append(
                NotTaken(shown or ".", f"cannot be listed ({error.strerror}); check permissions")
            )

    def _left_out(self, rules: IgnoreRules, path: str, shown: str, below: str, is_folder: bool) -> bool:
        end = "/" if is_folder else ""
        # A glob may be meant from the named folder or, as typed beside the path, from here.
        typed = (below,) if shown.startswith(("/", "..")) else (below, shown.removeprefix("./"))
        if self.exclude is not None and any(self.exclude.match_file(name + end) for name in typed):
            return True
        return rules.ignores(path, is_folder)

    def _file(self, entry: os.DirEntry[str], root: str, found: Found) -> None:
        if not entry.is_symlink():
            if entry.is_file():
                self.files.append(found)
            else:
                self.skipped.append(NotTaken(found.path, "not a regular file"))
            return
        target = os.path.realpath(entry.path)
        if not target.startswith(root.rstrip("/") + "/"):
            self.skipped.append(NotTaken(found.path, "a symbolic link that leads out of the named folder"))
        elif Path(target).is_dir():
            self.skipped.append(NotTaken(found.path, "a symbolic link to a folder"))
        elif Path(target).is_file():
            self.files.append(found)
        else:
            self.skipped.append(NotTaken(found.path, "a symbolic link to no regular file"))


def _unreachable(error: OSError | ValueError) -> str:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return "no such file or folder; check the spelling"
    if isinstance(error, PermissionError):
        return "permission denied; check its permissions"
    return f"cannot be reached ({getattr(error, 'strerror', None) or error}); check the spelling"
