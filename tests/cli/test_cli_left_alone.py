"""What a user ignores, by flag or by comment, is neither told nor written, names included."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mtnorm = Callable[..., Any]

TEXT = "Azerbaijan saw a Naqqa plan.\nMr Brinken had a new crown vaccine, and the the end.\n"


def told(mtnorm: Mtnorm, *flags: str) -> tuple[list[str], int]:
    found = json.loads(mtnorm("check", "a.txt", "--output-format", "json", *flags).out)
    checks = [finding["check"] for finding in found["documents"][0]["findings"]]
    return checks, found["summary"]["fixable"]


@pytest.mark.parametrize(
    ("ignored", "left", "fixed"),
    [
        ("CALQUE", ["NAME-ALIAS", "NAME-ALIAS", "DUP-WORD"], "Nagorno-Karabakh Blinken new crown"),
        ("NAME-ALIAS", ["CALQUE", "DUP-WORD"], "Naqqa Brinken COVID-19"),
        ("NAME", ["CALQUE", "DUP-WORD"], "Naqqa Brinken COVID-19"),
        ("NAME,CALQUE", ["DUP-WORD"], "Naqqa Brinken new crown"),
        ("ALL", [], "Naqqa Brinken new crown"),
    ],
)
def test_what_is_ignored_is_not_written(
    mtnorm: Mtnorm, folder: Path, ignored: str, left: list[str], fixed: str
) -> None:
    (folder / "a.txt").write_text(TEXT, "utf-8")
    checks, fixable = told(mtnorm, "--ignore", ignored)
    assert checks == left
    assert fixable == len([check for check in left if check != "DUP-WORD"])
    diff = mtnorm("diff", "a.txt", "--ignore", ignored).out
    assert mtnorm("fix", "a.txt", "--ignore", ignored).code == 0
    text = (folder / "a.txt").read_text("utf-8")
    region, minister, vaccine = fixed.split(" ", 2)
    assert text == (
        f"Azerbaijan saw a {region} plan.\nMr {minister} had a {vaccine} vaccine, and the the end.\n"
    )
    assert mtnorm("diff", "a.txt", "--ignore", ignored).out == ""
    assert (diff == "") == (text == TEXT)
    assert told(mtnorm, "--ignore", ignored)[1] == 0


@pytest.mark.parametrize(
    "names", ["NAME-ALIAS", "name-alias", "NAME", "DUP,NAME-ALIAS", "Nagorno-Karabakh", ""]
)
def test_what_a_comment_names_is_neither_told_nor_written(mtnorm: Mtnorm, folder: Path, names: str) -> None:
    line = f"Azerbaijan saw Naqqa here. <!-- mtnorm:ignore{'=' if names else ''}{names} -->\n"
    (folder / "a.txt").write_text(f"{line}Azerbaijan saw Naqqa there.\n", "utf-8")
    checks, fixable = told(mtnorm)
    assert (checks, fixable) == (["NAME-ALIAS"], 1), "the comment is of use, too"
    assert mtnorm("fix", "a.txt").code == 0
    text = (folder / "a.txt").read_text("utf-8")
    assert text == f"{line}Azerbaijan saw Nagorno-Karabakh there.\n"
    assert mtnorm("diff", "a.txt").out == ""


def test_a_comment_may_name_a_family(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text("We saw the the plan. <!-- mtnorm:ignore=DUP -->\n", "utf-8")
    assert told(mtnorm) == ([], 0)
    assert told(mtnorm, "--select", "DUP-WORD,SUPPRESS-UNUSED") == ([], 0)
    (folder / "a.txt").write_text("We saw the plan. <!-- mtnorm:ignore=DUP -->\n", "utf-8")
    assert told(mtnorm, "--no-corpus") == ([], 0), "doubled paragraphs were not sought among documents"
    (folder / "a.txt").write_text("We saw the plan. <!-- mtnorm:ignore=PUNCT -->\n", "utf-8")
    assert told(mtnorm) == (["SUPPRESS-UNUSED"], 0)


def test_an_article_beside_a_name_that_stays_stays(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text(
        "Azerbaijan saw an Ankara-run Naqqa. It was an new crown vaccine.\n", "utf-8"
    )
    assert "a COVID-19 vaccine" in mtnorm("diff", "a.txt").out
    assert mtnorm("diff", "a.txt", "--ignore", "NAME,CALQUE").out == ""
    ran = mtnorm("explain", "It was an new crown vaccine.", "--ignore", "CALQUE")
    assert "CALQUE is ignored" in ran.out
