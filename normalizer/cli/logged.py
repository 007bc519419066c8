"""Reading an audit log of fix: which runs wrote which files, and what takes that back."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from normalizer.cli.audit import OPENING
from normalizer.documents import Appended, Line, Undo
from normalizer.errors import DocumentError

__all__ = ["ChangeLog", "LoggedRun", "TakenBack"]

_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(slots=True)
class LoggedRun:
    """What one run logged of one file: the records stay in the log."""

    path: str
    before: str
    """SHA-256 of the file as it was read."""
    after: str
    """And as it was written."""
    first: Line
    """Its first line, without what stands in it."""
    changes: int
    """How many it made; 0 for a record of an older version, which cannot be taken back."""
    found: int
    """How many of them are in the log; a crash may have cut the last ones off."""

    @property
    def whole(self) -> bool:
        """All that it takes to undo it is in the log."""
        return 0 < self.changes == self.found

    def goes_on_with(self, record: _Record) -> bool:
        """Tell whether a record tells the next change of the same run."""
        mine = (self.path, self.before, self.after, self.changes, self.found + 1)
        return mine == (record.path, record.before, record.after, record.of, record.number)


class TakenBack(NamedTuple):
    """A change that is taken back."""

    undo: Undo
    name: str
    """The canonical name that had been written, or the check that wrote."""


class _Record(NamedTuple):
    path: str
    before: str
    after: str
    number: int
    of: int
    taken_back: TakenBack | None
    """None for a record of an older version."""


class ChangeLog:
    """An audit log; as long as it is open, no run adds to it."""

    def __init__(self, path: str) -> None:
        """Open the log; raises `DocumentError` when it cannot be read."""
        self._path = path
        self._file = Appended(path)

    def runs(self) -> list[LoggedRun]:
        """Return what the log tells of, in its order; raises `DocumentError` where it is damaged."""
        runs: list[LoggedRun] = []
        for line in self._file.lines():
            record = self._record(line)
            if record is None:
                continue  # the last one, cut short: its file was not changed
            if record.number <= 1:
                place = line._replace(data=b"")
                runs.append(LoggedRun(record.path, record.before, record.after, place, record.of, 1))
            elif runs and runs[-1].goes_on_with(record):
                runs[-1].found += 1
            else:
                raise DocumentError(
                    f"{self._path}:{line.number}: change {record.number} of {record.of} does not follow "
                    f"change {record.number - 1}; take the log as fix left it"
                )
        return runs

    def taken_back(self, run: LoggedRun) -> Iterator[TakenBack]:
        """Yield the changes of a whole run, in the order of the file."""
        for count, line in enumerate(self._file.lines(run.first.offset, run.first.number), 1):
            record = self._record(line)
            if record is not None and record.taken_back is not None:
                yield record.taken_back
            if count == run.changes:
                return

    def close(self) -> None:
        """Let the log go."""
        self._file.close()

    def _record(self, line: Line) -> _Record | None:
        """Return the record on a line, or None for a torn one; raises `DocumentError` for anything else."""
        try:
            return _record(json.loads(line.data))
        except (ValueError, TypeError, KeyError, RecursionError):
            if not line.data.endswith(b"\n") and OPENING[: len(line.data)] == line.data[: len(OPENING)]:
                return None
            raise DocumentError(
                f"{self._path}:{line.number}: not a record of `fix --changes`; name a log as fix left it"
            ) from None

    def __enter__(self) -> ChangeLog:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _record(value: Any) -> _Record:
    """Return a record; raises ValueError, TypeError or KeyError for what is none."""
    path, before, after = value["path"], value["sha256_before"], value["sha256_after"]
    os.fsencode(path)
    if not path or "\0" in path or not _SHA256.fullmatch(before) or not _SHA256.fullmatch(after):
        raise ValueError
    undo = value.get("undo")
    if undo is None:
        return _Record(path, before, after, 0, 0, None)
    places = [undo[key] for key in ("change", "of", "start", "end")]
    number, of, start, end = places
    if not all(type(place) is int for place in places) or not (1 <= number <= of and 0 <= start <= end):
        raise ValueError
    data = bytes.fromhex(undo["bytes"])
    if data.hex() != undo["bytes"]:  # white space, which that passes over
        raise ValueError
    name = value.get("entity") or f"({value.get('check') or value.get('method')})"
    if not isinstance(name, str):
        raise TypeError
    taken_back = TakenBack(Undo(start, end, data), name)
    return _Record(path, before, after, number, of, taken_back)
