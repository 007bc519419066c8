"""What a surface form may lack or have besides, and still be the spelling it folds to."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.matching.likeness import Likeness, likeness

SAME = Likeness(False, False, False)


@pytest.mark.parametrize(
    ("surface", "spelling", "why"),
    [
        ("ganja", "Ganja", "an English word"),
        ("who", "WHO", "an English word"),
        ("Who", "WHO", "an English word at the start of a sentence"),
        ("us", "US", "an English word"),
        ("Us", "US", "an abbreviation of two letters"),
        ("the white house", "White House", "plain English"),
        ("I ran", "Iran", "a space inside a short name"),
        ("Nagorno\n\nKarabakh", "Nagorno-Karabakh", "a blank line"),
        ("Nagorno —Karabakh", "Nagorno-Karabakh", "a dash"),
        ("Nagorno - - Karabakh", "Nagorno-Karabakh", "two hyphens"),
        ("Nagorno" + " " * 13 + "Karabakh", "Nagorno-Karabakh", "a gap as wide as a column"),
    ],
)
def test_something_else_is_not_the_spelling(surface: str, spelling: str, why: str) -> None:
    assert likeness(surface, spelling) is None, why


NAMES = ("Nagorno-Karabakh", "Tsai Ing-wen", "Marija Burić", "NATO", "O’Brien", "Straße", "el-Sisi", "İzmir")


@given(st.sampled_from(NAMES))
def test_a_spelling_is_exactly_itself(name: str) -> None:
    for form in ("NFC", "NFD"):
        found = likeness(unicodedata.normalize(form, name), name)
        assert found == SAME
        assert found.exact


@given(st.sampled_from(NAMES), st.sampled_from("'’‘ʼ"))
def test_the_kind_of_apostrophe_does_not_matter(name: str, apostrophe: str) -> None:
    assert likeness(name.replace("’", apostrophe), name) == SAME


@given(st.sampled_from(NAMES), st.text("aAáß-' \n", max_size=8))
def test_any_case_never_sees_case(name: str, more: str) -> None:
    for surface in (name, name.lower(), name.upper(), name + more):
        found = likeness(surface, name, any_case=True)
        assert found is None or not found.case


@pytest.mark.parametrize(
    ("surface", "spelling", "expected"),
    [
        ("Buric", "Burić", Likeness(True, False, False)),
        ("burić", "Burić", Likeness(False, True, False)),
        ("NAGORNO-KARABAKH", "Nagorno-Karabakh", SAME),  # capitals are kept, so nothing is wrong
        ("nagorno karabakh", "Nagorno-Karabakh", Likeness(False, True, True)),
        ("Nagorno Karabakh", "Nagorno-Karabakh", Likeness(False, False, True)),
        ("Tsai Ing -wen", "Tsai Ing-wen", Likeness(False, False, True)),
        ("Lemairre", "Le Mairre", Likeness(False, False, True)),
        ("Lemaire", "Le Maire", None),  # a surname of its own
        ("Zhou Shan", "Zhoushan", None),  # a person
        ("Stephen began", "Stephen Began", None),
        ("Let", "LeT", None),
        ("Kevin de Bruyne", "Kevin De Bruyne", SAME),
        ("Nato", "NATO", SAME),
        ("unesco", "UNESCO", Likeness(False, True, False)),
        ("KyiV", "Kyiv", Likeness(False, True, False)),
    ],
)
def test_differences_by_example(surface: str, spelling: str, expected: Likeness | None) -> None:
    assert likeness(surface, spelling) == expected
