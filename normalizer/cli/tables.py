"""The commands of `mtnorm tables`: check, test and schema here, the others in modules of their own."""

from __future__ import annotations

from pathlib import Path

from normalizer.cli.engine import load, normalizer_for
from normalizer.cli.escape import as_json_lines, escaped
from normalizer.cli.options import Options
from normalizer.cli.screen import Screen
from normalizer.errors import TableError

__all__ = ["run_tables"]


def run_tables(options: Options, screen: Screen) -> int:
    """Run the part of ``mtnorm tables`` that was asked for; return the exit code."""
    if options.command == "tables check":
        return _check(options, screen)
    if options.command == "tables test":
        return _test(options, screen)
    if options.command == "tables show":
        from normalizer.cli.tables_show import run_show

        return run_show(options, screen)
    if options.command in ("tables add", "tables diff"):
        from normalizer.cli.curation import run_add, run_diff

        return run_add(options, screen) if options.command == "tables add" else run_diff(options, screen)
    if options.command in ("tables import", "tables export"):
        from normalizer.cli.exchange import run_export, run_import

        return (run_import if options.command == "tables import" else run_export)(options, screen)
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
