"""The command line as argparse sees it, joined with the configuration file."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from typing import Any, NoReturn

from normalizer.cli.config import read_config
from normalizer.cli.escape import escaped
from normalizer.cli.options import (
    EXPORT_FORMATS,
    IMPORT_FORMATS,
    OPTIONS,
    Option,
    Options,
    UsageError,
    options_for,
)
from normalizer.cli.usage import WITH_FIELDS, check_usage
from normalizer.version import __version__

__all__ = ["parse"]

_EXIT_CODES = """exit codes:
  0    clean, or done
  1    check: findings at or above --fail-on; diff, tables diff: something differs;
       tables check, tables test: a problem, a sentence that fails
  2    could not be done: usage, a table that cannot be loaded, any file that failed
  3    --max-change-ratio kept a file as it was
  130  interrupted"""


def parse(arguments: Sequence[str]) -> Options:
    """Return the options; raises `UsageError`, and SystemExit after --help and --version."""
    namespace, unknown = _parser().parse_known_args(arguments)
    if unknown:
        raise UsageError(_unknown(unknown, namespace.command))
    found = vars(namespace)
    command = " ".join(part for part in (found.pop("command"), found.pop("part", None)) if part)
    config = {} if found.pop("isolated", False) else read_config(found.pop("config", None))
    found.pop("config", None)
    values: dict[str, Any] = {"command": command}
    known = {field.name for field in fields(Options)}
    taken = {option.attribute: option for option in _options(command)}
    for name in known - {"command"}:
        value = found.get(name)
        if value is None and name in taken:
            value = _configured(config, taken[name])
        if value is not None:
            values[name] = tuple(value) if isinstance(value, list) else value
    if found.get("field") is None and values.get("format") not in WITH_FIELDS:
        values.pop("field", None)  # what the configuration says of fields is meant for files that have them
    if config.get("checks") and "select" in taken:
        values["checks"] = config["checks"]
    options = Options(**values)
    check_usage(options, {name for name, value in found.items() if value is not None})
    return options


def _configured(config: dict[str, Any], option: Option) -> Any:
    value = config.get(option.attribute, option.default)
    # A format that this command does not have is meant for the others.
    return option.default if option.choices and value not in option.choices else value


def _unknown(arguments: list[str], command: str) -> str:
    first = arguments[0].partition("=")[0]
    usage = f"run `mtnorm {command} --help`"
    if not first.startswith("-"):
        return f"{command} does not take {first!r}; quote what belongs together"
    flags = [f"--{option.name}" for option in OPTIONS]
    if first in flags:
        return f"{command} has no flag {first}; {usage}"
    import difflib

    close = difflib.get_close_matches(first, flags, 1)
    return f"unknown flag {first}; " + (f"did you mean {close[0]}" if close else usage)


def _options(command: str) -> tuple[Option, ...]:
    if command == "tables schema":
        return ()
    return options_for("tables" if command in _READ_TABLES else command)


_READ_TABLES = ("tables check", "tables show", "tables add", "tables export")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{escaped(message)}; run `{self.prog} --help`")


@cache  # for who runs many commands in one process
def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="mtnorm",
        description="Write the names in machine-translated English text the one right way.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"mtnorm {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    for name, about in (
        (
            "check",
            "tell what fix would change, what it would suggest, and what else looks wrong; writes nothing",
        ),
        ("fix", "rewrite files in place; `fix -` filters standard input to standard output"),
        ("diff", "print the changes as a unified diff for patch or git apply; writes nothing"),
    ):
        command = _command(commands, name, about, name)
        command.add_argument("paths", nargs="*", metavar="PATH", help="file or folder; - is standard input")
        if name == "check":
            command.add_argument("--list", action="store_true", help="list the quality checks, and end")
            command.add_argument(
                "--update-baseline",
                action="store_true",
                help="write the baseline file anew: all that is found now is known from then on",
            )
        if name == "fix":
            command.add_argument(
                "-o",
                "--output",
                metavar="FILE|DIR",
                help="write there; a folder mirrors what is read",
            )
    report = _command(
        commands, "report", "write what check tells, with scores, as a page, as JSON or as SARIF", "report"
    )
    report.add_argument("paths", nargs="*", metavar="PATH", help="file or folder; - is standard input")
    report.add_argument("-o", "--output", metavar="FILE", help="write there (default: standard output)")
    explain = _command(commands, "explain", "say why a word was changed or was not", "explain")
    explain.add_argument("text", nargs="?", metavar="TEXT", help="the text; - is standard input")
    explain.add_argument("--at", metavar="FILE:LINE:COL", help="the word at that place instead")
    evaluate = _command(commands, "evaluate", "score against labelled texts", "evaluate")
    evaluate.add_argument(
        "paths", nargs=1, metavar="CASES.jsonl", help="JSON Lines with text and expected; - is standard input"
    )
    revert = _command(
        commands, "revert", "undo a fix: put files back to what they were before it, byte for byte", "revert"
    )
    revert.add_argument(
        "paths",
        nargs=1,
        metavar="CHANGES.jsonl",
        help="the audit log that `fix --changes` wrote; run where fix was run",
    )
    _add_tables(commands)
    return parser


def _add_tables(commands: Any) -> None:
    tables = commands.add_parser(
        "tables",
        help="check, test and show alias tables",
        description="Work on alias tables.",
        allow_abbrev=False,
    )
    parts = tables.add_subparsers(dest="part", required=True, metavar="COMMAND", parser_class=_Parser)
    for name, about in (
        ("check", "print every problem in the tables"),
        ("test", "run the change and keep sentences of the tables"),
    ):
        part = _command(parts, name, about, "tables" if name == "check" else "tables test")
        part.add_argument("paths", nargs="*", metavar="PATH", help="more tables, as with --tables")
    show = _command(parts, "show", "print what the tables say: pages, aliases, generated aliases", "tables")
    show.add_argument("name", nargs="?", metavar="NAME", help="canonical name (default: all pages)")
    show.add_argument(
        "--by-alias",
        nargs="?",
        const="",
        metavar="ALIAS",
        help="the pages with this form or alias, generated ones too, instead; without ALIAS, a line for each "
        "alias of the tables",
    )
    show.add_argument(
        "--generated",
        action="store_true",
        help="the aliases that are made from source forms, a line each, with how they come about",
    )
    show.add_argument(
        "--about",
        action="store_true",
        help="name, version, licence, source and fingerprint of each table instead",
    )
    add = _command(parts, "add", "add an alias to a page: one line of its file, the rest as it was", "tables")
    add.add_argument("name", metavar="NAME", help="canonical name of the page")
    add.add_argument("alias", metavar="ALIAS", help="the wrong spelling that always means it")
    add.add_argument("--form", metavar="FORM", help="how it is to be written (default: NAME)")
    diff = _command(
        parts, "diff", "print what two states of tables say otherwise, whatever their layout", "tables diff"
    )
    for metavar, about in (("OLD", "table file or folder"), ("NEW", "the one to compare with it")):
        diff.add_argument("paths", action="append", metavar=metavar, help=about)
    _add_exchange(parts)
    parts.add_parser(
        "schema", help="print the JSON Schema of a table", description="Print the JSON Schema of a table."
    )


def _add_exchange(parts: Any) -> None:
    fetch = _command(parts, "import", "make an alias table of files in another format", "tables import")
    fetch.add_argument(
        "other_format", choices=IMPORT_FORMATS, metavar="FORMAT", help=f"one of {', '.join(IMPORT_FORMATS)}"
    )
    fetch.add_argument("paths", nargs="+", metavar="FILE", help="what to import; - is standard input")
    fetch.add_argument(
        "--language",
        action="append",
        metavar="CODE",
        help="take source forms in this language (repeatable; default: zh, ru, uk, ar, ja, ko of Wikidata, "
        "all of the others)",
    )
    fetch.add_argument("-o", "--output", metavar="FILE", help="write the table there instead; it must be new")
    give = _command(parts, "export", "write the tables in another format", "tables")
    give.add_argument(
        "other_format", choices=EXPORT_FORMATS, metavar="FORMAT", help=f"one of {', '.join(EXPORT_FORMATS)}"
    )
    give.add_argument("-o", "--output", metavar="FILE", help="write there instead")


def _command(commands: Any, name: str, about: str, options: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=about,
        description=about[0].upper() + about[1:] + ".",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    for option in options_for(options):
        _add_option(command, option)
    command.add_argument("--config", metavar="FILE", help="read this configuration file")
    command.add_argument("--isolated", action="store_true", help="read no configuration file")
    return command


def _add_option(command: argparse.ArgumentParser, option: Option) -> None:
    flag = f"--{option.name}"
    more: dict[str, Any] = {"default": None, "help": option.help, "dest": option.attribute}
    if option.kind == "on":
        command.add_argument(flag, action="store_const", const=True, **more)
    elif option.kind == "on or off":
        command.add_argument(flag, action=argparse.BooleanOptionalAction, **more)
    elif option.kind == "choice":
        command.add_argument(flag, choices=option.choices, **more)
    elif option.kind in ("texts", "paths"):
        command.add_argument(flag, action="append", metavar=option.metavar, **more)
    elif option.kind == "ratio":
        command.add_argument(flag, type=_ratio, metavar="0..1", **more)
    elif option.kind == "count":
        command.add_argument(flag, type=_count, metavar=option.metavar, **more)
    else:
        metavar = "FILE" if option.kind == "path" else option.name.upper()
        command.add_argument(flag, metavar=metavar, **more)


def _ratio(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return value


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; pass 0, 1, 2 …")
    return int(text)
