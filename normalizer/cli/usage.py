"""What flags and arguments do not go together."""

from __future__ import annotations

from collections.abc import Set

from normalizer.cli.options import Options, UsageError

__all__ = ["LISTED_AS", "WITH_FIELDS", "check_usage"]

LISTED_AS = ("full", "concise", "json", "jsonl")
"""The formats that the list of checks has."""

WITH_FIELDS = ("auto", "jsonl")
"""The formats in which a file may have fields."""


def check_usage(options: Options, given: Set[str]) -> None:
    """Raise `UsageError` for what cannot be done together.

    ``given`` are the options from the command line itself; the configuration is meant for several commands.
    """
    if "field" in given and options.format not in WITH_FIELDS:
        raise UsageError(f"format {options.format} has no fields; leave --field out or pass --format jsonl")
    guessed = options.format == "auto" and options.files_from is None and options.at is None
    if "field" in given and guessed and not any(map(_is_jsonl, options.paths)):
        raise UsageError("--field: no file named here is called .jsonl; pass --format jsonl if one is")
    if options.no_default_tables and not options.tables and not _names_tables(options):
        raise UsageError("--no-default-tables leaves no table; pass yours with --tables")
    if options.command in ("check", "fix", "diff", "report"):
        if not options.paths and options.files_from is None and not options.list:
            raise UsageError("no path given; name files or folders, or - for standard input")
        if "-" in options.paths and (len(options.paths) > 1 or options.files_from is not None):
            raise UsageError("- stands for standard input and cannot go with other paths; run them apart")
    if options.command == "revert" and options.paths == ("-",):
        raise UsageError("revert reads no standard input; name the file that `fix --changes` wrote")
    if options.list:
        _check_list(options, given)
    if options.update_baseline and options.baseline is None:
        raise UsageError("--update-baseline needs --baseline FILE")
    if options.command == "explain" and (options.text is None) == (options.at is None):
        raise UsageError("explain takes either a text or --at FILE:LINE:COL")
    if options.command == "tables show" and options.name is not None and options.by_alias is not None:
        raise UsageError("tables show takes either a name or --by-alias")
    if options.about and (options.name is not None or options.by_alias is not None or options.generated):
        raise UsageError("tables show --about stands alone; it is about tables, not pages")


def _check_list(options: Options, given: Set[str]) -> None:
    if "output_format" in given and options.output_format not in LISTED_AS:
        *others, last = LISTED_AS
        told = f"{', '.join(others)} and {last}"
        raise UsageError(
            f"--list has no format {options.output_format}, which is for findings; it has {told}"
        )
    if options.paths or "files_from" in given:
        raise UsageError("--list tells of checks, not of files; leave the paths out, or leave --list out")


def _names_tables(options: Options) -> bool:
    return options.command in ("tables check", "tables test") and bool(options.paths)


def _is_jsonl(path: str) -> bool:
    from normalizer.documents import format_for  # hardly any run asks, and it costs as much as --version

    return format_for("auto", path).name == "jsonl"
