"""The command report: what it is about, where it goes, and what it says of files that it could not read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mtnorm = Callable[..., Any]


def test_the_report_goes_where_it_is_told_and_is_what_its_name_says(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text("Mr Brinken left.\n", "utf-8")
    for name, begins in (
        ("r.html", "<!DOCTYPE html>"),
        ("r.json", '{"documents"'),
        ("r.SARIF", '{"$schema"'),
    ):
        ran = mtnorm("report", "a.txt", "-o", name)
        assert (ran.code, ran.out) == (0, "")
        assert (folder / name).read_text("utf-8").startswith(begins)
        assert ran.err.splitlines()[-1] == f"the report is in {name}"
        assert "1 finding, 1 fixable: NAME-ALIAS 1" in ran.err
        assert "nothing was written" not in ran.err
    assert mtnorm("report", "a.txt", "-o", "r.json", "--output-format", "sarif").code == 0
    assert (folder / "r.json").read_text("utf-8").startswith('{"$schema"')


def test_the_page_is_called_after_what_it_is_about(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text("Mr Brinken left.\n", "utf-8")
    for path, name in (("in", "in"), (".", folder.name), ("in/..", folder.name), ("in/a.txt", "in/a.txt")):
        page = mtnorm("report", path).out
        assert f"<title>Translation quality: {name}</title>" in page


def test_a_name_that_tells_no_kind_of_report_is_a_slip(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text("Mr Brinken left.\n", "utf-8")
    ran = mtnorm("report", "a.txt", "-o", "r.jsn")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "mtnorm: -o r.jsn: .jsn is no kind of report; pass --output-format, too\n"
    assert not (folder / "r.jsn").exists()
    assert mtnorm("report", "a.txt", "-o", "r.jsn", "--output-format", "json").code == 0
    assert (folder / "r.jsn").read_text("utf-8").startswith('{"documents"')


def test_the_report_is_never_written_over_what_it_is_about(mtnorm: Mtnorm, folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Mr Brinken left.\n", "utf-8")
    (folder / "link.txt").symlink_to("b.txt")
    for output in ("a.txt", "./a.txt", "link.txt"):
        ran = mtnorm("report", ".", "-o", output, "--output-format", "html")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"mtnorm: -o {output} is one of the files; name another for the report\n"
    assert mtnorm("report", ".", "-o", "").code == 2
    assert (folder / "a.txt").read_text("utf-8") == (folder / "b.txt").read_text("utf-8")
    assert (folder / "a.txt").read_text("utf-8") == "Mr Brinken left.\n"


def test_files_that_were_not_read_are_named_in_the_report(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text("Mr Brinken left.\n", "utf-8")
    (folder / "b.txt").write_bytes(b"\0\1\2\0" * 40)
    (folder / "c.jsonl").write_text('{"text": "Mr Brinken spoke."}\nnot <JSON>\n', "utf-8")
    for form in ("html", "json", "sarif"):
        ran = mtnorm("report", "a.txt", "b.txt", "c.jsonl", "none.txt", "--output-format", form)
        assert ran.code == 2
        assert "failed: b.txt" in ran.err
        assert "failed: none.txt" in ran.err
        if form == "json":
            run = json.loads(ran.out)["run"]
            assert [one["path"] for one in run["failed"]] == ["none.txt", "b.txt"]
            assert [one.split(": ")[0] for one in run["problems"]] == ["c.jsonl:2"]
        elif form == "html":
            (told,) = (part for part in ran.out.split("<p") if "Not in this report" in part)
            for name in ("b.txt", "none.txt", "c.jsonl:2"):
                assert name in told
            assert "<JSON>" not in ran.out
    assert "Not in this report" not in mtnorm("report", "a.txt").out


def test_the_brake_holds_for_the_report_as_for_check(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text("Brinken", "utf-8")
    ran = mtnorm("report", "a.txt", "--output-format", "json", "--max-change-ratio", "0.5")
    assert ran.code == 3
    assert [one["fix"] for one in json.loads(ran.out)["documents"][0]["findings"]] == ["suggest"]


@pytest.mark.parametrize("output", ["none/r.html", "folder"])
def test_a_place_that_cannot_be_written_is_an_error(mtnorm: Mtnorm, folder: Path, output: str) -> None:
    (folder / "a.txt").write_text("Mr Brinken left.\n", "utf-8")
    (folder / "folder").mkdir()
    ran = mtnorm("report", "a.txt", "-o", output)
    assert ran.code == 2
    assert ran.err.startswith(f"mtnorm: -o {output}"), "before anything is read"
    assert len(ran.err.splitlines()) == 1
    assert "the report is in" not in ran.err


def test_the_mark_of_a_file_is_not_shown(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text("\ufeffMr Brinken left.\n\ufeff", "utf-8")
    page = mtnorm("report", "a.txt").out
    assert page.count("U+FEFF</span>") == 1, "that of the last line is none"
    assert "<p>Mr " in page


def test_what_weighs_in_no_score_is_said_where_documents_are_compared(mtnorm: Mtnorm, folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Mr Brinken left.\n", "utf-8")
    assert "weighs in no score" in mtnorm("report", ".").out
    assert "weighs in no score" not in mtnorm("report", ".", "--no-corpus").out
    assert "weighs in no score" not in mtnorm("report", "a.txt").out
