"""Options of single checks: what they do, and what a mistake in them says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from normalizer.cli.config_checks import key_line
from normalizer.quality.check_options import option_names
from normalizer.quality.registry import CHECK_IDS, check

Mtnorm = Callable[..., Any]

HEAD = 'tables = ["../names.yaml"]\nno-default-tables = true\n'


def configure(folder: Path, text: str) -> None:
    (folder / "mtnorm.toml").write_text(HEAD + text, "utf-8")


def checks_of(ran: Any) -> list[str]:
    documents = json.loads(ran.out)["documents"]
    return [finding["check"] for document in documents for finding in document["findings"]]


def test_an_accepted_spelling_is_neither_told_nor_written(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text("The minister said thier plan was good.\nWe saw the the plan.\n", "utf-8")
    before = checks_of(mtnorm("check", "a.txt", "--output-format", "json"))
    assert before == ["SPELL-TYPO", "DUP-WORD"]
    configure(folder, '[checks.SPELL-TYPO]\naccept = ["Thier"]\n[checks.dup-word]\naccept = ["the  the"]\n')
    assert checks_of(mtnorm("check", "a.txt", "--output-format", "json")) == []
    assert mtnorm("fix", "a.txt", "--select", "DUP-WORD").code == 0
    assert "the the" in (folder / "a.txt").read_text("utf-8")


def test_severity_of_a_table_counts_and_the_list_goes_before(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text("We saw the the plan.\n", "utf-8")
    configure(folder, '[checks.DUP-WORD]\nseverity = "critical"\n')
    assert mtnorm("check", "a.txt").code == 1
    assert mtnorm("check", "a.txt", "--severity", "DUP-WORD=minor").code == 0
    configure(folder, 'severity = ["DUP-WORD=minor"]\n[checks.DUP-WORD]\nseverity = "critical"\n')
    assert mtnorm("check", "a.txt").code == 0


def test_short_repeats_can_be_left_alone(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text(
        "The talks went on until late at night.\n\nNo news.\n\nThe talks went on until late at night.\n",
        "utf-8",
    )
    configure(folder, "[checks.DUP-PARA]\nfewest-words = 8\n")
    assert checks_of(mtnorm("check", "a.txt", "--output-format", "json")) == ["DUP-PARA"]
    configure(folder, "[checks.DUP-PARA]\nfewest-words = 9\n")
    assert checks_of(mtnorm("check", "a.txt", "--output-format", "json")) == []


def test_options_count_across_documents(mtnorm: Mtnorm, folder: Path) -> None:
    paragraph = (
        "The same long paragraph came over the wire twice this week, word for word, on two days running."
    )
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"Head {name}.\n\n{paragraph}\n", "utf-8")
    configure(folder, "[checks.DUP-PARA]\nfewest-words = 18\n")
    assert checks_of(mtnorm("check", ".", "--output-format", "json")) == ["DUP-PARA"]
    configure(folder, "[checks.DUP-PARA]\nfewest-words = 19\n")
    assert checks_of(mtnorm("check", ".", "--output-format", "json")) == []
    configure(folder, f'[checks.DUP-PARA]\naccept = ["{paragraph.upper()}"]\n')
    assert checks_of(mtnorm("check", ".", "--output-format", "json")) == []


def test_lines_of_a_page_of_ones_own(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text(
        "The talks went on.\r\n  Wire  of the Day \r\nThe wire of the day said so.\n", "utf-8"
    )
    configure(folder, 'select = ["BOILER"]\n[checks.BOILER]\nlines = ["wire of the day"]\n')
    (finding,) = json.loads(mtnorm("check", "a.txt", "--output-format", "json").out)["documents"][0][
        "findings"
    ]
    assert finding["surface"] == "Wire  of the Day"


def test_pyproject_may_have_them_and_report_follows(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text("We saw the the plan.\n", "utf-8")
    (folder / "pyproject.toml").write_text(
        '[tool.mtnorm]\ntables = ["../names.yaml"]\nno-default-tables = true\n\n'
        '[tool.mtnorm.checks.DUP-WORD]\naccept = ["the the"]\n',
        "utf-8",
    )
    ran = mtnorm("report", "a.txt", "--output-format", "json")
    assert json.loads(ran.out)["documents"][0]["findings"] == []
    assert mtnorm("tables", "check").code == 0, "other commands do not mind"


def test_every_mistake_is_told_with_its_line(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text("x\n", "utf-8")
    configure(
        folder,
        """jobz = 1
[checks.SPELL-TYP]
accept = ["x"]

[checks.DUP-SENT]
fewest-words = "six"
accept = ["", 3]
fewest_word = 7

[checks]
NAME-ALIAS.accept = ["x"]
"DUP-WORD" = 3
PUNCT-END = { severity = "huge" }
""",
    )
    ran = mtnorm("check", "a.txt")
    assert ran.code == 2
    strings = "a list of strings with a letter in each, such as ['one', 'two']"
    severities = "one of 'critical', 'major', 'minor', 'neutral'"
    assert ran.err.splitlines() == [
        f"{folder}/mtnorm.toml:3: unknown key 'jobz'; did you mean 'jobs'",
        f"{folder}/mtnorm.toml:4: no check is called 'SPELL-TYP'; did you mean SPELL-TYPO",
        f"{folder}/mtnorm.toml:8: 'fewest-words' of DUP-SENT is 'six'; write a whole number from 1 to 1000",
        f"{folder}/mtnorm.toml:9: 'accept' of DUP-SENT is ['', 3]; write {strings}",
        f"{folder}/mtnorm.toml:10: DUP-SENT has no option 'fewest_word'; did you mean 'fewest-words'",
        f"{folder}/mtnorm.toml:13: NAME-ALIAS has no option 'accept'; it has 'severity'",
        f"{folder}/mtnorm.toml:14: 'DUP-WORD' is 3; write [checks.DUP-WORD] and below it keys",
        f"{folder}/mtnorm.toml:15: 'severity' of PUNCT-END is 'huge'; write {severities}",
    ]


@pytest.mark.parametrize("value", ["3", '["x"]', "true"])
def test_checks_must_be_a_table(mtnorm: Mtnorm, folder: Path, value: str) -> None:
    configure(folder, f"checks = {value}\n")
    ran = mtnorm("check", "a.txt")
    assert (ran.code, ":3: 'checks' is no table" in ran.err) == (2, True)


def test_the_list_of_checks_names_their_options(mtnorm: Mtnorm) -> None:
    listed = json.loads(mtnorm("check", "--list", "--output-format", "json").out)["checks"]
    assert {one["check"]: tuple(one["options"]) for one in listed} == {
        check: option_names(check) for check in CHECK_IDS
    }


def test_a_key_is_found_however_it_is_written() -> None:
    lines = ["[tool.mtnorm.checks]", "'A'.b = 1", "[tool.mtnorm.checks.C]", "  d=2", "[other]", "d = 3"]
    assert key_line(lines, ["checks", "A", "b"]) == 2
    assert key_line(lines, ["checks", "C", "d"]) == 4
    assert key_line(lines, ["checks", "C", "e"]) == 3
    assert key_line([], ["checks"]) is None


def test_the_list_promises_no_more_than_fix_does(mtnorm: Mtnorm, folder: Path) -> None:
    rows = mtnorm("check", "--list").out.splitlines()
    promised = [row.split()[0] for row in rows if " fixes with --select " in row]
    assert {"DUP-WORD", "CASE-START"} < set(promised)
    for name in promised:
        (folder / "bad.txt").write_text(f"{check(name).bad}\n", "utf-8")
        mtnorm("fix", "bad.txt", "--select", name)
        assert (folder / "bad.txt").read_text("utf-8") != f"{check(name).bad}\n", name


@pytest.mark.parametrize("form", ["sarif", "github", "junit"])
def test_the_list_has_no_formats_for_findings(mtnorm: Mtnorm, folder: Path, form: str) -> None:
    ran = mtnorm("check", "--list", "--output-format", form)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"mtnorm: --list has no format {form}, which is for findings; it has full, concise, json and jsonl\n"
    )
    configure(folder, f'output-format = "{form}"\nfiles-from = "list"\n')
    ran = mtnorm("check", "--list")
    assert (ran.code, ran.out.startswith("ENC-MOJI ")) == (0, True), "the file speaks of findings"


def test_the_list_has_every_check_in_each_of_its_formats(mtnorm: Mtnorm) -> None:
    lines = [mtnorm("check", "--list", "--output-format", form).out for form in ("full", "concise")]
    assert lines[0] == lines[1] == mtnorm("check", "--list").out
    assert tuple(line.split()[0] for line in lines[0].splitlines()) == CHECK_IDS
    objects = mtnorm("check", "--list", "--output-format", "jsonl").out.splitlines()
    whole = json.loads(mtnorm("check", "--list", "--output-format", "json").out)
    assert {"checks": [json.loads(line) for line in objects]} == whole


def test_the_list_takes_no_files(mtnorm: Mtnorm, folder: Path) -> None:
    for arguments in (("a.txt",), ("--files-from", "-")):
        ran = mtnorm("check", "--list", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert "--list tells of checks, not of files" in ran.err


def test_a_table_of_a_family_holds_for_those_that_have_the_option(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text(
        "We saw the the plan. Talks went on until late at night. Talks went on until late at night.\n",
        "utf-8",
    )
    both = ["DUP-WORD", "DUP-SENT"]

    def checked(text: str, *flags: str) -> tuple[list[str], list[str]]:
        configure(folder, text)
        ran = mtnorm("check", "a.txt", "--output-format", "json", *flags)
        (document,) = json.loads(ran.out)["documents"]
        found = document["findings"]
        return [one["check"] for one in found], [one["severity"] for one in found]

    assert checked('[checks.DUP]\nseverity = "critical"\n') == (both, ["critical", "critical"])
    exact = '[checks.DUP-SENT]\nseverity = "minor"\n[checks.dup]\nseverity = "critical"\n'
    assert checked(exact) == (both, ["critical", "minor"]), "whatever stands first"
    every = '[checks.ALL]\nseverity = "neutral"\n[checks.DUP-WORD]\naccept = ["x y"]\n'
    assert checked(every) == (both, ["neutral", "neutral"]), "option by option"
    assert checked(exact, "--severity", "DUP=major") == (both, ["major", "major"]), "the flag goes before"
    assert checked('[checks.DUP]\naccept = ["the the"]\nfewest-words = 9\n') == ([], [])
    more = '[checks.DUP]\naccept = ["the the"]\n[checks.DUP-WORD]\naccept = ["of of"]\n'
    assert checked(more) == (both, ["minor", "minor"]), "a list of its own stands for the other one"


def test_a_family_has_the_options_of_any_of_its_checks(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text("x\n", "utf-8")
    configure(folder, "[checks.PUNCT]\nfewest-words = 3\n[checks.DUPP]\nx = 1\n[checks.NAME]\naccept = [3]\n")
    ran = mtnorm("check", "a.txt")
    strings = "a list of strings with a letter in each, such as ['one', 'two']"
    assert ran.err.splitlines() == [
        f"{folder}/mtnorm.toml:4: PUNCT has no option 'fewest-words'; it has 'severity', 'accept'",
        f"{folder}/mtnorm.toml:5: no check is called 'DUPP'; did you mean DUP",
        f"{folder}/mtnorm.toml:8: 'accept' of NAME is [3]; write {strings}",
    ]


def test_a_flag_for_one_check_leaves_the_tables_of_others(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text("We saw the the plan. They said thier plan was good.\n", "utf-8")
    configure(folder, '[checks.SPELL-TYPO]\nseverity = "critical"\n')
    assert mtnorm("check", "a.txt", "--severity", "DUP-WORD=neutral", "--fail-on", "critical").code == 1
