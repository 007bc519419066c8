"""Phrases in runs of capitalised words."""

from __future__ import annotations

import pytest

from normalizer.matching.phrases import PhraseFinder


def found(text: str, *wanted: str) -> list[str]:
    """Return the phrases of a text that fold to one of some."""
    return [phrase.text for phrase in PhraseFinder(lambda folded, _: folded in wanted).phrases(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Xinte\n\ngroup", "xintegroup"),
        ("Xinte table", "xintetable"),  # no noun that ends a name
        ("xinte group", "xintegroup"),
        ("Xinte groups", "xintegroups"),
        ("Xinte group-wide", "xintegroup"),
        ("Xinte groups", "xintegroup"),
        ("the group Xinte", "groupxinte"),
        ("A b-side", "bside"),
    ],
)
def test_what_is_no_phrase(text: str, wanted: str) -> None:
    assert found(text, wanted) == []


@pytest.mark.parametrize(
    ("text", "wanted", "phrase"),
    [
        ("the Xinte group met", "xintegroup", "Xinte group"),
        ("the Xinte group met", "xinte", "Xinte"),
        ("the Big Xinte party, met", "xinteparty", "Xinte party"),
        ("with Cai Ying-wen.", "caiyingwen", "Cai Ying-wen"),
        ("with Cai Ying-Wen.", "caiyingwen", "Cai Ying-Wen"),
    ],
)
def test_a_noun_behind_a_name_and_a_small_part_behind_a_hyphen_belong_to_it(
    text: str, wanted: str, phrase: str
) -> None:
    assert found(text, wanted) == [phrase]
