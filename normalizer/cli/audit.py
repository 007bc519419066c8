"""The audit log of fix: one JSON line for every change, enough to undo it."""

from __future__ import annotations

import json

from normalizer.cli.escape import as_json
from normalizer.cli.outcome import Outcome
from normalizer.documents import Appending
from normalizer.errors import DocumentError

__all__ = ["OPENING", "AuditLog"]

OPENING = b'{"path": '
"""How every record begins."""


class AuditLog:
    """Records the changes of a file before they are made, behind what an earlier run logged.

    So a run that is killed leaves no changed file without its record. It may leave the record of a file that
    was not changed any more: whoever undoes changes compares the file with ``sha256_after`` first.

    ``undo`` in a record says which change of the file it is, of how many, and which bytes (in hexadecimals)
    stood in place of those from ``start`` to ``end`` of the file as it was written.
    """

    def __init__(self, path: str) -> None:
        """Make sure, before any file is changed, that the log can be written; raises `DocumentError`."""
        self._file = Appending(path)
        try:
            first = self._file.first_line()
            torn = first.startswith(OPENING) and not first.endswith(b"\n")
            if first and not _is_log(first) and not torn:
                raise DocumentError(f"{path}: not an audit log; name another file for --changes")
            tail = self._file.tail()
            if _is_log(tail):  # somebody's editor took the last line feed
                self._file.add(b"\n")
            elif tail:  # a crash cut it short, so its file was not changed
                self._file.drop_tail()
        except BaseException:
            self._file.close()
            raise

    def record(self, outcome: Outcome, written_to: str | None = None) -> bool:
        """Write the changes of a file, and tell whether there were any; raises `DocumentError`.

        ``written_to`` is where the file goes when it is not written in place.
        """
        hashes = outcome.hashes
        if hashes is None:
            return False
        lines = []
        for number, change in enumerate(outcome.changes, 1):
            decision, undo = change.decision, change.undo
            lines.append(
                as_json(
                    {
                        "path": written_to or outcome.path,
                        "line": change.line,
                        "field": change.field,
                        "start": decision.start,
                        "end": decision.end,
                        "surface": decision.surface,
                        "written": decision.written,
                        "entity": decision.entity,
                        "qid": decision.qid,
                        "method": decision.method,
                        "check": decision.check,
                        "score": decision.score,
                        "reason": decision.reason,
                        "where": decision.where,
                        "sha256_before": hashes.before,
                        "sha256_after": hashes.after,
                        "encoding": hashes.encoding,
                        "format": hashes.format,
                        "undo": {
                            "change": number,
                            "of": len(outcome.changes),
                            "start": undo.start,
                            "end": undo.end,
                            "bytes": undo.data.hex(),
                        },
                    }
                )
            )
        self._file.add("".join(line + "\n" for line in lines).encode())
        return True

    def take_back(self) -> None:
        """Take the last record back: its file could not be written. Raises `DocumentError`."""
        self._file.take_back()

    def close(self) -> None:
        """Let the log go."""
        self._file.close()


def _is_log(first: bytes) -> bool:
    """Tell whether the first line is one of a log, and not that of some other JSON file."""
    try:
        line = json.loads(first)
    except ValueError:
        return False
    return isinstance(line, dict) and "sha256_before" in line
