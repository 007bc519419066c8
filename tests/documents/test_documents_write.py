"""Writing: wholly old or wholly new at every instant, and as it was in all but its text."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

import normalizer
from normalizer.documents import read, remove_leftovers, write
from normalizer.documents.leftovers import temporary_name
from normalizer.errors import DocumentError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    return path


def only(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_the_new_bytes_are_there_and_nothing_else(file: Path) -> None:
    write(str(file), b"new\r\n\xff", read(str(file)).stamp)
    assert file.read_bytes() == b"new\r\n\xff"
    assert only(file.parent) == ["a.txt"]


def test_mode_stays(file: Path) -> None:
    for mode in (0o600, 0o644, 0o755, 0o4755):
        file.chmod(mode)
        write(str(file), b"new", None)
        assert stat.S_IMODE(file.stat().st_mode) == mode


def test_owner_stays(file: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    os.chown(file, 1234, 4321)
    file.chmod(0o4750)
    write(str(file), b"new")
    found = file.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 4321, 0o4750)


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes are Linux here")
def test_extended_attributes_stay(file: Path) -> None:
    try:
        os.setxattr(file, "user.origin", b"desk")
    except OSError:
        pytest.skip("the file system has no extended attributes")
    write(str(file), b"new")
    assert os.getxattr(file, "user.origin") == b"desk"


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(str(tmp_path / "b.txt"), b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "b.txt").stat().st_mode) == 0o640


def test_a_link_stays_and_its_target_is_replaced(file: Path) -> None:
    link = file.parent / "link.txt"
    link.symlink_to("a.txt")
    write(str(link), b"new", read(str(link)).stamp)
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


@pytest.mark.parametrize("kind", ["read-only", "hard link", "folder", "pipe"])
def test_what_must_not_be_replaced_is_refused(kind: str, file: Path) -> None:
    if kind == "read-only":
        file.chmod(0o444)
        match = r"read-only; run chmod u\+w, or write elsewhere with -o"
    elif kind == "hard link":
        (file.parent / "b.txt").hardlink_to(file)
        match = "has 2 hard links, which writing would break; write elsewhere with -o"
    else:
        file.unlink()
        make: Callable[[Path], None] = Path.mkdir if kind == "folder" else os.mkfifo
        make(file)
        match = "not a regular file"
    before = only(file.parent)
    with pytest.raises(DocumentError, match=match):
        write(str(file), b"new")
    assert only(file.parent) == before
    if file.is_file():
        assert file.read_bytes() == b"old"


def test_what_somebody_changed_meanwhile_is_left_alone(file: Path) -> None:
    stamp = read(str(file)).stamp
    file.write_bytes(b"theirs")
    with pytest.raises(
        DocumentError, match="changed by another program meanwhile; it is left alone, run again"
    ):
        write(str(file), b"new", stamp)
    assert file.read_bytes() == b"theirs"
    assert only(file.parent) == ["a.txt"]


def test_a_change_that_keeps_size_and_time_is_noticed(file: Path) -> None:
    found = file.stat()
    stamp = read(str(file)).stamp
    with file.open("r+b") as handle:
        handle.write(b"odd")
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))
    with pytest.raises(DocumentError, match="changed by another program"):
        write(str(file), b"new", stamp)
    assert file.read_bytes() == b"odd"


def test_a_file_that_is_gone_is_not_made_again(file: Path) -> None:
    stamp = read(str(file)).stamp
    file.unlink()
    with pytest.raises(DocumentError):
        write(str(file), b"new", stamp)
    assert only(file.parent) == []


@pytest.mark.parametrize("name", ["write", "fsync", "replace", "fchmod"])
@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()],
    ids=["disk full", "Ctrl-C"],
)
def test_an_error_at_any_step_leaves_the_old_file(
    name: str, error: BaseException, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr(os, name, fail)
    expected = DocumentError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected) as caught:
        write(str(file), b"new")
    if isinstance(error, OSError):
        assert str(caught.value) == f"{file}: cannot be written (No space left on device); it is unchanged"
    assert file.read_bytes() == b"old"
    assert only(file.parent) == ["a.txt"]


def test_a_short_write_is_gone_on_with(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:2]))
    write(str(file), b"a longer text")
    assert file.read_bytes() == b"a longer text"


def test_a_killed_run_leaves_the_old_file_and_the_next_run_cleans_up(file: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from normalizer.documents import write\n"
        "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write(sys.argv[1], b'new')\n"
    )
    importable = {**os.environ, "PYTHONPATH": str(Path(normalizer.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code, str(file)], env=importable, check=False)
    assert done.returncode == -signal.SIGKILL
    assert file.read_bytes() == b"old"
    assert len(only(file.parent)) == 2
    time.sleep(0.02)
    removed = remove_leftovers([str(file)], time.time())
    assert len(removed) == 1
    assert only(file.parent) == ["a.txt"]


def test_leftovers_of_others_stay(file: Path) -> None:
    folder = file.parent
    names = [
        temporary_name("other.txt", "0" * 12),  # of a file that this run does not touch
        temporary_name("a.txt", "1" * 12),  # in use
        temporary_name("a.txt", "2" * 12),  # younger than this run
        ".a.txt.mtnorm-notes.tmp",  # not one of ours
    ]
    for name in names:
        (folder / name).write_bytes(b"x")
    (folder / temporary_name("a.txt", "3" * 12)).symlink_to("a.txt")
    start = time.time() + 60
    os.utime(folder / names[2], (start + 60, start + 60))
    with (folder / names[1]).open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert remove_leftovers([str(file), str(folder / "none" / "b.txt")], start) == []
    assert [Path(path).name for path in remove_leftovers([str(file)], start)] == [names[1]]


def test_the_longest_name_a_file_can_have_is_no_problem(tmp_path: Path) -> None:
    for name in ("n" * 251 + ".txt", "ć" * 125 + ".txt"):
        path = tmp_path / name
        path.write_bytes(b"old")
        write(str(path), b"new", read(str(path)).stamp)
        assert path.read_bytes() == b"new"
        (tmp_path / temporary_name(name, "0" * 12)).write_bytes(b"")
        assert len(remove_leftovers([str(path)], time.time() + 60)) == 1
