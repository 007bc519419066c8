"""The command tables show."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.cli.engine import load
from normalizer.cli.escape import escaped
from normalizer.cli.options import Options, UsageError
from normalizer.cli.pages import pages_called, suggestion
from normalizer.cli.screen import Screen
from normalizer.matching.generate.aliases import spellings_of
from normalizer.tables.page import Alias, Page
from normalizer.tables.strings import fold

__all__ = ["run_show"]


def run_show(options: Options, screen: Screen) -> int:
    """Print the pages that were asked for; return the exit code."""
    tables = load(options)
    if options.by_alias is not None:
        wanted = fold(options.by_alias)
        pages = [page for page in tables.pages if wanted in map(fold, spellings_of(page))]
        if not pages:
            close = suggestion(options.by_alias, tables)
            raise UsageError(f"no page has the spelling {options.by_alias!r}{close}")
    else:
        pages = pages_called(options.name or "", tables)
    for number, page in enumerate(pages):
        if number:
            screen.out("")
        for line in _page_lines(page):
            screen.out(escaped(line))
    return 0


def _page_lines(page: Page) -> Iterator[str]:
    qid = f", {page.qid}" if page.qid else ""
    yield f"{page.name}  ({page.type}{qid}; {page.where})"
    for language, words in page.source_forms:
        yield f"  in {language}: {', '.join(words)}"
    if page.entities:
        yield f"  pair of: {', '.join(page.entities)}"
    for role in page.roles:
        country = f" of {role.country}" if role.country else ""
        yield f"  role: {role.title}{country}, {role.start or '…'} to {role.end or 'now'}"
    for title, some in (
        ("also right", page.forms),
        ("legitimate elsewhere", page.other_spellings),
        ("always means it", page.aliases),
    ):
        if some:
            yield f"  {title}: {_alias_list(some, page.name)}"
    for rules in page.rule_sets:
        yield f"  sometimes means it: {_alias_list(rules.aliases, page.name)}  ({rules.where})"
        for rule in rules.rules:
            yield f"    {rule.kind.replace('_', ' ')}: {', '.join(rule.entries)}"
        if rules.spreads:
            yield "    spreads to later mentions in the document"
        for kind, sentences in (("change", rules.change), ("keep", rules.keep)):
            for sentence in sentences:
                yield f"    {kind}: {sentence.text}"
    if page.words:
        yield f"  words: {', '.join(page.words)}"


def _alias_list(aliases: tuple[Alias, ...], name: str) -> str:
    return ", ".join(
        alias.surface if alias.written in (name, alias.surface) else f"{alias.surface} (as {alias.written})"
        for alias in aliases
    )
