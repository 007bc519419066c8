"""Finding: every whole-word occurrence and nothing else, against a matcher that compares letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from normalizer import load_tables
from normalizer.matching.compile import CompiledTables, compile_pages
from normalizer.matching.find import find
from normalizer.tables import Tables, shipped_tables
from tests.examples import examples
from tests.matching.naive import naive_hits, naive_terms
from tests.random_tables import Drawn, built, cases

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

PAGES = {
    "Nagorno-Karabakh": {"type": "region", "aliases": ["Naqqa"]},
    "Tsai Ing-wen": {"type": "person"},
    "Shinzo Abe": {"type": "person", "forms": ["Abe"]},
    "Antony Blinken": {"type": "person", "forms": ["Blinken"], "aliases": {"Brosky": "Blinken"}},
    "Joseph Biden": {"type": "person"},
    "Ganja": {"type": "city"},
    "World Health Organization": {"type": "organisation", "forms": ["WHO"]},
    "United States": {"type": "country", "forms": ["US"]},
    "COVID-19 vaccine": {"type": "calque", "aliases": ["new crown vaccine"]},
    "İzmir": {"type": "city"},
    "Straße": {"type": "street"},
    "纳卡": {"type": "region"},
}


@pytest.fixture(scope="module")
def compiled() -> CompiledTables:
    return compile_pages(built(PAGES))


def surfaces(compiled: CompiledTables, text: str) -> list[str]:
    return [hit.surface for hit in find(compiled, text).hits]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no name at all",
        "Naqqağ",  # a letter of another language goes on
        "Naqqasone",
        "subNaqqa",
        "Naqqa\udc80",  # an undecodable byte is a letter, for all one knows
        "\udc80Naqqa",
        "Naqqa\u200d",
        "Naqqa\U0001f3fb",  # a skin tone is one grapheme with what stands before it
        "\u0600Naqqa",
        "Naqqa\ufe0f",
        "Naqqa_1",
        "O'Naqqa",
        "al-Naqqa",
        "Nagorno\n\nKarabakh",  # a name does not go on behind a blank line
        "Nagorno — Karabakh",
        "ganja",  # an English word
        "Who is it?",
        "It is up to us.",
        "STRAS",  # half of ß
        "Tsai Ing - - wen",
        "I zmir",
    ],
)
def test_nothing_is_found_inside_a_word_or_across_a_break(compiled: CompiledTables, text: str) -> None:
    """Invariant 6."""
    found = surfaces(compiled, text)
    assert found == [], f"{found} stands for no name in {text!r}"


@given(cases())
@settings(max_examples=examples(150))
def test_invariant_7_complete_against_brute_force(case: tuple[Drawn, str]) -> None:
    drawn, text = case
    agree(drawn.tables, text)


@pytest.mark.slow
@given(cases())
@settings(max_examples=examples(2000))
def test_invariant_7_complete_against_brute_force_at_length(case: tuple[Drawn, str]) -> None:
    drawn, text = case
    agree(drawn.tables, text)


@pytest.mark.slow
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not beside the repository")
def test_invariant_7_on_the_seed_articles() -> None:
    folder = shipped_tables()  # the obvious matcher takes minutes with all of them
    tables = load_tables(*(folder / name for name in ("karabakh.yaml", "topics.yaml", "europe.yaml")))
    for path in sorted(SEEDS.glob("*.txt")):
        agree(tables, path.read_text(encoding="utf-8")[:600])


def agree(tables: Tables, text: str) -> None:
    compiled = compile_pages(tables)
    found = find(compiled, text)
    assert found.complete, "a short text is within the work limit"
    fast = {
        (hit.start, hit.end, compiled.pages[spelling.page].name, spelling.kind, spelling.text)
        for hit in found.hits
        for spelling, _ in hit.matches
    }
    assert fast == naive_hits(tables, text), f"spellings in {text!r}"
    entries = {
        term.number: term.text for number in range(len(compiled.patterns)) for term in compiled.terms[number]
    }
    spans = {(*span, entries[term]) for term, spans in found.terms.items() for span in spans}
    assert spans == naive_terms(tables, text), f"entries of rules in {text!r}"


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("in Naqqa.", "Naqqa"),
        ("in nagorno karabakh", "nagorno karabakh"),
        ("in NAGORNO-KARABAKH", "NAGORNO-KARABAKH"),
        ("Tsai Ing -wen said", "Tsai Ing -wen"),
        ("Tsai Ing-\r\nwen said", "Tsai Ing-\r\nwen"),
        ("Naqqa's", "Naqqa"),
        ("Naqqa’s", "Naqqa"),
        ("(Naqqa)", "Naqqa"),
        ("“Naqqa”", "Naqqa"),
        ("Naqqa-based", "Naqqa"),
        ("Abes successor", "Abe"),
        ("BroskyThe talks", "BroskyThe"),
        ("Joseph Biden21,", "Joseph Biden21"),
        ("the Who and the WHO", "WHO"),
        ("New Crown Vaccine", "New Crown Vaccine"),
        ("IZMIR", "IZMIR"),
        ("I\u0307zmir", "I\u0307zmir"),
        ("Izmír", "Izmír"),
        ("Strasse", "Strasse"),
        ("纳卡 said", "纳卡"),
        ("在纳卡的", "纳卡"),  # an ideograph is a word of its own
        ("\0Naqqa\0", "Naqqa"),
        ("👩\u200d🚀 Naqqa👩", "Naqqa"),
    ],
)
def test_what_is_found_in_a_text(compiled: CompiledTables, text: str, surface: str) -> None:
    assert surfaces(compiled, text) == [surface]


@pytest.mark.parametrize(
    ("entry", "text"), [("Iran", "I ran"), ("new war", "renew war"), ("war zone", "war\n\nzone")]
)
def test_an_entry_of_a_rule_is_no_accident_of_letters(entry: str, text: str) -> None:
    rules = {"aliases": ["Naka"], "only_with": [entry], "change": "Naka.", "keep": "Naka."}
    compiled = compile_pages(built({"Naqqa": {"type": "city", "ambiguous_aliases": [rules]}}))
    assert find(compiled, text).terms == {}
    assert [*find(compiled, f"The {entry}.").terms.values()] == [((4, 4 + len(entry)),)]


def test_a_name_as_it_stands_is_no_shorter_name_with_a_word_glued_to_it() -> None:
    pages = {"Kuwaiti": {"type": "country", "forms": ["Kuwaitiwas"]}}
    (hit,) = find(compile_pages(built(pages)), "a Kuwaitiwas there").hits
    assert (hit.surface, hit.glue) == ("Kuwaitiwas", "")


def test_invariant_17_beyond_its_work_limit_nothing_is_reported() -> None:
    """A table made to be slow: every stretch of one letter is a name. Work is counted, not timed."""
    names = {"ə" * size: {"type": "made to be slow"} for size in range(1, 60)}
    compiled = compile_pages(built(names))
    assert find(compiled, "ə" * 100).complete
    found = find(compiled, "ə" * 3000)
    assert (found.complete, found.hits, dict(found.terms)) == (False, (), {})
