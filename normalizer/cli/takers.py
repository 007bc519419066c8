"""Everything that is told of each file: log, disk, baseline, tally and printer, in this order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from normalizer.cli.audit import AuditLog
from normalizer.cli.baseline import Baseline
from normalizer.cli.outcome import Outcome
from normalizer.cli.screen import Progress, Screen
from normalizer.cli.summary import RunTally
from normalizer.cli.work import Prepared, Settings, Task, commit, is_due

if TYPE_CHECKING:
    from normalizer.quality.corpus_report import CorpusReport

__all__ = ["Printer", "Takers"]


class Printer(Protocol):
    """What is told of each file is printed by it."""

    @property
    def by_file(self) -> bool:
        """What is printed of a file stands for itself."""
        ...

    def add(self, outcome: Outcome) -> None:
        """Take the findings of a file."""
        ...

    def close(self, summary: dict[str, Any]) -> None:
        """Print what comes at the end."""
        ...

    def release(self) -> None:
        """Let go of what waits to be printed."""
        ...


class Takers:
    """Takes what came of each file, in the order of the files."""

    def __init__(
        self,
        settings: Settings,
        tally: RunTally,
        printer: Printer | None,
        log: AuditLog | None,
        baseline: Baseline | None,
        progress: Progress,
        screen: Screen,
        show: Callable[[CorpusReport], None] | None = None,
    ) -> None:
        """Take what each file is told to; without a printer, log or baseline there is none.

        What several documents show together is shown as a whole, too, where ``show`` is given.
        """
        self._log = log
        self.progress = progress
        self._tally = tally
        self._printer = printer
        self._baseline = baseline
        self._screen = screen
        self._waiting = None
        if settings.across:
            from normalizer.cli.gathering import Gathering

            self._waiting = Gathering(settings.format, settings.fields, settings.checks, self._tell, show)

    def finish(self, prepared: Prepared, task: Task) -> None:
        """Log the changes of a file, write it, and tell of it, or let it wait for the others."""
        due = is_due(prepared, task)
        logged = self._log is not None and due and self._log.record(prepared.outcome, task.target)
        outcome = commit(prepared, task) if due else prepared.outcome
        if self._log is not None and logged and outcome.status == "failed":
            self._log.take_back()
        if self._waiting is not None:
            self._waiting.take(outcome)
        else:
            self._tell(outcome)
        self.progress.step(outcome.status == "changed")

    def close(self, new_baseline: str | None) -> None:
        """Tell what waited, print what comes at the end, and write the baseline anew where it is to be."""
        self.progress.clear()
        if self._waiting is not None:
            self._waiting.tell()
        if self._printer is not None:
            self._printer.close(self._tally.as_dict())
        if self._baseline is not None and new_baseline is not None:
            self._baseline.save(new_baseline)

    def stop(self) -> None:
        """Tell what waited of a run that ends early, each file as it is by itself.

        What is one object for all files is left unfinished, so that nobody takes it for the whole.
        """
        self.progress.clear()
        if self._printer is not None and not self._printer.by_file:
            self._printer.release()
            self._printer = None
        if self._waiting is not None:
            self._waiting.tell(together=False)

    def release(self) -> None:
        """Let go of files, whatever became of the run."""
        if self._log is not None:
            self._log.close()
        if self._printer is not None:
            self._printer.release()
        if self._waiting is not None:
            self._waiting.release()

    def _tell(self, outcome: Outcome) -> None:
        if self._baseline is not None:
            outcome = self._baseline.mark(outcome)
        self._tally.add(outcome)
        if outcome.documents or outcome.diff:
            self.progress.clear()
        if self._printer is not None:
            self._printer.add(outcome)
        if outcome.diff:
            self._screen.out_diff(outcome.diff)
