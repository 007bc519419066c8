"""Slips on the command line that must cost no data."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mtnorm = Callable[..., Any]

LINE = b'{"text": "Mr Brinken listened."}\n'


@pytest.mark.parametrize(
    "arguments",
    [
        ("in.jsonl", "--changes", "in.jsonl"),
        ("in.jsonl", "--changes", "./in.jsonl"),
        ("in.jsonl", "-o", "out.jsonl", "--changes", "out.jsonl"),
        ("in.jsonl", "--changes", "other.json"),
        ("in.jsonl", "--changes", "/dev/full"),
        ("in.jsonl", "--changes", "/dev/null"),
        ("in.jsonl", "--changes", "pipe"),
        ("in.jsonl", "--encoding", "undefined"),
        ("in.jsonl", "--changes", ""),
        ("--files-from", "/dev/zero"),
        ("in.jsonl", "-o", ""),
        ("",),
        ("/",),
        ("/.",),
    ],
)
def test_nothing_is_written(mtnorm: Mtnorm, folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "in.jsonl").write_bytes(LINE)
    (folder / "other.json").write_bytes(b'{"a": 1}\n')
    os.mkfifo(folder / "pipe")
    ran = mtnorm("fix", *arguments)
    assert ran.code == 2
    assert "internal error" not in ran.err
    assert (folder / "in.jsonl").read_bytes() == LINE
    assert (folder / "other.json").read_bytes() == b'{"a": 1}\n'
    assert not (folder / "out.jsonl").exists()


def test_a_codec_of_another_kind_is_no_internal_error(mtnorm: Mtnorm, folder: Path) -> None:
    for encoding in ("idna", "punycode", "undefined", "rot13", "zlib", "unicode_escape"):
        (folder / "a.txt").write_bytes(b"Mr Brinken listened.\n")
        ran = mtnorm("check", "a.txt", "--encoding", encoding)
        assert "internal error" not in ran.err
        assert ran.code in (1, 2)


def test_a_log_is_gone_on_with(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "in.jsonl").write_bytes(LINE)
    assert mtnorm("fix", "in.jsonl", "--changes", "log").code == 0
    (folder / "in.jsonl").write_bytes(LINE)
    assert mtnorm("fix", "in.jsonl", "--changes", "log").code == 0
    assert len((folder / "log").read_bytes().splitlines()) == 2


def test_the_record_of_a_file_that_cannot_be_written_is_taken_back(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"Mr Brinken listened.\n")
    (folder / "b.txt").write_bytes(b"Mr Brinken spoke.\n")
    os.link(folder / "a.txt", folder / "a2")
    ran = mtnorm("fix", "a.txt", "b.txt", "--changes", "log")
    assert ran.code == 2
    assert "2 hard links" in ran.err
    assert [json.loads(line)["path"] for line in (folder / "log").read_bytes().splitlines()] == ["b.txt"]


@pytest.mark.parametrize("torn", [b'{"path": "c.txt", "sha256_befo', b'{"path"' + b" " * 100_000])
def test_a_record_cut_short_by_a_crash_is_dropped(mtnorm: Mtnorm, folder: Path, torn: bytes) -> None:
    (folder / "a.txt").write_bytes(b"Mr Brinken listened.\n")
    assert mtnorm("fix", "a.txt", "--changes", "log").code == 0
    whole = (folder / "log").read_bytes()
    (folder / "log").write_bytes(whole + torn)
    (folder / "b.txt").write_bytes(b"Mr Brinken spoke.\n")
    assert mtnorm("fix", "b.txt", "--changes", "log").code == 0
    lines = (folder / "log").read_bytes().splitlines(keepends=True)
    assert lines[0] == whole
    assert [json.loads(line)["path"] for line in lines] == ["a.txt", "b.txt"]


def test_a_log_without_its_last_line_feed_loses_nothing(mtnorm: Mtnorm, folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes(b"Mr Brinken listened.\n")
    assert mtnorm("fix", "a.txt", "--changes", "log").code == 0
    whole = (folder / "log").read_bytes()
    (folder / "log").write_bytes(whole.rstrip(b"\n"))
    assert mtnorm("fix", "b.txt", "--changes", "log").code == 0
    assert (folder / "log").read_bytes().startswith(whole)
    assert len((folder / "log").read_bytes().splitlines()) == 2


def test_a_first_record_cut_short_is_no_other_file(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"Mr Brinken listened.\n")
    (folder / "log").write_bytes(b'{"path": "a')
    assert mtnorm("fix", "a.txt", "--changes", "log").code == 0
    assert [json.loads(line)["path"] for line in (folder / "log").read_bytes().splitlines()] == ["a.txt"]


def test_what_is_not_written_again_is_not_logged_again(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"Mr Brinken listened.\n")
    for _ in range(2):
        assert mtnorm("fix", "a.txt", "-o", "b.txt", "--changes", "log").code == 0
        assert len((folder / "log").read_bytes().splitlines()) == 1


def test_a_device_is_no_baseline(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"Mr Brinken listened.\n")
    ran = mtnorm("check", "a.txt", "--baseline", "/dev/zero")
    assert (ran.code, "not a regular file" in ran.err) == (2, True)


def test_a_log_belongs_to_one_run(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"Mr Brinken listened.\n")
    with (folder / "log").open("wb") as log:
        fcntl.flock(log, fcntl.LOCK_EX)
        ran = mtnorm("fix", "a.txt", "--changes", "log")
    assert ran.code == 2
    assert "another run is writing it" in ran.err
    assert (folder / "a.txt").read_bytes() == b"Mr Brinken listened.\n"


def test_a_field_of_the_configuration_leaves_text_files_alone(mtnorm: Mtnorm, folder: Path) -> None:
    with (folder.parent / "mtnorm.toml").open("a", encoding="utf-8") as config:
        config.write('\nfield = ["body"]\n')
    (folder / "a.txt").write_bytes(b"Mr Brinken listened.\n")
    (folder / "b.jsonl").write_bytes(b'{"text": "Mr Brinken", "body": "Mr Brinken"}\n')
    assert mtnorm("fix", "a.txt", "b.jsonl").code == 0
    assert (folder / "a.txt").read_bytes() == b"Mr Blinken listened.\n"
    assert (folder / "b.jsonl").read_bytes() == b'{"text": "Mr Brinken", "body": "Mr Blinken"}\n'
    assert mtnorm("fix", "a.txt", "--format", "lines").code == 0
    ran = mtnorm("check", "a.txt", "--field", "body")
    assert ran.code == 2
    assert "no file named here is called .jsonl" in ran.err
