"""Romanisation for comparison: what stays, what every result is, and names in many scripts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.matching.romanise import LANGUAGES, romanise, script_of


@pytest.mark.parametrize("name", ["angela merkel", "3 percenters", "a", ""])
def test_plain_names_stay(name: str) -> None:
    assert romanise(name) == name


@given(st.text(), st.sampled_from([None, *LANGUAGES, "xx"]))
def test_the_result_is_plain_words_for_any_text(text: str, language: str | None) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?: [a-z0-9]+)*)?", romanise(text, language))


@given(st.text())
def test_a_second_time_changes_nothing(text: str) -> None:
    assert romanise(romanise(text)) == romanise(text)


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Владимир Путин", "vladimir putin"),
        ("Зеленський", "zelenskiy"),
        ("Александар Вучић", "aleksandar vucic"),
        ("Κυριάκος Μητσοτάκης", "kyriakos mitsotakis"),
        ("Μπουρνάζος", "bournazos"),
        ("ბარაკ ობამა", "barak obama"),
        ("Բարակ Օբամա", "barak obama"),
        ("バラク・オバマ", "baraku obama"),
        ("ヴァレンティーノ", "varentino"),
        ("贝拉克·奥巴马", "beilake aobama"),
        ("서울", "seoul"),
        ("ลำโดมน้อย", "lamdomnoy"),
        ("Kūh-e Bīd", "kuh e bid"),
        ("Al-Qa'ida", "al qaida"),
        ("İstanbul", "istanbul"),
        ("Straße", "strasse"),
    ],
)
def test_names_of_many_scripts(text: str, latin: str) -> None:
    assert romanise(text) == latin


def test_a_language_has_letters_of_its_own() -> None:
    assert romanise("Горький", "uk") != romanise("Горький", "ru")
    assert romanise("Xocalı", "az") == "khojaly"


def test_a_long_text_is_read_once() -> None:
    assert len(romanise("ж" * 500_000)) == 1_000_000


@pytest.mark.parametrize(("letter", "script"), [("a", "LATIN"), ("京", "HAN"), ("가", "HANGUL"), ("-", "")])
def test_the_script_of_a_letter(letter: str, script: str) -> None:
    assert script_of(letter) == script
