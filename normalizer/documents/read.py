"""Reading a file as bytes and decoding it so that the same bytes can be written back."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
from dataclasses import dataclass

from normalizer.errors import DocumentError

__all__ = ["NotTextError", "Source", "Stamp", "read", "read_bytes", "source_from"]

_UTF8 = "utf-8"
_HINTS: dict[type[OSError], str] = {
    FileNotFoundError: "check the spelling",
    IsADirectoryError: "name a file in it",
    NotADirectoryError: "check the spelling",
}
_UNDECODABLE = re.compile("[\udc80-\udcff]+")
_BYTE_ORDER_MARKS = (  # the longer ones first: UTF-32-LE begins like UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)


class NotTextError(DocumentError):
    """A file that is not text, or not in the encoding asked for; a folder's run passes it by."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file was like when it was read, to notice that somebody else changed it since."""

    device: int
    inode: int
    size: int
    modified: int
    """Nanoseconds."""
    sha256: str

    def fits(self, found: os.stat_result) -> bool:
        """Tell whether the file still looks the same from outside."""
        return (self.device, self.inode, self.size, self.modified) == (
            found.st_dev,
            found.st_ino,
            found.st_size,
            found.st_mtime_ns,
        )


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes and text; encoding the text gives the bytes."""

    path: str
    data: bytes
    text: str
    """Newlines as they are; a byte order mark is U+FEFF; undecodable UTF-8 bytes are lone surrogates."""
    encoding: str
    """Precise: ``utf-16-le``, not ``utf-16``."""
    stamp: Stamp | None
    """None for standard input."""

    @property
    def undecodable(self) -> int:
        """How many bytes are not UTF-8; they stay as they are."""
        return sum(map(len, _UNDECODABLE.findall(self.text))) if self.encoding == _UTF8 else 0

    def encode(self, text: str) -> bytes:
        """Return the bytes of a text that takes this one's place.

        Raises `DocumentError` when the file's encoding lacks one of its letters.
        """
        try:
            return text.encode(self.encoding, _errors(self.encoding))
        except UnicodeEncodeError as error:
            letter = error.object[error.start]
            raise DocumentError(
                f"{self.path}: {letter!r} is not in {self.encoding}; convert the file to UTF-8 first"
            ) from None


def read(path: str, encoding: str | None = None) -> Source:
    """Read a file.

    ``encoding`` None means UTF-8 with undecodable bytes kept; any other encoding is strict.
    Raises `DocumentError` when the file cannot be read or would not survive being written back, and its
    subclass `NotTextError` when it is no text in that encoding.
    """
    data, stamp = read_bytes(path)
    return source_from(path, data, encoding, stamp)


def read_bytes(path: str) -> tuple[bytes, Stamp]:
    """Return what stands in a regular file, and what the file is like; raises `DocumentError`."""
    try:
        with open(path, "rb", opener=_open) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise DocumentError(f"{path}: not a regular file; pipe its text in and pass `-`")
            data = file.read()
    except OSError as error:
        hint = _HINTS.get(type(error), "check its permissions")
        raise DocumentError(f"{path}: cannot be read ({error.strerror}); {hint}") from error
    return data, Stamp(
        found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, hashlib.sha256(data).hexdigest()
    )


def source_from(path: str, data: bytes, encoding: str | None = None, stamp: Stamp | None = None) -> Source:
    """Decode bytes that are already read, such as standard input; errors as for `read`."""
    name = _precise(path, encoding or _UTF8, data)
    if name == _UTF8:
        for mark, family, _ in _BYTE_ORDER_MARKS:
            if data.startswith(mark):
                raise NotTextError(f"{path}: {family.upper()}, not UTF-8; pass --encoding {family}")
    try:
        text = data.decode(name, _errors(name))
    except UnicodeError as error:
        raise NotTextError(f"{path}: not {name} ({error}); pass the right --encoding") from None
    if "\0" in text:
        raise NotTextError(f"{path}: binary, it has NUL bytes; name text files only")
    if name != _UTF8 and not _gives_back(text, name, data):
        raise DocumentError(
            f"{path}: {name} would not give the same bytes back; convert the file to UTF-8 first"
        )
    return Source(path, data, text, name, stamp)


def _gives_back(text: str, encoding: str, data: bytes) -> bool:
    try:
        return text.encode(encoding) == data
    except UnicodeError:
        return False


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a named pipe must not make the run hang


def _precise(path: str, encoding: str, data: bytes) -> str:
    """Return the codec that keeps a byte order mark in the text, where it survives writing."""
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
    except (LookupError, UnicodeError):
        raise DocumentError(
            f"{path}: no encoding is called {encoding!r}; try utf-8, utf-16, latin-1, cp1252 or gb18030"
        ) from None
    if name == "utf-8-sig":
        return _UTF8
    if name in ("utf-16", "utf-32"):
        for mark, family, precise in _BYTE_ORDER_MARKS:
            if family == name and data.startswith(mark):
                return precise
        raise NotTextError(
            f"{path}: {name} without a byte order mark; pass --encoding {name}-le or {name}-be"
        )
    return name


def _errors(encoding: str) -> str:
    return "surrogateescape" if encoding == _UTF8 else "strict"
