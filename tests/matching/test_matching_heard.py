"""Words that sound like a spelling of the tables: first what stays, then what is written."""

from __future__ import annotations

import pytest

from normalizer import Normalizer
from normalizer.matching.compile import compile_pages
from normalizer.matching.fuzzy.keys import letters, sounds
from tests.random_tables import built

TABLES = built(
    {
        "Norway": {"type": "country", "forms": ["Norwegian"]},
        "Latvia": {"type": "country"},
        "Drovakh": {
            "type": "region",
            "ambiguous_aliases": [
                {
                    "aliases": ["Zhafira"],
                    "only_with": ["Norway"],
                    "never_in": ["Zhafira Valley"],
                    "change": "Norway holds Zhafira.",
                    "keep": "She read of Zhafira.",
                }
            ],
        },
        "Olve Chukhtarin": {
            "type": "person",
            "forms": ["Chukhtarin"],
            "aliases": {"Gwolthek": "Chukhtarin", "Gwolt": "Chukhtarin"},
            "roles": [{"title": "Envoy", "country": "Norway"}],
        },
        "Brasktova": {"type": "city"},
        "Mirzekhan": {"type": "city"},
        "Mirzehan": {"type": "city"},
    }
)
NORMALIZE = Normalizer(TABLES)


@pytest.mark.parametrize(
    "text",
    [
        "She read of Jaffira.",  # the rules of the alias do not hold
        "Norway saw the Jaffira Valley.",  # part of a longer name
        "She met Tchuktarin.",  # what sounds like a right name is another way to write it
        "Norway met Tchuktarin.",
        "Gvolthek spoke.",  # no country
        "Latvia met Gvolthek.",  # not the country
        "Norway met Gvolt.",  # too short to be known by sound
        "Norway built Brascktova.",  # nothing speaks for the city
        "Norway built Mirzechan.",  # sounds like neither more than the other
        "Norway saw `Jaffira`.",
        "Norway saw jaffira.com.",
        "Norway and \ud800Jaffira\ud800.",
    ],
)
def test_what_only_sounds_alike_stays(text: str) -> None:
    assert NORMALIZE(text).text is text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway holds Jaffira.", "Norway holds Drovakh."),
        ("Norway holds Zhaffira.", "Norway holds Drovakh."),
        ("Norway met Gvolthek.", "Norway met Chukhtarin."),
        ("Olve Chukhtarin spoke. Gvolthek left.", "Olve Chukhtarin spoke. Chukhtarin left."),
        ("Norwegian Envoy Gvolt left.", "Norwegian Envoy Chukhtarin left."),
    ],
)
def test_what_sounds_like_an_alias_follows_its_rules_or_its_country(text: str, expected: str) -> None:
    assert NORMALIZE(text).text == expected
    assert NORMALIZE(expected).text == expected


def test_every_one_word_spelling_is_found_by_its_sounds() -> None:
    tables = compile_pages(TABLES)
    slow: dict[str, list[int]] = {}
    for number, key in enumerate(tables.patterns):
        single = any(" " not in spelling.text for spelling in tables.spellings[number])
        if single and len(key) >= 4 and letters(key) == key:
            slow.setdefault(sounds(key), []).append(number)
    assert dict(tables.heard) == {key: tuple(numbers) for key, numbers in slow.items()}


def test_rules_lift_the_veto_of_a_name_in_its_own_right_and_the_reason_says_so() -> None:
    rules = {
        "aliases": ["Naqa"],
        "only_with": ["Norway"],
        "change": "Norway shelled Naqa.",
        "keep": "Naqa is old.",
    }
    normalize = Normalizer(
        built({"Norway": {"type": "country"}, "Drovakh": {"type": "region", "ambiguous_aliases": [rules]}})
    )
    assert normalize("She went to Naka.").text == "She went to Naka."
    (made,) = normalize("Norway shelled Naka.").changes
    assert made.written == "Drovakh"
    assert "though it is a name in its own right" in made.reason
