"""Holders of offices: first whose names are not theirs, then what is written for them."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer import Normalizer
from normalizer.matching.compile import compile_pages
from normalizer.matching.full_names import FullNames, capitalised_runs
from normalizer.matching.generate.shipped import GeneratedAliases
from normalizer.matching.holders import Holders
from normalizer.matching.office_names import OfficeNames
from normalizer.matching.support import DocumentSupport
from normalizer.matching.told import Told
from normalizer.model import Span
from tests.random_tables import built

PAGES = {
    "Norway": {"type": "country", "forms": ["Norwegian"]},
    "Latvia": {"type": "country", "forms": ["Latvian"]},
    "Olve Chukhtarin": {
        "type": "person",
        "forms": ["Chukhtarin"],
        "aliases": {"Chromtarov": "Chukhtarin"},
        "roles": [{"title": "Prime Minister", "country": "Norway", "from": "2012-01-01", "to": "2016-01-01"}],
    },
    "Mirko Stolvenar": {
        "type": "person",
        "forms": ["Stolvenar"],
        "roles": [{"title": "Foreign Minister", "country": "Latvia"}],
    },
    "Sorin Brodvakar": {
        "type": "person",
        "forms": ["Brodvakar"],
        "roles": [{"title": "Judge", "country": "Norway"}],
    },
    "Petr Brodvakir": {
        "type": "person",
        "forms": ["Brodvakir"],
        "roles": [{"title": "Judge", "country": "Norway"}],
    },
}
TABLES = built(PAGES)
NORMALIZE = Normalizer(TABLES)
COMPILED = compile_pages(TABLES)


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Chukhtaren spoke.",  # no country
        "Latvian Prime Minister Chukhtaren spoke.",  # of another country
        "Norwegian Foreign Minister Chukhtaren spoke.",  # another office
        "Norwegian Prime Minister Chukhtaren spoke in 1998.",  # in another time
        "Norwegian Prime Minister Chukhtaren spoke in 2022.",
        "Norwegian Prime Minister Vakhtarin spoke.",  # begins otherwise
        "Norwegian Prime Minister Chaltorin spoke.",  # too much differs
        "Norwegian Prime Minister Kuznetsov spoke.",  # a surname of its own
        "Norwegian Prime Minister Olve Kuznetsov spoke.",
        "Norwegian Prime Minister Oleg Chukhtarovski spoke.",
        "Norwegian Deputy Prime Minister Chukhteran spoke.",  # a deputy is somebody else
        "Norwegian Prime Minister Haugen met Chukhtoreng.",  # three letters, and the title is another's
        "Norway's Chukhtoreng met Prime Minister Haugen.",
        "Norwegian Judge Brodvaker spoke.",  # as near to one judge as to the other
        "The Norwegian prime minister saw a chukhta.",
        "Norwegian Prime Minister `Chukhteran` spoke.",
        "Norwegian Prime Minister Chukhteran [sic] spoke.",
    ],
)
def test_names_of_others_stay(text: str) -> None:
    assert NORMALIZE(text).text is text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian Prime Minister Chukhteran spoke.", "Norwegian Prime Minister Chukhtarin spoke."),
        ("Norway's prime minister chukhteran spoke.", "Norway's prime minister Chukhtarin spoke."),
        ("Norwegian Prime Minister Chukhtoreng spoke.", "Norwegian Prime Minister Chukhtarin spoke."),
        ("Norway heard Chukhteran, the Prime Minister.", "Norway heard Chukhtarin, the Prime Minister."),
        ("Norwegian Prime Minister Chromtorev spoke.", "Norwegian Prime Minister Chukhtarin spoke."),
        (
            "Norwegian Prime Minister Chukhteran spoke in 2014.",
            "Norwegian Prime Minister Chukhtarin spoke in 2014.",
        ),
        (
            "The prime minister of Norway left. Chukhtarun had spoken.",
            "The prime minister of Norway left. Chukhtarin had spoken.",
        ),
        (
            "Latvian Foreign Minister Mirko Stolvaner spoke.",
            "Latvian Foreign Minister Mirko Stolvenar spoke.",
        ),
    ],
)
def test_a_title_and_its_country_say_who_is_meant(text: str, expected: str) -> None:
    assert NORMALIZE(text).text == expected
    assert NORMALIZE(expected).text == expected


def holders(text: str) -> Holders:
    """Return the holders of offices in a text that opens with a country."""
    settled = [(COMPILED.page_numbers["Norway"], Span(0, 6))]
    office_names = OfficeNames(COMPILED, GeneratedAliases({}))
    return Holders(COMPILED, office_names, FullNames(COMPILED), DocumentSupport(COMPILED, text, settled))


WORDS = st.lists(
    st.sampled_from(["Chukhteran", "Chromtorev", "Brodvaker", "Chukhtarin", "Stolvaner", "Xx", "judge"]),
    max_size=8,
)


@given(WORDS)
def test_a_word_is_looked_for_once_and_answered_alike(words: list[str]) -> None:
    text = "Norway: Prime Minister " + ", Prime Minister ".join(words)

    def all_found(one: Holders | None) -> list[Told | None]:
        found = []
        place = 0
        for word in words:
            place = text.index(word, place)
            found.append((one or holders(text)).match(word, place, place + len(word)))
            place += len(word)
        return found

    assert all_found(holders(text)) == all_found(None)


def test_without_a_title_or_its_country_nobody_holds_an_office() -> None:
    assert list(holders("Norway: Olve Chukhteran").names(capitalised_runs("Norway: Olve Chukhteran"))) == []
    assert holders("Norway: Chukhteran").match("Chukhteran", 8, 18) is None
    support = DocumentSupport(COMPILED, "Prime Minister Chukhteran", [])
    assert not support.holders()


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister " * 50_000,
        "Norwegian Prime Minister " * 20_000,
        "Norwegian Prime Minister " + "Chukhteran " * 20_000,
        "Norwegian Prime Minister Ch" + "x" * 1_000_000,
        "Norwegian Prime Minister \ud800Chukhteran\udfff. " * 500,
        "Norwegian Prime Minister Chukhteran\u0301\u0327 \u200b👩\u200d🚀. " * 500,
    ],
)
def test_texts_of_titles_and_bad_letters_take_seconds_and_settle(text: str) -> None:
    started = process_time()
    once = NORMALIZE(text).text
    assert process_time() - started < 20
    assert NORMALIZE(once).text == once


OF_RULERS = Normalizer(
    built(
        {
            "Bulgaria": {"type": "country", "forms": ["Bulgarian"]},
            "Denmark": {"type": "country", "forms": ["Danish"]},
            "Vatican City": {"type": "country"},
            "Ivan Kondov": {
                "type": "person",
                "roles": [{"title": "Foreign Minister", "country": "Bulgaria"}],
            },
            "Pope Leo XIV": {"type": "person", "roles": [{"title": "pope", "country": "Vatican City"}]},
            "Queen Margrethe II": {
                "type": "person",
                "roles": [{"title": "queen", "country": "Denmark"}],
            },
        }
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "Former Bulgarian Prime Minister Ivan Kostov criticised the Foreign Minister of Bulgaria.",
        "Pope Leo XIII died in Vatican City.",
        "Queen Margrethe I of Denmark united the crowns, which Queen Margrethe II of Denmark studied.",
        "The Danish Queen Margrethe I united the crowns.",
    ],
)
def test_another_person_with_the_same_given_name_or_rank_is_left_alone(text: str) -> None:
    assert OF_RULERS(text).text == text


def test_a_name_with_few_letters_wrong_beside_the_title_is_the_holders() -> None:
    text = "The Bulgarian Foreign Minister Ivan Kondav spoke."
    assert OF_RULERS(text).text == "The Bulgarian Foreign Minister Ivan Kondov spoke."
