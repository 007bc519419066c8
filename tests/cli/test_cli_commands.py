"""explain, tables and evaluate."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mtnorm = Callable[..., Any]

CASES = [
    {
        "text": "Mr Brinken left.",
        "expected": "Mr Blinken left.",
        "id": "right",
        "class": "exact",
        "topic": "us",
    },
    {"text": "Mr Brinken left.", "expected": "Mr Brinken left.", "class": "no-op", "topic": "us"},
    {"text": "A day in Kiev.", "expected": "A day in Kiev.", "class": "no-op", "topic": "ua"},
    {"text": "A day in Qiev.", "expected": "A day in Kyiv.", "id": 7},
]


# explain


def test_explain_says_what_was_done_and_why(mtnorm: Mtnorm) -> None:
    ran = mtnorm("explain", "Mr Brinken flew to Naka.")
    assert ran.code == 0
    assert "'Brinken' -> 'Blinken' at 3-10: replaced" in ran.out
    assert "    table: names.yaml:14\n" in ran.out
    assert "    entity: Antony Blinken\n" in ran.out
    assert "'Naka' at 19-23: left alone" in ran.out
    assert "result: Mr Blinken flew to Naka.\n" in ran.out


def test_explain_of_clean_text(mtnorm: Mtnorm) -> None:
    assert "no table has a word of this text" in mtnorm("explain", "An ordinary day.").out
    assert mtnorm("explain", "-", stdin=b"Brinken").out.startswith("'Brinken' -> 'Blinken'")


def test_explain_at_a_place(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_bytes("\ufeffNaqqa x\r\nthe quick Brinken\n".encode())
    (folder / "a.jsonl").write_bytes(b'{"id": "Brinken", "text": "\\u00e9 Brinken"}\n')
    assert mtnorm("explain", "--at", "a.txt:1:1").out.startswith("'Naqqa' -> 'Nagorno-Karabakh'")
    assert mtnorm("explain", "--at", "a.txt:2:17").out.startswith("'Brinken' -> 'Blinken'")
    assert mtnorm("explain", "--at", "a.jsonl:1:35").out.startswith("'Brinken' -> 'Blinken'")
    assert mtnorm("explain", "--at", "a.txt:2:5").out.startswith(
        "'quick' was left alone: no table has this word"
    )
    assert mtnorm("explain", "--at", "a.txt:2:4").out == "there is no word at that place\n"


@pytest.mark.parametrize(
    ("at", "message"),
    [
        ("a.txt", "--at 'a.txt' is no place; write FILE:LINE:COL, such as article.txt:3:14"),
        ("a.txt:1", "is no place"),
        ("a.txt:1:9", "a.txt:1: has 8 columns; name one of them"),
        ("a.txt:1:0", "a.txt:1: has 8 columns; name one of them"),
        ("a.txt:9:1", "a.txt: has no line 9; check the number"),
        ("b.txt:1:1", "b.txt: cannot be read"),
        ("a.jsonl:1:2", "a.jsonl:1:2: no text is normalised there; check --format and --field"),
    ],
)
def test_explain_at_no_place(at: str, message: str, mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"the fox!\n")
    (folder / "a.jsonl").write_bytes(b'{"text": "Brinken"}\n')
    ran = mtnorm("explain", "--at", at)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


# tables


def test_tables_check_prints_every_problem(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "bad.yaml").write_text("A b:\n  type: x\n  aliasses: [c]\nD e:\n  type: x\n  qid: 5\n", "utf-8")
    ran = mtnorm("tables", "check", "bad.yaml")
    assert ran.code == 1
    assert len(ran.out.splitlines()) >= 2
    assert "bad.yaml:3: unknown field 'aliasses'; did you mean 'aliases'" in ran.out
    ran = mtnorm("tables", "check")
    assert (ran.code, ran.out) == (0, "")
    assert "no problem in 6 pages" in ran.err
    ran = mtnorm("tables", "check", "none.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "none.yaml: no such file or folder; check the spelling" in ran.err


def test_a_broken_table_stops_every_other_command(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "bad.yaml").write_text("A b:\n  type: x\n  aliasses: [c]\n", "utf-8")
    (folder / "a.txt").write_bytes(b"Brinken")
    for command in (("fix", "a.txt"), ("check", "a.txt"), ("explain", "x"), ("tables", "test")):
        ran = mtnorm(*command, "--tables", "bad.yaml")
        assert (ran.code, ran.out) == (2, "")
        assert "bad.yaml:3: unknown field 'aliasses'" in ran.err
        assert ran.err.endswith("the tables cannot be used; nothing was written\n")
    assert (folder / "a.txt").read_bytes() == b"Brinken"


def test_tables_test_runs_the_sentences(mtnorm: Mtnorm, folder: Path) -> None:
    ran = mtnorm("tables", "test")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "2 sentences: 2 hold, 0 fail\n"
    table = folder.parent / "names.yaml"
    table.write_text(
        table.read_text("utf-8").replace("Azerbaijan and Armenia agreed", "They agreed"), "utf-8"
    )
    ran = mtnorm("tables", "test")
    assert ran.code == 1
    assert f"{folder.parent}/names.yaml:9: change sentence of Nagorno-Karabakh fails: 'Naka'" in ran.out
    assert "    became:   (unchanged)\n" in ran.out
    assert ran.err == "2 sentences: 1 hold, 1 fail\n"


def test_tables_show(mtnorm: Mtnorm) -> None:
    shown = mtnorm("tables", "show", "Nagorno-Karabakh").out
    assert shown.startswith(
        "Nagorno-Karabakh  (region; names.yaml:1)\n  in zh: 纳卡\n  always means it: Naqqa\n"
    )
    assert "    only with: Karabakh, Azerbaijan, Armenia\n    never beside: Ibaraki\n" in shown
    assert mtnorm("tables", "show", "nagorno karabakh").out == shown
    assert mtnorm("tables", "show", "--by-alias", "naqa").out == shown
    assert "Brinken (as Blinken)" in mtnorm("tables", "show", "--by-alias", "brinken").out
    assert mtnorm("tables", "show", "Blinken").code == 2
    assert "it is a spelling of 'Antony Blinken', try that" in mtnorm("tables", "show", "Blinken").err
    assert "did you mean 'Stepanakert'" in mtnorm("tables", "show", "Stepanakrt").err
    assert mtnorm("tables", "show", "--by-alias", "Stepanakrt").code == 2


def test_tables_show_by_alias_lists_every_alias(mtnorm: Mtnorm) -> None:
    ran = mtnorm("tables", "show", "--by-alias")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Brinken -> Blinken  (Antony Blinken; alias; names.yaml:14)",
        "Kiev -> Kyiv  (Kyiv; other spelling; names.yaml:25)",
        "Marija Buritsch -> Marija Burić  (Marija Burić; alias; names.yaml:19)",
        "Naka -> Nagorno-Karabakh  (Nagorno-Karabakh; ambiguous alias; names.yaml:6)",
        "Naqa -> Nagorno-Karabakh  (Nagorno-Karabakh; ambiguous alias; names.yaml:6)",
        "Naqqa -> Nagorno-Karabakh  (Nagorno-Karabakh; alias; names.yaml:4)",
        "new crown vaccine -> COVID-19 vaccine  (COVID-19 vaccine; alias; names.yaml:22)",
    ]
    assert mtnorm("tables", "show", "Kyiv", "--by-alias", "Kiev").code == 2


def test_tables_show_without_a_name_shows_all(mtnorm: Mtnorm) -> None:
    shown = mtnorm("tables", "show").out
    assert mtnorm("tables", "show", "Kyiv").out in shown
    assert shown.count("(city; names.yaml:") == 2


def test_tables_show_generated(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "own.yaml").write_text(
        "Shusha:\n  type: city\n  source_forms: {zh: [舒沙]}\n"
        "Hadrut:\n  type: town\n  aliases: [Gadrut]\n  source_forms: {zh: [哈德鲁特]}\n",
        "utf-8",
    )
    every = mtnorm("tables", "show", "--generated", "--tables", "own.yaml")
    assert every.code == 0
    assert "-> Hadrut  (Hadrut; generated: pinyin" in every.out
    assert " of zh 哈德鲁特" in every.out
    one = mtnorm("tables", "show", "Hadrut", "--generated", "--tables", "own.yaml").out
    assert set(one.splitlines()) < set(every.out.splitlines())
    both = mtnorm("tables", "show", "--by-alias", "--generated", "--tables", "own.yaml").out
    listed = mtnorm("tables", "show", "--by-alias", "--tables", "own.yaml").out
    assert listed == "Gadrut -> Hadrut  (Hadrut; alias; own.yaml:6)\n"
    assert sorted((every.out + listed).splitlines()) == sorted(both.splitlines())
    first = one.split(" -> ")[0]
    assert mtnorm("tables", "show", "--by-alias", first, "--generated", "--tables", "own.yaml").out in one
    page = mtnorm("tables", "show", "Hadrut", "--tables", "own.yaml").out
    found = mtnorm("tables", "show", "--by-alias", first, "--tables", "own.yaml").out
    assert found == f"{page}  generated alias: {one.splitlines()[0]}\n"
    assert mtnorm("tables", "show", "--by-alias", "Gadrut", "--tables", "own.yaml").out == page
    assert mtnorm("tables", "show", "--by-alias", "Xyz", "--generated").code == 2
    assert mtnorm("tables", "show", "Kyiv", "--generated").out == ""


def test_tables_show_about(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "own").mkdir()
    (folder / "own" / "a.yaml").write_text("Oslo:\n  type: city\n", "utf-8")
    (folder / "own" / "table.toml").write_text(
        'name = "Mine"\nversion = "2"\nlanguage = "en"\nlicence = "CC0-1.0"\nsource = "Our desk"\n', "utf-8"
    )
    ran = mtnorm("tables", "show", "--about", "--tables", "own", "--tables", "../names.yaml")
    lines = ran.out.splitlines()
    assert lines[:1] + lines[7:10] == [
        "../names.yaml  (6 pages)",
        "own  (1 pages)",
        "  name: Mine",
        "  version: 2",
    ]
    assert "  licence: (not given)" in lines
    assert "all together  (7 pages)" in lines
    assert mtnorm("tables", "show", "Kyiv", "--about").code == 2


def test_tables_schema_is_json(mtnorm: Mtnorm) -> None:
    assert isinstance(json.loads(mtnorm("tables", "schema").out), dict)


# evaluate


def test_evaluate_counts_by_class_and_topic(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "cases.jsonl").write_text("\n".join(map(json.dumps, CASES)), "utf-8")
    ran = mtnorm("evaluate", "cases.jsonl", "--fuzzy", "off")
    assert ran.code == 0
    assert ran.err == "4 cases: 2 right, 2 wrong\n"
    lines = [line.split() for line in ran.out.splitlines()]
    assert ["all", "1/2", "50%", "1/2", "50%"] in lines
    assert ["class", "exact", "1/1", "100%", "-"] in lines
    assert ["topic", "us", "1/1", "100%", "0/1", "0%"] in lines
    assert "harmed: line 2 (no-op, us)\n    Mr [-Brinken-]{+Blinken+} left.\n" in ran.out
    assert "missed: 7\n    A day in [-Kyiv-]{+Qiev+}.\n" in ran.out
    assert "harmed" not in mtnorm("evaluate", "cases.jsonl", "--output-format", "concise").out
    found = json.loads(mtnorm("evaluate", "cases.jsonl", "--fuzzy", "off", "--output-format", "json").out)
    assert found["total"] == {"changed": 1, "to_change": 2, "left": 1, "to_leave": 2}
    assert [failure["kind"] for failure in found["failures"]] == ["harmed", "missed"]


def test_evaluate_names_every_bad_line(mtnorm: Mtnorm) -> None:
    ran = mtnorm("evaluate", "-", stdin=b'{"text":"a"}\n\n[]\n{"text":"a","expected":"a"}\n{')
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[:2] == [
        "-:1: 'expected' is missing or not a string; mend or remove the line",
        "-:3: not a JSON object; mend or remove the line",
    ]
    assert ran.err.splitlines()[2].startswith("-:5: not JSON (")


# explain and the checks


def test_explain_tells_what_the_checks_find(mtnorm: Mtnorm) -> None:
    ran = mtnorm(
        "explain", "The minister Brinken said thier plan for the the region ,he said. The communiqu."
    )
    lines = ran.out.splitlines()
    assert [line for line in lines if line.startswith("'")] == [
        "'Brinken' -> 'Blinken' at 13-20: replaced",
        "'thier' -> 'their' at 26-31: suggested only, the text is left alone",
        "'the the' -> 'the' at 41-48: suggested only, the text is left alone",
        "' ,' -> ',' at 55-57: suggested only, the text is left alone",
        "'communiqu' -> 'communiqué' at 70-79: replaced",
    ]
    assert "    check: NAME-ALIAS, major: a name is written as an alias of the tables" in lines
    assert "    why: 'the the' repeats a word" in lines
    assert "    check: DUP-WORD, minor: a word stands twice in a row" in lines
    assert lines[-1] == (
        "result: The minister Blinken said thier plan for the the region ,he said. The communiqué."
    )


def test_explain_writes_what_fix_with_the_same_flags_writes(mtnorm: Mtnorm, folder: Path) -> None:
    text = "The minister Brinken said so for the the region ,he said."
    (folder / "a.txt").write_text(text, encoding="utf-8")
    ran = mtnorm("explain", text, "--select", "DUP-WORD,NAME")
    assert "'the the' -> 'the' at 33-40: replaced" in ran.out
    assert "PUNCT-SPACE" not in ran.out
    mtnorm("fix", "a.txt", "--select", "DUP-WORD,NAME")
    assert ran.out.splitlines()[-1] == f"result: {(folder / 'a.txt').read_text(encoding='utf-8')}"


def test_explain_at_a_place_tells_what_is_found_there(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text("It rained.\nWe saw the the plan.\n", encoding="utf-8")
    assert mtnorm("explain", "--at", "a.txt:2:12").out.splitlines() == [
        "'the the' -> 'the' at 18-25: suggested only, the text is left alone",
        "    why: 'the the' repeats a word",
        "    check: DUP-WORD, minor: a word stands twice in a row",
    ]
    ran = mtnorm("explain", "--at", "a.txt:2:12", "--ignore", "DUP")
    assert ran.out.startswith("'the' was left alone: no table has this word")


def test_explain_takes_options_of_checks(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "mtnorm.toml").write_text(
        'tables = ["../names.yaml"]\nno-default-tables = true\n[checks.DUP-WORD]\naccept = ["the the"]\n',
        "utf-8",
    )
    assert "no check finds anything" in mtnorm("explain", "We saw the the plan.").out
    assert (
        "DUP-WORD, critical" in mtnorm("explain", "We saw to to it.", "--severity", "DUP-WORD=critical").out
    )
