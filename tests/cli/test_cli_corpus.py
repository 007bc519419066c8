"""What several documents show together: check tells it where it stands, in every format, with any jobs."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from normalizer.cli.spool import FileShelf, Spool
from normalizer.cli.work import prepare
from normalizer.quality.corpus import Corpus, digest

Mtnorm = Callable[..., Any]

STORY = (
    "The ministry said on Thursday that 4,812 tonnes of barley had been stolen from granaries near the "
    "harbour. Prosecutor {name} told journalists that the foreman and two stevedores were detained, and that "
    "smugglers had bribed a lighthouse keeper.\n\nA tribunal in the borough will hear the case in 37 days. "
    "According to {name}, the barley was hidden under tarpaulins and sold for 9,150 dinars.\n"
)
PARAGRAPH = "The same long paragraph came over the wire twice this week, word for word, on two days running."


def stories(folder: Path, *names: str) -> None:
    for number, name in enumerate(names):
        story = STORY.format(name=name).replace("A tribunal", f"{'Soon ' * number}A tribunal")
        (folder / f"{number}.txt").write_text(f"{number} reports.\n\n{story}", "utf-8")


def doubled(folder: Path, second: str = PARAGRAPH) -> None:
    (folder / "a.txt").write_text(f"Head of the first.\n\n{PARAGRAPH}\n", "utf-8")
    (folder / "b.txt").write_text(f"Head of the second.\n\nIt rained.\n\n{second}\n", "utf-8")


def told(ran: Any) -> list[tuple[str, str, int]]:
    return [
        (one["path"], finding["check"], finding["start"])
        for one in json.loads(ran.out)["documents"]
        for finding in one["findings"]
    ]


def test_a_paragraph_is_told_where_it_comes_again(mtnorm: Mtnorm, folder: Path) -> None:
    doubled(folder)
    ran = mtnorm("check", "a.txt", "b.txt")
    assert ran.code == 0, "it is minor"
    assert "b.txt:5:1: DUP-PARA the paragraph 'The same long paragraph" in ran.out
    assert "stands in a.txt:3 already" in ran.out
    assert "a.txt:3:1" not in ran.out
    assert "1 finding, 0 fixable: DUP-PARA 1" in ran.err
    assert mtnorm("check", "a.txt", "b.txt", "--fail-on", "minor").code == 1
    assert mtnorm("check", "b.txt", "a.txt").out == ran.out, "files are sorted"


def test_a_name_is_told_at_its_first_place_in_each_document(mtnorm: Mtnorm, folder: Path) -> None:
    stories(folder, "Slepniov", "Slepniov", "Slipnyov")
    ran = mtnorm("check", ".", "--output-format", "json", "--select", "NAME-VARIANT")
    (document,) = (one for one in json.loads(ran.out)["documents"] if one["findings"])
    (finding,) = document["findings"]
    assert document["path"] == "2.txt"
    text = (folder / "2.txt").read_text("utf-8")
    assert text[finding["start"] : finding["end"]] == finding["surface"] == "Slipnyov"
    assert text.index("Slipnyov") == finding["start"]
    assert finding["message"] == "'Slipnyov' is also spelt 'Slepniov' (0.txt:3)"
    assert (finding["severity"], finding["fix"], finding["replacement"]) == ("minor", "none", None)
    assert "tables entry" in mtnorm("check", ".").out


def test_one_document_alone_shows_nothing_of_others(mtnorm: Mtnorm, folder: Path) -> None:
    doubled(folder)
    assert mtnorm("check", "b.txt").out == ""
    assert mtnorm("check", ".", "--no-corpus").out == ""
    (folder / "mtnorm.toml").write_text(
        'corpus = false\ntables = ["../names.yaml"]\nno-default-tables = true\n', "utf-8"
    )
    assert mtnorm("check", ".").out == ""
    assert mtnorm("check", ".", "--corpus").out


@pytest.mark.parametrize("flags", [("--ignore", "DUP-PARA"), ("--select", "PUNCT"), ("--select", "NAME")])
def test_checks_that_do_not_run_tell_nothing(mtnorm: Mtnorm, folder: Path, flags: tuple[str, str]) -> None:
    doubled(folder)
    assert mtnorm("check", ".", *flags).out == ""


def test_severity_of_a_user_counts(mtnorm: Mtnorm, folder: Path) -> None:
    doubled(folder)
    assert mtnorm("check", ".", "--severity", "DUP-PARA=major").code == 1
    ran = mtnorm("check", ".", "--severity", "DUP-PARA=neutral", "--fail-on", "minor")
    assert ran.code == 0


def test_every_format_tells_it(mtnorm: Mtnorm, folder: Path) -> None:
    doubled(folder)
    lines = mtnorm("check", ".", "--output-format", "jsonl").out.splitlines()
    assert [len(json.loads(line)["findings"]) for line in lines] == [0, 1]
    github = mtnorm("check", ".", "--output-format", "github").out
    assert github.startswith("::warning file=b.txt,line=5,col=1::DUP-PARA")
    sarif = json.loads(mtnorm("check", ".", "--output-format", "sarif").out)
    (result,) = sarif["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (result["ruleId"], region["startLine"], region["snippet"]["text"]) == ("DUP-PARA", 5, PARAGRAPH)
    root = ET.fromstring(mtnorm("check", ".", "--output-format", "junit").out)
    assert [case.get("name") for case in root.iter("testcase")] == ["mtnorm check", "DUP-PARA at 5:1"]
    assert root.get("tests") == "2"


def test_a_long_paragraph_is_shown_by_its_beginning(mtnorm: Mtnorm, folder: Path) -> None:
    long = f"{PARAGRAPH} " + "Nobody at the agency could tell why, and nobody asked. " * 40
    for name in "ab":
        (folder / f"{name}.txt").write_text(f"Head of {name}.\n\n{long}\n", "utf-8")
    ran = mtnorm("check", ".", "--select", "DUP-PARA")
    assert f"    | {long[:120]}…\n    | {'^' * 121}\n" in ran.out
    (found,) = json.loads(mtnorm("check", ".", "--output-format", "json", "--select", "DUP-PARA").out)[
        "documents"
    ][1]["findings"]
    assert found["surface"] == long.strip()


def test_a_baseline_knows_it(mtnorm: Mtnorm, folder: Path) -> None:
    doubled(folder)
    assert mtnorm("check", ".", "--baseline", "../known.json", "--update-baseline").code == 0
    ran = mtnorm("check", ".", "--baseline", "../known.json", "--fail-on", "minor")
    assert (ran.code, ran.out) == (0, "")
    assert "1 finding of the baseline not told" in ran.err


@pytest.mark.parametrize(
    "second",
    [
        f"{PARAGRAPH} <!-- mtnorm:ignore=DUP-PARA -->",
        f"{PARAGRAPH} <!-- mtnorm:ignore -->",
        f"<!-- mtnorm:ignore-next=DUP-PARA,DUP-WORD -->\n{PARAGRAPH}",
        f"<!-- mtnorm:off -->\n\n{PARAGRAPH}\n\n<!-- mtnorm:on -->",
        f"{PARAGRAPH}\n\n<!-- mtnorm:ignore-file=DUP-PARA -->",
    ],
)
def test_a_comment_holds_it_back_and_is_of_use(mtnorm: Mtnorm, folder: Path, second: str) -> None:
    doubled(folder, second)
    assert mtnorm("check", ".").out == ""


def test_a_comment_for_what_others_show_is_not_called_useless_without_them(
    mtnorm: Mtnorm, folder: Path
) -> None:
    doubled(folder, f"{PARAGRAPH} <!-- mtnorm:ignore=DUP-PARA -->")
    assert mtnorm("check", "b.txt").out == ""
    assert mtnorm("check", ".", "--no-corpus").out == ""
    (folder / "a.txt").unlink()
    (folder / "c.txt").write_text("It rained.\n", "utf-8")
    assert "SUPPRESS-UNUSED" in mtnorm("check", ".").out


def test_a_comment_about_something_else_does_not(mtnorm: Mtnorm, folder: Path) -> None:
    doubled(folder, f"{PARAGRAPH} <!-- mtnorm:ignore=DUP-WORD -->")
    assert [check for _, check, _ in told(mtnorm("check", ".", "--output-format", "json"))] == [
        "DUP-PARA",
        "SUPPRESS-UNUSED",
    ]


@pytest.mark.parametrize("form", ["full", "json", "jsonl", "sarif", "junit"])
def test_any_number_of_processes_tells_the_same(mtnorm: Mtnorm, folder: Path, form: str) -> None:
    stories(folder, "Slepniov", "Slepniov", "Slipnyov", "Slepniov")
    doubled(folder)
    one, two, four = (mtnorm("check", ".", "--output-format", form, "--jobs", jobs) for jobs in "124")
    assert one.out == two.out == four.out
    assert one.err == two.err


def test_lines_of_a_file_are_told_by_their_lines(mtnorm: Mtnorm, folder: Path) -> None:
    lines = [json.dumps({"text": text}) for text in ("It rained.", PARAGRAPH, "Then \u00e9.", PARAGRAPH)]
    (folder / "a.jsonl").write_text("\n".join(lines), "utf-8")
    ran = mtnorm("check", "a.jsonl")
    assert "a.jsonl:4:11: DUP-PARA" in ran.out
    assert "stands in a.jsonl:2 already" in ran.out
    piped = mtnorm("check", "-", "--format", "jsonl", stdin=(folder / "a.jsonl").read_bytes())
    assert "stands in -:2 already" in piped.out


@pytest.mark.parametrize(
    ("flags", "second", "told"),
    [
        ((), PARAGRAPH, (1, 1)),
        (("--ignore", "NAME"), PARAGRAPH, (0, 1)),
        (("--select", "NAME-VARIANT"), PARAGRAPH, (1, 0)),
        (("--select", "NAME-VARIANT,DUP", "--severity", "DUP=major"), PARAGRAPH, (1, 1)),
        (("--no-corpus",), PARAGRAPH, (0, 0)),
        (("--jobs", "2"), PARAGRAPH, (1, 1)),
        (("--max-change-ratio", "0"), PARAGRAPH, (1, 1)),
        (("--ignore", "DUP-PARA"), PARAGRAPH, (1, 0)),
        ((), f"{PARAGRAPH} <!-- mtnorm:ignore=DUP-PARA -->", (1, 0)),
        ((), f"{PARAGRAPH} <!-- mtnorm:ignore=DUP-WORD -->", (1, 1)),
        (("--config", "long.toml"), PARAGRAPH, (1, 0)),
        (("--config", "accepts.toml"), PARAGRAPH, (0, 1)),
    ],
)
def test_the_report_tells_of_the_corpus_what_check_does(
    mtnorm: Mtnorm, folder: Path, flags: tuple[str, ...], second: str, told: tuple[int, int]
) -> None:
    stories(folder, "Slepniov", "Slepniov", "Slipnyov")
    for path in folder.glob("[0-9].txt"):  # one story, of which no paragraph comes again
        text = path.read_text("utf-8").replace("The ministry", f"Day {path.stem}: the ministry")
        path.write_text(text.replace("dinars", f"dinars in {path.stem} bags"), "utf-8")
    doubled(folder, second)
    own = 'tables = ["../names.yaml"]\nno-default-tables = true\n'
    (folder / "long.toml").write_text(f"{own}[checks.DUP-PARA]\nfewest-words = 90\n", "utf-8")
    (folder / "accepts.toml").write_text(f'{own}[checks.NAME-VARIANT]\naccept = ["slipnyov"]\n', "utf-8")
    (folder / "own.txt").write_text("Mr Brinken saw the the plan.\n\nMr Brinken left.\n", "utf-8")
    checked = json.loads(mtnorm("check", ".", "--output-format", "json", *flags).out)
    reported = json.loads(mtnorm("report", ".", "--output-format", "json", *flags).out)
    assert all(document.pop("field") is None for document in reported["documents"])
    assert reported["documents"] == checked["documents"]
    assert reported["run"] == checked["summary"]
    summary = reported["summary"]
    assert (summary["findings"], summary["fixed"]) == tuple(
        checked["summary"][key] for key in ("findings", "fixable")
    )
    assert {name: one["findings"] for name, one in summary["by_check"].items()} == checked["summary"][
        "checks"
    ]
    sarif = [mtnorm(command, ".", "--output-format", "sarif", *flags).out for command in ("check", "report")]
    assert sarif[0] == sarif[1]
    corpus = reported.get("corpus", {"names": [], "paragraphs": []})
    assert (len(corpus["names"]), len(corpus["paragraphs"])) == told
    page = mtnorm("report", ".", *flags).out
    assert f"{summary['findings']} finding" in page
    assert ("Unknown names in several spellings" in page, "Paragraphs that stand in several" in page) == told


def test_the_report_of_one_document_says_what_check_says(mtnorm: Mtnorm, folder: Path) -> None:
    doubled(folder, f"{PARAGRAPH} <!-- mtnorm:ignore=DUP-PARA -->")
    assert told(mtnorm("report", "b.txt", "--output-format", "json")) == []
    assert json.loads(mtnorm("report", "b.txt", "--output-format", "sarif").out)["runs"][0]["results"] == []
    own = 'tables = ["../names.yaml"]\nno-default-tables = true\n'
    (folder / "mtnorm.toml").write_text(f"corpus = false\n{own}", "utf-8")
    assert "corpus" not in json.loads(mtnorm("report", ".", "--output-format", "json").out)


def test_the_score_of_a_document_is_its_own(mtnorm: Mtnorm, folder: Path) -> None:
    doubled(folder)
    together = json.loads(mtnorm("check", ".", "--output-format", "json").out)["documents"]
    alone = json.loads(mtnorm("check", "b.txt", "--output-format", "json").out)["documents"]
    assert together[1]["score"] == alone[0]["score"]


def test_a_file_that_failed_keeps_its_place(mtnorm: Mtnorm, folder: Path) -> None:
    doubled(folder)
    (folder / "ab.txt").write_bytes(b"\0\1\2\0" * 40)
    ran = mtnorm("check", "a.txt", "ab.txt", "b.txt", "--output-format", "json")
    assert ran.code == 2
    assert told(ran) == [("b.txt", "DUP-PARA", 33)]


def test_a_stopped_run_tells_what_it_has(
    mtnorm: Mtnorm, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text("Mr Brinken listened.\n", "utf-8")
    (folder / "b.txt").write_text("Mr Brinken spoke.\n", "utf-8")

    def stopping(normalize: Any, settings: Any, task: Any) -> Any:
        if task.path.endswith("b.txt"):
            signal.raise_signal(signal.SIGINT)
        return prepare(normalize, settings, task)

    monkeypatch.setattr("normalizer.cli.pool.prepare", stopping)
    ran = mtnorm("check", ".")
    assert ran.code == 130
    assert "a.txt:1:4: NAME-ALIAS" in ran.out
    assert "1 of 2 files done" in ran.err
    assert mtnorm("check", ".", "--output-format", "sarif").out == ""


def test_a_spool_gives_back_what_it_took(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (10, 8 << 20):
        monkeypatch.setattr("normalizer.cli.spool._IN_MEMORY", room)
        spool = Spool()
        items = [("\ud800", number, b"x" * number) for number in range(40)]
        for item in items:
            spool.add(item)
        assert list(spool.drain()) == items
        assert list(spool.drain()) == []
        spool.close()


def test_a_shelf_gives_any_record_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (10, 8 << 20):
        monkeypatch.setattr("normalizer.cli.spool._IN_MEMORY", room)
        shelf = FileShelf()
        for number in range(40):
            shelf.append(bytes([number]) * number)
            assert shelf[number // 2] == bytes([number // 2]) * (number // 2)
        assert [len(shelf[number]) for number in (39, 0, 7)] == [39, 0, 7]
        shelf.close()


def test_a_corpus_shows_the_same_with_a_shelf(tmp_path: Path) -> None:
    with closing(FileShelf()) as shelf:
        plain, shelved = Corpus(), Corpus(shelf)
        for number, name in enumerate(["Slepniov", "Slepniov", "Slipnyov", "Slepnyov"]):
            taken = digest(f"{PARAGRAPH}\n\n{STORY.format(name=name)}")
            plain.add(str(number), taken)
            shelved.add(str(number), taken)
        assert plain.report() == shelved.report()
        assert plain.report().names
        assert plain.report().doubled == 3
