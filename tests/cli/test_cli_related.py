"""The other places that findings speak of, in SARIF: where they are, and that the message links to them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from normalizer.cli.sarif import _plain
from normalizer.quality.beginning import beginning
from tests.cli.test_cli_corpus import PARAGRAPH, doubled, stories
from tests.cli.test_cli_machine import sarif

Mtnorm = Callable[..., Any]

TWICE = "The talks went on all night long."
CASES = (
    ("DUP-SENT", f"No news. {TWICE} It rained.\r\n{TWICE}\r\n", TWICE, "the sentence, first"),
    ("DUP-PARA", f"Head\r\n\r\n{TWICE}\r\n\r\nNo news.\r\n\r\n{TWICE}\r\n", TWICE, "the paragraph, first"),
    (
        "DUP-HEAD",
        "Talks in [sic] Geneva\n\nTalks in [sic] Geneva\n\nThe envoys met on Monday.\n",
        "Talks in [sic] Geneva",
        "the headline, first",
    ),
    (
        "NUM-CONFLICT",
        "🙂 The blast left a crater; 12 people were killed.\nOfficials said that 21 people were killed.\n",
        "12",
        "'12 people were killed'",
    ),
    (
        "NAME-VARIANT",
        "Minister Slepniov spoke first.\nLater Slipnyov left the hall.\n",
        "Slepniov",
        "'Slepniov'",
    ),
    (
        "NAME-SPACING",
        "Nan Rendong chose the valley.\nNanrendong died in 2017.\n",
        "Nan Rendong",
        "'Nan Rendong'",
    ),
    (
        "STYLE-MIXED",
        "A ceasefire, and a ceasefire.\nThe cease-fire was signed.\n",
        "ceasefire",
        "'ceasefire'",
    ),
)


def related(result: dict[str, Any]) -> list[tuple[str, dict[str, int], str]]:
    """Return where the other places of a result are, and what is said of them; all of them are linked to."""
    found = result.get("relatedLocations", [])
    assert [one["id"] for one in found] == list(range(1, len(found) + 1))
    for one in found:
        assert f"[{one['message']['text']}, " in result["message"]["text"]
        assert f"]({one['id']})" in result["message"]["text"]
    places = [one["physicalLocation"] for one in found]
    return [
        (place["artifactLocation"]["uri"], place["region"], one["message"]["text"])
        for place, one in zip(places, found, strict=True)
    ]


@pytest.mark.parametrize(("check", "text", "first", "said"), CASES)
def test_a_place_in_the_same_text(
    mtnorm: Mtnorm, folder: Path, check: str, text: str, first: str, said: str
) -> None:
    whole = f"\ufeff{text}"
    (folder / "a b.txt").write_bytes(whole.encode())
    (result,) = sarif(mtnorm, "a b.txt", "--select", check)["results"]
    ((uri, region, told),) = related(result)
    assert (uri, told) == ("a%20b.txt", said)
    start = region["charOffset"]
    assert start == whole.index(first)
    assert region["charLength"] == len(first)
    assert region["startLine"] == region["endLine"] == whole[:start].count("\n") + 1
    column = start - whole.rfind("\n", 0, start) - (1 if region["startLine"] == 1 else 0)
    assert (region["startColumn"], region["endColumn"]) == (column, column + len(first))
    assert f"see [{said}, a b.txt:{region['startLine']}](1)" in result["message"]["text"]


def test_a_place_in_the_same_field_of_a_line(mtnorm: Mtnorm, folder: Path) -> None:
    text = f'No "é". {TWICE} It rained. {TWICE}'
    data = json.dumps({"text": "Nothing."}) + "\n" + json.dumps({"text": text}) + "\n"
    (folder / "a.jsonl").write_text(data, "utf-8")
    (result,) = sarif(mtnorm, "a.jsonl", "--select", "DUP-SENT")["results"]
    ((_, region, _),) = related(result)
    assert (region["startLine"], region["charOffset"]) == (2, data.index(TWICE))
    assert data[region["charOffset"] :][: region["charLength"]] == TWICE


def test_a_paragraph_of_another_file(mtnorm: Mtnorm, folder: Path) -> None:
    doubled(folder)
    (folder / "a.txt").rename(folder / "a [1](2).txt")
    (result,) = sarif(mtnorm, ".")["results"]
    assert result["relatedLocations"] == [
        {
            "id": 1,
            "physicalLocation": {
                "artifactLocation": {"uri": "a%20%5B1%5D%282%29.txt"},
                "region": {"startLine": 3},
            },
            "message": {"text": "the paragraph, first"},
        }
    ]
    text = result["message"]["text"]
    assert text.startswith(f"the paragraph '{beginning(PARAGRAPH)}' stands in a \\[1](2).txt:3 already (")
    assert text.endswith("; see [the paragraph, first, a \\[1\\](2).txt:3](1)")


def test_the_other_spellings_of_a_story(mtnorm: Mtnorm, folder: Path) -> None:
    stories(folder, "Slepniov", "Slipnyov", "Slepnyov")
    results = sarif(mtnorm, ".", "--select", "NAME-VARIANT")["results"]
    told = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]: result for result in results
    }
    assert sorted(told) == ["0.txt", "1.txt", "2.txt"]
    assert related(told["0.txt"]) == [
        ("2.txt", {"startLine": 3}, "'Slepnyov'"),
        ("1.txt", {"startLine": 3}, "'Slipnyov'"),
    ]


def test_findings_of_one_place_have_no_others(mtnorm: Mtnorm, folder: Path) -> None:
    (folder / "a.txt").write_text("Mr Brinken listened to the the [end](1).\n", "utf-8")
    results = sarif(mtnorm, "a.txt")["results"]
    assert {result["ruleId"] for result in results} >= {"NAME-ALIAS", "DUP-WORD"}
    assert not any("relatedLocations" in result for result in results)


def test_a_text_cannot_make_links() -> None:
    assert (
        _plain("see [here](1), [there] (2) and [a[b](3)") == "see \\[here](1), [there] (2) and \\[a\\[b](3)"
    )
    assert _plain("[x] \\ y", linked=True) == "\\[x\\] \\\\ y"
    assert _plain("[" * 100_000) == "[" * 100_000
