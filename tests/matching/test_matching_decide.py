"""Decisions: mentions that are left alone say why, and an ambiguous alias names the set that decided."""

from __future__ import annotations

from typing import Any

import pytest

from normalizer import Decision, Normalizer
from tests.random_tables import built

PAGES: dict[str, Any] = {
    "Council of Europe": {
        "type": "organisation",
        "ambiguous_aliases": [
            {
                "aliases": ["European Commission"],
                "only_near": ["Strasbourg"],
                "never_near": ["Brussels"],
                "spreads": "true",
                "change": "The European Commission in Strasbourg.",
                "keep": "The European Commission in Brussels.",
            },
            {
                "aliases": ["European Commission"],
                "only_near": ["Jagland"],
                "change": "Jagland of the European Commission.",
                "keep": "The European Commission.",
            },
        ],
    },
    "Nagorno-Karabakh": {
        "type": "region",
        "ambiguous_aliases": [
            {"aliases": ["Naka"], "only_with": ["Armenia"], "change": "Armenia, Naka.", "keep": "Naka."}
        ],
    },
    "Armenia": {"type": "country", "forms": ["Armenian"]},
    "Paulo Bento": {"type": "person", "forms": ["Bento"]},
    "Antony Blinken": {"type": "person", "aliases": ["Brinken"]},
    "COVID-19 vaccine": {"type": "calque", "aliases": ["new crown vaccine"]},
}
NORMALIZE = Normalizer(built(PAGES), fuzzy="off")


def only(text: str) -> Decision:
    (decision,) = NORMALIZE(text).decisions
    return decision


@pytest.mark.parametrize(
    ("text", "action", "reason"),
    [
        ("We ate bento.", "vetoed", "a surname in lower case, and the document does not name its bearer"),
        ("See https://x.org/Brinken now", "vetoed", "it stands in a web address"),
        ("Run `Brinken` now", "vetoed", "it stands in code"),
        ("![x](Brinken)", "vetoed", "it stands in a link or in markup"),
        ('<a href="Brinken">', "vetoed", "it stands in a link or in markup"),
        ("Open Brinken.txt now", "vetoed", "it stands in a path"),
        ("Brinken [sic] said", "vetoed", "it is marked [sic]"),
        ("the wording 'Brinken' is", "vetoed", "it is quoted as a wording"),
        ("The European Commission met.", "ambiguous", "may mean Council of Europe"),
    ],
)
def test_what_is_left_alone_says_why(text: str, action: str, reason: str) -> None:
    assert NORMALIZE(text).text is text
    assert only(text).action == action
    assert only(text).reason.startswith(reason)


@pytest.mark.parametrize(
    "text",
    [
        "https://x.org/Strasbourg The European Commission met",
        "At Strasbourg.txt the European Commission met",
    ],
)
def test_what_is_left_alone_for_its_place_is_no_evidence(text: str) -> None:
    assert NORMALIZE(text).text is text


def test_a_surname_in_lower_case_whose_bearer_is_named_is_mended() -> None:
    assert NORMALIZE("Paulo Bento lost; bento left.").text == "Paulo Bento lost; Bento left."


def test_a_decision_names_the_rule_set_that_decided() -> None:
    first = only("The European Commission in Strasbourg.")
    second = only("Jagland of the European Commission.")
    assert first.action == second.action == "replaced"
    assert first.where != second.where


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("the talks on Naka", True),
        ("Naka was discussed", True),
        ("on Friday Naka was discussed", True),
        ("the Armenian Naka war", True),
        ("Armenia's Naka war", True),
        ("the Nagorno Naka war", True),
        ("Foreign Ministers on the Naka war", True),
        ("Then Hikaru Naka spoke", False),
        ("Then Zelmira Naka spoke", False),
        ("Then Mayor Naka spoke", False),
        ("Then Mr. Naka spoke", False),
        ("Then Ms Naka spoke", False),
        ("Then T. Naka spoke", False),
        ("at Lake Naka now", False),
    ],
)
def test_a_place_is_no_surname(text: str, change: bool) -> None:
    whole = f"Armenia met them. {text[0].upper()}{text[1:]} at last."
    assert ("Nagorno-Karabakh" in NORMALIZE(whole).text) == change


OPENED = "In Strasbourg the European Commission met. "


@pytest.mark.parametrize(
    ("rest", "follows"),
    [
        ("The European Commission rose.", True),
        ("They left Moscow. European Commission staff rose.", True),
        ("They left Moscow.\nEuropean Commission staff rose.", True),
        ("Yesterday European Commission staff rose.", True),
        ("The old European Commission rose.", True),
        ("The Joint European Commission rose.", False),
        ("Then the Third European Commission rose.", False),
        ("The European Commission Office rose.", False),
        ("The European Commission in Brussels rose.", False),
    ],
)
def test_later_mentions_follow_unless_another_name_adjoins(rest: str, follows: bool) -> None:
    assert ("Council of Europe" in NORMALIZE(OPENED + rest).text[len(OPENED) :]) == follows


def test_later_mentions_follow_only_a_set_that_spreads() -> None:
    text = "Jagland of the European Commission spoke. The European Commission rose."
    assert NORMALIZE(text).text == "Jagland of the Council of Europe spoke. The European Commission rose."


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("A new crown vaccine-maker hires.", False),
        ("A new crown vaccine - the third - came.", True),
        ("The post-new crown vaccine years.", True),
        ("The Brinken-led talks.", True),
    ],
)
def test_a_phrase_is_no_part_of_a_longer_compound(text: str, change: bool) -> None:
    assert bool(NORMALIZE(text).changes) == change
