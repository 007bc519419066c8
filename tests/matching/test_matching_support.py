"""What a document says for a page: titles, however they are spelt and ordered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("Anna Berg", "Norway: Deputy Defence Minister Xx spoke"),
        ("Anna Berg", "Norway: Defence Minister Holm met Xx"),
        ("Anna Berg", "Norway: Xx met Defence Minister Holm"),
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


CITED = compile_pages(
    built(
        {
            "Norway": {"type": "country"},
            "Norway Council": {"type": "calque"},
            "Norway House": {"type": "organization"},
            "Cai Lund": {
                "type": "person",
                "roles": [
                    {"title": "Judge", "country": "Norway", "from": "2012-01-01", "to": "2016-01-01"},
                ],
            },
        }
    )
)


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Norway: Judge Xx in 2014", True),
        ("Norway: Judge Xx in 2017", True),  # a year after
        ("Norway: Judge Xx in 2019", False),
        ("Norway: Judge Xx in 2009", False),
        ("Norway: Judge Xx, the first since 1998", True),  # a year since which something was is not of now
        ("Norway: Judge Xx between 2009 and 2019", True),
        ("Norway: Judge Xx of room 20140", True),
        ("Latvia: Judge Xx in 2014", False),
    ],
)
def test_years_of_a_document_meet_the_time_of_the_office(text: str, speaks: bool) -> None:
    settled = [(CITED.page_numbers["Norway"], Span(0, 6))] if text.startswith("Norway") else []
    start = text.index("Xx")
    found = DocumentSupport(CITED, text, settled).of(CITED.page_numbers["Cai Lund"], start, start + 2)
    assert bool(found.role) is bool(found.office) is speaks


def test_a_deputy_alone_makes_no_document_about_the_office() -> None:
    page = TABLES.page_numbers["Anna Berg"]
    for text, office in (
        ("Norway: the deputy defence minister left. Xx", ""),
        ("Norway: the defence minister left. Xx", "Defence Minister"),
    ):
        settled = [(TABLES.page_numbers["Norway"], Span(0, 6))]
        assert DocumentSupport(TABLES, text, settled).of(page, len(text) - 2, len(text)).office == office


SPANS = st.lists(
    st.tuples(st.integers(0, 58), st.integers(1, 9)).map(lambda one: Span(one[0], sum(one))), unique=True
)


@given(SPANS, st.integers(0, 58), st.integers(1, 2))
def test_a_page_is_named_elsewhere_as_a_look_at_every_mention_tells(
    drawn: list[Span], start: int, length: int
) -> None:
    spans: list[Span] = []
    for span in sorted(drawn):
        if not spans or span.start >= spans[-1].end:  # settled mentions do not overlap
            spans.append(span)
    page = TABLES.page_numbers["Norway"]
    end = start + length
    found = DocumentSupport(TABLES, "(x) " * 20, [(page, span) for span in spans]).of(page, start, end)
    assert found.named is any(span.end <= start or span.start >= end for span in spans)


@pytest.mark.parametrize(("phrase", "speaks"), [("Norway Council", True), ("Norway House", False)])
def test_a_country_within_a_title_counts_and_one_within_a_name_does_not(phrase: str, speaks: bool) -> None:
    text = f"{phrase}: Judge Xx"
    start = text.index("Xx")
    settled = [(CITED.page_numbers[phrase], Span(0, len(phrase)))]
    found = DocumentSupport(CITED, text, settled).of(CITED.page_numbers["Cai Lund"], start, start + 2)
    assert bool(found.role) is speaks


@pytest.mark.parametrize(
    ("text", "glossed"),
    [
        ("Bo Dahl (Xx) spoke", True),
        ("Bo Dahl ( Xx ) spoke", True),
        ("Bo Dahl (Xx, the minister) spoke", True),
        ("Bo Dahl (Xx; aged 50) spoke", True),
        ("Bo Dahl (Xx for short) spoke", True),
        ("Bo Dahl (“Xx”) spoke", False),
        ("Bo Dahl (Xx", True),
        ("Xx (Bo Dahl) spoke", True),
        ("Xx (Bo Dahl, the minister) spoke", True),
        ("Bo Dahl ( Xx may be xz ) spoke", False),
        ("Bo Dahl (Xx was there) spoke", False),
        ("Bo Dahl (Xx-led talks) spoke", False),
        ("Bo Dahl (Xx's brother) spoke", False),
        ("Xx (Bo Dahl disagrees) spoke", False),
    ],
)
def test_a_bracket_that_goes_on_with_other_words_is_no_gloss(text: str, glossed: bool) -> None:
    page = TABLES.page_numbers["Bo Dahl"]
    at, start = text.index("Bo Dahl"), text.index("Xx")
    support = DocumentSupport(TABLES, text, [(page, Span(at, at + 7))])
    assert support.of(page, start, start + 2).glossed == glossed
