"""Which files a run takes, and how check, diff and fix belong together."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.examples import examples

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


def test_paths_from_a_list(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=DIRTY, b=DIRTY, c=DIRTY)
    (folder / "list").write_bytes(b"a.txt\r\nb.txt\n\n")
    assert "2 files seen" in mtnorm("check", "--files-from", "list").err
    assert "3 files seen" in mtnorm("check", "c.txt", "--files-from", "-", stdin=b"a.txt\0b.txt\0").err
    ran = mtnorm("check", "--files-from", "none")
    assert ran.code == 2
    assert "--files-from none: cannot be read" in ran.err


def test_gitignore_and_exclude(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=DIRTY, b=DIRTY, c=DIRTY)
    (folder / ".gitignore").write_text("a.txt\n", encoding="utf-8")
    assert "1 file seen" in mtnorm("check", ".", "--exclude", "b.*").err
    assert "2 files seen" in mtnorm("check", ".", "--exclude", "b.*", "--no-ignore").err
    assert "(3 left out by .gitignore or --exclude)" in mtnorm("check", ".", "--exclude", "*.txt").err


def test_a_link_out_of_the_folder_is_skipped(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, in__a=CLEAN, else__b=DIRTY)
    (folder / "in/b.txt").symlink_to("../else/b.txt")
    ran = mtnorm("fix", "in")
    assert ran.code == 0
    assert "skipped: in/b.txt: a symbolic link that leads out of the named folder" in ran.err
    assert (folder / "else/b.txt").read_bytes() == DIRTY


# How check, diff and fix belong together


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
def test_diff_then_patch_equals_fix_and_then_nothing_is_left(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, in__a=DIRTY, in__b=ODD, in__c=CLEAN, in__sub__d=b"x\n" * 20 + DIRTY)
    (folder / "in/e.jsonl").write_bytes(b'{"text":"Brinken"}\n')
    shutil.copytree(folder / "in", folder / "patched/in")
    diff = mtnorm("diff", "in", "in/e.jsonl")
    assert diff.code == 1
    subprocess.run(
        ["patch", "-p1", "-s", "--binary"], cwd=folder / "patched", input=diff.out_bytes, check=True
    )
    found = mtnorm("check", "in", "in/e.jsonl", "--output-format", "json")
    summary = json.loads(found.out)["summary"]
    assert mtnorm("fix", "in", "in/e.jsonl", "--changes", "log.jsonl").code == 0
    for path in sorted((folder / "in").rglob("*.*")):
        assert (folder / "patched" / path.relative_to(folder)).read_bytes() == path.read_bytes()
    assert len((folder / "log.jsonl").read_text("utf-8").splitlines()) == summary["fixable"]
    assert json.loads(mtnorm("check", "in", "--output-format", "json").out)["summary"]["fixable"] == 0
    assert mtnorm("diff", "in").code == 0


@pytest.mark.slow
@given(
    st.lists(
        st.sampled_from(
            [
                b"Brinken",
                b"Naka",
                b"Naqqa",
                b"Armenia",
                b" ",
                b". ",
                b"\n",
                b"\r\n",
                b"\r",
                b"\xff",
                b"\xe2\x80\xa8",
                b"the",
            ]
        ),
        max_size=25,
    ).map(b"".join)
)
@settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_changed_inside_its_findings_only(mtnorm: Mtnorm, folder: Path, data: bytes) -> None:
    (folder / "a.txt").write_bytes(data)
    checked = json.loads(mtnorm("check", "a.txt", "--output-format", "jsonl").out)
    text = data.decode("utf-8", "surrogateescape")
    parts, place = [], 0
    for finding in checked["findings"]:
        assert text[finding["start"] : finding["end"]] == finding["surface"]
        if finding["fix"] == "auto":
            parts += [text[place : finding["start"]], finding["replacement"]]
            place = finding["end"]
    expected = ("".join(parts) + text[place:]).encode("utf-8", "surrogateescape")
    assert mtnorm("fix", "-", stdin=data).out_bytes == expected
    mtnorm("fix", "a.txt")
    assert (folder / "a.txt").read_bytes() == expected


@pytest.mark.slow
def test_any_number_of_jobs_gives_the_same(mtnorm: Mtnorm, folder: Path) -> None:
    for number in range(12):
        put(folder, **{f"in__{number}": (DIRTY, ODD, CLEAN, b"a\0b")[number % 4] * (number + 1)})
    results = []
    for jobs in ("1", "2", "5", "0"):
        shutil.copytree(folder / "in", folder / "copy")
        checked = mtnorm("check", "copy", "--jobs", jobs, "--output-format", "json")
        fixed = mtnorm("fix", "copy", "--jobs", jobs, "--changes", "log.jsonl")
        log = (folder / "log.jsonl").read_bytes()
        files = {path: data for path, (data, _, _) in state(folder / "copy").items()}
        results.append((checked, fixed, log, files))
        shutil.rmtree(folder / "copy")
        (folder / "log.jsonl").unlink()
    assert all(result == results[0] for result in results)


@pytest.mark.slow
def test_the_documents_of_one_file_are_shared_among_processes(mtnorm: Mtnorm, folder: Path) -> None:
    line = json.dumps({"text": "Brinken " + "and so on " * 2000}) + "\n"  # 14 fill a share
    (folder / "a.jsonl").write_text(line * 40, "utf-8")
    for jobs in ("1", "3"):
        ran = mtnorm("fix", "a.jsonl", "--jobs", jobs, "-o", f"{jobs}.jsonl")
        assert "    40  Antony Blinken\n" in ran.err
    assert (folder / "1.jsonl").read_bytes() == (folder / "3.jsonl").read_bytes()
    filtered = mtnorm("fix", "-", "--jobs", "2", "--format", "jsonl", stdin=(line * 40).encode())
    assert filtered.out_bytes == (folder / "1.jsonl").read_bytes()
