"""Configuration: where it is found, what wins, and what a mistake says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from normalizer.cli.options import OPTIONS, Options
from normalizer.cli.parser import parse

Mtnorm = Callable[..., Any]

EVERY_KEY = """\
tables = ["names.yaml", "more"]
no-default-tables = true
fuzzy = "off"
threshold = 1
house-style = true
exclude = ["drafts/"]
no-ignore = true
files-from = "list"
format = "jsonl"
field = ["body"]
encoding = "latin-1"
max-change-ratio = 0.25
jobs = 3
progress = "never"
output-format = "concise"
color = "always"
fail-on = "minor"
changes = "log.jsonl"
select = ["DUP"]
ignore = ["ENC-MOJI"]
severity = ["DUP-WORD=major"]
baseline = "known.json"
corpus = false
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "sub" / "deep")
    return tmp_path


def test_every_option_can_be_configured(here: Path) -> None:
    (here / "mtnorm.toml").write_text(EVERY_KEY, encoding="utf-8")
    assert {line.split(" ")[0] for line in EVERY_KEY.splitlines()} == {option.name for option in OPTIONS}
    checked = parse(["check", "a.txt"])
    assert checked.tables == (f"{here}/names.yaml", f"{here}/more")
    assert checked.files_from == f"{here}/list"
    assert (checked.threshold, checked.jobs, checked.fail_on, checked.field) == (1, 3, "minor", ("body",))
    assert (checked.house_style, checked.no_ignore, checked.fuzzy) == (True, True, "off")
    assert checked.changes is None, "check has no audit log"
    assert parse(["fix", "a.txt"]).changes == f"{here}/log.jsonl"


def test_the_command_line_wins(here: Path) -> None:
    (here / "mtnorm.toml").write_text(EVERY_KEY, encoding="utf-8")
    options = parse(
        ["check", "a.txt", "--tables", "mine.yaml", "--no-house-style", "--jobs", "1", "--fail-on", "never"]
    )
    assert options.tables == ("mine.yaml",)
    assert (options.house_style, options.jobs, options.fail_on) == (False, 1, "never")


def test_isolated_reads_nothing(here: Path) -> None:
    (here / "mtnorm.toml").write_text("nonsense", encoding="utf-8")
    assert parse(["check", "a.txt", "--isolated"]) == Options("check", ("a.txt",))


def test_the_nearest_file_is_the_one(here: Path) -> None:
    (here / "mtnorm.toml").write_text("jobs = 2", encoding="utf-8")
    (here / "sub/pyproject.toml").write_text("[tool.mtnorm]\njobs = 3", encoding="utf-8")
    assert parse(["check", "a.txt"]).jobs == 3
    (here / "sub/mtnorm.toml").write_text("jobs = 4", encoding="utf-8")
    assert parse(["check", "a.txt"]).jobs == 4
    (here / "sub/deep/pyproject.toml").write_text("[tool.other]\njobs = 5", encoding="utf-8")
    assert parse(["check", "a.txt"]).jobs == 4
    assert parse(["check", "a.txt", "--config", str(here / "mtnorm.toml")]).jobs == 2
    assert parse(["check", "a.txt", "--config", str(here / "sub/pyproject.toml")]).jobs == 3


def test_a_format_of_another_command_is_not_meant(here: Path) -> None:
    (here / "mtnorm.toml").write_text('output-format = "github"', encoding="utf-8")
    assert parse(["check", "a.txt"]).output_format == "github"
    assert parse(["evaluate", "a.jsonl"]).output_format is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nhouse_style = true", "mtnorm.toml:2: unknown key 'house_style'; did you mean 'house-style'"),
        ("jobz = 2", "mtnorm.toml:1: unknown key 'jobz'; did you mean 'jobs'"),
        ("qqq = 2", "mtnorm.toml:1: unknown key 'qqq'; known are baseline, changes"),
        ("jobs = true", "mtnorm.toml:1: 'jobs' is True; write a whole number, 0 or more"),
        ("jobs = -1", "write a whole number, 0 or more"),
        ("threshold = 1.5", "'threshold' is 1.5; write a number from 0 to 1"),
        ("threshold = '0.9'", "write a number from 0 to 1"),
        ("tables = 'a.yaml'", "write a list of strings, such as ['one', 'two']"),
        ("fuzzy = 'of'", "'fuzzy' is 'of'; write one of 'apply', 'suggest', 'off'"),
        ("encoding = 8", "write a string in quotes"),
        ("no-ignore = 1", "write true or false"),
        ("jobs = ", "mtnorm.toml: not TOML ("),
    ],
)
def test_a_mistake_says_where_and_what_to_do(text: str, message: str, mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "mtnorm.toml").write_text(text, encoding="utf-8")
    ran = mtnorm("check", ".")
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_every_mistake_is_told_at_once(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "mtnorm.toml").write_text("a = 1\njobs = 'x'\n", encoding="utf-8")
    assert len(mtnorm("check", ".").err.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "a", "--threshold", "2"), "argument --threshold: '2' is no number from 0 to 1"),
        (("check", "a", "--threshold", "nan"), "'nan' is no number from 0 to 1"),
        (("check", "a", "--jobs", "-1"), "'-1' is no number of processes; pass 0, 1, 2 …"),
        (("check", "a", "--fuzy", "off"), "mtnorm: unknown flag --fuzy; did you mean --fuzzy"),
        (("check", "a", "--fuzzy", "on"), "argument --fuzzy: invalid choice: 'on'"),
        (("check", "a", "--changes", "x"), "check has no flag --changes; run `mtnorm check --help`"),
        (
            ("check", "a", "--config", "none.toml"),
            "none.toml: no such configuration file; check the spelling",
        ),
        (
            ("check", "a", "--isolated", "--no-default-tables"),
            "--no-default-tables leaves no table; pass yours",
        ),
        (("explain",), "explain takes either a text or --at FILE:LINE:COL"),
        (("explain", "x", "--at", "a:1:1"), "explain takes either a text or --at FILE:LINE:COL"),
        (("tables", "show", "A", "--by-alias", "B"), "tables show takes either a name or --by-alias"),
        (("explain", "two", "words"), "explain does not take 'words'; quote what belongs together"),
        ((), "required: COMMAND"),
    ],
    ids=str,
)
def test_usage_errors_are_one_line(arguments: tuple[str, ...], message: str, mtnorm: Mtnorm) -> None:
    ran = mtnorm(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1
