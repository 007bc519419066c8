"""The command tables add."""

from __future__ import annotations

from pathlib import Path

from normalizer.cli.engine import load
from normalizer.cli.escape import escaped
from normalizer.cli.options import Options, UsageError
from normalizer.cli.pages import pages_called
from normalizer.cli.screen import Screen
from normalizer.curation.add import addition
from normalizer.documents import read, unified_diff, write
from normalizer.errors import TableError
from normalizer.matching.lexicon import is_english
from normalizer.tables.page import Page

__all__ = ["run_add"]


def run_add(options: Options, screen: Screen) -> int:
    """Add an alias to a page in its file, and print the change as a diff; return the exit code."""
    tables = load(options)
    page = pages_called(options.name or "", tables)[0]
    _refuse_installed(page)
    source = read(page.where.path)
    alias = options.alias or ""
    try:
        found = addition(tables, page, source, alias, options.form)
    except TableError as error:
        for problem in error.problems:
            screen.note(escaped(str(problem)))
        screen.note("mtnorm: nothing was written")
        return 2
    place = f"{page.where.path}:{found.line}"
    if found.edit is None:
        screen.note(escaped(f"{place}: {alias!r} is an alias of {page.name!r} already; nothing was written"))
        return 0
    write(page.where.path, found.data, source.stamp)
    screen.out_diff(unified_diff(source, [found.edit]))
    screen.note(escaped(f"{place}: {alias!r} is now written {found.written!r}; next: mtnorm tables test"))
    if " " not in alias and is_english(alias.lower()):
        what = f"{place}: {alias!r} is an English word too and will be changed wherever it is capitalised"
        screen.note(escaped(f"{what}; an ambiguous alias with rules may be safer, see docs/curating.md"))
    return 0


def _refuse_installed(page: Page) -> None:
    """Keep what an installation brought as it is; the next one would undo the edit."""
    import normalizer

    package = Path(normalizer.__file__).resolve().parent
    if Path(page.where.path).resolve().is_relative_to(package):
        raise UsageError(
            f"{page.name!r} stands in the tables that were installed with the package; edit a copy of "
            "its alias_tables and pass that with --tables and --no-default-tables"
        )
