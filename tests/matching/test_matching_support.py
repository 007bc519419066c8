"""What a document says for a page: titles, however they are spelt and ordered."""

from __future__ import annotations

import pytest

from normalizer.matching.compile import compile_pages
from normalizer.matching.support import DocumentSupport
from normalizer.model import Span
from tests.random_tables import built

TABLES = compile_pages(
    built(
        {
            "Anna Berg": {"type": "person", "roles": [{"title": "Defence Minister", "country": "Norway"}]},
            "Bo Dahl": {"type": "person", "roles": [{"title": "Minister of Finance", "country": "Norway"}]},
            "Norway": {"type": "country"},
        }
    )
)


def role(page: str, text: str) -> str:
    """Return the title that speaks for a page at ``Xx``; Norway is named in front."""
    settled = [(TABLES.page_numbers["Norway"], Span(0, 6))]
    start = text.index("Xx")
    return DocumentSupport(TABLES, text, settled).of(TABLES.page_numbers[page], start, start + 2).role


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("Anna Berg", "Norway: Defence Minister Xx spoke"),
        ("Anna Berg", "Norway: Defense minister Xx spoke"),
        ("Anna Berg", "Norway: the Minister of Defense, Xx, spoke"),
        ("Anna Berg", "Norway: Xx, the defence minister, spoke"),
        ("Anna Berg", "Norway: the defence minister, Gen. Xx, spoke"),
        ("Anna Berg", "Norway: Xx, the newly appointed defence minister, spoke"),
        ("Anna Berg", "Norway named defence minister Xx its envoy"),
        ("Bo Dahl", "Norway: Finance Minister Xx spoke"),
        ("Bo Dahl", "Norway: the minister of finance Xx spoke"),
    ],
)
def test_a_title_is_the_same_in_other_spelling_and_order(page: str, text: str) -> None:
    assert role(page, text)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("Anna Berg", "Norway: Finance Minister Xx spoke"),
        ("Anna Berg", "Norway: Xx of the ministry of defence spoke"),
        ("Anna Berg", "Norway: the defence ministers met Xx"),
        ("Bo Dahl", "Norway: the minister, Xx, spoke of finance"),
    ],
)
def test_another_title_is_none(page: str, text: str) -> None:
    assert not role(page, text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway: the defence minister met Xx",
        "Norway: the defence minister said Xx would come",
        "Norway: the defence minister spoke with Xx",
        "Norway: Xx met the defence minister",
        "Norway has a new defence minister. Xx won a medal",
    ],
)
def test_a_title_is_not_of_whom_its_holder_meets_or_names(text: str) -> None:
    assert not role("Anna Berg", text)
