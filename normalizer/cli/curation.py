"""The commands tables add and tables diff."""

from __future__ import annotations

from pathlib import Path

from normalizer.cli.engine import load
from normalizer.cli.escape import as_json_lines, escaped
from normalizer.cli.options import Options, UsageError
from normalizer.cli.pages import pages_called
from normalizer.cli.screen import Screen, paint
from normalizer.curation.add import addition
from normalizer.curation.compare import Difference, differences
from normalizer.curation.plain_words import reach_of_word
from normalizer.documents import read, unified_diff, write
from normalizer.errors import TableError
from normalizer.tables import Page, load_tables

__all__ = ["run_add", "run_diff"]


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
    if reach := reach_of_word(alias, page):
        what = f"{place}: {alias!r} is an English word too, and is changed wherever it stands {reach}"
        screen.note(escaped(f"{what}; an ambiguous alias with rules may be safer, see docs/curating.md, 3"))
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


def run_diff(options: Options, screen: Screen) -> int:
    """Print what two states of tables say otherwise; return 1 when there is something, else 0."""
    old, new = (load_tables(path) for path in options.paths)
    found = differences(old, new)
    if options.output_format == "json":
        shown = [d._asdict() | {"where": f"{d.where.path}:{d.where.line}"} for d in found]
        report = {"old": old.fingerprint, "new": new.fingerprint, "differences": shown}
        for line in as_json_lines(report):
            screen.out(line)
        return 1 if found else 0
    page = ""
    for difference in found:
        if difference.page != page:
            page = difference.page
            screen.out(escaped(f"{page}  ({difference.where})"))
        sign = {"added": "+", "removed": "-", "changed": "~"}[difference.kind]
        colour = {"added": "green", "removed": "red", "changed": "yellow"}[difference.kind]
        screen.out(paint(escaped(f"  {sign} {_told(difference)}"), colour, screen.coloured_out))
    pages = len({difference.page for difference in found})
    screen.note(f"differences: {len(found)} on {pages} pages" if found else "no difference in meaning")
    return 1 if found else 0


def _told(difference: Difference) -> str:
    """Return a difference in words, its sign apart."""
    rules = f" (of {', '.join(difference.rules)})" if difference.rules else ""
    what = difference.what.replace("_", " ") + rules
    subject = f"{what}: {difference.value}" if difference.value else what
    before, after = difference.before, difference.after
    if difference.kind == "changed":
        return f"{subject}: {before}, now {after}"
    said = after if before is None else before
    if said is None or said == difference.page:
        return subject
    if difference.what == "page":
        return f"{subject} ({said})"
    return f"{subject}: {said}" if not difference.value else f"{subject} -> {said}"
