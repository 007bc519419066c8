"""The audit log of fix: one JSON line for every change, enough to undo it."""

from __future__ import annotations

import json
from pathlib import Path

from normalizer.cli.escape import as_json
from normalizer.cli.outcome import Outcome
from normalizer.documents import write
from normalizer.errors import DocumentError

__all__ = ["AuditLog"]


class AuditLog:
    """Collects changes and writes them at the end, behind what an earlier run logged."""

    def __init__(self, path: str) -> None:
        """Make sure, before any file is changed, that the log can be written; raises `DocumentError`."""
        self._path = path
        self._lines: list[str] = []
        self._old = b""
        if Path(path).exists() and not Path(path).is_file():
            raise DocumentError(f"{path}: not a regular file; name another file for --changes")
        try:
            if Path(path).exists():
                self._old = Path(path).read_bytes()
        except OSError as error:
            raise DocumentError(f"{path}: cannot be read ({error.strerror}); name another log") from error
        if self._old and not _is_log(self._old):
            raise DocumentError(f"{path}: not an audit log; name another file for --changes")
        if self._old and not self._old.endswith(b"\n"):
            self._old += b"\n"
        write(path, self._old)

    def add(self, outcome: Outcome, written_to: str | None = None) -> None:
        """Take the changes of a file; ``written_to`` when it was not written in place."""
        hashes = outcome.hashes
        if hashes is None:
            return
        for change in outcome.changes:
            decision = change.decision
            self._lines.append(
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
                        "score": decision.score,
                        "reason": decision.reason,
                        "where": decision.where,
                        "sha256_before": hashes.before,
                        "sha256_after": hashes.after,
                        "encoding": hashes.encoding,
                        "format": hashes.format,
                    }
                )
            )

    def close(self) -> None:
        """Write the log; raises `DocumentError`."""
        if self._lines:
            new = "".join(line + "\n" for line in self._lines).encode()
            write(self._path, self._old + new)


def _is_log(data: bytes) -> bool:
    """Tell whether the first line is one of a log, and not that of some other JSON file."""
    try:
        first = json.loads(data.split(b"\n", 1)[0])
    except ValueError:
        return False
    return isinstance(first, dict) and "sha256_before" in first
