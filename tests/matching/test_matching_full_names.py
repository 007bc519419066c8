"""Names in full with one word misspelt: first whose names must stay, then what is written."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer import Normalizer
from normalizer.matching.compile import compile_pages
from normalizer.matching.full_names import FullNames, capitalised_runs
from normalizer.matching.support import DocumentSupport
from normalizer.model import Span
from tests.random_tables import built

PAGES = {
    "Norway": {"type": "country", "forms": ["Norwegian"]},
    "Latvia": {"type": "country"},
    "Ivo Bremlekov": {
        "type": "person",
        "roles": [
            {"title": "Foreign Minister", "country": "Latvia", "from": "2012-01-01", "to": "2016-01-01"}
        ],
    },
    "Sergei Dulbravin": {"type": "person", "roles": [{"title": "Judge", "country": "Latvia"}]},
    "Inta Dulbraven": {"type": "person"},
    "Kim Yo-jong": {"type": "person", "roles": [{"title": "Director", "country": "Norway"}]},
    "Anna Torvikessen": {"type": "person", "roles": [{"title": "Judge", "country": "Norway"}]},
    "Anna Torvikassen": {"type": "person", "roles": [{"title": "Judge", "country": "Norway"}]},
    "Zhang Gaoli": {"type": "person", "roles": [{"title": "Judge", "country": "Norway"}]},
}
TABLES = built(PAGES)
NORMALIZE = Normalizer(TABLES)
COMPILED = compile_pages(TABLES)


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Bremlikov wrote a book.",  # no country
        "Norway heard Ivo Bremlikov.",  # not his country
        "Latvia heard Ivo Bremstad.",  # another surname
        "Latvia heard Ivo Bremen.",  # a name in its own right
        "Latvia heard Leo Bremlikov.",  # of no word is anything sure
        "Latvia heard Ivo Petrov Bremlikov.",  # a word too many
        "Latvia heard Sergey Dulbravin.",  # another way to write it
        "Latvia heard Sergej Dulbravin.",
        "Norway heard Anna Torvikissen.",  # as near to one as to the other
        "Norway heard Kim Yo-hwan.",  # another given name
        "Latvia heard Ivo Gremlekov.",  # begins otherwise
        "Latvia heard Sergei Dulbraven.",  # the name of somebody else of the tables
        "Norway heard Zhang Gaolu.",  # another name in pinyin
        "Latvia heard ivo bremlikov.",
        "Latvia heard Ivo, Bremlikov and others.",
        "Latvia heard Ivo\n\nBremlikov.",
        "Latvia heard Ivo Bremlikov.",  # a surname one letter off is somebody else's
        "Norwegian guests met Kim Yo-jung.",
        "Latvia heard `Ivo Bremlikov`.",
        "Latvia heard Ivo Bremlikov [sic].",
    ],
)
def test_other_people_and_other_ways_to_write_a_name_stay(text: str) -> None:
    assert NORMALIZE(text).text is text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Latvia sent Foreign Minister Ivo Bremlikov's man.",
            "Latvia sent Foreign Minister Ivo Bremlekov's man.",
        ),
        ("Latvia sent Foreign Minister Ivo Bremlikov.", "Latvia sent Foreign Minister Ivo Bremlekov."),
        ("Ivo Bremlekov spoke. Ivo Bremlikov left.", "Ivo Bremlekov spoke. Ivo Bremlekov left."),
    ],
)
def test_the_wrong_word_is_written_where_the_document_speaks_for_the_name(text: str, expected: str) -> None:
    result = NORMALIZE(text)
    assert result.text == expected
    assert NORMALIZE(expected).text == expected
    (made,) = (decision for decision in result.decisions if decision.action == "replaced")
    assert made.method == "fuzzy"


def parts(text: str, country: str = "Latvia") -> list[tuple[Span, str]]:
    """Return the wrong words of names in a text that opens with a country."""
    settled = [(COMPILED.page_numbers[country], Span(0, len(country)))]
    support = DocumentSupport(COMPILED, text, settled)
    return [
        (part.span, part.written)
        for part in FullNames(COMPILED).misspelt_parts(support, capitalised_runs(text))
    ]


@given(
    st.lists(
        st.sampled_from(["Ivo Bremlikov", "Ivo Bremlekov", "Ivo", "Sergey Dulbravin", "Anna"]), max_size=6
    )
)
def test_a_name_is_looked_for_once_and_found_everywhere(names: list[str]) -> None:
    together = [part[1] for part in parts("Latvia: " + ", ".join(names))]
    apart = [part[1] for name in names for part in parts(f"Latvia: {name}")]
    assert together == apart


@pytest.mark.parametrize(
    "run",
    [
        "Ivo " * 100_000,
        "Qwerta " * 100_000,
        "Ivo" + "x" * 1_000_000 + " Bremlikov",
        "Ivo Bremlikov\u0301\u0301 " * 2_000,
        "\ud800Ivo Bremlikov\udfff " * 2_000,
        "Ivo\u200dBremlikov 👩\u200d🚀 " * 2_000,
    ],
)
def test_long_runs_and_bad_letters_take_seconds(run: str) -> None:
    started = process_time()
    parts(f"Latvia: {run}")
    assert process_time() - started < 20


def test_many_people_of_one_surname_are_not_gone_through_for_a_known_given_name() -> None:
    many = {f"Ivo{chr(97 + n // 26 % 26)}{chr(97 + n % 26)} Petrov": {"type": "person"} for n in range(400)}
    tables = compile_pages(built({**many, "Latvia": {"type": "country"}}))
    settled = [(tables.page_numbers["Latvia"], Span(0, 6))]
    text = "Latvia: Anna Petrov, Ivozz Petrov"
    support = DocumentSupport(tables, text, settled)
    assert list(FullNames(tables).misspelt_parts(support, capitalised_runs(text))) == []
