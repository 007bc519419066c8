"""Learned edit costs: bounds, symmetry, and what names are known to vary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from normalizer.matching.edit_costs import SCRIPTS, edit_cost

WORDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", max_size=12)


@given(WORDS, st.sampled_from(SCRIPTS))
def test_the_same_word_costs_nothing(word: str, script: str) -> None:
    assert edit_cost(word, word, script) == 0.0


@given(WORDS, WORDS, st.sampled_from([*SCRIPTS, "THAI"]))
def test_bounds_and_symmetry(left: str, right: str, script: str) -> None:
    cost = edit_cost(left, right, script)
    assert cost == edit_cost(right, left, script)
    assert 0.0 <= cost <= OSA.distance(left, right)
    assert (cost == 0.0) == (left == right)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_taken(left: str, right: str) -> None:
    assert edit_cost(left, right) >= 0.0


@pytest.mark.parametrize(
    ("near", "far", "word"),
    [
        ("wladimir", "bladimir", "vladimir"),
        ("alexandr", "alepandr", "aleksandr"),
        ("qaddafi", "maddafi", "gaddafi"),
        ("asasd", "asamd", "assad"),
        ("sech1n", "sech7n", "sechin"),
    ],
)
def test_what_names_are_written_with_costs_less(near: str, far: str, word: str) -> None:
    assert edit_cost(near, word) < edit_cost(far, word)


def test_a_script_has_costs_of_its_own() -> None:
    assert edit_cost("burinken", "blinken", "KATAKANA") < edit_cost("burinken", "blinken") / 2


def test_a_long_word_is_compared_without_learned_costs() -> None:
    assert edit_cost("v" * 40, "w" * 40) == 40.0
    assert 0.0 < edit_cost("a" * 100_000, "a" * 99_999) <= 1.0
