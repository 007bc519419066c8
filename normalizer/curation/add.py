"""Add an alias to a page: one spliced line, verified by reading the table again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

from normalizer.curation.plain_words import plain_word_fault
from normalizer.curation.splice import CannotSplice, alias_edit
from normalizer.documents import Edit, Source, splice
from normalizer.errors import Problem, TableError
from normalizer.tables import Alias, Page, TableFile, Tables, build_tables
from normalizer.tables.fingerprint import fingerprint
from normalizer.tables.strings import fold, nfc, quote, text_fault

__all__ = ["Addition", "addition"]


@dataclass(frozen=True, slots=True)
class Addition:
    """An alias that is to be added to a table file, verified."""

    page: str
    alias: str
    written: str
    edit: Edit | None
    """In code points of the file's text; None when the page has the alias already."""
    line: int
    """Where the alias stands afterwards, counted from 1."""
    data: bytes
    """The file's bytes afterwards."""
    tables: Tables
    """All tables afterwards."""


def addition(tables: Tables, page: Page, source: Source, alias: str, form: str | None = None) -> Addition:
    """Return what adds ``alias`` to a page of ``tables`` that stands in the file ``source``.

    ``form`` is how it is to be written, None for the page's name. The result means what the tables meant
    before and this alias, or else nothing is to be written. Raises TableError, with line and next step, for
    an alias that the tables cannot take, and for a page written in a way that takes more than one edit.
    """
    written = page.name if form is None else form
    known = next((a for a in page.aliases if nfc(a.surface) == nfc(alias) and a.written == written), None)
    if known is not None:
        return Addition(page.name, alias, written, None, known.where.line, source.data, tables)
    if fault := _fault(page, alias):
        raise _refusal(page, fault)
    mark = "\ufeff" if source.text.startswith("\ufeff") else ""
    try:
        found = alias_edit(source.text[len(mark) :], page.name, alias, written)
    except CannotSplice as error:
        raise _refusal(page, str(error)) from None
    edit = Edit(found.start + len(mark), found.end + len(mark), found.written)
    data = source.encode(splice(source.text, [edit]))
    after = _read_again(tables, page, data)
    new = next(p for p in after.pages if p.name == page.name)
    line = next((a.where.line for a in new.aliases if a.surface == alias), 0)
    where = page.where._replace(line=line)
    wanted = replace(page, aliases=(*page.aliases, Alias(alias, written, where)))
    if after.fingerprint != fingerprint(wanted if p is page else p for p in tables.pages):
        what = "the edit would change more than this alias; the file is left as it is, add it by hand"
        raise _refusal(page, what)
    return Addition(page.name, alias, written, edit, line, data, after)


def _read_again(tables: Tables, page: Page, data: bytes) -> Tables:
    file = TableFile(page.where.path, page.where.name, data)
    return build_tables([file], ready=(p for p in tables.pages if p.where.path != page.where.path))


def _fault(page: Page, alias: str) -> str | None:
    """Return why the page cannot take the alias whatever else the tables say, or None."""
    if fault := text_fault(alias):
        return fault
    if page.type == "topic":
        return f"{quote(page.name)} is a topic, a list of words without aliases; name the page of an entity"
    for known in page.aliases:
        if nfc(known.surface) == nfc(alias):
            what = f"{quote(alias)} is an alias of {quote(page.name)} already, written {quote(known.written)}"
            return f"{what} (line {known.where.line}); change that entry by hand"
    for name in chain([page.name], (form.surface for form in page.forms)):
        if fold(name) == fold(alias):
            what = f"{quote(alias)} is found under {quote(name)} already"
            return f"{what}, since case, accents, hyphens and spaces make no difference; no alias is needed"
    return plain_word_fault(alias, page)


def _refusal(page: Page, message: str) -> TableError:
    return TableError([Problem(page.where.path, page.where.line, message)])
