"""Which countries a document is about, and what that says for a name in full that no table lists."""

from __future__ import annotations

import pytest

from normalizer import Normalizer
from normalizer.matching.compile import compile_pages
from normalizer.matching.countries import countries_of, homes
from tests.random_tables import built
from tests.shipped import shipped

TABLES = built(
    {
        "Taiwan": {"type": "country", "forms": ["Taiwanese"]},
        "Vietnam": {"type": "country", "forms": ["Vietnamese"]},
        "Taichung": {"type": "city"},
        "Su Tseng-chang": {
            "type": "person",
            "source_forms": {"zh": ["苏贞昌"]},
            "roles": [{"title": "Premier", "country": "Taiwan"}],
        },
        "Lin Chen-hsien": {"type": "person", "source_forms": {"zh": ["林振贤"]}},
        "Dang Qiu": {
            "type": "person",
            "source_forms": {"zh": ["邱党"]},
            "roles": [{"title": "player", "country": "Germany"}],
        },
        "Trần Quốc Vượng": {"type": "person", "source_forms": {"zh": ["陈国旺"]}},
        "Wong Chun Ting": {"type": "person", "source_forms": {"zh": ["黄镇廷"]}},
        "Roh Moo-hyun": {"type": "person", "source_forms": {"zh": ["卢武铉"], "ko": ["노무현"]}},
        "Germany": {"type": "country"},
    }
)
NORMALIZE = Normalizer(TABLES)
COMPILED = compile_pages(TABLES)


@pytest.mark.parametrize(
    "text",
    [
        "Su Zhenchang wrote a book.",  # no country
        "The professor Su Zhenchang lectured in Taiwan.",
        "In Taichung lives Su Zhenchang, a photographer.",
        "Germany lost when Qiu Dang fell.",  # two characters are many people's name
        "Lin Zhenxian visited Vietnam.",  # not his country
    ],
)
def test_a_name_in_full_stays_without_its_country_or_beside_a_trade(text: str) -> None:
    assert NORMALIZE(text).text is text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taiwan heard Su Zhenchang.", "Taiwan heard Su Tseng-chang."),
        ("Lin Zhenxian's team trains in Taichung.", "Lin Chen-hsien's team trains in Taichung."),
        ("Chen Guowang thanked Vietnamese farmers.", "Trần Quốc Vượng thanked Vietnamese farmers."),
    ],
)
def test_a_name_in_full_is_written_where_its_country_is_named(text: str, expected: str) -> None:
    result = NORMALIZE(text)
    assert result.text == expected
    (made,) = (decision for decision in result.decisions if decision.action == "replaced")
    assert "is in the document" in made.reason


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("Su Tseng-chang", {"Taiwan"}),
        ("Lin Chen-hsien", {"Taiwan"}),
        ("Trần Quốc Vượng", {"Vietnam"}),
        ("Wong Chun Ting", {"Hong Kong"}),
        ("Dang Qiu", {"Germany"}),
        ("Roh Moo-hyun", {"North Korea", "South Korea"}),  # the hyphen is no sign of Taiwan there
    ],
)
def test_the_way_a_name_is_written_tells_of_its_country(name: str, home: set[str]) -> None:
    (page,) = (page for page in TABLES.pages if page.name == name)
    assert homes(page) == home


def test_cities_and_holders_of_offices_speak_for_their_countries() -> None:
    numbers = COMPILED.page_numbers
    assert "Taiwan" in countries_of(COMPILED, [numbers["Taichung"]])
    assert countries_of(COMPILED, [numbers["Su Tseng-chang"]]) == {"Su Tseng-chang", "Taiwan"}
    assert countries_of(COMPILED, []) == frozenset()


def test_every_city_of_the_list_and_its_country_are_pages() -> None:
    names = {page.name for page in shipped().pages}
    from normalizer.matching.countries import _cities

    assert len(_cities()) > 1000
    assert not {*_cities(), *_cities().values()} - names
