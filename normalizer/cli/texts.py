"""The commands check, fix and diff, and how report goes through the files."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from normalizer.cli.audit import AuditLog
from normalizer.cli.baseline import Baseline
from normalizer.cli.engine import load, normalizer_for
from normalizer.cli.escape import escaped
from normalizer.cli.options import Options, UsageError
from normalizer.cli.outcome import Outcome
from normalizer.cli.pool import Spread, work_through
from normalizer.cli.report import FindingPrinter, OutputForm
from normalizer.cli.screen import Progress, Screen
from normalizer.cli.summary import RunTally
from normalizer.cli.takers import Takers
from normalizer.cli.targets import targets
from normalizer.cli.work import Prepared, Settings, Task, prepare
from normalizer.documents import Selection, Source, find, remove_leftovers, source_from
from normalizer.errors import DocumentError, NormalizerError
from normalizer.quality.mend import Mender
from normalizer.quality.registry import ACROSS_IDS
from normalizer.quality.registry import checks as checks_named
from normalizer.quality.selection import ChosenChecks, select
from normalizer.tables.page import Tables

if TYPE_CHECKING:
    from normalizer.cli.quality_report import Report

__all__ = ["chosen_checks", "run_texts", "select_files"]


_TELLING = ("check", "report")
"""The commands that tell what is found, and write none of the texts."""


def run_texts(options: Options, screen: Screen, report: Report | None = None) -> int:
    """Check, fix, diff or report; return the exit code. What is found goes to ``report`` if there is one."""
    checks = chosen_checks(options)
    started = time.time()
    is_filter = options.paths == ("-",)
    selection = Selection((), (), (), 0) if is_filter else select_files(options)
    folder_or_file = options.output if options.command == "fix" else None
    tasks = [
        Task(file.path, file.named, target)
        for file, target in zip(selection.files, targets(folder_or_file, selection.files), strict=True)
    ]
    _check_log(options, tasks)
    if report is not None:
        _check_output(options, tasks)
    tables = load(options)
    normalizer = normalizer_for(options, tables)
    normalize = Mender(normalizer, checks_named(checks.written), checks.options, checks.ignored)
    settings = _settings(options, tables, checks, len(tasks), report)
    tally = RunTally(
        options.command, options.fail_on, skipped=[*selection.skipped], failed=[*selection.failed]
    )
    tally.nothing_found = _nothing_found(options, selection)
    if options.command == "fix":
        written = [task.target or task.path for task in tasks]
        remove_leftovers([*written, *filter(None, (options.output,))], started)
    takers = Takers(
        settings,
        tally,
        report or _printer(options, screen, is_filter, checks),
        AuditLog(options.changes) if options.changes is not None else None,
        _baseline(options),
        Progress(options.progress, len(tasks)),
        screen,
        report.show if report is not None else None,
    )
    try:
        if is_filter:
            spread = Spread(normalize, options.jobs)
            _filter(
                lambda source, task: prepare(spread, settings, task, source), options, screen, takers.finish
            )
        else:
            work_through(normalize, settings, tasks, options.jobs, takers.finish)
        takers.close(options.baseline if options.update_baseline else None)
    except KeyboardInterrupt:
        takers.stop()
        done = takers.progress.done
        screen.note(
            f"interrupted: {done} of {len(tasks)} files done, {_written(options, tally)}; run again to go on"
        )
        return 130
    except NormalizerError:
        takers.stop()
        tally.print(screen.note)  # what was done up to there
        raise
    finally:
        takers.release()
    tally.print(screen.note)
    return tally.exit_code


def _check_log(options: Options, tasks: list[Task]) -> None:
    """Refuse an audit log that is one of the files themselves: it would be written over with the log."""
    if options.changes is None:
        return
    if not options.changes:
        raise UsageError("--changes is empty; name a file for the log")
    log = os.path.realpath(options.changes)
    for task in tasks:
        for path in filter(None, (task.path, task.target)):
            if os.path.realpath(path) == log:
                raise UsageError(f"--changes {options.changes} is one of the files; name another log")
    if options.output is not None and os.path.realpath(options.output) == log:
        raise UsageError(f"--changes {options.changes} is where -o writes; name another log")


def _check_output(options: Options, tasks: list[Task]) -> None:
    """Refuse to write a report over what it is about, or where it cannot be, before the work begins."""
    if options.output is None:
        return
    if not options.output:
        raise UsageError("-o is empty; name a file for the report")
    output = os.path.realpath(options.output)
    if any(os.path.realpath(task.path) == output for task in tasks):
        raise UsageError(f"-o {escaped(options.output)} is one of the files; name another for the report")
    folder = Path(options.output).parent
    if Path(options.output).is_dir():
        raise UsageError(f"-o {escaped(options.output)} is a folder; name a file for the report")
    if not folder.is_dir():
        raise UsageError(
            f"-o {escaped(options.output)}: there is no folder {escaped(str(folder))}; make it first"
        )


def chosen_checks(options: Options) -> ChosenChecks:
    """Return the checks that a run of check, report, fix or diff takes."""
    wanted, ignored, severities = options.select, options.ignore, options.severity
    told_alone = options.command in _TELLING
    return select(wanted, ignored, severities, options.checks, only_wanted=told_alone)


def _settings(
    options: Options, tables: Tables, checks: ChosenChecks, files: int, report: Report | None
) -> Settings:
    telling = options.command in _TELLING
    return Settings(
        "check" if telling else cast(Literal["fix", "diff"], options.command),
        options.format,
        options.field,
        options.encoding,
        options.max_change_ratio,
        tables,
        checks,
        report=telling or options.output_format is not None,
        scored=report is not None or options.output_format in ("json", "jsonl"),
        shown=report is not None and report.shows_texts,
        log=options.changes is not None,
        across=telling and options.corpus and not ACROSS_IDS.isdisjoint(checks.reported),
        several=files > 1,
    )


def _baseline(options: Options) -> Baseline | None:
    if options.baseline is None:
        return None
    path = options.baseline
    return Baseline(None, path) if options.update_baseline else Baseline.read(path)


def _printer(
    options: Options, screen: Screen, is_filter: bool, checks: ChosenChecks
) -> FindingPrinter | None:
    """Return what prints findings; beside a text on standard output, on standard error."""
    if options.command != "check" and options.output_format is None:
        return None
    to_stderr = options.command == "fix" and is_filter and options.output is None
    form = OutputForm(
        options.output_format or "full",
        screen.coloured_err if to_stderr else screen.coloured_out,
        several_fields=len(options.field) > 1,
        bar=options.fail_on,
        baselined=options.baseline is not None,
    )
    ran = checks_named(checks.reported) if form.name == "sarif" else ()
    return FindingPrinter(form, screen.note if to_stderr else screen.out, ran)


def _filter(
    prepared_from: Callable[[Source, Task], Prepared],
    options: Options,
    screen: Screen,
    finish: Callable[[Prepared, Task], None],
) -> None:
    task = Task("-", named=True, target=options.output)
    try:
        source = source_from("-", sys.stdin.buffer.read(), options.encoding)
    except DocumentError as error:
        finish(Prepared(Outcome("-", "failed", str(error).removeprefix("-: "))), task)
        return
    prepared = prepared_from(source, task)
    finish(prepared, task)
    if options.command == "fix" and prepared.data is not None and options.output is None:
        screen.out_bytes(prepared.data)


def select_files(options: Options) -> Selection:
    """Return the files that the paths of a run stand for."""
    paths = list(options.paths)
    if options.files_from is not None:
        paths += _listed(options.files_from)
    return find(paths, exclude=options.exclude, ignore_files=not options.no_ignore)


def _listed(path: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if path == "-" else _list_in(path)
    except OSError as error:
        raise UsageError(
            f"--files-from {path}: cannot be read ({error.strerror}); check the spelling"
        ) from None
    ends = b"\0" if b"\0" in data else b"\n"
    names = (name.removesuffix(b"\r") for name in data.split(ends))
    return [name.decode(sys.getfilesystemencoding(), "surrogateescape") for name in names if name]


def _list_in(path: str) -> bytes:
    if Path(path).exists() and not (Path(path).is_file() or Path(path).is_fifo()):  # a device never ends
        raise UsageError(f"--files-from {path}: not a file; name a file, or - for standard input")
    return Path(path).read_bytes()


def _nothing_found(options: Options, selection: Selection) -> str:
    named = ", ".join(map(escaped, options.paths)) or f"the list {escaped(options.files_from or '')}"
    left_out = f" ({selection.ignored} left out by .gitignore or --exclude)" if selection.ignored else ""
    return f"no .txt or .md file in {named}{left_out}; files of other kinds are named one by one"


def _written(options: Options, tally: RunTally) -> str:
    return f"{tally.counts['changed']} changed" if options.command == "fix" else "nothing was written"
