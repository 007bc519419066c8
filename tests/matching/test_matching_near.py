"""Generated aliases in a text: what evidence they need, first where they must leave the text alone."""

from __future__ import annotations

import pytest

from normalizer import Normalizer
from tests.random_tables import built

NORMALIZE = Normalizer(
    built(
        {
            "China Securities Regulatory Commission": {
                "type": "organization",
                "source_forms": {"zh": ["证监会"]},
                "ambiguous_aliases": [
                    {
                        "aliases": ["Securities Commission"],
                        "only_with": ["Beijing"],
                        "change": "In Beijing the Securities Commission met.",
                        "keep": "The Securities Commission met.",
                    }
                ],
            },
        }
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "Zheng Jian conducted in Beijing.",
        "The orchestra of Beijing hired Zheng Jian.",
        "Mr Zheng Jian left the Securities Commission of Shanghai.",
    ],
)
def test_what_reads_as_a_person_is_no_company(text: str) -> None:
    result = NORMALIZE(text)
    assert result.text is text
    (decision,) = (d for d in result.decisions if d.method == "generated")
    assert (decision.entity, decision.action) == ("China Securities Regulatory Commission", "suggested")
    assert "it reads like a person's name" in decision.reason


def test_a_gloss_says_that_it_is_the_company() -> None:
    text = "The China Securities Regulatory Commission (Zheng Jian) met."
    assert NORMALIZE(text).text == "The China Securities Regulatory Commission met."


OPEN = Normalizer(
    built(
        {
            "Taiwan": {"type": "country"},
            "Su Tseng-chang": {
                "type": "person",
                "source_forms": {"zh": ["苏贞昌"]},
                "roles": [{"title": "Premier", "country": "Taiwan"}],
            },
            "Sulla": {
                "type": "city",
                "ambiguous_aliases": [
                    {
                        "aliases": ["Zhenchang"],
                        "only_with": ["harbour"],
                        "change": "The harbour of Zhenchang.",
                        "keep": "Zhenchang slept.",
                    }
                ],
            },
        }
    )
)


@pytest.mark.parametrize(
    "text", ["Su Zhenchang wrote.", "Taiwan heard Zhenchang.", "Taiwan saw Su, Zhenchang."]
)
def test_a_mention_that_the_tables_leave_open_stays_open(text: str) -> None:
    assert OPEN(text).text is text


def test_a_longer_name_takes_in_a_mention_that_the_tables_leave_open() -> None:
    assert OPEN("Taiwan heard Su Zhenchang.").text == "Taiwan heard Su Tseng-chang."


CONTE = Normalizer(
    built(
        {
            "Giuseppe Conte": {
                "type": "person",
                "forms": ["Conte"],
                "source_forms": {"zh": ["朱塞佩·孔特", "孔特"]},
                "roles": [{"title": "Prime Minister", "country": "Italy"}],
            },
            "Italy": {"type": "country"},
        }
    )
)


def test_a_word_that_english_texts_have_stays_beside_the_name_it_may_be_read_as() -> None:
    text = "Giuseppe Conte read Comte at school."
    result = CONTE(text)
    assert result.text is text
    (decision,) = (d for d in result.decisions if d.method == "generated")
    assert "a word or name of its own" in decision.reason


@pytest.mark.parametrize("text", ["Italy heard Prime Minister Comte.", "Giuseppe Conte (Comte) spoke."])
def test_a_title_or_a_bracket_says_that_it_is_the_name(text: str) -> None:
    assert CONTE(text).text == text.replace("Comte", "Conte")
