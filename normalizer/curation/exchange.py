"""Import pages from other formats as an alias table, and export alias tables to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from normalizer.curation.formats import EXPORTS, IMPORTS
from normalizer.curation.formats.kind import wrong_kind
from normalizer.curation.formats.text import input_of
from normalizer.curation.settle import settled
from normalizer.curation.write_table import table_text
from normalizer.errors import Problem, TableError
from normalizer.tables import TableFile, Tables, build_tables
from normalizer.tables.check import check_pages
from normalizer.tables.fingerprint import fingerprint
from normalizer.tables.report import Report
from normalizer.tables.shapes import Sheet
from normalizer.tables.strings import quote

__all__ = ["Exported", "Imported", "exported", "imported"]


_NOTHING = ("name a file that has English names in it", "see what was left out, and mend that first")


@dataclass(frozen=True, slots=True)
class Imported:
    """An alias table made from other files, and read again to be sure of it."""

    text: str
    """YAML."""
    tables: Tables
    left_out: tuple[Problem, ...]
    """What an alias table cannot hold, with the line of the file it came from."""


@dataclass(frozen=True, slots=True)
class Exported:
    """Alias tables in another format."""

    text: str
    left_out: tuple[tuple[str, int], ...]
    """What the format has no place for, and how many there are: ``("ambiguous aliases", 12)``."""


def imported(format: str, files: Sequence[TableFile], languages: Sequence[str] = ()) -> Imported:
    """Return an alias table of what stands in files of a format, one of `IMPORTS`.

    ``languages`` are those whose source forms are wanted, for formats of many; none means the usual ones.
    Raises TableError with every problem when a file is not what the format asks for.
    """
    report = Report()
    for file in files:
        if fault := wrong_kind(format, file.data):
            report.problems.append(Problem(file.path, *fault))
    if report.problems:
        raise TableError(report.problems)
    inputs = [input_of(file, Sheet(file.path, file.name, report)) for file in files]
    if not report.problems:
        pages = IMPORTS[format].read(inputs, languages)
    if report.problems:
        raise TableError(report.problems)
    kept, left_out = settled(pages)
    left_out += chain.from_iterable(source.notes for source in inputs)
    check_pages(kept, report)
    if not kept and not report.problems:
        for file in files:
            what = f"nothing in this file can stand in an alias table; {_NOTHING[bool(left_out)]}"
            report.problems.append(Problem(file.path, 1, what))
    if report.problems:
        raise TableError([*report.problems, *left_out])
    names = ", ".join(quote(file.name)[1:-1] for file in files)
    text = table_text(kept, (f"Imported from {names} ({format}).", IMPORTS[format].credit))
    tables = build_tables([TableFile("imported table", "imported table", text.encode())])
    if tables.fingerprint != fingerprint(kept):
        problem = "cannot be written as a table without loss; please report it with this file"
        raise TableError([Problem(files[0].path, 0, problem)])
    return Imported(text, tables, tuple(sorted(set(left_out))))


def exported(format: str, tables: Tables) -> Exported:
    """Return alias tables in a format, one of `EXPORTS`, and what it could not hold."""
    export = EXPORTS[format]
    counts = {
        "ambiguous aliases": sum(len(rules.aliases) for page in tables.pages for rules in page.rule_sets),
        "roles": sum(len(page.roles) for page in tables.pages),
    }
    for field, what in (
        ("other_spellings", "other spellings"),
        ("source_forms", "lists of source forms"),
        ("entities", "members of pairs"),
        ("words", "words of topics"),
    ):
        if field not in export.holds:
            counts[what] = sum(len(getattr(page, field)) for page in tables.pages)
    return Exported(export.write(tables), tuple((what, n) for what, n in counts.items() if n))
