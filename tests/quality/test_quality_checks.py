"""Every check against its own examples: ``examples/ID.yaml``, with what it must flag and what it must not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml

from normalizer.quality.check import Check
from normalizer.quality.inspect import spots
from normalizer.quality.mend import Mender
from normalizer.quality.prose import Prose
from normalizer.quality.registry import CHECK_IDS, SAFE_IDS, check
from tests.shipped import shipped, shipped_normalizer

EXAMPLES = Path(__file__).parent / "examples"
FEWEST = 25
ILLUSTRATED = [name for name in CHECK_IDS if (EXAMPLES / f"{name}.yaml").is_file()]
"""Those without examples fail in a test of their own."""


def examples(name: str) -> dict[str, Any]:
    """Return the examples of a check: ``flag`` and ``leave``, and ``names: true`` where they need tables.

    An entry of ``flag`` is a text, or a mapping: ``text``, and any of ``found`` (the surfaces of all its
    findings) and ``fixed`` (the text with its certain replacements).
    """
    loaded: dict[str, Any] = yaml.load(
        (EXAMPLES / f"{name}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
    )
    return loaded


def prose(text: str, names: bool) -> Prose:
    return Prose(text, shipped_normalizer()(text).decisions, shipped()) if names else Prose(text)


@pytest.mark.parametrize("name", CHECK_IDS)
def test_a_check_says_what_it_is(name: str) -> None:
    found: Check = check(name)
    given = examples(name)
    assert found.id == name
    assert len({str(entry) for entry in given["flag"]}) >= FEWEST
    assert len(set(given["leave"])) >= FEWEST
    assert spots(prose(found.bad, bool(given.get("names"))), found)
    assert not spots(prose(found.good, bool(given.get("names"))), found)
    assert (name in SAFE_IDS) == found.safe
    assert not found.safe or found.fixing == "auto"


@pytest.mark.parametrize("name", ILLUSTRATED)
def test_what_must_be_flagged(name: str) -> None:
    given = examples(name)
    wrong: list[str] = []
    for entry in given["flag"]:
        whole = {"text": entry} if isinstance(entry, str) else entry
        wrong += (f"{whole['text']!r}: {fault}" for fault in faults(name, whole, bool(given.get("names"))))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ILLUSTRATED)
def test_what_must_be_left(name: str) -> None:
    given = examples(name)
    found = {text: spots(prose(text, bool(given.get("names"))), check(name)) for text in given["leave"]}
    assert not {text: told for text, told in found.items() if told}


def faults(name: str, entry: dict[str, Any], names: bool) -> Iterator[str]:
    """Yield what is not as it should be with the findings of a check in a text that it must flag."""
    text, one = entry["text"], check(name)
    found = spots(prose(text, names), one)
    if not found:
        yield "not flagged"
    for spot in found:
        if not 0 <= spot.start <= spot.end <= len(text):
            yield f"{spot} is outside"
        if spot.replacement == text[spot.start : spot.end]:
            yield f"{spot} changes nothing"
        if spot.certain and (spot.replacement is None or one.fixing != "auto"):
            yield f"{spot} is certain of nothing"
        if one.fixing == "never" and spot.replacement is not None:
            yield f"{spot} replaces"
        if "\n" in spot.message:
            yield f"{spot.message!r} is no line"
    surfaces = [text[spot.start : spot.end] for spot in found]
    if entry.get("found", surfaces) != surfaces:
        yield f"found {surfaces}"
    if "fixed" in entry and (fixed := Mender(shipped_normalizer(), (one,))(text).text) != entry["fixed"]:
        yield f"fixed to {fixed!r}"


@pytest.mark.parametrize("name", ILLUSTRATED)
def test_a_byte_order_mark_changes_nothing(name: str) -> None:
    given = examples(name)
    names = bool(given.get("names"))
    for text in texts_of(given):
        if not text.startswith("\ufeff"):
            plain = told(prose(text, names), name)
            assert told(prose(f"\ufeff{text}", names), name, shift=1) == plain, text


@pytest.mark.parametrize("name", ILLUSTRATED)
def test_line_ends_of_windows_change_nothing(name: str) -> None:
    given = examples(name)
    names = bool(given.get("names"))
    for text in texts_of(given):
        if "\n" in text and "\r" not in text:
            plain = {surface.replace("\n", "\r\n") for surface, _, _ in told(prose(text, names), name)}
            windows = prose(text.replace("\n", "\r\n"), names)
            assert {surface for surface, _, _ in told(windows, name)} == plain, text


def texts_of(given: dict[str, Any]) -> list[str]:
    """Return all texts of the examples of a check."""
    flagged = [entry if isinstance(entry, str) else entry["text"] for entry in given["flag"]]
    return [*flagged, *given["leave"]]


def told(document: Prose, name: str, shift: int = 0) -> list[tuple[str, int, int]]:
    """Return surface, start and end of what a check finds, the places moved to the left."""
    found = spots(document, check(name))
    return [(document.text[one.start : one.end], one.start - shift, one.end - shift) for one in found]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Do not forget the topic that I am asking you about", "."),
        ("Are the reports right that it is over? They said that they are not sure of it", "."),
        ("Do I need to stay in the conversation until the end of it", "?"),
        ("It rained. Why didn't you tell me that the house was closed", "?"),
    ],
)
def test_a_question_lacks_a_question_mark(text: str, mark: str) -> None:
    (spot,) = spots(Prose(text), check("PUNCT-END"))
    assert spot.replacement == text.rsplit(maxsplit=1)[-1] + mark


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Russian side believes\nRussian side believes that the talks went well.", None),
        ("Talks on the ceasefire\nTalks on the ceasefire The envoys met on Monday.", ""),
        ("Talks on the ceasefire\nTalks on the ceasefire\nThe envoys met on Monday.", ""),
    ],
)
def test_a_headline_that_its_sentence_needs_is_not_struck_out(text: str, written: str | None) -> None:
    (spot,) = spots(Prose(text), check("DUP-HEAD"))
    assert spot.replacement == written


def test_the_stop_of_a_sentence_is_no_part_of_an_abbreviation_that_is_spoken_of() -> None:
    text = "He is in the US. The US army left; the U.S. Navy did not. The U.S."
    told = [spot.message for spot in spots(Prose(text), check("STYLE-MIXED"))]
    assert told == ["'U.S.' does not go with 'US': US and U.S. are mixed"] * 2
    text = "The U.S. Army left, and the U.S. Navy. He is in the US."
    told = [spot.message for spot in spots(Prose(text), check("STYLE-MIXED"))]
    assert told == ["'US' does not go with 'U.S.': US and U.S. are mixed"]


@pytest.mark.parametrize("text", ["He left\uff0c\uff0c then he came.", "He left\u3001\uff0c then he came."])
def test_wide_commas_in_a_row_are_told_by_one_check(text: str) -> None:
    (spot,) = spots(Prose(text), check("PUNCT-FULLWIDTH"))
    assert spot.replacement == "..."
    assert not spots(Prose(text), check("PUNCT-DOUBLE"))


def test_a_word_behind_an_article_is_told_with_its_accents() -> None:
    for form in ("NFC", "NFD"):
        shown = normalize(form, "Rhône")
        (spot,) = spots(Prose(f"He saw an {shown} view."), check("ART-AAN"))
        assert spot.message == f"'an {shown}' should be 'a {shown}'"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "SPELL-TYPO",
            "They held talks in a hall of stonw. he said it was a good nihgt. so they said.",
            2,
        ),
        ("SPELL-TYPO", "Members of the Goverment met on Monday. The new goverment said so.", 1),
        ("SPELL-TYPO", "The office of the Secratary said so. The Secratary was in; the Secratary left.", 3),
        ("SPELL-TYPO", "The plan takes approx. ten days.", 0),
        ("PUNCT-PAIR", "The council ((see annex 2 met on Monday in the hall.", 2),
        ("PUNCT-PAIR", "I miss it so much((\nSee you tomorrow))\n", 0),
    ],
)
def test_what_excuses_a_place_excuses_no_other(name: str, text: str, told: int) -> None:
    assert len(spots(Prose(text), check(name))) == told
