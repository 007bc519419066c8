"""revert: files are again what they were before fix, byte for byte, or stay as they are (invariant 32)."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalizer.cli import revert
from normalizer.documents import read_bytes
from tests.examples import examples

Mtnorm = Callable[..., Any]

OLD = b"Azerbaijan spoke of the Naka region.\nMr Brinken listened.\n"
FIXED = b"Azerbaijan spoke of the Nagorno-Karabakh region.\nMr Blinken listened.\n"
SUMMARY = "1 file seen: 1 put back, 0 as before already, 0 skipped, 0 failed\n"


def fixed(mtnorm: Mtnorm, folder: Path, name: str = "a.txt", data: bytes = OLD) -> Path:
    """Write a file and fix it with a log."""
    (folder / name).write_bytes(data)
    assert mtnorm("fix", name, "--changes", "log").code == 0
    assert (folder / name).read_bytes() != data
    return folder / name


def records(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "log").read_bytes().splitlines()]


def write_log(folder: Path, lines: list[dict[str, Any]]) -> None:
    (folder / "log").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_ino)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# What must not happen


def test_a_file_that_was_changed_since_stays(mtnorm: Mtnorm, folder: Path) -> None:
    """So does one that is gone or was replaced; the others go on."""
    for name in ("changed.txt", "folder.txt", "good.txt", "missing.txt", "pipe.txt"):
        fixed(mtnorm, folder, name)
    (folder / "changed.txt").write_bytes(FIXED + b"By hand.\n")
    for name in ("folder.txt", "missing.txt", "pipe.txt"):
        (folder / name).unlink()
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    ran = mtnorm("revert", "log")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err == (
        "failed: changed.txt: changed since fix wrote it; "
        "put back what fix wrote, or undo the changes by hand\n"
        "failed: folder.txt: is no file any more; put back what fix wrote, and run again\n"
        "failed: missing.txt: there is no such file; run revert in the folder where fix was run\n"
        "failed: pipe.txt: is no file any more; put back what fix wrote, and run again\n"
        "5 files seen: 1 put back, 0 as before already, 0 skipped, 4 failed\n"
        "replacements undone: 2\n"
        "     1  Antony Blinken\n"
        "     1  Nagorno-Karabakh\n"
    )
    assert (folder / "changed.txt").read_bytes() == FIXED + b"By hand.\n"
    assert (folder / "good.txt").read_bytes() == OLD
    assert not (folder / "missing.txt").exists()


@pytest.mark.parametrize(
    ("line", "number"),
    [
        (b'{"a": 1}\n', 3),
        (b"[]\n", 3),
        (b"7\n", 3),
        (b"\xff\n", 3),
        (b"\0\0\0\0\n", 3),
        (b'{"path": "a.txt", "sha256_befo\n', 3),
        (b"[" * 100_000 + b"\n", 3),
        (b"nothing that fix writes", 3),
    ],
)
def test_of_a_damaged_log_nothing_is_done(mtnorm: Mtnorm, folder: Path, line: bytes, number: int) -> None:
    path = fixed(mtnorm, folder)
    log = (folder / "log").read_bytes()
    for whole in (log + line + log, log + line):
        if whole.count(b"\n") == 4 and not line.endswith(b"\n"):
            continue  # the line runs into the next one
        (folder / "log").write_bytes(whole)
        ran = mtnorm("revert", "log")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"log:{number}: not a record of `fix --changes`; name a log as fix left it\n"
        assert path.read_bytes() == FIXED


@pytest.mark.parametrize(
    "wrong",
    [
        {"path": ""},
        {"path": "a\0.txt"},
        {"path": "\ud800"},
        {"path": 7},
        {"path": None},
        {"sha256_before": "abc"},
        {"sha256_after": None},
        {"entity": 7},
        {"undo": 7},
        {"undo": {}},
        {"undo": {"change": 0, "of": 2, "start": 24, "end": 40, "bytes": ""}},
        {"undo": {"change": 1, "of": 0, "start": 24, "end": 40, "bytes": ""}},
        {"undo": {"change": True, "of": 2, "start": 24, "end": 40, "bytes": ""}},
        {"undo": {"change": 1, "of": 2, "start": 24.0, "end": 40, "bytes": ""}},
        {"undo": {"change": 1, "of": 2, "start": 40, "end": 24, "bytes": ""}},
        {"undo": {"change": 1, "of": 2, "start": -4, "end": 24, "bytes": ""}},
        {"undo": {"change": 1, "of": 2, "start": 24, "end": 40, "bytes": "4e6"}},
        {"undo": {"change": 1, "of": 2, "start": 24, "end": 40, "bytes": "4e 6"}},
        {"undo": {"change": 1, "of": 2, "start": 24, "end": 40, "bytes": "Naka"}},
    ],
)
def test_of_a_log_with_a_wrong_field_nothing_is_done(
    mtnorm: Mtnorm, folder: Path, wrong: dict[str, Any]
) -> None:
    fixed(mtnorm, folder)
    first, second = records(folder)
    write_log(folder, [first | wrong, second])
    before = state(folder)
    ran = mtnorm("revert", "log")
    assert ran.code == 2
    assert ran.err == "log:1: not a record of `fix --changes`; name a log as fix left it\n"
    assert state(folder) == before


def test_of_a_log_that_lacks_a_line_nothing_is_done(mtnorm: Mtnorm, folder: Path) -> None:
    fixed(mtnorm, folder, data=OLD * 2)
    one, two, three, four = records(folder)
    for lines, number, change in (([one, three, four], 2, 3), ([two, three, four], 1, 2)):
        write_log(folder, lines)
        before = state(folder)
        ran = mtnorm("revert", "log")
        assert ran.code == 2
        assert ran.err == (
            f"log:{number}: change {change} of 4 does not follow change {change - 1}; "
            "take the log as fix left it\n"
        )
        assert state(folder) == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": 25, "end": 40, "bytes": "4e616b61"},
        {"start": 24, "end": 40, "bytes": "4e616b62"},
        {"start": 24, "end": 70, "bytes": "4e616b61"},
        {"start": 24, "end": 70_000, "bytes": "4e616b61"},
    ],
)
def test_what_would_not_give_the_hash_of_the_original_is_refused(
    mtnorm: Mtnorm, folder: Path, wrong: dict[str, Any]
) -> None:
    path = fixed(mtnorm, folder)
    first, second = records(folder)
    write_log(folder, [first | {"undo": {"change": 1, "of": 2} | wrong}, second])
    ran = mtnorm("revert", "log")
    assert ran.code == 2
    assert ran.err.startswith(
        "failed: a.txt: what line 1 of the log and the next ones say does not give back what was there; "
        "take the log as fix left it\n"
    )
    assert path.read_bytes() == FIXED


@pytest.mark.parametrize("cut", ["last line", "undo"])
def test_what_the_log_does_not_have_is_not_guessed(mtnorm: Mtnorm, folder: Path, cut: str) -> None:
    """Nor are the runs before it undone by halves."""
    path = fixed(mtnorm, folder)
    path.write_bytes(FIXED + b"Then Brinken left Naqqa.\n")
    fixed_again = fixed(mtnorm, folder, data=path.read_bytes()).read_bytes()
    lines = records(folder)
    if cut == "last line":
        del lines[-1]
    else:
        for line in lines[2:]:  # as an older version wrote them
            del line["undo"]
    write_log(folder, lines)
    ran = mtnorm("revert", "log")
    assert ran.code == 2
    assert "failed: a.txt: what was there is not all in the log (line 3); take " in ran.err
    assert path.read_bytes() == fixed_again


def test_what_somebody_writes_meanwhile_is_not_written_over(
    mtnorm: Mtnorm, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = fixed(mtnorm, folder)

    def read_then_changed(name: str) -> Any:
        found = read_bytes(name)
        path.write_bytes(FIXED + b"More.\n")
        return found

    monkeypatch.setattr(revert, "read_bytes", read_then_changed)
    ran = mtnorm("revert", "log")
    assert ran.code == 2
    assert "failed: a.txt: changed by another program meanwhile; it is left alone, run again\n" in ran.err
    assert path.read_bytes() == FIXED + b"More.\n"


def test_what_fix_would_not_write_over_is_refused(mtnorm: Mtnorm, folder: Path) -> None:
    path = fixed(mtnorm, folder)
    os.link(path, folder / "other")
    ran = mtnorm("revert", "log")
    assert ran.code == 2
    assert (
        "failed: a.txt: has 2 hard links, which writing would break; make it a file of its own first\n"
        in ran.err
    )
    (folder / "other").unlink()
    path.chmod(0o444)
    ran = mtnorm("revert", "log")
    assert ran.code == 2
    assert "failed: a.txt: read-only; run chmod u+w\n" in ran.err
    assert path.read_bytes() == FIXED


def test_a_log_that_is_being_written_waits(mtnorm: Mtnorm, folder: Path) -> None:
    path = fixed(mtnorm, folder)
    with (folder / "log").open("rb") as log:
        fcntl.flock(log, fcntl.LOCK_EX)
        ran = mtnorm("revert", "log")
    assert (ran.code, ran.err) == (2, "log: another run is writing it; wait until that has ended\n")
    assert path.read_bytes() == FIXED


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none",), "none: cannot be read (No such file or directory); check the spelling"),
        ((".",), ".: cannot be read (Is a directory); name another file"),
        (("pipe",), "pipe: not a regular file; name another one"),
        (("/dev/null",), "/dev/null: not a regular file; name another one"),
        (("a.txt",), "a.txt:1: not a record of `fix --changes`; name a log as fix left it"),
        (("-",), "mtnorm: revert reads no standard input; name the file that `fix --changes` wrote"),
        ((), "mtnorm: the following arguments are required: CHANGES.jsonl; run `mtnorm revert --help`"),
        (("a", "b"), "mtnorm: revert does not take 'b'; quote what belongs together"),
        (("a", "--tables", "b"), "mtnorm: revert has no flag --tables; run `mtnorm revert --help`"),
    ],
)
def test_what_is_no_log_is_said(mtnorm: Mtnorm, folder: Path, arguments: tuple[str, ...], said: str) -> None:
    (folder / "a.txt").write_bytes(OLD)
    os.mkfifo(folder / "pipe")
    ran = mtnorm("revert", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", said + "\n")


# What comes back


def test_a_file_comes_back_and_is_known_from_then_on(mtnorm: Mtnorm, folder: Path) -> None:
    path = fixed(mtnorm, folder)
    log = (folder / "log").read_bytes()
    ran = mtnorm("revert", "log")
    assert (ran.code, ran.out) == (0, "")
    names = "replacements undone: 2\n     1  Antony Blinken\n     1  Nagorno-Karabakh\n"
    assert ran.err == SUMMARY + names
    assert path.read_bytes() == OLD
    before = state(folder)
    ran = mtnorm("revert", "log")
    assert ran.code == 0
    assert ran.err == (
        "notice: a.txt: is as it was before fix already\n"
        "1 file seen: 0 put back, 1 as before already, 0 skipped, 0 failed\n"
    )
    assert state(folder) == before
    assert (folder / "log").read_bytes() == log


def test_a_log_without_changes_is_no_error(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_bytes(FIXED)
    assert mtnorm("fix", "a.txt", "--changes", "log").code == 0
    ran = mtnorm("revert", "log")
    assert (ran.code, ran.err) == (0, "no change is in the log; there is nothing to put back\n")


def test_mode_and_link_stay(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "a.txt").symlink_to("in/b.txt")
    path = fixed(mtnorm, folder, "in/b.txt")
    path.write_bytes(OLD)
    path.chmod(0o640)
    assert mtnorm("fix", "a.txt", "--changes", "log2").code == 0
    assert mtnorm("revert", "log2").code == 0
    assert (folder / "a.txt").is_symlink()
    assert path.read_bytes() == OLD
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(found.name for found in folder.iterdir()) == ["a.txt", "in", "log", "log2"]
    assert list((folder / "in").iterdir()) == [path]


def test_a_temporary_file_of_a_killed_run_goes(mtnorm: Mtnorm, folder: Path) -> None:
    fixed(mtnorm, folder)
    left = folder / ".a.txt.mtnorm-0123456789ab.tmp"
    left.write_bytes(b"half")
    os.utime(left, (1, 1))
    assert mtnorm("revert", "log").code == 0
    assert not left.exists()


def test_a_copy_becomes_what_was_read_for_it(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_bytes(OLD)
    assert mtnorm("fix", "in", "-o", "out", "--changes", "log").code == 0
    assert mtnorm("revert", "log").code == 0
    assert (folder / "in" / "a.txt").read_bytes() == (folder / "out" / "a.txt").read_bytes() == OLD


def test_a_filter_has_no_file(mtnorm: Mtnorm, folder: Path) -> None:
    assert mtnorm("fix", "-", "--changes", "log", stdin=OLD).out_bytes == FIXED
    (folder / "-").write_bytes(FIXED)
    ran = mtnorm("revert", "log")
    assert (ran.code, (folder / "-").read_bytes()) == (0, FIXED)
    assert "skipped: -: was written to standard output; there is no file to put back\n" in ran.err


def test_names_of_any_kind(mtnorm: Mtnorm, folder: Path) -> None:
    """However a file was called, in whatever letters, it is one file."""
    name = os.fsdecode(b"\xff \x1b[31m\xe2\x80\xae.txt")
    (folder / name).write_bytes(OLD)
    assert mtnorm("fix", ".", "--changes", "log").code == 0
    (folder / name).write_bytes(FIXED + b"Brinken!\n")
    assert mtnorm("fix", f"./{name}", "--changes", "log").code == 0
    (folder / name).write_bytes(FIXED + b"Brinken! Brinken!\n")
    assert mtnorm("fix", str(folder / name), "--changes", "log").code == 0
    ran = mtnorm("revert", "log")
    assert ran.err.startswith("notice: ")
    assert "1 file seen: 1 put back" in ran.err
    assert "\x1b" not in ran.err
    assert (folder / name).read_bytes() == FIXED + b"Brinken! Brinken!\n"


# Several runs


def test_runs_are_undone_backwards(mtnorm: Mtnorm, folder: Path) -> None:
    old = b"Naqqa, Kiev, the the end.\r\n"
    path = fixed(mtnorm, folder, data=old)
    assert mtnorm("fix", "a.txt", "--changes", "log", "--select", "DUP-WORD").code == 0
    assert mtnorm("fix", "a.txt", "--changes", "log", "--house-style").code == 0
    assert path.read_bytes() == b"Nagorno-Karabakh, Kyiv, the end.\r\n"
    assert len(records(folder)) == 3
    ran = mtnorm("revert", "log")
    assert ran.code == 0
    assert ran.err == SUMMARY + (
        "replacements undone: 3\n     1  (DUP-WORD)\n     1  Kyiv\n     1  Nagorno-Karabakh\n"
    )
    assert path.read_bytes() == old


def test_what_others_wrote_between_two_runs_is_the_original(mtnorm: Mtnorm, folder: Path) -> None:
    fixed(mtnorm, folder)
    new = b"Today Mr Brinken slept.\n"
    path = fixed(mtnorm, folder, data=new)
    ran = mtnorm("revert", "log")
    assert ran.code == 0
    assert ran.err.startswith(
        "notice: a.txt: written by others between two runs; put back to what it was before the later ones\n"
        + SUMMARY
    )
    assert path.read_bytes() == new


def test_the_same_run_twice(mtnorm: Mtnorm, folder: Path) -> None:
    """The same change is logged twice, the file having been put back by hand or by revert."""
    path = fixed(mtnorm, folder)
    fixed(mtnorm, folder)
    assert mtnorm("revert", "log").err.startswith(SUMMARY)
    assert path.read_bytes() == OLD
    assert mtnorm("fix", "a.txt", "--changes", "log").code == 0
    assert mtnorm("revert", "log").err.startswith(SUMMARY)
    assert path.read_bytes() == OLD


@pytest.mark.parametrize("keep", [0, 1, 2, 3])
def test_a_run_that_was_killed_before_it_wrote_the_file(mtnorm: Mtnorm, folder: Path, keep: int) -> None:
    """All of its records are in the log, or some of them, or one of them is cut short."""
    path = fixed(mtnorm, folder)
    between = path.read_bytes() + b"\n"
    path.write_bytes(between)
    start = (folder / "log").stat().st_size
    fixed(mtnorm, folder, data=OLD * 2)  # what follows was never written
    whole = (folder / "log").read_bytes()
    lines = whole[start:].splitlines(keepends=True)
    for torn in (b"", lines[keep][:9], lines[keep][:200]):
        (folder / "log").write_bytes(whole[:start] + b"".join(lines[:keep]) + torn)
        path.write_bytes(FIXED)
        assert mtnorm("revert", "log").err.startswith(SUMMARY)
        assert path.read_bytes() == OLD
        path.write_bytes(OLD * 2)
        ran = mtnorm("revert", "log")
        if keep:
            assert "notice: a.txt: is as it was before fix already" in ran.err
        assert path.read_bytes() == OLD * 2
        # The next run takes up the log; its records are told from those of the killed one.
        assert mtnorm("fix", "a.txt", "--changes", "log").code == 0
        assert path.read_bytes() == FIXED * 2
        assert mtnorm("revert", "log").code == 0
        assert path.read_bytes() == OLD * 2


def test_a_log_whose_last_line_feed_or_line_ends_an_editor_changed(mtnorm: Mtnorm, folder: Path) -> None:
    path = fixed(mtnorm, folder)
    log = (folder / "log").read_bytes()
    for changed in (log[:-1], log.replace(b"\n", b"\r\n"), log + b"\n", b"\n \n" + log):
        (folder / "log").write_bytes(changed)
        path.write_bytes(FIXED)
        assert mtnorm("revert", "log").err.startswith(SUMMARY)
        assert path.read_bytes() == OLD


# Any texts

PIECES = st.sampled_from(
    [
        *(
            "Brinken",
            "Naka",
            "Naqqa",
            "Nagorno-Karabakh (Naka)",
            "Armenia",
            "Kiev",
            "stepanakert",
            "Marija Buritsch",
        ),
        *(
            "the the",
            "a apple",
            "new crown vaccine",
            "caf\u00c3\u00a9",
            "donâ€™t",
            "&amp;",
            "\u200b",
            "\ufffd",
            "，",
            "，，",
        ),
        *(
            " ",
            " ",
            ". ",
            " .",
            "( ",
            '"',
            "\\",
            "/",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "\u2028",
            "\x85",
            "é",
            "纳卡",
            "\U0001f600",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "latin-1",
    "gb18030",
    "iso2022_jp",
    "utf-7",
)
RUNS = st.lists(
    st.sampled_from(
        [(), ("--select", "ALL"), ("--house-style",), ("--select", "DUP-WORD", "--ignore", "NAME-ALIAS")]
    ),
    min_size=1,
    max_size=3,
)
QUICK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def comes_back(mtnorm: Mtnorm, folder: Path, name: str, data: bytes, runs: list[tuple[str, ...]]) -> None:
    """Fix a file run by run with one log, and see that revert undoes them all, and nothing else."""
    path = folder / name
    path.write_bytes(data)
    (folder / "log").unlink(missing_ok=True)
    for flags in runs:
        mtnorm("fix", name, "--changes", "log", *flags)
    if not (folder / "log").exists():  # it could not be read as text
        return
    after = path.read_bytes()
    ran = mtnorm("revert", "log")
    assert (ran.code, path.read_bytes()) == (0, data)
    assert ("1 put back" in ran.err) == (after != data)
    if after != data:
        path.write_bytes(after + b" ")
        assert mtnorm("revert", "log").code == 2
        assert path.read_bytes() == after + b" "


@pytest.mark.slow
@given(TEXTS, st.sampled_from(ENCODINGS), st.sampled_from(["text", "lines"]), RUNS)
@settings(QUICK, max_examples=examples(150))
def test_any_text_comes_back(
    mtnorm: Mtnorm, folder: Path, text: str, encoding: str, form: str, runs: list[tuple[str, ...]]
) -> None:
    data = text.encode(encoding, "replace")
    flags = ("--encoding", encoding, "--format", form)
    comes_back(mtnorm, folder, "a.txt", data, [(*run, *flags) for run in runs])


@pytest.mark.slow
@given(st.lists(PIECES.map(str.encode) | st.sampled_from([b"\xff", b"\xc3", b"\xa9", b"\xe2\x80"])), RUNS)
@settings(QUICK, max_examples=examples(100))
def test_any_bytes_come_back(
    mtnorm: Mtnorm, folder: Path, pieces: list[bytes], runs: list[tuple[str, ...]]
) -> None:
    comes_back(mtnorm, folder, "a.txt", b"".join(pieces), runs)


def spelled(text: str, how: int) -> str:
    """Return a JSON string: plain, in ASCII, every letter escaped in either case, or with escaped slashes."""
    if how < 2:
        return json.dumps(text, ensure_ascii=bool(how))
    if how == 4:
        return json.dumps(text, ensure_ascii=False).replace("/", "\\/")
    units = re.findall("..", text.encode("utf-16-be").hex(), re.DOTALL)
    escapes = [a + b for a, b in zip(units[::2], units[1::2], strict=True)]
    return '"' + "".join("\\u" + (unit.upper() if how == 3 else unit) for unit in escapes) + '"'


@pytest.mark.slow
@given(
    st.lists(st.tuples(TEXTS, st.integers(0, 4), TEXTS, st.integers(0, 4)), max_size=4),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.sampled_from(["utf-8", "utf-16", "gb18030"]),
    RUNS,
)
@settings(QUICK, max_examples=examples(150))
def test_any_json_comes_back(
    mtnorm: Mtnorm,
    folder: Path,
    rows: list[tuple[str, int, str, int]],
    end: str,
    mark: bool,
    encoding: str,
    runs: list[tuple[str, ...]],
) -> None:
    lines = [
        f'{{"b" : {{"c":{spelled(second, way)}}}, "text":{spelled(first, how)}, "n": 1.50}}'
        for first, how, second, way in rows
    ]
    data = ("\ufeff" * mark + end.join(lines)).encode(encoding)
    flags = ("--encoding", encoding, "--field", "text", "--field", "b.c")
    comes_back(mtnorm, folder, "a.jsonl", data, [(*run, *flags) for run in runs])


@pytest.mark.slow
def test_many_files_of_several_processes(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "in").mkdir()
    for number in range(30):
        (folder / "in" / f"{number}.txt").write_bytes(OLD * (number % 4) + b"%d\n" % number)
    shutil.copytree(folder / "in", folder / "kept")
    for jobs in ("3", "1"):
        assert mtnorm("fix", "in", "--jobs", jobs, "--changes", "log", "--select", "ALL").code == 0
    assert mtnorm("revert", "log").code == 0
    for path in (folder / "kept").iterdir():
        assert (folder / "in" / path.name).read_bytes() == path.read_bytes()


def test_the_log_says_what_was_there(mtnorm: Mtnorm, folder: Path) -> None:
    """From the log and the file alone, by the rule that its description states."""
    data = b'{"text":"caf\\u00e9 Br\\u0069nken, na\xc3\xafve Naqqa"}\n'
    path = fixed(mtnorm, folder, "a.jsonl", data)
    left = path.read_bytes()
    found = records(folder)
    assert [record["undo"].pop("bytes") for record in found] == [b"Br\\u0069nken".hex(), b"Naqqa".hex()]
    assert [record["undo"] | {"of": 2} for record in found] == [record["undo"] for record in found]
    assert [left[record["undo"]["start"] : record["undo"]["end"]] for record in found] == [
        b"Blinken",
        b"Nagorno-Karabakh",
    ]
    assert found[0]["sha256_after"] == hashlib.sha256(left).hexdigest()
