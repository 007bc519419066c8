"""Where words begin and end."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from normalizer.matching.boundary import (
    ASK,
    IN_WORD,
    Glue,
    end_of_letter,
    ends_word,
    glue_at,
    is_word,
    lost_apostrophe,
    starts_word,
    word_sides,
)

NAME = "Naqqa"
ANY = st.characters(exclude_categories=[])


@pytest.mark.parametrize(
    "before", ["x", "é", "ğ", "я", "ا", "1", "_", "\ud800", "\udcff", "\u200d", "o'", "O’"]
)
def test_no_word_starts_behind(before: str) -> None:
    assert not starts_word(before + NAME, len(before))


@pytest.mark.parametrize("before", ["al-", "el-", "bin-", "Ibn‐"])
def test_no_word_starts_behind_a_particle(before: str) -> None:
    assert not starts_word(before + NAME, len(before))


@pytest.mark.parametrize(
    "after", ["x", "ğ", "я", "1", "_", "\u0903", "\ufe0f", "\ud800", "\u200c", "🏻", "’x", "'Naka"]
)
def test_no_word_ends_before(after: str) -> None:
    assert not ends_word(NAME + after, len(NAME))


@given(st.text(ANY, max_size=3), st.text(ANY, max_size=3))
def test_an_edge_of_a_word_is_an_edge_of_a_grapheme(before: str, after: str) -> None:
    """Part of invariant 5, for every character there is."""
    text = before + NAME + after
    edges = {0, *(found.end() for found in regex.finditer(r"\X", text))}
    start, end = len(before), end_of_letter(text, len(before + NAME))
    if starts_word(text, start):
        assert start in edges
    if ends_word(text, end):
        assert end in edges


@given(ANY)
def test_every_letter_and_digit_is_part_of_a_word(letter: str) -> None:
    ideograph = regex.match(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Yi}\u2e80-\u9fff]", letter)
    if letter.isalnum() and not ideograph and letter < "\U00020000":
        assert is_word(letter)
    if letter.isspace() or letter in ".,;:!?()[]{}\"“”…—–/-'":
        assert not is_word(letter)


@pytest.mark.parametrize("before", ["", " ", "(", "“", "'", " '", "-", "pro-", "—", "/", "\0", "👩", "在"])
def test_a_word_starts_behind(before: str) -> None:
    assert starts_word(before + NAME, len(before))


@pytest.mark.parametrize("after", ["", " ", ".", "'s", "’s", "'", "’ ", "'ll", "-based", "\0", "👩", "的"])
def test_a_word_ends_before(after: str) -> None:
    assert ends_word(NAME + after, len(NAME))


@pytest.mark.parametrize(
    ("text", "name", "lost"),
    [
        ("Abes successor", "Abe", True),
        ("Abes, successor", "Abe", False),
        ("Abes Successor", "Abe", False),
        ("Bushs plan", "Bush", True),
        ("Cars plan", "Car", False),  # an English word
        ("Abe successor", "Abe", False),
    ],
)
def test_a_lost_apostrophe(text: str, name: str, lost: bool) -> None:
    assert lost_apostrophe(text, 0, len(name)) is lost


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Obama", "Obamacare"),
        ("Water", "Watergate"),
        ("Naka", "Nakasone"),
        ("Trump", "Trumpian"),
        ("NATO", "NATOThe"),  # a name in capitals does not say where it ends
        ("Brosky", "BroskyThey've"),
        ("Brosky", "BroskyThe\u0301"),
        ("Mia Schem", "Mia Schem210"),
        ("Abe", "Abewas"),
        ("Israel", "Israelis"),  # a demonym, and names that end like small words
        ("Robins", "Robinson"),
        ("Maksim", "Maksimin"),
    ],
)
def test_the_inside_of_a_word_is_no_glue(name: str, text: str) -> None:
    assert glue_at(text, 0, len(name), person=True) is None


@pytest.mark.parametrize(
    ("name", "text", "glue"),
    [
        ("Brosky", "BroskyThe talks", Glue(9, ". The")),
        ("Zelensky", "Zelenskytries to", Glue(13, " tries")),
        ("Blinken", "Blinkenwas", Glue(10, " was")),
        ("Mia Schem", "Mia Schem21, said", Glue(11, ", 21")),
    ],
)
def test_what_is_glued(name: str, text: str, glue: Glue) -> None:
    assert glue_at(text, 0, len(name), person=True) == glue


def test_an_age_is_glued_to_persons_only() -> None:
    assert glue_at("Naqqa21", 0, 5, person=False) is None


@given(st.text(st.one_of(st.sampled_from("aSsz9_'’-‐? .,é\u0301\ud800中"), st.characters()), max_size=12))
def test_what_a_letter_tells_of_the_edges_of_words_is_what_the_text_around_tells(text: str) -> None:
    for place, side in enumerate(word_sides(text)):
        edges = (starts_word(text, place + 1), ends_word(text, place))
        if side in IN_WORD:
            assert edges == (False, False)
        elif side != ASK:
            assert edges == (True, True)
