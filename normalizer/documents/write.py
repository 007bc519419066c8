"""Writing a file so that at every instant it is wholly old or wholly new."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import stat
import sys
from pathlib import Path

from normalizer.documents.leftovers import temporary_name
from normalizer.documents.read import Stamp
from normalizer.errors import DocumentError

__all__ = ["write"]

if sys.platform != "win32":
    import fcntl


def write(path: str, data: bytes, stamp: Stamp | None = None, *, elsewhere: bool = True) -> None:
    """Replace or create a file atomically, keeping its mode, owner and extended attributes.

    ``stamp`` is what the file was like when it was read: a file that somebody changed since is not
    overwritten. A symbolic link stays, its target is replaced. A read-only file, one with several hard
    links and anything but a regular file is refused. Raises `DocumentError`, which names -o as a way out
    where ``elsewhere`` says that there is one; the file is then unchanged and no temporary file is left.
    """
    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, temporary_name(name, secrets.token_hex(6)))  # noqa: PTH118
    try:
        old = _replaceable(path, target, elsewhere)
        _fill(temporary, data, old, path, target, stamp)
        _sync_folder(folder)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise DocumentError(f"{path}: cannot be written ({why}); it is unchanged") from error


def _replaceable(path: str, target: str, elsewhere: bool) -> os.stat_result | None:
    try:
        old = Path(target).lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(old.st_mode):
        raise DocumentError(f"{path}: not a regular file; name another one")
    if not old.st_mode & 0o222 or not os.access(target, os.W_OK):
        way_out = ", or write elsewhere with -o" if elsewhere else ""
        raise DocumentError(f"{path}: read-only; run chmod u+w{way_out}")
    if old.st_nlink > 1:
        way_out = "write elsewhere with -o" if elsewhere else "make it a file of its own first"
        raise DocumentError(f"{path}: has {old.st_nlink} hard links, which writing would break; {way_out}")
    return old


def _fill(
    temporary: str, data: bytes, old: os.stat_result | None, path: str, target: str, stamp: Stamp | None
) -> None:
    """Write the temporary file and put it in place; on any error, a key press too, it is removed."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(temporary, flags, 0o600)
    try:
        if sys.platform != "win32":
            fcntl.flock(handle, fcntl.LOCK_EX)  # tells `remove_leftovers` that it is in use
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        if old is None:
            _give_default_mode(handle)
        else:
            _keep_attributes(handle, target, old)
        os.fsync(handle)
        if stamp is not None and not _untouched(target, stamp):
            raise DocumentError(f"{path}: changed by another program meanwhile; it is left alone, run again")
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    finally:
        os.close(handle)


def _untouched(target: str, stamp: Stamp) -> bool:
    # The times alone do not tell: a program may keep them, and a coarse clock may not have moved on.
    if not stamp.fits(Path(target).lstat()):
        return False
    with Path(target).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == stamp.sha256


def _keep_attributes(handle: int, target: str, old: os.stat_result) -> None:
    """Carry over owner, extended attributes and mode, in this order: a new owner clears mode bits."""
    if sys.platform == "win32":
        return
    new = os.fstat(handle)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        with contextlib.suppress(PermissionError):
            os.fchown(handle, old.st_uid, old.st_gid)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # a file system without extended attributes
            for name in os.listxattr(target):
                with contextlib.suppress(OSError):
                    os.setxattr(handle, name, os.getxattr(target, name))
    os.fchmod(handle, stat.S_IMODE(old.st_mode))


def _give_default_mode(handle: int) -> None:
    if sys.platform != "win32":
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(handle, 0o666 & ~mask)


def _sync_folder(folder: str) -> None:
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):  # the file is in place already; some file systems cannot do this
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
