"""What machines read: SARIF and JUnit, and the baseline of known findings."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.examples import examples

Mtnorm = Callable[..., Any]

SCHEMA = json.loads(
    gzip.decompress((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json.gz").read_bytes())
)
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
TEXTS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
DIRTY = "Azerbaijan spoke of the Naka region.\nMr Brinken listened to the the end.\n"


def sarif(mtnorm: Mtnorm, *arguments: str, stdin: bytes = b"") -> dict[str, Any]:
    log: dict[str, Any] = json.loads(mtnorm("check", "--output-format", "sarif", *arguments, stdin=stdin).out)
    VALIDATOR.validate(log)
    run: dict[str, Any] = log["runs"][0]
    return run


# SARIF


def test_sarif_has_places_in_code_points_and_fixes(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a b.txt").write_text("\ufeff🙂 Mr Brinken listened.\r\nnew crown vaccine", "utf-8")
    run = sarif(mtnorm, "a b.txt", "--select", "NAME,CALQUE")
    assert run["columnKind"] == "unicodeCodePoints"
    first, second = run["results"]
    assert first["ruleId"] == "NAME-ALIAS"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a%20b.txt"}
    region = place["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (1, 6, 13)
    assert (region["charOffset"], region["charLength"], region["snippet"]["text"]) == (6, 7, "Brinken")
    change = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["insertedContent"]["text"] == "Blinken"
    assert second["ruleId"] == "CALQUE"
    assert second["locations"][0]["physicalLocation"]["region"]["startLine"] == 2
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} >= {"NAME-ALIAS", "CALQUE"}


def test_sarif_of_a_json_field_counts_in_the_file(mtnorm: Mtnorm, folder: Path) -> None:
    data = '{"id": 1, "text": "\\u00e9\\n Brinken"}\n'
    (folder / "a.jsonl").write_text(data, "utf-8")
    (result,) = sarif(mtnorm, "a.jsonl", "--select", "NAME")["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert data[region["charOffset"] :][: region["charLength"]] == "Brinken"


@settings(max_examples=examples(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(TEXTS, max_size=60).map(lambda text: text + " Brinken of the the Naka region, Azerbaijan"))
def test_sarif_and_junit_are_valid_whatever_the_text(mtnorm: Mtnorm, folder: Path, text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    assert sarif(mtnorm, "-", stdin=data)["results"]
    root = ET.fromstring(mtnorm("check", "-", "--output-format", "junit", stdin=data).out)
    assert root.findall("testsuite/testcase/failure")


def test_levels_follow_severities(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    levels = {r["ruleId"]: r["level"] for r in sarif(mtnorm, "a.txt")["results"]}
    assert levels["NAME-ALIAS"] == "error"
    assert levels["DUP-WORD"] == "warning"
    levels = {
        r["ruleId"]: r["level"] for r in sarif(mtnorm, "a.txt", "--severity", "DUP-WORD=neutral")["results"]
    }
    assert levels["DUP-WORD"] == "note"


# JUnit


def test_junit_fails_from_the_bar_on(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    (folder / "b.txt").write_text("Officials met in Geneva.\n", "utf-8")
    (folder / "c.txt").write_bytes(b"\0\0")
    ran = mtnorm("check", "a.txt", "b.txt", "c.txt", "--output-format", "junit")
    root = ET.fromstring(ran.out)
    suites = {suite.get("name"): suite for suite in root}
    assert (suites["a.txt"].get("failures"), suites["a.txt"].get("skipped")) == ("2", "1")
    assert (suites["b.txt"].get("tests"), suites["b.txt"].get("failures")) == ("1", "0")
    assert suites["c.txt"].get("errors") == "1"
    assert root.get("failures") == "2"
    ran = mtnorm("check", "a.txt", "--output-format", "junit", "--fail-on", "minor")
    assert ET.fromstring(ran.out).get("failures") == "3"


# The baseline


def test_what_the_baseline_has_is_not_told(mtnorm: Mtnorm, folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(DIRTY, "utf-8")
    assert mtnorm("check", "a.txt", "--baseline", "known.json", "--update-baseline").code == 0
    ran = mtnorm("check", "a.txt", "--baseline", "known.json")
    assert (ran.code, ran.out) == (0, "")
    assert "3 findings of the baseline not told" in ran.err
    # Lines may move; a new finding is told, and so is one more of a known kind in another place.
    path.write_text("A new line.\n\n" + DIRTY + "Later Mr Brinken left.\n", "utf-8")
    ran = mtnorm("check", "a.txt", "--baseline", "known.json", "--output-format", "jsonl")
    (document,) = [json.loads(line) for line in ran.out.splitlines()]
    assert [(f["check"], f["surface"]) for f in document["findings"]] == [("NAME-ALIAS", "Brinken")]
    assert ran.code == 1


def test_sarif_keeps_known_results_and_says_so(mtnorm: Mtnorm, folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(DIRTY, "utf-8")
    mtnorm("check", "a.txt", "--baseline", "known.json", "--update-baseline")
    path.write_text(DIRTY + "Mr Brinken left.\n", "utf-8")
    results = sarif(mtnorm, "a.txt", "--baseline", "known.json")["results"]
    states = [result["baselineState"] for result in results]
    assert sorted(states) == ["new", "unchanged", "unchanged", "unchanged"]
    assert all(("suppressions" in r) == (r["baselineState"] == "unchanged") for r in results)


def test_a_known_finding_stands_for_one(mtnorm: Mtnorm, folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text("Mr Brinken left.\n", "utf-8")
    mtnorm("check", "a.txt", "--baseline", "known.json", "--update-baseline")
    path.write_text("Mr Brinken left.\nMr Brinken left.\n", "utf-8")
    ran = mtnorm(
        "check", "a.txt", "--baseline", "known.json", "--select", "NAME", "--output-format", "concise"
    )
    assert len(ran.out.splitlines()) == 1


def test_a_baseline_knows_files_however_they_are_named(
    mtnorm: Mtnorm, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "texts").mkdir()
    (folder / "texts" / "a.txt").write_text(DIRTY, "utf-8")
    known = ["--baseline", str(folder / "known.json")]
    assert mtnorm("check", "texts", *known, "--update-baseline").code == 0
    for path in ("./texts/a.txt", "texts/../texts", str(folder / "texts"), "."):
        assert mtnorm("check", path, *known).out == ""
    monkeypatch.chdir(folder / "texts")
    assert mtnorm("check", "a.txt", "--baseline", "../known.json").out == ""
    assert mtnorm("check", "-", *known, stdin=DIRTY.encode()).out != ""
    (folder / "texts" / "b.txt").write_text(DIRTY, "utf-8")
    assert "a.txt" not in mtnorm("check", ".", "--baseline", "../known.json").out


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (None, "there is no such baseline; make it with --update-baseline"),
        (b"", "no baseline of mtnorm"),
        (b"[1]", "no baseline of mtnorm"),
        (b'{"format": "mtnorm baseline 9"}', "no baseline of mtnorm"),
        (b'{"format": "mtnorm baseline 1", "findings": [3]}', "a damaged baseline"),
        (b"[" * 100_000, "no baseline of mtnorm"),
    ],
)
def test_a_file_that_is_no_baseline(mtnorm: Mtnorm, folder: Path, data: bytes | None, says: str) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    if data is not None:
        (folder / "known.json").write_bytes(data)
    ran = mtnorm("check", "a.txt", "--baseline", "known.json")
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_a_new_baseline_needs_a_name(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text(DIRTY, "utf-8")
    ran = mtnorm("check", "a.txt", "--update-baseline")
    assert ran.code == 2
    assert "--update-baseline needs --baseline FILE" in ran.err


def test_every_format_tells_what_could_not_be_read(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"text": "Mr Brinken spoke."}\nnone\n', "utf-8")
    (folder / "b.txt").write_bytes(b"\0\1\2\0" * 40)
    paths = ("a.jsonl", "b.txt", "c [x](1).txt")
    for form in ("github", "sarif", "junit"):
        ran = mtnorm("check", *paths, "--output-format", form)
        assert ran.code == 2
        if form == "github":
            told = [line for line in ran.out.splitlines() if line.startswith("::error")]
            assert [line.partition("::")[2].partition("::")[0] for line in told] == [
                "error file=a.jsonl,line=1,col=14",
                "error file=c [x](1).txt",
                "error file=b.txt",
                "error file=a.jsonl,line=2",
            ]
        elif form == "junit":
            root = ET.fromstring(ran.out)
            errors = [
                case.get("classname") for case in root.iter("testcase") if case.find("error") is not None
            ]
            assert errors == list(paths)
            assert (root.get("errors"), root.get("tests")) == ("3", "4")
        else:
            log = json.loads(ran.out)
            VALIDATOR.validate(log)
            (run,) = log["runs"][0]["invocations"]
            assert run["executionSuccessful"] is False
            notes = [(note["level"], note["message"]["text"]) for note in run["toolExecutionNotifications"]]
            assert [level for level, _ in notes] == ["error"] * 3
            assert notes[0][1].startswith("c \\[x](1).txt: ")
            assert notes[2][1].startswith("a.jsonl:2: ")
    (good,) = sarif(mtnorm, "-", stdin=b"fine")["invocations"]
    assert good == {"executionSuccessful": True, "toolExecutionNotifications": []}
