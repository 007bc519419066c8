"""What has to wait for the end of a run, kept outside the memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tempfile import SpooledTemporaryFile

__all__ = ["Spool"]

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
