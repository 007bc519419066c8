"""The baseline file: findings that are known, so that a run tells the new ones."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from pathlib import Path, PurePath

from normalizer.cli.outcome import Outcome, Placed
from normalizer.documents import write
from normalizer.errors import DocumentError

__all__ = ["Baseline", "fingerprint"]

_FORMAT = "mtnorm baseline 1"
_AROUND = 24
"""Characters on either side of a finding that tell it from others; those of its line only."""


def fingerprint(path: str, placed: Placed) -> str:
    """Return what tells a finding from others, wherever in its file it moves.

    It changes with the path, the check, the surface, and the words on either side.
    """
    finding = placed.finding
    around = (placed.before[-_AROUND:].strip(), placed.after[:_AROUND].strip())
    parts = (PurePath(path).as_posix(), finding.check, finding.surface, *around)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Baseline:
    """Known findings by their fingerprints; the same one may be known several times."""

    def __init__(self, known: Counter[str] | None, path: str) -> None:
        """Take how often each is known, None to learn them all, and the path of the file."""
        self._known = known
        self._folder = os.path.dirname(_placed(path))  # noqa: PTH120
        self._seen: Counter[str] = Counter()
        self._lines: list[list[str]] = []

    @classmethod
    def read(cls, path: str) -> Baseline:
        """Read a baseline file; raises `DocumentError` for what is none."""
        if Path(path).exists() and not Path(path).is_file():  # a device never ends
            raise DocumentError(f"{path}: not a regular file; name another file")
        try:
            loaded = json.loads(Path(path).read_bytes().decode("utf-8-sig"))
        except FileNotFoundError:
            raise DocumentError(
                f"{path}: there is no such baseline; make it with --update-baseline"
            ) from None
        except OSError as error:
            raise DocumentError(f"{path}: cannot be read ({error.strerror}); name another file") from error
        except (ValueError, RecursionError):
            loaded = None
        if not isinstance(loaded, dict) or loaded.get("format") != _FORMAT:
            raise DocumentError(f"{path}: no baseline of mtnorm; make a new one with --update-baseline")
        rows = loaded.get("findings")
        if not isinstance(rows, list) or not all(isinstance(row, list) and row for row in rows):
            raise DocumentError(f"{path}: a damaged baseline; make a new one with --update-baseline")
        return cls(Counter(str(row[0]) for row in rows), path)

    def mark(self, outcome: Outcome) -> Outcome:
        """Return an outcome with its known findings marked; each known one stands for one finding.

        Files are told apart by their paths from the folder of the baseline, wherever a run begins and however
        it names them.
        """
        if not outcome.documents:
            return outcome
        path = outcome.path if outcome.path == "-" else os.path.relpath(_placed(outcome.path), self._folder)
        documents = []
        for document in outcome.documents:
            placed = []
            for one in document.placed:
                key = fingerprint(path, one)
                self._seen[key] += 1
                self._lines.append([key, one.finding.check, PurePath(path).as_posix()])
                known = self._known is None or self._seen[key] <= self._known[key]
                placed.append(one._replace(known=known))
            documents.append(document._replace(placed=tuple(placed)))
        return outcome.with_documents(tuple(documents))

    def save(self, path: str) -> None:
        """Write all that was marked as a baseline file; raises `DocumentError`."""
        lines = ",\n".join(json.dumps(line, ensure_ascii=True) for line in sorted(self._lines))
        body = f'{{"format": "{_FORMAT}", "findings": [\n{lines}\n]}}\n'
        write(path, body.encode())


def _placed(path: str) -> str:
    """Return a path from the root, its folder without links; a file that is a link is itself."""
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder or "."), name)  # noqa: PTH118
