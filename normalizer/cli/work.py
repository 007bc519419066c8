"""What is done with one file: read, normalise, and work out what there is to report and to write."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from normalizer.cli.outcome import Change, Hashes, Outcome
from normalizer.documents import (
    Document,
    Edit,
    NotTextError,
    Source,
    Stamp,
    format_for,
    read,
    splice,
    undos_for,
    unified_diff,
    write,
)
from normalizer.errors import DocumentError
from normalizer.quality.selection import ChosenChecks
from normalizer.tables.page import Tables

if TYPE_CHECKING:
    from normalizer.model import Result
__all__ = ["ManyNormalizer", "Prepared", "Settings", "Task", "commit", "is_due", "prepare"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every file of a run."""

    command: Literal["check", "fix", "diff"]
    format: str
    fields: tuple[str, ...]
    encoding: str | None
    max_change_ratio: float | None
    tables: Tables
    checks: ChosenChecks
    report: bool
    """Findings are wanted."""
    scored: bool
    """And the score of each document."""
    shown: bool
    """And its text, and what was decided in it."""
    log: bool
    """An audit log is wanted."""
    across: bool
    """What documents show together is wanted."""
    several: bool
    """There are several files."""


class Task(NamedTuple):
    """A file to work on."""

    path: str
    named: bool
    """It was named directly: then not being text is a failure."""
    target: str | None = None
    """Where ``fix`` writes; None for where it was read."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What came out for a file, before anything is written."""

    outcome: Outcome
    data: bytes | None = None
    """The new bytes of the file; None when they are not needed, since nothing is to be written."""
    differs: bool = False
    """They are not those that were read."""
    stamp: Stamp | None = None
    """What the file was like when it was read."""


class ManyNormalizer(Protocol):
    """What turns texts into results: a `Normalizer`, or one spread over processes."""

    def many(self, texts: Iterable[str]) -> Iterator[Result]:
        """Yield the result of each text, in order."""
        ...


def prepare(
    normalize: ManyNormalizer, settings: Settings, task: Task, standard_input: Source | None = None
) -> Prepared:
    """Read and normalise a file; what goes wrong is in the outcome."""
    try:
        source = standard_input or read(task.path, settings.encoding)
        return _prepare(normalize, settings, task, source)
    except NotTextError as error:
        status: Literal["failed", "skipped"] = "failed" if task.named else "skipped"
        return Prepared(Outcome(task.path, status, _reason(error, task.path)))
    except DocumentError as error:
        return Prepared(Outcome(task.path, "failed", _reason(error, task.path)))
    except MemoryError:
        return Prepared(Outcome(task.path, "failed", "too large for the memory there is; split the file"))


def is_due(prepared: Prepared, task: Task) -> bool:
    """Tell whether writing what was prepared changes anything, as far as reading tells."""
    if task.target is None or _same_file(task.target, task.path):
        return prepared.differs
    if prepared.data is None:
        return False
    try:
        # A device or a pipe is no place to read from; writing refuses it.
        return not Path(task.target).is_file() or Path(task.target).read_bytes() != prepared.data
    except OSError:
        return True


def commit(prepared: Prepared, task: Task) -> Outcome:
    """Write what was prepared and is due; what goes wrong is in the outcome."""
    outcome, data = prepared.outcome, prepared.data
    if data is None or (task.path == "-" and task.target is None):
        return outcome
    try:
        if task.target is not None and not _same_file(task.target, task.path):
            _write_elsewhere(task.target, data)
        else:
            write(task.path, data, prepared.stamp)
    except DocumentError as error:
        why = _reason(error, task.target or task.path)
        return Outcome(task.path, "failed", why, outcome.problems, documents=outcome.documents)
    return outcome


def _write_elsewhere(target: str, data: bytes) -> None:
    try:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DocumentError(f"{target}: cannot be written ({error.strerror}); name another place") from error
    write(target, data)


def _same_file(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _reason(error: DocumentError, path: str) -> str:
    return str(error).removeprefix(f"{path}: ")


def _prepare(normalize: ManyNormalizer, settings: Settings, task: Task, source: Source) -> Prepared:
    parts = list(format_for(settings.format, source.path, settings.fields).documents(source.text))
    documents = [part for part in parts if isinstance(part, Document)]
    problems = tuple(
        f"{source.path}:{part.line}: {part.why}" if part.line else f"{source.path}: {part.why}"
        for part in parts
        if not isinstance(part, Document)
    )
    results = list(normalize.many(document.text for document in documents))
    edits: list[Edit] = []
    for document, result in zip(documents, results, strict=True):
        own = [Edit(d.start, d.end, d.written or "") for d in result.changes]
        if splice(document.text, own) != result.text:
            raise DocumentError(f"{source.path}: its decisions do not add up to its text; please report this")
        edits += document.in_file(own)
    notices = (
        (f"bytes that are not UTF-8, kept as they are: {source.undecodable}",) if source.undecodable else ()
    )
    ratio = _ratio(documents, results)
    brake = settings.max_change_ratio is not None and ratio > settings.max_change_ratio
    outcome = Outcome(
        source.path, "changed" if edits else "unchanged", None, problems, notices, _entities(results)
    )
    if settings.report:
        # Imported here: fix tells nothing of a file, and needs none of the checks that only tell.
        from normalizer.cli.placing import placed_findings

        gathered = settings.across and (settings.several or len(documents) > 1)
        placed = placed_findings(
            source.text,
            documents,
            results,
            settings.checks,
            settings.tables,
            braked=brake,
            scored=settings.scored,
            gathered=gathered,
            shown=settings.shown,
        )
        outcome = outcome.with_documents(placed, source.text if gathered else None)
    if brake:
        why = (
            f"{ratio:.0%} of its text would change, more than --max-change-ratio {settings.max_change_ratio}"
        )
        return _to_write(replace(outcome, status="braked", why=why, entities=()), task, source, source.data)
    if settings.command == "diff":
        return Prepared(replace(outcome, diff=unified_diff(source, edits)))
    if settings.command == "check":
        return Prepared(outcome)
    data = source.encode(splice(source.text, edits)) if edits else source.data
    if settings.log and edits:
        decided = [
            (document, decision)
            for document, result in zip(documents, results, strict=True)
            for decision in result.changes
        ]
        changes = tuple(
            Change(document.line, document.field, decision, undo)
            for (document, decision), undo in zip(decided, undos_for(source, edits, data), strict=True)
        )
        name = format_for(settings.format, source.path, settings.fields).name
        hashes = Hashes(_sha256(source.data), _sha256(data), source.encoding, name)
        outcome = replace(outcome, changes=changes, hashes=hashes)
    return _to_write(outcome, task, source, data)


def _to_write(outcome: Outcome, task: Task, source: Source, data: bytes) -> Prepared:
    """Keep of a file only what writing it needs: several wait for their turn."""
    if data == source.data and task.path != "-" and task.target is None:
        return Prepared(outcome)
    return Prepared(outcome, data, data != source.data, source.stamp)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _ratio(documents: Sequence[Document], results: Sequence[Result]) -> float:
    whole = sum(len(document.text) for document in documents)
    changed = sum(d.end - d.start for result in results for d in result.changes)
    return changed / whole if whole else 0.0


def _entities(results: Sequence[Result]) -> tuple[tuple[str, int], ...]:
    names = (d.entity or f"({d.check or d.method})" for result in results for d in result.changes)
    return tuple(sorted(Counter(names).items()))
