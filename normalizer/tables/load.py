"""Load alias tables from files and folders; the only place of this room that touches the disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from normalizer.errors import Problem, TableError
from normalizer.tables.events import LARGEST_FILE, TableFile
from normalizer.tables.fingerprint import fingerprint
from normalizer.tables.packed import unpack
from normalizer.tables.page import Page, Tables

if TYPE_CHECKING:
    from normalizer.tables.about import About

__all__ = ["JoinedTable", "build_tables", "joined_tables", "load_tables", "read_shipped", "shipped_tables"]

_SUFFIXES = (".yaml", ".yml")


def load_tables(*paths: str | os.PathLike[str], shipped: bool | None = None) -> Tables:
    """Load alias tables, check them, and return them in an order that does not depend on the files'.

    A path is a table file, or a folder: all its ``.yaml`` and ``.yml`` files at any depth, less hidden ones.
    Tables are joined as sets of pages: none goes before another, and where two say different things of one
    page or alias, that is a problem which names both places.
    Without paths the tables shipped with the package are loaded; with paths only those, unless
    ``shipped=True`` joins the two.

    Raises TableError with every problem of every file: what cannot be read, what a page gets wrong, and
    what pages get wrong between them.
    """
    problems: list[Problem] = []
    files = _read_files([os.fspath(path) for path in paths], problems)
    for path in paths:
        _about(os.fspath(path), problems)
    if not shipped and (paths or shipped is not None):
        return build_tables(files, problems)
    own = read_shipped()
    known = {os.path.realpath(file.path) for file in own}
    files = [file for file in files if os.path.realpath(file.path) not in known]
    ready = unpack(_packed_file(), own)
    if ready is None:
        return build_tables([*files, *own], problems)
    return build_tables(files, problems, ready.pages) if files or problems else ready


def read_shipped() -> list[TableFile]:
    """Return the files of the tables shipped with the package; raises TableError when they are missing."""
    problems: list[Problem] = []
    files = _read_files([str(shipped_tables())], problems)
    if problems:
        raise TableError(problems)
    return files


@dataclass(frozen=True, slots=True)
class JoinedTable:
    """One of the tables that are joined: a file, or a folder of files."""

    path: str
    about: About | None
    """None for a file, and for a folder that does not say."""
    pages: int
    fingerprint: str
    """Of its own pages; with the same pages the same on any machine."""


def joined_tables(tables: Tables, paths: Iterable[str]) -> tuple[JoinedTable, ...]:
    """Return what is to be known of the tables at some paths, which ``tables`` were loaded from.

    They come sorted by path, as order has no meaning. Raises TableError for a `table.toml` with problems.
    """
    problems: list[Problem] = []
    found: list[JoinedTable] = []
    for path in sorted(set(paths)):
        root = Path(os.path.realpath(path))
        own = [page for page in tables.pages if Path(os.path.realpath(page.where.path)).is_relative_to(root)]
        found.append(JoinedTable(path, _about(path, problems), len(own), fingerprint(own)))
    if problems:
        raise TableError(problems)
    return tuple(found)


def _about(path: str, problems: list[Problem]) -> About | None:
    """Return what a folder of tables says of itself, and note what is wrong with that."""
    from normalizer.tables.about import ABOUT_FILE, parsed_about

    place = os.path.join(path, ABOUT_FILE)  # noqa: PTH118
    try:
        if not Path(path).is_dir() or not Path(place).exists():
            return None
        about, found = parsed_about(place, _read(place))
    except (OSError, ValueError) as error:
        problems.append(_unreadable(place, error))
        return None
    problems += found
    return about


def build_tables(
    files: Iterable[TableFile], problems: Iterable[Problem] = (), ready: Iterable[Page] = ()
) -> Tables:
    """Return the tables in the given files, whose bytes are at hand already, joined to pages built before.

    Raises TableError with every problem, those given included.
    """
    # Not for a run with the shipped tables alone, which come packed.
    from normalizer.tables.build import build_pages
    from normalizer.tables.check import check_pages
    from normalizer.tables.read import read_pages
    from normalizer.tables.report import Report
    from normalizer.tables.shapes import Sheet

    report = Report()
    report.problems.extend(problems)
    report.unread = bool(report.problems)
    pages = list(ready)
    for file in sorted(files):
        pages += build_pages(Sheet(file.path, file.name, report), read_pages(file, report))
    check_pages(pages, report)
    if report.problems:
        raise TableError(report.problems)
    pages.sort(key=lambda page: page.name)
    return Tables(tuple(pages), fingerprint(pages))


def shipped_tables() -> Path:
    """Return the folder of the tables shipped with the package.

    An installed package has it inside, a checkout or editable install beside the package. Raises
    TableError when it is in neither place.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "alias_tables", package.parent / "alias_tables"):
        if folder.is_dir():
            return folder
    missing = "the tables shipped with the package are missing; install it again, or name tables of your own"
    raise TableError([Problem(str(package / "alias_tables"), 0, missing)])


def _read_files(paths: list[str], problems: list[Problem]) -> list[TableFile]:
    """Read every table file at or below some paths once, and note what cannot be read."""
    found: dict[str, TableFile] = {}
    for path in sorted(paths):
        for place, name in _table_files(path, problems):
            try:
                key = os.path.realpath(place)
                if key not in found:
                    found[key] = TableFile(place, name, _read(place))
            except (OSError, ValueError) as error:
                problems.append(_unreadable(place, error))
    return list(found.values())


def _packed_file() -> bytes:
    """Return the bytes of the shipped tables as one file; empty when there is none."""
    try:
        return (Path(__file__).resolve().parent / "shipped.jsonl.gz").read_bytes()
    except OSError:
        return b""


def _table_files(path: str, problems: list[Problem]) -> list[tuple[str, str]]:
    """Return path and name of each table file at or below a path."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        problems.append(_unreadable(path, error))
        return []
    if not stat.S_ISDIR(mode):
        return [(path, Path(path).name)]
    root = os.path.realpath(path)
    found: list[tuple[str, str]] = []
    before = len(problems)

    def unlisted(error: OSError) -> None:
        problems.append(_unreadable(str(error.filename), error))

    for folder, folders, names in os.walk(path, onerror=unlisted):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            place = Path(folder, name)
            # A link that leads out of the folder would read what the caller never named.
            inside = not place.is_symlink() or Path(os.path.realpath(place)).is_relative_to(root)
            if not name.startswith(".") and name.lower().endswith(_SUFFIXES) and inside:
                found.append((os.path.join(folder, name), place.relative_to(path).as_posix()))  # noqa: PTH118
    if not found and len(problems) == before:
        what = "no alias tables in this folder; add a file that ends in .yaml, or name another folder"
        problems.append(Problem(path, 0, what))
    return found


def _read(path: str) -> bytes:
    """Return the bytes of a file, cut where it is larger than a table may be."""
    if not stat.S_ISREG(Path(path).stat().st_mode):  # a pipe would block for ever
        raise OSError("not a regular file")
    with Path(path).open("rb") as file:
        return file.read(LARGEST_FILE + 4)


def _unreadable(path: str, error: OSError | ValueError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(path, 0, "there is no such file or folder; check the path")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Problem(path, 0, f"cannot be read ({reason}); check the path and its permissions")
