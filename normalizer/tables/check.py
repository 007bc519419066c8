"""Check pages against each other, over all files of a run."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from normalizer.tables.page import Alias, Page, Where
from normalizer.tables.report import Report
from normalizer.tables.strings import nfc, quote

__all__ = ["check_pages"]


def check_pages(pages: Iterable[Page], report: Report) -> None:
    """Report what is wrong between pages; of two that clash, always the same one is told of the other."""
    first: dict[str, Page] = {}
    for page in sorted(pages, key=lambda page: (nfc(page.name), page.where)):
        known = first.setdefault(nfc(page.name), page)
        same_key = known.where.path == page.where.path and known.name == page.name
        if known is not page and not same_key:  # the reader has reported a key that stands twice in a file
            what = f"page {quote(page.name)} is also in {_place(known.where)}; keep one of the two"
            report.add(page.where, what)
    singles = list(first.values())
    _Spellings(singles, report).check()
    for page in singles:
        _check_pair(page, first, report)


def _check_pair(page: Page, pages: dict[str, Page], report: Report) -> None:
    """Report members of a pair that are not two pages of entities."""
    if page.type != "pair" or not page.entities:
        return
    named = [nfc(entity) for entity in page.entities]
    if len(named) != 2 or named[0] == named[1]:
        count = f"{quote(named[0])} twice" if len(named) == 2 else f"{len(named)}"
        what = f"pair {quote(page.name)} must name two different pages in 'entities', and names {count}"
        report.add(page.where, f"{what}; write 'entities: [one page, another page]'")
    for entity in page.entities:
        member = pages.get(nfc(entity))
        if member is None and not report.unread:
            hint = report.suggestion(entity, (p.name for p in pages.values())) or "; add the page"
            report.add(page.where, f"pair {quote(page.name)} names an unknown page {quote(entity)}{hint}")
        elif member is not None and member.type in {"pair", "topic"}:
            what = f"member {quote(entity)} of pair {quote(page.name)} is itself a {member.type}"
            report.add(page.where, f"{what}; name the page of an entity")


class _Use(NamedTuple):
    page: Page
    where: Where


class _Spellings:
    """Where every name, form and alias of the tables stands, by its composed spelling."""

    def __init__(self, pages: list[Page], report: Report) -> None:
        self._pages = pages
        self._report = report
        self._uses: dict[str, dict[str, list[_Use]]] = {}
        for page in pages:
            self._note("the name", [Alias(page.name, page.name, page.where)], page)
            self._note("a form", page.forms, page)
            self._note("another spelling", page.other_spellings, page)
            self._note("an alias", page.aliases, page)
            self._note("an ambiguous alias", _ambiguous(page), page)

    def check(self) -> None:
        """Report every clash, and every alias that is written as something it may not be written as."""
        for page in self._pages:
            self._check_repeats(page)
            self._check_own(page)
            for alias in page.aliases:
                self._check_elsewhere(page, alias)

    def _note(self, kind: str, aliases: Iterable[Alias], page: Page) -> None:
        table = self._uses.setdefault(kind, {})
        for alias in aliases:
            uses = table.setdefault(nfc(alias.surface), [])
            # Two pages are enough to find one that is not the page asked about.
            if not uses or (len(uses) == 1 and uses[0].page is not page):
                uses.append(_Use(page, alias.where))

    def _check_repeats(self, page: Page) -> None:
        """Report a spelling that stands twice in a list."""
        lists = [("form", page.forms), ("other spelling", page.other_spellings), ("alias", page.aliases)]
        lists += [("ambiguous alias", rule_set.aliases) for rule_set in page.rule_sets]
        for kind, aliases in lists:
            lines: dict[str, int] = {}
            for alias in aliases:
                key = nfc(alias.surface)
                if key in lines:
                    what = f"{kind} {quote(alias.surface)} stands twice, first on line {lines[key]}"
                    self._report.add(alias.where, f"{what}; remove one of the two")
                lines.setdefault(key, alias.where.line)

    def _check_own(self, page: Page) -> None:
        """Report a spelling that is two things on its page, and a target that is no form of the page."""
        name = nfc(page.name)
        forms = {nfc(form.surface): f"a form of the page, line {form.where.line}" for form in page.forms}
        others = {
            nfc(a.surface): f"another spelling of the page, line {a.where.line}" for a in page.other_spellings
        }
        sometimes = {
            nfc(a.surface): f"an ambiguous alias of the page, line {a.where.line}" for a in _ambiguous(page)
        }
        for kind, aliases, clashes in (
            ("form", page.forms, {}),
            ("other spelling", page.other_spellings, forms),
            ("alias", page.aliases, sometimes | others | forms),
            ("ambiguous alias", _ambiguous(page), forms),
        ):
            for alias in aliases:
                key = nfc(alias.surface)
                if key == name:
                    what = f"{kind} {quote(alias.surface)} is the page's own name; remove it"
                    self._report.add(alias.where, what)
                elif key in clashes:
                    what = f"{kind} {quote(alias.surface)} is {clashes[key]}; remove one of the two"
                    self._report.add(alias.where, what)
                target = nfc(alias.written)
                if target != name and target not in forms:
                    self._check_written(page, alias)

    def _check_written(self, page: Page, alias: Alias) -> None:
        """Report a target that is no form of the page, as a chain when it is itself rewritten."""
        target, name = quote(alias.written), quote(page.name)
        if nfc(alias.written) == nfc(alias.surface):
            what = f"alias {target} is written as itself; give the page's name or one of its forms"
        elif uses := self._uses["an alias"].get(nfc(alias.written)):
            there = _place(uses[0].where)
            what = f"alias {quote(alias.surface)} is written as {target}, itself an alias ({there})"
            what += f"; give page {name} or one of its forms"
        else:
            forms = chain([page.name], (form.surface for form in page.forms))
            hint = self._report.suggestion(alias.written, forms)
            what = (
                f"unknown form {target} of page {name}{hint or '; add it to the forms, or give one of them'}"
            )
        self._report.add(alias.where, what)

    def _check_elsewhere(self, page: Page, alias: Alias) -> None:
        """Report a plain alias that stands on another page too: it may only ever mean one thing."""
        key = nfc(alias.surface)
        for kind, table in self._uses.items():
            uses = table.get(key, [])
            other = next((use for use in uses if use.page is not page), None)
            if other is None or (kind == "an alias" and uses[0].page is page):
                continue  # of two pages that claim a plain alias, the second is told of the first
            remedy = "remove it, or make it an ambiguous alias with rules"
            if "alias" in kind:
                remedy = "remove one, or make both ambiguous aliases with rules"
            what = f"alias {quote(alias.surface)} is {kind} of page {quote(other.page.name)} too"
            self._report.add(alias.where, f"{what} ({_place(other.where)}); {remedy}")


def _ambiguous(page: Page) -> list[Alias]:
    return [alias for rule_set in page.rule_sets for alias in rule_set.aliases]


def _place(where: Where) -> str:
    return f"{where.path}:{where.line}"
