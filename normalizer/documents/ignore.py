"""Which paths below a folder are left out: .gitignore files, and globs from the command line."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from normalizer.errors import DocumentError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["IgnoreRules", "exclude_spec", "rules_above"]

_LARGEST = 1 << 20
"""Bytes of a .gitignore file that are read."""


@dataclass(frozen=True, slots=True)
class IgnoreRules:
    """The .gitignore files that apply in a folder, the nearest one last."""

    layers: tuple[tuple[str, GitIgnoreSpec], ...] = ()
    """The folder of each file, absolute, and its patterns."""

    def within(self, folder: str) -> IgnoreRules:
        """Return the rules that hold inside ``folder``: these, and those of its own .gitignore."""
        spec = _read_spec(os.path.join(folder, ".gitignore"))  # noqa: PTH118
        return self if spec is None else IgnoreRules((*self.layers, (folder, spec)))

    def ignores(self, path: str, is_folder: bool) -> bool:
        """Tell whether git would ignore the path; the nearest file that mentions it decides."""
        for folder, spec in reversed(self.layers):
            verdict = _check(spec, folder, path, is_folder)
            if verdict is not None:
                return verdict
        return False


def rules_above(folder: str) -> IgnoreRules:
    """Return the rules that the repository's folders above ``folder`` set for what is inside it.

    A file that ignores ``folder`` itself has no say: naming the folder asked for what is in it.
    """
    above: list[str] = []
    here = folder
    while not os.path.lexists(os.path.join(here, ".git")):  # noqa: PTH118
        parent = os.path.dirname(here)  # noqa: PTH120
        if parent == here:
            return IgnoreRules()
        above.append(parent)
        here = parent
    rules = IgnoreRules()
    for parent in reversed(above):
        rules = rules.within(parent)
    return IgnoreRules(
        tuple(layer for layer in rules.layers if not _check(layer[1], layer[0], folder, is_folder=True))
    )


def exclude_spec(patterns: tuple[str, ...]) -> GitIgnoreSpec | None:
    """Return globs in the syntax of .gitignore, if any; raises `DocumentError` for one that is not."""
    if not patterns:
        return None
    from pathspec import GitIgnoreSpec

    for pattern in patterns:
        try:
            GitIgnoreSpec.from_lines([pattern])
        except ValueError:
            raise DocumentError(
                f"--exclude {pattern!r} is not a glob; write it as in .gitignore, such as 'drafts/*.txt'"
            ) from None
    return GitIgnoreSpec.from_lines(patterns)


def _check(spec: GitIgnoreSpec, folder: str, path: str, is_folder: bool) -> bool | None:
    below = path[len(folder.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
    return spec.check_file(below + "/" if is_folder else below).include


def _read_spec(path: str) -> GitIgnoreSpec | None:
    try:
        if not Path(path).is_file():
            return None
        with Path(path).open("rb") as file:
            text = file.read(_LARGEST).decode("utf-8", "surrogateescape")
    except OSError:
        return None
    from pathspec import GitIgnoreSpec  # not before: a file that is named directly needs none

    good = []
    for line in text.splitlines():
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue  # as git does
        good.append(line)
    return GitIgnoreSpec.from_lines(good)
