"""Names in full beside the title of an office-holder: whom they may stand for, and whom they may not."""

from __future__ import annotations

import pytest

from normalizer import Normalizer
from tests.random_tables import built

NORMALIZE = Normalizer(
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
    assert NORMALIZE(text).text == text


def test_a_name_with_few_letters_wrong_beside_the_title_is_the_holders() -> None:
    text = "The Bulgarian Foreign Minister Ivan Kondav spoke."
    assert NORMALIZE(text).text == "The Bulgarian Foreign Minister Ivan Kondov spoke."
