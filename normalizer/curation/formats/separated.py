"""CSV and TSV: a row for each name, form, alias or other thing that a page says.

The header names the columns, in any order. ``name`` and ``text`` are needed; ``kind`` is ``alias`` when it is
left out, ``written as`` the name, ``type`` is ``term``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from normalizer.curation.formats.text import Input
from normalizer.tables import Alias, Page, Tables
from normalizer.tables.build import QID
from normalizer.tables.strings import nfc, quote

__all__ = ["COLUMNS", "read_csv", "read_tsv", "write_csv", "write_tsv"]

COLUMNS = ("name", "kind", "text", "written as", "language", "type", "qid")
_SPELLINGS = ("form", "other spelling", "alias")
_BELONGS = {"entity": "pair", "word": "topic"}
"""Kinds of row that only one type of page has."""
_OTHERS = {"\t": ("tabs", "import it as tsv"), ",": ("commas", "import it as csv")}
_KINDS = ("name", *_SPELLINGS, "source form", "entity", "word")


def read_csv(inputs: Sequence[Input], languages: Sequence[str]) -> list[Page]:
    """Return the pages in files with commas, or semicolons, as spreadsheets write them."""
    return _read(inputs, ",")


def read_tsv(inputs: Sequence[Input], languages: Sequence[str]) -> list[Page]:
    """Return the pages in files with tabs."""
    return _read(inputs, "\t")


def write_csv(tables: Tables) -> str:
    """Return all but rules, ambiguous aliases and roles as CSV (RFC 4180)."""
    return _written(tables, ",")


def write_tsv(tables: Tables) -> str:
    """Return the same with tabs."""
    return _written(tables, "\t")


@dataclass(slots=True)
class _Draft:
    """A page while its rows are read."""

    page: Page
    told: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Type and identifier, with the line that gave them."""
    texts: dict[str, list[Alias]] = field(default_factory=dict)
    sources: dict[str, list[str]] = field(default_factory=dict)


def _read(inputs: Sequence[Input], delimiter: str) -> list[Page]:
    drafts: dict[str, _Draft] = {}
    for source in inputs:
        if found := _delimiter(source, delimiter):
            for line, row in _rows(source, found):
                _take(source, line, row, drafts)
    for draft in drafts.values():
        for kind, wanted in _BELONGS.items():
            told, line = draft.told.get("type", (wanted, 0))
            if kind in draft.texts and told != wanted:
                what = f"{quote(draft.page.name)} is of type {quote(told)}, and has a row of kind {kind!r}"
                where = draft.page.where._replace(line=line)
                inputs[0].sheet.report.add(where, f"{what}; that belongs to type {wanted!r}")
    return [_page(draft) for draft in drafts.values()]


def _delimiter(source: Input, asked: str) -> str | None:
    """Return what separates the columns, or None after reporting that it is something else.

    Names of columns have no separators in them, so the header tells. Semicolons in CSV are read as they are.
    """
    header = source.text.lstrip("\r\n").partition("\n")[0]
    found = None if asked in header else next((mark for mark in ";\t,|" if mark in header), None)
    if found is None or (asked, found) == (",", ";"):
        return found or asked
    named, how = _OTHERS.get(found, (repr(found), "save it with commas, and import it as csv"))
    line = source.text[: source.text.find(header)].count("\n") + 1
    source.sheet.problem(line, f"the columns are separated by {named}; {how}")
    return None


def _rows(source: Input, delimiter: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line that a row starts on, and its cells by column."""
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            if header is None:
                header = _header(source, cells, line)
                if not {"name", "text"} & set(header):
                    return  # no row can be told anything that the header has not been told
            elif any(cells):
                if len(cells) > len(header):
                    what = f"{len(cells)} cells under {len(header)} columns; quote text that contains the"
                    source.sheet.problem(line, f"{what} separator")
                else:
                    yield line, dict(zip(header, (cell.strip() for cell in cells), strict=False))
            line = reader.line_num + 1
    except csv.Error as error:
        source.sheet.problem(line, f"not CSV ({error}); check the quotes, and double those inside quotes")
    if header is None:
        source.sheet.problem(1, f"the file is empty; start it with the header {delimiter.join(COLUMNS)}")


def _header(source: Input, cells: list[str], line: int) -> list[str]:
    header = [cell.strip().lower().replace("_", " ") for cell in cells]
    if not set(COLUMNS) & set(header):
        what = "no column is named here; the first line must be a header with 'name' and 'text'"
        source.sheet.problem(line, f"{what}, and may have the others of {', '.join(COLUMNS)}")
        return header
    for column in header:
        if column not in COLUMNS:
            hint = source.sheet.report.suggestion(column, COLUMNS) or f"; known are {', '.join(COLUMNS)}"
            source.sheet.problem(line, f"unknown column {quote(column)}{hint}")
    for column in ("name", "text"):
        if column not in header:
            what = f"no column {column!r}; the header must have 'name' and 'text'"
            source.sheet.problem(line, f"{what}, and may have the others of {', '.join(COLUMNS)}")
    for column in sorted({column for column in header if header.count(column) > 1}):
        source.sheet.problem(line, f"column {quote(column)} stands twice; keep one of the two")
    return header


def _take(source: Input, line: int, row: dict[str, str], drafts: dict[str, _Draft]) -> None:
    """Put a row to its page."""
    sheet = source.sheet
    name, text, kind = row.get("name", ""), row.get("text", ""), row.get("kind", "") or "alias"
    if kind not in _KINDS:
        hint = sheet.report.suggestion(kind, _KINDS) or f"; write one of {', '.join(_KINDS)}"
        sheet.problem(line, f"unknown kind {quote(kind)}{hint}")
        return
    if not name or (not text and kind != "name"):
        sheet.problem(line, f"no {'name' if not name else 'text'} in this row; fill it in or remove the row")
        return
    if kind == "source form" and not row.get("language"):
        sheet.problem(line, "this source form has no language; write its code, such as zh or ru")
        return
    if row.get("qid") and not QID.fullmatch(row["qid"]):
        what = f"{quote(row['qid'])} is not a Wikidata identifier; write Q and a number, such as Q399"
        sheet.problem(line, what)
        return
    draft = drafts.setdefault(nfc(name), _Draft(Page(name, sheet.where(line), "")))
    for column in ("type", "qid"):
        if value := row.get(column):
            known, first = draft.told.setdefault(column, (value, line))
            if known != value:
                what = f"{column} {quote(value)} of {quote(name)}, and {quote(known)} on line {first}"
                sheet.problem(line, f"{what}; keep one of the two")
    if kind == "source form":
        draft.sources.setdefault(row["language"], []).append(text)
    elif kind != "name":
        alias = Alias(text, row.get("written as") or name, sheet.where(line))
        draft.texts.setdefault(kind, []).append(alias)


def _usual_type(draft: _Draft) -> str:
    return next((type for kind, type in _BELONGS.items() if kind in draft.texts), "term")


def _page(draft: _Draft) -> Page:
    page, texts = draft.page, draft.texts
    return Page(
        page.name,
        page.where,
        draft.told["type"][0] if "type" in draft.told else _usual_type(draft),
        qid=draft.told["qid"][0] if "qid" in draft.told else None,
        forms=tuple(alias._replace(written=alias.surface) for alias in texts.get("form", ())),
        other_spellings=tuple(texts.get("other spelling", ())),
        aliases=tuple(texts.get("alias", ())),
        source_forms=tuple((language, tuple(words)) for language, words in draft.sources.items()),
        entities=tuple(alias.surface for alias in texts.get("entity", ())),
        words=tuple(alias.surface for alias in texts.get("word", ())),
    )


def _written(tables: Tables, delimiter: str) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    for page in tables.pages:
        writer.writerow((page.name, "name", page.name, "", "", page.type, page.qid or ""))
        for kind, some in zip(_SPELLINGS, (page.forms, page.other_spellings, page.aliases), strict=True):
            for alias in some:
                written = "" if alias.written in (page.name, alias.surface) else alias.written
                writer.writerow((page.name, kind, alias.surface, written, "", "", ""))
        for language, words in page.source_forms:
            writer.writerows((page.name, "source form", word, "", language, "", "") for word in words)
        writer.writerows((page.name, "entity", member, "", "", "", "") for member in page.entities)
        writer.writerows((page.name, "word", word, "", "", "", "") for word in page.words)
    return out.getvalue()
