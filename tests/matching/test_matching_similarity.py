"""Comparing two names: equal names, bounds and symmetry, hostile input, and what the parts of a name do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.matching.similarity import name_similarity
from tests.examples import examples

KINDS = ("person", "organisation", "place")
LETTERS = st.sampled_from("abcAB éßžıяЖ김京バกم\u0301'-.,&(12")
NAMES = st.text(LETTERS, max_size=24) | st.text(max_size=12)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["Angela Merkel", "Al-Qa'ida", "", "😀", "\ud800", "习近平", "a" * 5_000])
def test_equal_names_are_the_same(name: str, kind: str) -> None:
    assert name_similarity(name, name, kind).probability == 1.0


@settings(max_examples=examples(60))
@given(NAMES, NAMES, st.sampled_from(KINDS))
def test_bounds_symmetry_and_the_sum_of_the_contributions(left: str, right: str, kind: str) -> None:
    found = name_similarity(left, right, kind)
    assert 0.0 <= found.probability <= 1.0
    assert found == name_similarity(right, left, kind)
    odds = found.base + sum(each.log_odds for each in found.contributions)
    if found.contributions:
        assert (found.probability > 0.5) == (odds > 0)
    assert found.reason


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a" * 1_000_000, "a" * 1_000_001),
        ("x " * 500_000, "y " * 500_000),
        ("a" * 200, "a" * 199),
        ("ab " * 66, "ba " * 66),
        ("Аa京バ" * 40, "aА김ก" * 40),
        ("😀😀 😀", "🙂"),
        ("\ud800\udfff Obama", "\udc00"),
        ("\x00\x00", "\u200b"),
        ("".join(map(chr, range(0x300, 0x370))), "e\u0301" * 90),
    ],
    ids=lambda text: ascii(text)[:12],
)
def test_hostile_names_are_no_match_and_take_no_time(left: str, right: str, kind: str) -> None:
    found = name_similarity(left, right, kind)
    assert 0.0 <= found.probability <= 1.0
    if max(len(left), len(right)) > 200 or not (left.isprintable() and right.isprintable()):
        assert found.probability < 0.5


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Vladimir Putin", "Putin, Vladimir"),
        ("Vladimir Putin", "VladimirPutin"),
        ("Volodymyr Zelenskyy", "Wolodymyr Selenskyj"),
        ("Барак Хусеин Обама", "Barack Obama"),
        ("バラク・オバマ", "Barack Obama"),
        ("Muammar Gaddafi", "Moammar Qaddafi"),
        ("Ted Doe", "Theodore Doe"),
        ("Mr. Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Sergey Viktorovich Lavrov", "Sergey Lavrov"),
    ],
)
def test_one_person_in_two_spellings(left: str, right: str) -> None:
    assert name_similarity(left, right).probability > 0.6


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bashar al-Assad", "Hafez al-Assad"),
        ("Barack Obama", "Michelle Obama"),
        ("Sergey Ivanevich Lavrov", "Sergey Viktorovich Lavrov"),
        ("Alexander Lukashevich", "Alexander Lukashenko"),
        ("Angelo Mercaz", "Angela Merkel"),
        ("Thomas Lindemann", "Jeremy Thomas England"),
    ],
)
def test_two_persons(left: str, right: str) -> None:
    assert name_similarity(left, right).probability < 0.4


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Siemens Aktiengesellschaft", "Siemens AG", True),
        ("OAO Gazprom", "Open Joint Stock Company Gazprom", True),
        ("Procter & Gamble Co.", "Procter and Gamble Company", True),
        ("Brigade Forty-Four", "Brigade 44", True),
        ("Government of Estonia", "Government of Ethiopia", False),
        ("Volkswagen AG", "Siemens AG", False),
        ("Bowne of Atlanta, Inc.", "Bowne of Boston, Inc.", False),
    ],
)
def test_organisations(left: str, right: str, same: bool) -> None:
    assert (name_similarity(left, right, "organisation").probability > 0.5) == same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Кузькина Семь", "Kuz’kina Sem’", True),
        ("kwh pnj angsht", "کوه پنج انگشت", True),
        ("同心村", "tong xin cun", True),
        ("Tall Bāb ‘Umar", "Dibegi", False),
        ("Huai Ko Ko", "Huai Sai Khao", False),
    ],
)
def test_places(left: str, right: str, same: bool) -> None:
    assert (name_similarity(left, right, "place").probability > 0.5) == same


def test_the_reason_names_the_weightiest_features() -> None:
    found = name_similarity("Olaf Scholze", "Olaf Scholz")
    assert found.reason.startswith(found.contributions[0].feature)
    assert abs(found.contributions[0].log_odds) >= abs(found.contributions[-1].log_odds) > 0


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="person, organisation, place"):
        name_similarity("a", "b", "vessel")
