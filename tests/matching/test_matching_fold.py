"""Folding: what is dropped for matching, and where each folded letter came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.matching.fold import fold_text, fold_word
from normalizer.tables.strings import fold

ANY = st.text(st.characters(exclude_categories=[]) | st.sampled_from("İßŁæﬁǆ\0\ud800\udfff\u0301'’-‐ K纳"))


@pytest.mark.parametrize("text", ["", "naka", "纳卡", "обама", "123", "a.b,c", "\0", "\uffff"])
def test_what_has_nothing_to_fold_stays(text: str) -> None:
    assert fold_text(text) == (text, list(range(len(text))))


@given(ANY)
def test_letter_by_letter_folding_is_the_slow_version(text: str) -> None:
    letters, offsets = [], []
    for place, letter in enumerate(text):
        folded = "\uffff" if "\ud800" <= letter <= "\udfff" else fold(letter)
        letters.append(folded)
        offsets += [place] * len(folded)
    assert fold_text(text) == ("".join(letters), offsets)


@given(ANY)
def test_offsets_are_of_the_text_and_never_decrease(text: str) -> None:
    folded = fold_text(text)
    offsets = list(folded.offsets)
    assert len(folded.text) == len(offsets)
    assert offsets == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)


@given(st.text("aáÁéñŁİıßçàʼ -'ǆэйѝ", max_size=20))
def test_invariant_11_composed_and_decomposed_fold_alike(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold_text(composed).text == fold_text(decomposed).text


@given(ANY)
def test_the_automaton_can_take_what_was_folded(text: str) -> None:
    fold_text(text).text.encode("utf-8")  # a lone surrogate would raise


@pytest.mark.parametrize(
    ("text", "folded", "offsets"),
    [
        ("İz", "iz", [0, 1]),  # its lower case has two code points
        ("Straße", "strasse", [0, 1, 2, 3, 4, 4, 5]),
        ("Nagorno -\r\nKarabakh", "nagornokarabakh", [*range(7), *range(11, 19)]),
        ("O’Brien", "obrien", [0, 2, 3, 4, 5, 6]),
        ("a\u0301\u0302b", "ab", [0, 3]),
        ("a\ud800b", "a\uffffb", [0, 1, 2]),
    ],
)
def test_offsets_by_example(text: str, folded: str, offsets: list[int]) -> None:
    assert fold_text(text) == (folded, offsets)


def test_a_word_is_folded_alike_whether_it_is_remembered_or_too_long_for_that() -> None:
    for size in (1, 99, 100, 101, 5_000):
        assert fold_word("É" * size) == fold_text("É" * size).text == "e" * size
