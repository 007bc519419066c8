"""Vetoes, conflicts between pages, and the file of aliases made beforehand."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from normalizer.matching.generate import select, shipped
from normalizer.matching.generate.aliases import generated
from normalizer.matching.generate.select import generated_aliases
from normalizer.matching.generate.shipped import Ready, aliases_of_tables, packed_aliases, page_digest
from normalizer.matching.generate.vetoes import vetoed
from normalizer.tables.page import Tables

# --- Vetoes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("surface", "reason"),
    [
        ("Make", "an English word"),
        ("Ma Ke", "an English word"),
        ("Ma-ke", "an English word"),
        ("Angela", "a name in its own right"),
        ("Iron Bridge", "English words"),
        ("Бридж", "not in Latin letters"),
    ],
)
def test_words_and_names_are_vetoed_with_a_reason(lexicon: Any, surface: str, reason: str) -> None:
    assert reason in (vetoed(surface, lexicon("make iron bridge", "angela")) or "")


def test_an_unknown_spelling_is_not_vetoed(lexicon: Any) -> None:
    assert vetoed("Bulinken", lexicon("make", "angela")) is None


def test_a_lexicon_forbids_an_alias(page: Any, lexicon: Any) -> None:
    pages = [page("Angola", "country", zh=["安哥拉"])]
    assert "Angela" in {a.surface for a in generated_aliases(pages, lexicon())["Angola"]}
    assert "Angela" not in {a.surface for a in generated_aliases(pages, lexicon("", "angela"))["Angola"]}


def test_a_name_of_known_words_needs_evidence(page: Any, lexicon: Any) -> None:
    pages = [page("Antony Blinken", forms="Blinken", zh=["安东尼·布林肯"])]
    found = {a.surface: a for a in generated_aliases(pages, lexicon())["Antony Blinken"]}
    sure = next(s for s, a in found.items() if " " in s and not a.needs_evidence)
    names = lexicon("", " ".join(sure.lower().split()))
    assert {a.surface: a for a in generated_aliases(pages, names)["Antony Blinken"]}[sure].needs_evidence


def test_a_name_with_one_half_right_and_the_other_respelt_needs_evidence(page: Any, lexicon: Any) -> None:
    pages = [page("Antony Blinken", forms="Blinken", zh=["安东尼·布林肯"])]
    found = {a.surface: a for a in generated_aliases(pages, lexicon("", "brinken"))["Antony Blinken"]}
    assert found["Antony Brinken"].needs_evidence
    assert found["Antony Bulinken"].needs_evidence
    assert "Brinken" not in found


# --- Conflicts ---------------------------------------------------------------------------------


def test_what_another_page_gives_is_left_to_it(page: Any, lexicon: Any) -> None:
    blinken = page("Antony Blinken", forms="Blinken", zh=["布林肯"])
    other = page("Bu Linken", "person", zh=[])
    assert "Bulinken" not in {
        a.surface for a in generated_aliases([blinken, other], lexicon())["Antony Blinken"]
    }
    curated = page("Somebody", "person", aliases="Bulinken")
    assert "Bulinken" not in {
        a.surface for a in generated_aliases([curated, blinken], lexicon())["Antony Blinken"]
    }


def test_an_alias_of_two_pages_is_dropped_for_both_in_any_order(page: Any, lexicon: Any) -> None:
    pages = [
        page("Antony Blinken", forms="Blinken", zh=["布林肯"]),
        page("Anna Blinken", forms="Blincken", zh=["布林肯"]),
        page("Jeyhun Bayramov", forms="Bayramov", zh=["拜拉莫夫"]),
    ]
    results = [generated_aliases(order, lexicon()) for order in permutations(pages)]
    assert all(result == results[0] for result in results)
    assert list(results[0]) == ["Jeyhun Bayramov"]


# --- Made beforehand -----------------------------------------------------------------------------


@pytest.fixture
def tables(page: Any) -> Tables:
    return Tables(
        (
            page("Antony Blinken", forms="Blinken", zh=["安东尼·布林肯"]),
            page("COVID-19", "calque", zh=["新冠肺炎"]),
            page("Jeyhun Bayramov", forms="Bayramov", ru=["Байрамов"], zh=["拜拉莫夫"]),
            page("Oslo", "city"),
        ),
        "",
    )


def test_a_changed_page_is_made_anew(tables: Tables, lexicon: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = Ready(packed_aliases(tables, lexicon()))
    monkeypatch.setattr(shipped, "_shipped", lambda: ready)
    changed = replace(tables.pages[2], source_forms=(("ru", ("Байрамов",)),))
    found = aliases_of_tables(Tables((changed,), "another"), lexicon())
    aliases = [alias for _, alias in found.of_pages([changed])]
    assert {alias.surface for alias in aliases} >= {"Bairamov", "Bajramov"}
    assert not any(alias.language == "zh" for alias in aliases)


@pytest.mark.parametrize("fingerprint", ["of the file", "another"])
def test_read_and_made_are_the_same(
    fingerprint: str, tables: Tables, lexicon: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = Ready(packed_aliases(replace(tables, fingerprint="of the file"), lexicon()))
    asked = replace(tables, fingerprint=fingerprint)
    monkeypatch.setattr(shipped, "_shipped", lambda: None)
    made = aliases_of_tables(asked, lexicon())
    monkeypatch.setattr(shipped, "_shipped", lambda: ready)
    whole = generated_aliases(tables.pages, lexicon())
    monkeypatch.setattr(select, "allowed_aliases", lambda *_: pytest.fail("made although it is at hand"))
    assert aliases_of_tables(asked, lexicon()) == made
    told = [(page.name, alias) for page, alias in made.of_pages(asked.pages)]
    assert told == [(name, alias) for name in sorted(whole) for alias in sorted(whole[name])]
    assert len(made) == sum(map(len, whole.values())) > 50


def test_what_two_pages_claim_goes_to_neither_and_comes_back_when_one_goes(
    page: Any, lexicon: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = Tables(
        (page("A B", forms="Blinken", zh=["布林肯"]), page("C D", forms="Blinkin", zh=["布林肯"])), ""
    )
    ready = Ready(packed_aliases(both, lexicon()))
    monkeypatch.setattr(shipped, "_shipped", lambda: ready)
    assert "bulinken" not in aliases_of_tables(both, lexicon())
    alone = aliases_of_tables(Tables(both.pages[:1], "another"), lexicon())
    assert alone.get("bulinken") is not None


def test_the_same_pages_give_the_same_file(tables: Tables, lexicon: Any) -> None:
    turned = replace(tables, pages=tables.pages[::-1])
    assert packed_aliases(tables, lexicon()) == packed_aliases(turned, lexicon())


def test_the_order_of_lists_in_a_table_means_nothing(page: Any) -> None:
    first = page(
        "A B", forms="Blinken,Blinker,A Blinken", zh=["布林肯", "安东尼·布林肯"], ru=["Блинкен", "А Блинкен"]
    )
    other = page(
        "A B", forms="A Blinken,Blinker,Blinken", ru=["А Блинкен", "Блинкен"], zh=["安东尼·布林肯", "布林肯"]
    )
    assert generated(first) == generated(other) != ()
    assert page_digest(first) == page_digest(other)


def test_roles_and_places_in_files_leave_the_digest_as_it_is(tables: Tables) -> None:
    first = tables.pages[0]
    assert page_digest(first) == page_digest(replace(first, where=first.where._replace(line=7)))
    assert page_digest(first) != page_digest(replace(first, name="Anthony Blinken"))
