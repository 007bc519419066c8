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
