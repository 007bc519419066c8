"""What has to wait for the end of a run, kept outside the memory."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tempfile import SpooledTemporaryFile

__all__ = ["FileShelf", "Spool"]

_IN_MEMORY = 8 << 20
"""Bytes up to which no file is made."""
_FAST = 1


class Spool:
    """Keeps objects in the order in which they come, in a temporary file of the run's own when they are many.

    Such a file has no name that others could open, and goes with the run.
    """

    def __init__(self) -> None:
        """Start empty."""
        self._file: SpooledTemporaryFile[bytes] | None = None
        self._sizes: list[int] = []

    def add(self, item: Any) -> None:
        """Take one more; raises OSError when there is no room for it."""
        import pickle  # a single file, of which nothing waits, need not wait for it either

        data = zlib.compress(pickle.dumps(item, pickle.HIGHEST_PROTOCOL), _FAST)
        if self._file is None:
            import tempfile

            self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - `close` does it
        self._sizes.append(len(data))
        self._file.write(data)

    def __bool__(self) -> bool:
        """Tell whether anything waits."""
        return self._file is not None

    def drain(self) -> Iterator[Any]:
        """Yield all that was taken, once each."""
        if self._file is None:
            return
        self._file.seek(0)
        import pickle

        sizes, self._sizes = self._sizes, []
        for size in sizes:
            yield pickle.loads(zlib.decompress(self._file.read(size)))
        self.close()

    def close(self) -> None:
        """Let go of what is left."""
        if self._file is not None:
            self._file.close()
        self._file = None


class FileShelf:
    """Keeps records by their numbers in a temporary file of the run's own."""

    def __init__(self) -> None:
        """Start empty."""
        import tempfile

        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by `close`
        self._ends = array("Q", [0])

    def append(self, record: bytes, /) -> None:
        """Take the next record; raises OSError when there is no room for it."""
        self._file.seek(self._ends[-1])
        self._file.write(record)
        self._ends.append(self._ends[-1] + len(record))

    def __getitem__(self, number: int, /) -> bytes:
        """Return a record, counted from 0."""
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return self._file.read(end - start)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
