"""The indefinite article goes by sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.matching.article import indefinite_article


@given(st.text())
def test_every_text_gets_one_of_the_two(text: str) -> None:
    assert indefinite_article(text) in ("a", "an")


@given(st.text("\"'“(- "), st.sampled_from(["Armenian", "European", "hour", "MP", "NATO", "8-year"]))
def test_quotes_and_brackets_make_no_sound(opening: str, word: str) -> None:
    assert indefinite_article(opening + word) == indefinite_article(word)


@pytest.mark.parametrize(
    "word",
    "Nagorno-Karabakh COVID European Ukrainian one-off once UN union unit university US useful Uruguayan "
    "NATO UNESCO hotel historic Yaah 1 7 100 180 1,100 B.B.C. ewe eulogy utopia Uighur".split(),
)
def test_a_before_a_consonant(word: str) -> None:
    assert indefinite_article(word) == "a", word


@pytest.mark.parametrize(
    "word",
    "Armenian Azerbaijani OSCE heir hour honest honour MP NGO FBI 8 11 18 80 11,000 18,500 umbrella "
    "uninformed unimportant onerous Évian Israeli X-ray F.B.I. SMS".split(),
)
def test_an_before_a_vowel(word: str) -> None:
    assert indefinite_article(word) == "an", word
