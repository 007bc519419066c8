"""Formats of files, what is printed of findings, and the audit log."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mtnorm = Callable[..., Any]

CLEAN = b"Officials met in Geneva on Monday.\n"
DIRTY = b"Azerbaijan spoke of the Naka region.\nMr Brinken listened.\n"
FIXED = b"Azerbaijan spoke of the Nagorno-Karabakh region.\nMr Blinken listened.\n"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def put(folder: Path, **files: bytes) -> None:
    for name, data in files.items():
        path = folder / (name.replace("__", "/") + ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


# Formats


def test_lines_are_documents(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=b"Armenia\r\nNaka\rArmenia and Naka\n\nend")
    ran = mtnorm("check", "a.txt", "--format", "lines", "--output-format", "jsonl")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [(one["line"], len(one["findings"])) for one in found] == [(1, 0), (2, 0), (3, 1), (4, 0), (5, 0)]
    assert found[2]["findings"][0]["start"] == 12
    mtnorm("fix", "a.txt", "--format", "lines")
    assert (folder / "a.txt").read_bytes() == b"Armenia\r\nNaka\rArmenia and Nagorno-Karabakh\n\nend"


def test_jsonl_changes_its_field_only(mtnorm: Mtnorm, folder: Path) -> None:
    data = b'{"id": 1.50, "text":"Brinken \\u00e9", "note":"Brinken"}\r\n\r\n{"text" : "ok"}'
    (folder / "a.jsonl").write_bytes(data)
    assert mtnorm("fix", "a.jsonl").code == 0
    assert (folder / "a.jsonl").read_bytes() == data.replace(b'"Brinken ', b'"Blinken ')
    ran = mtnorm("fix", "-", "--format", "jsonl", "--field", "note", "--field", "text", stdin=data)
    assert ran.out_bytes == data.replace(b"Brinken", b"Blinken")
    ran = mtnorm(
        "check", "-", "--format=jsonl", "--field=note", "--field=text", "--output-format=jsonl", stdin=data
    )
    assert [json.loads(line)["field"] for line in ran.out.splitlines()] == ["text", "note", "text"]


def test_a_bad_jsonl_line_fails_and_stays(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.jsonl").write_bytes(b'{"text":"Brinken"}\n{"text":"Brinken"\n["Brinken"]\n')
    ran = mtnorm("fix", "a.jsonl")
    assert ran.code == 2
    assert "failed: a.jsonl:2: not a JSON object (Expecting ',' delimiter at column 18)" in ran.err
    assert "failed: a.jsonl:3: not a JSON object" in ran.err
    assert (folder / "a.jsonl").read_bytes() == b'{"text":"Blinken"}\n{"text":"Brinken"\n["Brinken"]\n'


def test_a_field_that_is_nowhere_fails(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.jsonl").write_bytes(b'{"body":"Brinken"}\n')
    ran = mtnorm("check", "a.jsonl")
    assert ran.code == 2
    assert "failed: a.jsonl: no line has text in field 'text'; pass --field with one of: body" in ran.err
    ran = mtnorm("check", "a.jsonl", "--format", "text", "--field", "body")
    assert "format text has no fields" in ran.err
    assert ran.code == 2


# What is printed


def test_the_json_of_a_finding_has_exactly_these_keys(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=DIRTY)
    ran = mtnorm("check", "a.txt", "--output-format", "jsonl")
    document = json.loads(ran.out)
    assert list(document) == ["path", "line", "findings", "score"]
    assert (document["path"], document["line"]) == ("a.txt", None)
    assert document["score"]["note"].startswith("too short to score")
    finding = document["findings"][1]
    where = finding.pop("where")
    assert where.startswith("names.yaml:")
    assert finding == {
        "check": "NAME-ALIAS",
        "start": 40,
        "end": 47,
        "surface": "Brinken",
        "severity": "major",
        "message": "'Brinken' should be 'Blinken'",
        "replacement": "Blinken",
        "fix": "auto",
    }
    whole = json.loads(mtnorm("check", ".", "--output-format", "json").out)
    assert list(whole) == ["documents", "summary", "version"]
    assert whole["documents"][0]["path"] == "a.txt"
    assert whole["summary"]["checks"] == {"NAME-ALIAS": 2}


def test_github_annotations_are_escaped(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a,b:50%.txt").write_bytes(b"\n Brinken")
    (line,) = mtnorm("check", ".", "--output-format", "github").out.splitlines()
    assert line.startswith("::error file=a%2Cb%3A50%25.txt,line=2,col=2::NAME-ALIAS: 'Brinken' should be")


@pytest.mark.parametrize(
    ("bar", "text", "code"),
    [
        ("major", b"Brinken", 1),
        ("critical", b"Brinken", 0),
        ("minor", b"Brinken", 1),
        ("never", b"Brinken", 0),
        ("neutral", CLEAN, 0),
    ],
)
def test_the_bar_decides_the_exit_code(bar: str, text: bytes, code: int, mtnorm: Mtnorm) -> None:
    assert mtnorm("check", "-", "--fail-on", bar, stdin=text).code == code


def test_calques_have_their_own_check(mtnorm: Mtnorm) -> None:
    ran = mtnorm("check", "-", "--output-format", "concise", stdin=b"The new crown vaccine")
    assert ran.out.startswith("-:1:5: CALQUE 'new crown vaccine' should be 'COVID-19 vaccine'")


# The audit log


def test_the_audit_log_has_what_an_undo_needs(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=DIRTY, b=CLEAN)
    (folder / "c.jsonl").write_bytes(b'{"n":{"t":"Brinken"}}\n')
    assert mtnorm("fix", ".", "--changes", "log.jsonl").code == 0
    assert mtnorm("fix", "c.jsonl", "--field", "n.t", "--changes", "log.jsonl").code == 0
    records = [json.loads(line) for line in (folder / "log.jsonl").read_text("utf-8").splitlines()]
    assert [(r["path"], r["line"], r["field"], r["surface"], r["written"]) for r in records] == [
        ("a.txt", None, None, "Naka", "Nagorno-Karabakh"),
        ("a.txt", None, None, "Brinken", "Blinken"),
        ("c.jsonl", 1, "n.t", "Brinken", "Blinken"),
    ]
    first = records[0]
    assert (first["start"], first["end"], first["entity"], first["method"]) == (
        24,
        28,
        "Nagorno-Karabakh",
        "alias",
    )
    assert (first["sha256_before"], first["sha256_after"]) == (sha256(DIRTY), sha256(FIXED))
    assert (first["encoding"], first["format"], first["qid"]) == ("utf-8", "text", None)
    assert first["where"].startswith("names.yaml:")


def test_the_audit_log_names_the_file_that_was_written(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, in__a=DIRTY)
    mtnorm("fix", "in", "-o", "out", "--changes", "log.jsonl")
    assert json.loads((folder / "log.jsonl").read_text("utf-8").splitlines()[0])["path"] == "out/a.txt"


def test_a_log_that_cannot_be_written_stops_the_run_first(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=DIRTY, b=CLEAN)
    for log in ("none/log.jsonl", "b.txt", "."):
        ran = mtnorm("fix", "a.txt", "--changes", log)
        assert ran.code == 2, log
        assert (folder / "a.txt").read_bytes() == DIRTY
    assert (folder / "b.txt").read_bytes() == CLEAN


def test_a_file_that_failed_is_not_logged(mtnorm: Mtnorm, folder: Path) -> None:
    put(folder, a=DIRTY)
    os.link(folder / "a.txt", folder / "b.html")
    ran = mtnorm("fix", ".", "--changes", "log.jsonl")
    assert ran.code == 2
    assert "failed: a.txt: has 2 hard links, which writing would break; write elsewhere with -o" in ran.err
    assert (folder / "log.jsonl").read_bytes() == b""
