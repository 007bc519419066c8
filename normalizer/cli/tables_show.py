"""The command tables show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from normalizer.cli.engine import load
from normalizer.cli.escape import escaped
from normalizer.cli.options import Options, UsageError
from normalizer.cli.pages import pages_called, suggestion
from normalizer.cli.screen import Screen
from normalizer.matching.generate.aliases import spellings_of
from normalizer.matching.generate.generated import Generated
from normalizer.matching.generate.shipped import aliases_of_tables
from normalizer.matching.lexicon import PACKAGED
from normalizer.tables import joined_tables, shipped_tables
from normalizer.tables.about import About
from normalizer.tables.page import Alias, Page, Tables
from normalizer.tables.strings import fold

__all__ = ["run_show"]


def run_show(options: Options, screen: Screen) -> int:
    """Print pages, or a line for each alias with ``--by-alias`` or ``--generated``; return the exit code.

    ``--by-alias`` with a spelling looks at generated aliases too, and says which of a page's it found.
    """
    tables = load(options)
    if options.about:
        for line in _about_lines(options, tables):
            screen.out(escaped(line))
        return 0
    if options.by_alias:
        lines = _found_lines(options, tables, options.by_alias)
    elif options.generated or options.by_alias == "":
        pages = list(tables.pages) if options.name is None else pages_called(options.name, tables)
        lines = _spelling_lines(options, tables, pages)
    else:
        pages = list(tables.pages) if options.name is None else pages_called(options.name, tables)
        lines = _all_page_lines(pages)
    for line in lines:
        screen.out(escaped(line))
    return 0


def _about_lines(options: Options, tables: Tables) -> Iterator[str]:
    shipped = () if options.no_default_tables else (str(shipped_tables()),)
    for table in joined_tables(tables, (*options.tables, *shipped)):
        yield f"{table.path}  ({table.pages} pages)"
        for field in fields(About):
            yield f"  {field.name}: {getattr(table.about, field.name) if table.about else '(not given)'}"
        yield f"  fingerprint: {table.fingerprint}"
    yield f"all together  ({len(tables.pages)} pages)"
    yield f"  fingerprint: {tables.fingerprint}"


def _all_page_lines(pages: Iterable[Page]) -> Iterator[str]:
    for number, page in enumerate(pages):
        if number:
            yield ""
        yield from _page_lines(page)


def _found_lines(options: Options, tables: Tables, spelling: str) -> Iterator[str]:
    """Yield the pages with a spelling, or the line of that spelling only with ``--generated``."""
    wanted = fold(spelling)
    pages = [page for page in tables.pages if wanted in map(fold, spellings_of(page))]
    made = aliases_of_tables(tables, PACKAGED).get(wanted)
    owner = tables.page(made[0]) if made is not None else None
    lines = [text for page in pages for surface, text in _alias_lines(page) if fold(surface) == wanted]
    if made is not None and owner is not None:
        lines.append(_generated_line(owner, made[1]))
    if not lines and (options.generated or not pages):
        raise UsageError(f"no page has the spelling {spelling!r}{suggestion(spelling, tables)}")
    if options.generated:
        yield from sorted(lines)
        return
    if owner is not None and owner not in pages:
        pages.append(owner)
    for number, page in enumerate(pages):
        yield from [""] if number else []
        yield from _page_lines(page)
        if made is not None and page is owner:
            yield f"  generated alias: {_generated_line(page, made[1])}"


def _spelling_lines(options: Options, tables: Tables, pages: Iterable[Page]) -> Iterator[str]:
    """Yield what each spelling is written as, of which page, by which method, and where that stands."""
    lines: list[tuple[str, str]] = []
    if options.by_alias is not None:
        lines += [line for page in pages for line in _alias_lines(page)]
    if options.generated:
        made = aliases_of_tables(tables, PACKAGED)
        lines += [(alias.surface, _generated_line(page, alias)) for page, alias in made.of_pages(pages)]
    lines.sort(key=lambda line: (fold(line[0]), line))
    return (text for _, text in lines)


def _alias_lines(page: Page) -> Iterator[tuple[str, str]]:
    for method, some in (
        ("alias", page.aliases),
        ("other spelling", page.other_spellings),
        *(("ambiguous alias", rules.aliases) for rules in page.rule_sets),
    ):
        for alias in some:
            line = f"{alias.surface} -> {alias.written}  ({page.name}; {method}; {alias.where})"
            yield alias.surface, line


def _generated_line(page: Page, alias: Generated) -> str:
    evidence = "; asks for evidence" if alias.needs_evidence else ""
    source = f"generated: {alias.scheme} of {alias.language} {alias.source_form}"
    return f"{alias.surface} -> {alias.written}  ({page.name}; {source}{evidence}; {page.where})"


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
