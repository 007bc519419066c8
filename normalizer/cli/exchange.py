"""The commands tables import and tables export."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from normalizer.cli.engine import load
from normalizer.cli.escape import escaped
from normalizer.cli.options import Options, UsageError
from normalizer.cli.screen import Screen
from normalizer.curation.exchange import exported, imported
from normalizer.documents import read_bytes, write
from normalizer.errors import DocumentError, TableError
from normalizer.tables import TableFile

__all__ = ["run_export", "run_import"]

_NOTES = 20
"""Notes on what was left out that are printed; a large source has thousands."""


def run_import(options: Options, screen: Screen) -> int:
    """Print the alias table that some files make, or write it to a new file; return the exit code."""
    if options.output is not None and Path(options.output).exists():
        raise UsageError(f"{options.output!r} exists, and a table is never written over; name a new file")
    files, problems = _files(options.paths)
    try:
        if not problems:
            found = imported(options.other_format, files, options.language)
    except TableError as error:
        problems = list(map(str, error.problems))
    if problems:
        for problem in problems:
            screen.note(escaped(problem))
        screen.note("mtnorm: nothing was written")
        return 2
    _give(found.text, options, screen)
    for note in found.left_out[:_NOTES]:
        screen.note(escaped(str(note)))
    if len(found.left_out) > _NOTES:
        screen.note(f"… and {len(found.left_out) - _NOTES} more")
    pages, aliases = found.tables.pages, sum(len(page.aliases) for page in found.tables.pages)
    screen.note(f"{len(pages)} pages, {aliases} aliases; left out: {len(found.left_out)}")
    return 0


def run_export(options: Options, screen: Screen) -> int:
    """Print the tables in another format, or write them to a file; return the exit code."""
    found = exported(options.other_format, load(options))
    _give(found.text, options, screen)
    if found.left_out:
        what = ", ".join(f"{what} ({count})" for what, count in found.left_out)
        screen.note(f"left out, since {options.other_format} has no place for them: {what}")
    return 0


def _files(paths: Iterable[str]) -> tuple[list[TableFile], list[str]]:
    """Return the files, and what is wrong with those that cannot be read."""
    files: list[TableFile] = []
    problems: list[str] = []
    for path in paths:
        try:
            data = sys.stdin.buffer.read() if path == "-" else read_bytes(path)[0]
        except DocumentError as error:
            problems.append(str(error))
        else:
            files.append(TableFile(path, "standard input" if path == "-" else Path(path).name, data))
    return files, problems


def _give(text: str, options: Options, screen: Screen) -> None:
    data = text.encode()
    if options.output is None:
        screen.out_bytes(data)
    else:
        write(options.output, data)
        screen.note(escaped(f"written to {options.output}"))
