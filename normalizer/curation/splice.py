"""The one edit that puts an alias on a page of an alias table, as near to what stands there as can be."""

from __future__ import annotations

import re

from normalizer.curation.place import Place, page_place
from normalizer.curation.yaml_text import yaml_text
from normalizer.documents import Edit

__all__ = ["CannotSplice", "alias_edit"]

_LINE_END = re.compile(r"[^\r\n]*")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_DASH = re.compile(r" *- +")
_LAST_OF_LINE = re.compile(r",[ \t]*(?:#[^\r\n]*)?[\r\n]")
_BEFORE_ALIASES = ("forms", "source_forms", "qid", "type")
"""The field that a new field of aliases follows: the first of these that the page has."""


class CannotSplice(Exception):
    """The page is written in a way that takes more than one edit; the text says what to do instead."""


def alias_edit(text: str, name: str, alias: str, written: str) -> Edit:
    """Return the edit that adds ``alias``, written as ``written``, to the page called ``name``.

    ``text`` is a table that has been read without a problem. A list in lines gets a line, a list in brackets
    an entry, a page without aliases a field. The edit is of one place, and all but a list that becomes a
    mapping only insert. Raises `CannotSplice`.
    """
    found = page_place(text, name)
    if found is None:
        raise CannotSplice(f"no page {name!r} stands in this file; it was changed meanwhile, run again")
    _, fields = found
    aliases = fields.value("aliases")
    if aliases is None:
        return _new_field(text, fields, _field(name, alias, written))
    if aliases.kind == "text":
        return Edit(aliases.start, aliases.end, _flow(name, ((aliases.text, name), (alias, written))))
    if aliases.kind == "mapping":
        entry = f"{yaml_text(alias)}: {yaml_text(written)}"
        return _insert(text, aliases, aliases.items[-2], aliases.items[-1], entry)
    if written == name:
        return _insert(text, aliases, aliases.items[-1], aliases.items[-1], yaml_text(alias))
    if not aliases.flow or _NEWLINE.search(text, aliases.start, aliases.end):
        raise CannotSplice(
            f"the aliases of {name!r} are a list over several lines, and a list is written as the page's "
            "name; leave out the form, or first make each line 'alias: form'"
        )
    old = ((item.text, name) for item in aliases.items)
    return Edit(aliases.start, aliases.end, _flow(name, (*old, (alias, written))))


def _field(name: str, alias: str, written: str) -> str:
    return f"aliases: {_flow(name, ((alias, written),))}"


def _flow(name: str, aliases: tuple[tuple[str, str], ...]) -> str:
    """Return aliases in brackets: a list when all are written as the page's name, else a mapping."""
    if all(written == name for _, written in aliases):
        return f"[{', '.join(yaml_text(alias) for alias, _ in aliases)}]"
    return f"{{{', '.join(f'{yaml_text(alias)}: {yaml_text(written)}' for alias, written in aliases)}}}"


def _insert(text: str, place: Place, first: Place, last: Place, entry: str) -> Edit:
    """Return the edit that puts an entry after the last one, which stands from ``first`` to ``last``."""
    lead = _lead(text, first.start)
    if place.flow:
        if not lead.strip() and _LAST_OF_LINE.match(text, last.end):
            return _line_after(text, last.end, f"{lead}{entry},")
        return Edit(last.end, last.end, f", {entry}")
    plain = _DASH.fullmatch(lead) if place.kind == "list" else not lead.strip(" ")
    if not plain:
        raise CannotSplice("the last alias does not stand on a line of its own; add yours by hand")
    return _line_after(text, last.end, lead + entry)


def _new_field(text: str, fields: Place, field: str) -> Edit:
    if fields.flow:
        return _insert(text, fields, fields.items[-2], fields.items[-1], field)
    lead = _lead(text, fields.items[0].start)
    if lead.strip(" "):
        raise CannotSplice("the page's fields do not stand on lines of their own; add the alias by hand")
    before = next(value for key in _BEFORE_ALIASES if (value := fields.value(key)) is not None)
    at = before.end
    # A comment that is indented deeper belongs to what stands before it.
    comment = re.compile(rf"[^\r\n]*(?:\r\n|\r|\n) {{{len(lead) + 1},}}#")
    while found := comment.match(text, at):
        at = found.end()
    return _line_after(text, at, lead + field)


def _lead(text: str, at: int) -> str:
    """Return what stands before a place on its line."""
    return text[max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1 : at]


def _line_after(text: str, at: int, line: str) -> Edit:
    """Return the edit that inserts a line after the one with this place."""
    end = _LINE_END.match(text, at)
    newline = _NEWLINE.search(text)
    assert end is not None
    return Edit(end.end(), end.end(), (newline[0] if newline else "\n") + line)
