"""The commands check, fix and diff."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal, cast

from normalizer.cli.audit import AuditLog
from normalizer.cli.engine import load, normalizer_for
from normalizer.cli.escape import escaped
from normalizer.cli.options import Options, UsageError
from normalizer.cli.outcome import Outcome
from normalizer.cli.pool import Spread, work_through
from normalizer.cli.report import FindingPrinter
from normalizer.cli.screen import Progress, Screen
from normalizer.cli.summary import RunTally
from normalizer.cli.targets import targets
from normalizer.cli.work import Prepared, Settings, Task, commit, prepare
from normalizer.documents import Selection, Source, find, remove_leftovers, source_from
from normalizer.errors import DocumentError
from normalizer.tables.page import Tables

__all__ = ["run_texts"]


def run_texts(options: Options, screen: Screen) -> int:
    """Check, fix or diff; return the exit code."""
    started = time.time()
    is_filter = options.paths == ("-",)
    selection = Selection((), (), (), 0) if is_filter else _select(options)
    tasks = [
        Task(file.path, file.named, target)
        for file, target in zip(selection.files, targets(options.output, selection.files), strict=True)
    ]
    tables = load(options)
    normalize = normalizer_for(options, tables)
    settings = _settings(options, tables)
    tally = RunTally(
        options.command, options.fail_on, skipped=[*selection.skipped], failed=[*selection.failed]
    )
    tally.nothing_found = _nothing_found(options, selection)
    log = AuditLog(options.changes) if options.changes is not None else None
    if options.command == "fix":
        written = [task.target or task.path for task in tasks]
        remove_leftovers([*written, *filter(None, (options.output, options.changes))], started)
    progress = Progress(options.progress, len(tasks))
    printer = _printer(options, screen, is_filter)
    target_of = {task.path: task.target for task in tasks} | ({"-": options.output} if is_filter else {})

    def take(outcome: Outcome) -> None:
        tally.add(outcome)
        if log is not None:
            log.add(outcome, target_of[outcome.path])
        progress.step(outcome.status == "changed")
        if outcome.documents or outcome.diff:
            progress.clear()
        if printer is not None:
            printer.add(outcome)
        if outcome.diff:
            screen.out_diff(outcome.diff)

    try:
        if is_filter:
            spread = Spread(normalize, options.jobs)
            _filter(lambda source, task: prepare(spread, settings, task, source), options, screen, take)
        else:
            work_through(normalize, settings, tasks, options.jobs, take)
    except KeyboardInterrupt:
        progress.clear()
        done = tally.counts.total()
        screen.note(
            f"interrupted: {done} of {len(tasks)} files done, {_written(options, tally)}; run again to go on"
        )
        return 130
    finally:
        if log is not None:
            log.close()
    progress.clear()
    if printer is not None:
        printer.close(tally.as_dict())
    tally.print(screen.note)
    return tally.exit_code


def _settings(options: Options, tables: Tables) -> Settings:
    return Settings(
        cast(Literal["check", "fix", "diff"], options.command),
        options.format,
        options.field,
        options.encoding,
        options.max_change_ratio,
        tables,
        report=options.command == "check" or options.output_format is not None,
        log=options.changes is not None,
    )


def _printer(options: Options, screen: Screen, is_filter: bool) -> FindingPrinter | None:
    """Return what prints findings; beside a text on standard output, on standard error."""
    if options.command != "check" and options.output_format is None:
        return None
    to_stderr = options.command == "fix" and is_filter and options.output is None
    return FindingPrinter(
        options.output_format or "full",
        screen.note if to_stderr else screen.out,
        screen.coloured_err if to_stderr else screen.coloured_out,
        several_fields=len(options.field) > 1,
    )


def _filter(
    prepared_from: Callable[[Source, Task], Prepared],
    options: Options,
    screen: Screen,
    take: Callable[[Outcome], None],
) -> None:
    task = Task("-", named=True, target=options.output)
    try:
        source = source_from("-", sys.stdin.buffer.read(), options.encoding)
    except DocumentError as error:
        take(Outcome("-", "failed", str(error).removeprefix("-: ")))
        return
    prepared = prepared_from(source, task)
    outcome = commit(prepared, task)
    if options.command == "fix" and prepared.data is not None and options.output is None:
        screen.out_bytes(prepared.data)
    take(outcome)


def _select(options: Options) -> Selection:
    paths = list(options.paths)
    if options.files_from is not None:
        paths += _listed(options.files_from)
    return find(paths, exclude=options.exclude, ignore_files=not options.no_ignore)


def _listed(path: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise UsageError(
            f"--files-from {path}: cannot be read ({error.strerror}); check the spelling"
        ) from None
    ends = b"\0" if b"\0" in data else b"\n"
    names = (name.removesuffix(b"\r") for name in data.split(ends))
    return [name.decode(sys.getfilesystemencoding(), "surrogateescape") for name in names if name]


def _nothing_found(options: Options, selection: Selection) -> str:
    named = ", ".join(map(escaped, options.paths)) or f"the list {escaped(options.files_from or '')}"
    left_out = f" ({selection.ignored} left out by .gitignore or --exclude)" if selection.ignored else ""
    return f"no .txt or .md file in {named}{left_out}; files of other kinds are named one by one"


def _written(options: Options, tally: RunTally) -> str:
    return f"{tally.counts['changed']} changed" if options.command == "fix" else "nothing was written"
