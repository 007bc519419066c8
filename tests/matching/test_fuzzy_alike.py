"""Names that a word is like, against a loop over all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import JaroWinkler

from normalizer.matching.fuzzy.alike import AlikeNames, NearNames
from normalizer.matching.fuzzy.keys import sounds
from normalizer.matching.fuzzy.veto import Vetoes

WORDS = st.text("abcekos", min_size=1, max_size=8)


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, min_size=1, max_size=4), st.sampled_from((0.7, 0.9)))
def test_the_names_are_those_of_a_loop(names: list[str], words: list[str], least: float) -> None:
    alike = AlikeNames(names, least)
    for word in [*words, *words]:  # the second time it is remembered
        expected = [
            place
            for place, name in enumerate(names)
            if name != word
            and (
                JaroWinkler.similarity(word, name) >= least
                or JaroWinkler.similarity(sounds(word), sounds(name)) >= least
            )
        ]
        assert alike.places(word) == expected


@given(st.lists(st.text("abks", min_size=4, max_size=12), min_size=1, max_size=6), st.data())
def test_no_name_that_a_veto_would_let_through_is_overlooked(names: list[str], data: st.DataObject) -> None:
    near = NearNames(names)
    letter = st.sampled_from("abkst")
    word = list(data.draw(st.sampled_from(names)))
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.integers(0, len(word)))
        word[place : place + data.draw(st.integers(0, 1))] = data.draw(st.lists(letter, max_size=1))
    token = "".join(word)
    if any(Vetoes().pair(token, name) is None for name in names):
        assert token in near


def test_a_word_too_far_from_every_name_is_told_at_once() -> None:
    near = NearNames(["karapetyan", "pashinyan", "kim"])
    assert "pashinian" in near and "pashinyn" in near and "karapetjn" in near
    assert not [word for word in ("lavrov", "kin", "pashn", "karap") if word in near]


@pytest.mark.parametrize(
    ("token", "name", "stays"),
    [
        ("TanoAfrican", "Sino-African", True),
        ("Tano-African", "Sino-African", True),
        ("Karabo-Natal", "KwaZulu-Natal", True),
        ("Nagornyy-Karabakh", "Nagorno-Karabakh", True),
        ("Nagorny-Karabakh", "Nagorno-Karabakh", False),
        ("Sina-African", "Sino-African", False),
        ("KwazuloNatal", "KwaZulu-Natal", False),
        ("Mediteranean", "Mediterranean", False),
    ],
)
def test_parts_in_common_make_no_other_word_close(token: str, name: str, stays: bool) -> None:
    assert (Vetoes().pair(token, name) is not None) == stays
