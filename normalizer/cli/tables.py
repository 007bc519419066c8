"""The commands tables check, test, show and schema."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from normalizer.cli.engine import load, normalizer_for
from normalizer.cli.escape import as_json_lines, escaped
from normalizer.cli.options import Options, UsageError
from normalizer.cli.screen import Screen
from normalizer.errors import TableError
from normalizer.tables.page import Alias, Page, Tables
from normalizer.tables.strings import fold

__all__ = ["run_tables"]


def run_tables(options: Options, screen: Screen) -> int:
    """Run the part of ``mtnorm tables`` that was asked for; return the exit code."""
    if options.command == "tables check":
        return _check(options, screen)
    if options.command == "tables test":
        return _test(options, screen)
    if options.command == "tables show":
        return _show(options, screen)
    from normalizer.tables import table_schema

    for line in as_json_lines(table_schema()):
        screen.out(line)
    return 0


def _check(options: Options, screen: Screen) -> int:
    missing = [path for path in options.tables + options.paths if not Path(path).exists()]
    if missing:
        for path in missing:
            screen.note(f"{escaped(path)}: no such file or folder; check the spelling")
        return 2
    try:
        tables = load(options, options.paths)
    except TableError as error:
        for problem in error.problems:
            screen.out(escaped(str(problem)))
        screen.note(f"problems: {len(error.problems)}")
        return 1
    sentences = sum(len(rules.change) + len(rules.keep) for page in tables.pages for rules in page.rule_sets)
    screen.note(
        f"no problem in {len(tables.pages)} pages; {sentences} sentences are run by `mtnorm tables test`"
    )
    return 0


def _test(options: Options, screen: Screen) -> int:
    from normalizer.evaluate import run_sentences

    tables = load(options, options.paths)
    results = run_sentences(normalizer_for(options, tables), tables)
    failing = [result for result in results if not result.ok]
    for result in failing:
        screen.out(
            f"{escaped(result.where)}: {result.kind} sentence of {escaped(result.page)} fails: "
            f"{escaped(result.reason)}"
        )
        screen.out(f"    sentence: {escaped(result.text)}")
        screen.out(f"    became:   {escaped(result.got) if result.got != result.text else '(unchanged)'}")
    screen.note(f"{len(results)} sentences: {len(results) - len(failing)} hold, {len(failing)} fail")
    return 1 if failing else 0


def _show(options: Options, screen: Screen) -> int:
    tables = load(options)
    if options.by_alias is not None:
        wanted = fold(options.by_alias)
        pages = [page for page in tables.pages if wanted in map(fold, _spellings(page))]
        if not pages:
            close = _suggestion(options.by_alias, tables)
            raise UsageError(f"no page has the spelling {options.by_alias!r}{close}")
    else:
        name = options.name or ""
        pages = [page for page in tables.pages if page.name == name]
        pages = pages or [page for page in tables.pages if fold(page.name) == fold(name)]
        if not pages:
            raise UsageError(f"no page is called {name!r}{_suggestion(name, tables)}")
    for number, page in enumerate(pages):
        if number:
            screen.out("")
        for line in _page_lines(page):
            screen.out(escaped(line))
    return 0


def _spellings(page: Page) -> Iterator[str]:
    yield page.name
    for some in (
        page.forms,
        page.other_spellings,
        page.aliases,
        *(rules.aliases for rules in page.rule_sets),
    ):
        yield from (alias.surface for alias in some)


def _suggestion(name: str, tables: Tables) -> str:
    for page in tables.pages:
        if fold(name) in map(fold, _spellings(page)):
            return f"; it is a spelling of {page.name!r}, try that or --by-alias"
    close = difflib.get_close_matches(name, [page.name for page in tables.pages], 3)
    return f"; did you mean {' or '.join(map(repr, close))}" if close else "; check the spelling"


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
