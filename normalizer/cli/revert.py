"""The command revert: files go back to what they were before fix, as its audit log tells."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from normalizer.cli.logged import ChangeLog, LoggedRun
from normalizer.cli.options import Options
from normalizer.cli.outcome import Outcome
from normalizer.cli.pool import interrupts_held
from normalizer.cli.screen import Progress, Screen
from normalizer.cli.summary import RunTally
from normalizer.documents import read_bytes, remove_leftovers, undone, write
from normalizer.errors import DocumentError

__all__ = ["run_revert"]


class _Reverted(NamedTuple):
    """How far a file goes back."""

    data: bytes
    sha256: str
    names: Counter[str]
    """What had been written, with how often."""


def run_revert(options: Options, screen: Screen) -> int:
    """Put back the files of an audit log, each to before the first run that is in it; return the exit code.

    Nothing is done when the log is damaged: raises `DocumentError`.
    """
    started = time.time()
    tally = RunTally("revert", options.fail_on)
    with ChangeLog(options.paths[0]) as log:
        files = _by_file(log.runs())
        tally.nothing_found = "no change is in the log; there is nothing to put back"
        remove_leftovers([runs[-1].path for runs in files], started)
        progress = Progress(options.progress, len(files))
        try:
            for runs in files:
                with interrupts_held():
                    outcome = _put_back(log, runs)
                    tally.add(outcome)
                    progress.step(outcome.status == "changed")
        except KeyboardInterrupt:
            progress.clear()
            done = f"{progress.done} of {len(files)} files done, {tally.counts['changed']} put back"
            screen.note(f"interrupted: {done}; run again to go on")
            return 130
        progress.clear()
    tally.print(screen.note)
    return tally.exit_code


def _by_file(runs: Sequence[LoggedRun]) -> list[list[LoggedRun]]:
    """Return the runs of each file, however it was named, in the order of the log; files by their paths."""
    files: dict[str, list[LoggedRun]] = {}
    for run in runs:
        files.setdefault(run.path if run.path == "-" else os.path.realpath(run.path), []).append(run)
    return sorted(files.values(), key=lambda runs: runs[-1].path)


def _put_back(log: ChangeLog, runs: Sequence[LoggedRun]) -> Outcome:
    path = runs[-1].path
    if path == "-":
        return Outcome(path, "skipped", "was written to standard output; there is no file to put back")
    try:
        return _written(log, runs, path)
    except DocumentError as error:
        return Outcome(path, "failed", str(error).removeprefix(f"{path}: "))
    except MemoryError:
        return Outcome(path, "failed", "too large for the memory there is; run where there is more")


def _written(log: ChangeLog, runs: Sequence[LoggedRun], path: str) -> Outcome:
    if not os.path.exists(path):  # noqa: PTH110 - never raises
        raise DocumentError(f"{path}: there is no such file; run revert in the folder where fix was run")
    if not os.path.isfile(path):  # noqa: PTH113
        raise DocumentError(f"{path}: is no file any more; put back what fix wrote, and run again")
    data, stamp = read_bytes(path)
    reverted = _reverted(log, runs, path, data, stamp.sha256)
    if reverted.sha256 == stamp.sha256:
        if all(run.before != stamp.sha256 for run in runs):
            raise DocumentError(
                f"{path}: changed since fix wrote it; put back what fix wrote, or undo the changes by hand"
            )
        return Outcome(path, "unchanged", notices=("is as it was before fix already",))
    write(path, reverted.data, stamp, elsewhere=False)
    notices = (
        ()
        if reverted.sha256 == runs[0].before
        else ("written by others between two runs; put back to what it was before the later ones",)
    )
    return Outcome(path, "changed", notices=notices, entities=tuple(sorted(reverted.names.items())))


def _reverted(log: ChangeLog, runs: Sequence[LoggedRun], path: str, data: bytes, sha256: str) -> _Reverted:
    """Go back run by run from what stands in the file.

    A run that did not leave what is there, or is to be there next, is passed over: it was killed before it
    wrote the file, is undone already, or somebody wrote the file since.
    """
    names: Counter[str] = Counter()
    lacking: LoggedRun | None = None
    for run in reversed(runs):
        if run.after != sha256:
            continue
        if not run.whole:
            lacking = run
            continue
        undos = []
        for taken_back in log.taken_back(run):
            undos.append(taken_back.undo)
            names[taken_back.name] += 1
        older = undone(data, undos)
        if older is None or hashlib.sha256(older).hexdigest() != run.before:
            raise DocumentError(
                f"{path}: what line {run.first.number} of the log and the next ones say does not give back "
                "what was there; take the log as fix left it"
            )
        data, sha256 = older, run.before
    if lacking is not None and lacking.after == sha256:
        raise DocumentError(
            f"{path}: what was there is not all in the log (line {lacking.first.number}); "
            "take the log as fix left it, or a copy of the file"
        )
    return _Reverted(data, sha256, names)
