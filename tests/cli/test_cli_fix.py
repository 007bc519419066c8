"""fix, and that check and diff write nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mtnorm = Callable[..., Any]

CLEAN = b"Officials met in Geneva on Monday.\n"
DIRTY = b"Azerbaijan spoke of the Naka region.\nMr Brinken listened.\n"
FIXED = b"Azerbaijan spoke of the Nagorno-Karabakh region.\nMr Blinken listened.\n"
ODD = b"\xef\xbb\xbfBrinken\r\nsaid \xff\r\rNaqqa \xc2\x85 Brinken\xff x\r\nno end: Brinken"
ODD_FIXED = b"\xef\xbb\xbfBlinken\r\nsaid \xff\r\rNagorno-Karabakh \xc2\x85 Brinken\xff x\r\nno end: Blinken"


def put(folder: Path, **files: bytes) -> None:
    for name, data in files.items():
        path = folder / (name.replace("__", "/") + ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def state(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Return content, inode and time of every file."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_ino, path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# What must not happen


@pytest.mark.parametrize("command", ["check", "diff"])
def test_check_and_diff_write_nothing(command: str, mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=DIRTY, b=ODD)
    before = state(folder)
    ran = mtnorm(command, ".")
    assert state(folder) == before
    assert ran.code == 1
    assert "nothing was written; run `mtnorm fix`" in ran.err


def test_a_clean_file_is_not_written(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=CLEAN, b=b"", c=b"\r\n\xff\n")
    before = state(folder)
    assert mtnorm("fix", ".").code == 0
    assert state(folder) == before
    assert mtnorm("check", ".").code == 0
    assert mtnorm("diff", ".").code == 0


def test_a_second_fix_writes_nothing(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=DIRTY, b=ODD)
    mtnorm("fix", ".")
    before = state(folder)
    assert mtnorm("fix", ".").code == 0
    assert state(folder) == before


def test_no_path_no_work(mtnorm: Mtnorm) -> None:
    ran = mtnorm("fix")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "mtnorm: no path given; name files or folders, or - for standard input\n"


def test_stdin_does_not_go_with_other_paths(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=DIRTY)
    ran = mtnorm("fix", "-", "a.txt")
    assert ran.code == 2
    assert "cannot go with other paths" in ran.err
    assert (folder / "a.txt").read_bytes() == DIRTY


# What fix does


def test_fix_rewrites_in_place_and_says_what_it_did(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=DIRTY, b=CLEAN, sub__c=ODD)
    ran = mtnorm("fix", ".")
    assert ran.code == 0
    assert ran.out == ""
    assert (folder / "a.txt").read_bytes() == FIXED
    assert (folder / "sub/c.txt").read_bytes() == ODD_FIXED
    assert "3 files seen: 2 changed, 1 unchanged, 0 skipped, 0 failed" in ran.err
    assert "     3  Antony Blinken\n     2  Nagorno-Karabakh\n" in ran.err
    assert "notice: sub/c.txt: bytes that are not UTF-8, kept as they are: 2" in ran.err


def test_fix_as_a_filter_prints_the_text_and_nothing_else(mtnorm: Mtnorm) -> None:
    ran = mtnorm("fix", "-", stdin=ODD)
    assert (ran.code, ran.out_bytes) == (0, ODD_FIXED)
    assert "1 file seen: 1 changed" in ran.err
    ran = mtnorm("fix", "-", "--output-format", "concise", stdin=ODD)
    assert ran.out_bytes == ODD_FIXED
    assert "-:1:1: NAME-ALIAS 'Brinken' should be 'Blinken'" in ran.err


def test_fix_tells_its_changes_when_a_format_is_asked_for(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=DIRTY)
    ran = mtnorm("fix", "a.txt", "--output-format", "concise")
    assert ran.out.splitlines()[1].startswith(
        "a.txt:2:4: NAME-ALIAS 'Brinken' should be 'Blinken' (names.yaml:"
    )


def test_an_output_file(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=DIRTY)
    assert mtnorm("fix", "a.txt", "-o", "new/b.txt").code == 0
    assert (folder / "new/b.txt").read_bytes() == FIXED
    assert (folder / "a.txt").read_bytes() == DIRTY
    assert mtnorm("fix", "-", "-o", "c.txt", stdin=DIRTY).out == ""
    assert (folder / "c.txt").read_bytes() == FIXED


def test_an_output_folder_mirrors_what_is_read(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, in__a=DIRTY, in__sub__b=CLEAN, c=ODD)
    assert mtnorm("fix", "in", "c.txt", "-o", "out").code == 0
    assert {path: data for path, (data, _, _) in state(folder / "out").items()} == {
        "a.txt": FIXED,
        "sub/b.txt": CLEAN,
        "c.txt": ODD_FIXED,
    }
    assert (folder / "in/a.txt").read_bytes() == DIRTY
    mtnorm("fix", "c.txt", "-o", "out2/")
    assert (folder / "out2/c.txt").read_bytes() == ODD_FIXED


def test_two_files_for_one_place_are_refused(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, x__a=DIRTY, y__a=DIRTY)
    ran = mtnorm("fix", "x", "y", "-o", "out")
    assert ran.code == 2
    assert "x/a.txt and y/a.txt would both be written to out/a.txt; run them apart" in ran.err
    put(folder, out=b"")
    assert "a folder is needed for these files" in mtnorm("fix", "x", "y", "-o", "out.txt").err
    assert not (folder / "out").exists()


def test_one_bad_file_does_not_stop_the_others(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=DIRTY, b=DIRTY)
    (folder / "b.txt").chmod(0o444)
    ran = mtnorm("fix", ".", "missing.txt")
    assert ran.code == 2
    assert (folder / "a.txt").read_bytes() == FIXED
    assert (folder / "b.txt").read_bytes() == DIRTY
    assert "failed: b.txt: read-only; run chmod u+w, or write elsewhere with -o" in ran.err
    assert "failed: missing.txt: no such file or folder; check the spelling" in ran.err
    assert "3 files seen: 1 changed, 0 unchanged, 0 skipped, 2 failed" in ran.err


def test_binary_files_are_skipped_in_a_folder_and_fail_when_named(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=b"Brinken\0", b="Brinken".encode("utf-16"), c=DIRTY)
    ran = mtnorm("fix", ".")
    assert ran.code == 0
    assert "skipped: a.txt: binary, it has NUL bytes; name text files only" in ran.err
    assert "skipped: b.txt: UTF-16, not UTF-8; pass --encoding utf-16" in ran.err
    assert (folder / "c.txt").read_bytes() == FIXED
    ran = mtnorm("fix", "a.txt")
    assert ran.code == 2
    assert "failed: a.txt: binary" in ran.err
    assert mtnorm("fix", "b.txt", "--encoding", "utf-16").code == 0
    assert (folder / "b.txt").read_bytes() == "Blinken".encode("utf-16")


def test_a_name_that_the_encoding_lacks_fails_the_file(mtnorm: Mtnorm, folder: Path) -> None:
    data = "é Marija Buritsch".encode("latin-1")
    put(folder, a=data)
    ran = mtnorm("fix", "a.txt", "--encoding", "latin-1")
    assert ran.code == 2
    assert "failed: a.txt: 'ć' is not in iso8859-1; convert the file to UTF-8 first" in ran.err
    assert (folder / "a.txt").read_bytes() == data


def test_the_brake(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=DIRTY, b=b"Brinken", c=CLEAN)
    for command in ("check", "diff", "fix"):
        ran = mtnorm(command, ".", "--max-change-ratio", "0.5")
        assert ran.code == 3
        assert (
            "kept as it was: b.txt: 100% of its text would change, more than --max-change-ratio 0.5"
            in ran.err
        )
    assert (folder / "b.txt").read_bytes() == b"Brinken"
    assert (folder / "a.txt").read_bytes() == FIXED
    assert mtnorm("fix", "-", "--max-change-ratio", "0.5", stdin=b"Brinken").out == "Brinken"
    ran = mtnorm("check", "b.txt", "--max-change-ratio", "0.5", "--output-format", "jsonl")
    assert json.loads(ran.out)["findings"][0]["fix"] == "suggest"


def test_an_empty_folder_is_no_failure(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in/a.html").write_bytes(DIRTY)
    ran = mtnorm("check", "in")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "no .txt or .md file in in; files of other kinds are named one by one\n"
