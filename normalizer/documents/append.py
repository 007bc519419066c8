"""Appending to a file so that what was added is on the disk before the next step, and reading it again."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from typing import IO, NamedTuple

from normalizer.errors import DocumentError

__all__ = ["Appended", "Appending", "Line"]

if sys.platform != "win32":
    import fcntl

_STEP = 1 << 16


class Appending:
    """A file that grows by whole records, each ending with a line feed. One process at a time holds it."""

    def __init__(self, path: str) -> None:
        """Open or create the file; raises `DocumentError` when it is none that can be added to."""
        self._path = path
        try:
            # Unbuffered: what could not be written must not be tried again on closing.
            self._file = open(path, "r+b", buffering=0, opener=_open_or_create)  # noqa: SIM115
        except OSError as error:
            raise self._failed(error) from error
        try:
            if not stat.S_ISREG(os.fstat(self._file.fileno()).st_mode):
                raise DocumentError(f"{path}: not a regular file; name another one")
            if not _locked(self._file, exclusively=True):
                raise DocumentError(f"{path}: another run is writing it; name another file")
        except BaseException:
            self._file.close()
            raise
        self._end = self._last = os.fstat(self._file.fileno()).st_size

    def first_line(self) -> bytes:
        """Return the first line, its line feed with it; at most a mebibyte."""
        self._file.seek(0)
        start = b""
        while len(start) < 1 << 20 and b"\n" not in start and (more := self._file.read(_STEP)):
            start += more
        return start[: start.find(b"\n") + 1] or start

    def tail(self) -> bytes:
        """Return what stands behind the last line feed: a record without its own, or part of one."""
        tail = b""
        low = self._end
        while low and b"\n" not in tail:
            start, low = low, max(0, low - _STEP)
            self._file.seek(low)
            tail = self._file.read(start - low) + tail
        return tail[tail.rfind(b"\n") + 1 :]

    def drop_tail(self) -> None:
        """Take away what stands behind the last line feed."""
        self._cut(self._end - len(self.tail()))

    def add(self, record: bytes) -> None:
        """Write a record at the end and wait until it is on the disk; raises `DocumentError`."""
        left = memoryview(record)
        try:
            self._file.seek(self._end)
            while left:
                left = left[self._file.write(left) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            with contextlib.suppress(OSError):
                self._file.truncate(self._end)
            raise self._failed(error) from error
        self._last, self._end = self._end, self._end + len(record)

    def take_back(self) -> None:
        """Take the record that was added last away again; raises `DocumentError`."""
        self._cut(self._last)

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def _cut(self, size: int) -> None:
        if size == self._end:
            return
        try:
            self._file.truncate(size)
            os.fsync(self._file.fileno())
        except OSError as error:
            raise self._failed(error) from error
        self._end = self._last = size

    def _failed(self, error: OSError) -> DocumentError:
        return DocumentError(f"{self._path}: cannot be written ({error.strerror}); name another file")


class Line(NamedTuple):
    """A line of an `Appended` file."""

    number: int
    """Counted from 1."""
    offset: int
    """Its first byte in the file."""
    data: bytes
    """Its line feed with it, unless the file ends without one."""


class Appended:
    """A file of records that is read; meanwhile nobody adds to it."""

    def __init__(self, path: str) -> None:
        """Open the file; raises `DocumentError` when it cannot be read, or somebody is writing it."""
        try:
            self._file = open(path, "rb", opener=_open_at_once)  # noqa: SIM115
        except OSError as error:
            hint = "check the spelling" if isinstance(error, FileNotFoundError) else "name another file"
            raise DocumentError(f"{path}: cannot be read ({error.strerror}); {hint}") from error
        try:
            if not stat.S_ISREG(os.fstat(self._file.fileno()).st_mode):
                raise DocumentError(f"{path}: not a regular file; name another one")
            if not _locked(self._file, exclusively=False):
                raise DocumentError(f"{path}: another run is writing it; wait until that has ended")
        except BaseException:
            self._file.close()
            raise

    def lines(self, offset: int = 0, number: int = 1) -> Iterator[Line]:
        """Yield the lines from an offset on, at which line ``number`` begins; white space alone is none."""
        self._file.seek(offset)
        while data := self._file.readline():
            if not data.isspace():
                yield Line(number, offset, data)
            offset += len(data)
            number += 1

    def close(self) -> None:
        """Let the file go."""
        self._file.close()


def _locked(file: IO[bytes], *, exclusively: bool) -> bool:
    """Lock a file until it is closed, and tell whether nobody else holds it."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(file, (fcntl.LOCK_EX if exclusively else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def _open_or_create(path: str, flags: int) -> int:
    return _open_at_once(path, flags | os.O_CREAT)


def _open_at_once(path: str, flags: int) -> int:
    # Without blocking: a named pipe must not make the run hang.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o666)
