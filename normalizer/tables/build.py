"""Turn the nodes of one table file into pages; everything that a page alone can get wrong is reported."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from normalizer.tables.page import RULE_KINDS, Alias, Page, Role, Rule, RuleSet
from normalizer.tables.read import Mapping, Node, Scalar
from normalizer.tables.shapes import Sheet
from normalizer.tables.strings import fold, quote, quote_some

__all__ = ["LANGUAGE", "PAGE_FIELDS", "QID", "ROLE_FIELDS", "RULE_SET_FIELDS", "build_pages"]

PAGE_FIELDS = (
    "type",
    "qid",
    "source_forms",
    "forms",
    "aliases",
    "ambiguous_aliases",
    "other_spellings",
    "roles",
    "entities",
    "words",
)
RULE_SET_FIELDS = ("aliases", *RULE_KINDS, "spreads", "change", "keep")
ROLE_FIELDS = ("title", "country", "from", "to")

QID = re.compile(r"Q[1-9][0-9]*")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MANY = 10_000


def build_pages(sheet: Sheet, nodes: Iterable[tuple[Scalar, Node]]) -> list[Page]:
    """Return the pages of a file; a page with problems comes too, so that others may refer to it."""
    return [_page(sheet, key, node) for key, node in nodes if sheet.sound(key)]


def _page(sheet: Sheet, key: Scalar, node: Node) -> Page:
    name, where = key.text, sheet.where(key.line)
    if not isinstance(node, Mapping):
        what = f"page {quote(name)} must be a mapping of fields; write 'type: city' or another type below it"
        sheet.problem(node.line, what)
        return Page(name, where, "")
    fields = _fields(sheet, node.pairs, PAGE_FIELDS, "page")
    if "type" not in fields:
        sheet.problem(key.line, f"page {quote(name)} has no type; add a field such as 'type: city'")
    kind = (sheet.text(fields["type"], "type") if "type" in fields else None) or ""
    page = Page(
        name,
        where,
        kind,
        qid=_qid(sheet, fields["qid"]) if "qid" in fields else None,
        forms=tuple(Alias(s.text, s.text, sheet.where(s.line)) for s in _texts(sheet, fields, "forms")),
        other_spellings=_spellings(sheet, fields, "other_spellings", name),
        aliases=_spellings(sheet, fields, "aliases", name),
        rule_sets=tuple(_rule_sets(sheet, fields["ambiguous_aliases"], name))
        if "ambiguous_aliases" in fields
        else (),
        source_forms=tuple(_source_forms(sheet, fields["source_forms"])) if "source_forms" in fields else (),
        roles=tuple(_roles(sheet, fields["roles"])) if "roles" in fields else (),
        entities=tuple(s.text for s in _texts(sheet, fields, "entities")),
        words=tuple(s.text for s in _texts(sheet, fields, "words")),
    )
    if kind:
        _check_kind(sheet, page, fields)
    return page


def _check_kind(sheet: Sheet, page: Page, fields: dict[str, Node]) -> None:
    """Report ``entities`` and ``words`` where they do not belong, or are missing."""
    line, name = page.where.line, quote(page.name)
    if page.type == "pair" and "entities" not in fields:
        sheet.problem(line, f"pair {name} has no entities; add 'entities: [one page, another page]'")
    if page.type == "topic" and "words" not in fields:
        sheet.problem(line, f"topic {name} has no words; add 'words: [one, another]'")
    for field, kind in (("entities", "pair"), ("words", "topic")):
        if field in fields and page.type != kind:
            what = f"{field!r} belongs to pages of type {kind}, and {name} is of type {quote(page.type)}"
            sheet.problem(fields[field].line, f"{what}; remove it or change the type")


def _fields(
    sheet: Sheet, pairs: Iterable[tuple[Scalar, Node]], known: Collection[str], place: str
) -> dict[str, Node]:
    """Return the known fields by name, and report the others."""
    fields: dict[str, Node] = {}
    for key, node in pairs:
        if key.text in known:
            fields.setdefault(key.text, node)
        elif place == "page" and key.text in RULE_SET_FIELDS:
            what = (
                f"field {quote(key.text)} stands on the page; put it into a rule set of 'ambiguous_aliases'"
            )
            sheet.problem(key.line, what)
        else:
            hint = sheet.report.suggestion(key.text, known) or f"; a {place} has {', '.join(known)}"
            sheet.problem(key.line, f"unknown field {quote(key.text)}{hint}")
    return fields


def _texts(sheet: Sheet, fields: dict[str, Node], field: str) -> list[Scalar]:
    return sheet.texts(fields[field], field) if field in fields else []


def _spellings(sheet: Sheet, fields: dict[str, Node], field: str, name: str) -> tuple[Alias, ...]:
    return sheet.spellings(fields[field], field, name) if field in fields else ()


def _qid(sheet: Sheet, node: Node) -> str | None:
    qid = sheet.text(node, "qid")
    if qid is not None and not QID.fullmatch(qid):
        what = f"{quote(qid)} is not a Wikidata identifier; write Q and a number, such as Q399"
        sheet.problem(node.line, what)
        return None
    return qid


def _source_forms(sheet: Sheet, node: Node) -> Iterable[tuple[str, tuple[str, ...]]]:
    for key, value in sheet.mapping(node, "'source_forms'", "{zh: [纳卡]}"):
        if not LANGUAGE.fullmatch(key.text):
            what = f"{quote(key.text)} is not a language code; write one such as zh, ru or zh-Hant"
            sheet.problem(key.line, what)
        yield key.text, tuple(scalar.text for scalar in sheet.texts(value, key.text))


def _roles(sheet: Sheet, node: Node) -> Iterable[Role]:
    example = "[{title: Secretary of State, country: United States}]"
    for item in sheet.items(node, "'roles'", example):
        pairs = sheet.mapping(item, "a role", "{title: Secretary of State, country: United States}")
        fields = _fields(sheet, pairs, ROLE_FIELDS, "role")
        if pairs and "title" not in fields:
            sheet.problem(item.line, "this role has no title; add one such as 'title: Secretary of State'")
        title = sheet.text(fields["title"], "title") if "title" in fields else None
        country = sheet.text(fields["country"], "country") if "country" in fields else None
        start, end = (_date(sheet, fields[f], f) if f in fields else None for f in ("from", "to"))
        if start and end and start > end:
            sheet.problem(item.line, f"this role starts on {start}, after its end on {end}; mend the dates")
        if title:
            yield Role(title, country, start, end)


def _date(sheet: Sheet, node: Node, field: str) -> str | None:
    text = sheet.text(node, field)
    if text is None:
        return None
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    sheet.problem(node.line, f"{quote(text)} is not a date; write it as year-month-day, such as 2021-01-26")
    return None


def _rule_sets(sheet: Sheet, node: Node, name: str) -> Iterable[RuleSet]:
    example = "'- aliases: [Naka]' and its rules below"
    for item in sheet.items(node, "'ambiguous_aliases'", example):
        pairs = sheet.mapping(item, "a rule set", "'aliases: [Naka]' and its rules below")
        if pairs:
            yield _rule_set(sheet, item.line, _fields(sheet, pairs, RULE_SET_FIELDS, "rule set"), name)


def _rule_set(sheet: Sheet, line: int, fields: dict[str, Node], name: str) -> RuleSet:
    aliases = _spellings(sheet, fields, "aliases", name)
    subject = f"the rule set for {quote(aliases[0].surface)}" if aliases else "this rule set"
    if "aliases" not in fields:
        sheet.problem(line, "this rule set has no aliases; add 'aliases: [Naka]'")
    if not any(kind in fields for kind in RULE_KINDS):
        sheet.problem(
            line, f"{subject} has no rule; add one such as 'only_with: [a name that shows the meaning]'"
        )
    for field, purpose in (("change", "changed"), ("keep", "left alone")):
        if field not in fields:
            what = f"{subject} has no {field!r} sentence; add one in which the alias must be {purpose}"
            sheet.problem(line, what)
    rules: list[Rule] = []
    phrases: list[tuple[int, str, str]] = []
    for kind in RULE_KINDS:
        entries = _texts(sheet, fields, kind)
        if entries:
            rules.append(Rule(kind, tuple(entry.text for entry in entries)))
        if kind.endswith("_in"):
            phrases += ((entry.line, kind, entry.text) for entry in entries)
    change = sheet.sentences(fields["change"], "change") if "change" in fields else ()
    keep = sheet.sentences(fields["keep"], "keep") if "keep" in fields else ()
    phrases += ((s.where.line, "change", s.text) for s in change)
    phrases += ((s.where.line, "keep", s.text) for s in keep)
    if aliases:
        _check_phrases(sheet, aliases, phrases)
    return RuleSet(aliases, tuple(rules), _spreads(sheet, fields), change, keep, sheet.where(line))


def _spreads(sheet: Sheet, fields: dict[str, Node]) -> bool:
    if "spreads" not in fields:
        return False
    node = fields["spreads"]
    if isinstance(node, Scalar) and node.text in {"true", "false"}:
        return node.text == "true"
    sheet.problem(node.line, "'spreads' must be true or false; write 'spreads: true' or remove it")
    return False


def _check_phrases(sheet: Sheet, aliases: tuple[Alias, ...], phrases: list[tuple[int, str, str]]) -> None:
    """Report sentences, and phrases of ``in`` rules, that have none of the aliases in them."""
    folded = {fold(alias.surface) for alias in aliases} - {""}
    if not folded:
        return
    if len(folded) * len(phrases) > _MANY:
        # Alias by alias would take minutes on a file made to take minutes.
        from ahocorasick_rs import AhoCorasick

        search = AhoCorasick(sorted(folded))
        missing = [p for p in phrases if not search.find_matches_as_indexes(fold(p[2]))]
    else:
        missing = [p for p in phrases if not any(map(fold(p[2]).__contains__, folded))]
    surfaces = quote_some(alias.surface for alias in aliases) if missing else ""
    for line, field, text in missing:
        if field in {"change", "keep"}:
            what = f"this {field!r} sentence contains none of the aliases of its rule set ({surfaces})"
            sheet.problem(line, f"{what}; write one that does")
        else:
            what = f"{field!r} phrase {quote(text)} contains none of the aliases of its rule set ({surfaces})"
            near = field.replace("_in", "_near")
            sheet.problem(line, f"{what}; write it with the alias, or use {near!r}")
