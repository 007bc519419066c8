"""What checks look at: every place at which what they look for can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.matching.lexicon import is_english
from normalizer.quality import alike_sentences, number_spaces
from normalizer.quality import repeated_heads as heads
from normalizer.quality.checks import (
    art_aan,
    case_mid,
    case_start,
    dup_word,
    enc_loss,
    enc_moji,
    name_spacing,
    num_conflict,
    num_format,
    punct_double,
    punct_end,
    punct_pair,
    punct_space,
    sent_frag,
    spell_typo,
)
from normalizer.quality.lookout import Lookout
from normalizer.quality.lost_letters import phrases
from normalizer.quality.name_spellings import RareName, is_known, skeleton_keys
from normalizer.quality.prose import Prose
from normalizer.quality.rare_names import close_pairs, free_places
from normalizer.quality.repeated_heads import repeated_heads
from normalizer.quality.repeats import ENDED, repeated_paragraphs, repeated_sentences
from tests.quality.fast_texts import ARTICLES, TEXTS

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")


@given(st.lists(st.text("ab ", min_size=1, max_size=3), min_size=1, max_size=4), st.text("ab ", max_size=12))
def test_all_that_is_watched_is_found(strings: list[str], text: str) -> None:
    lookout = Lookout()
    watches = [lookout.watch(*strings[:number]) for number in range(1, len(strings) + 1)]
    found = lookout.places(text.encode())
    for number, watch in enumerate(watches, 1):
        slow = [
            (start, start + len(string))
            for string in set(strings[:number])
            for start in range(len(text))
            if text.startswith(string, start)
        ]
        assert sorted(found[watch.number]) == sorted(slow)


def test_strings_that_are_one_in_bytes_are_found_once() -> None:
    lookout = Lookout()
    watch = lookout.watch("\u0416a", "\u042fa")
    assert lookout.places(b" ?a ")[watch.number] == [(1, 3)]


SCREENS = [
    (punct_space._STRAY, punct_space._BEFORE, -1),
    (punct_space._GLUED, punct_space._LOST_COMMA, -2),
    (punct_space._GLUED, punct_space._LOST_STOP, -2),
    (punct_space._AFTER_OPENING, punct_space._OPENED, 0),
    (punct_space._TWO_SPACES, punct_space._DOUBLE, 0),
    (punct_space._NO_SPACE_BEFORE, punct_space._GLUED_OPEN, -1),
    (punct_space._NO_SPACE_BEHIND, punct_space._GLUED_SHUT, 0),
    (number_spaces._DATES, re.compile(number_spaces._DATE.pattern, re.A), -1),
    (number_spaces._DECADES, re.compile(number_spaces._DECADE.pattern, re.A), -2),
    (number_spaces._COLONS, re.compile(rf"(?<=[0-9]){number_spaces._COLON.pattern}", re.A), -1),
    (number_spaces._COLONS_BEHIND, re.compile(rf"(?<=[0-9]){number_spaces._COLON_BEHIND.pattern}", re.A), -1),
    (punct_double._TWO, punct_double._STOPS, 0),
    (case_start._LINE_STARTS, case_start._NEXT_LINE, 0),
    (case_start._AFTER_STOPS, case_start._IN_LINE, 0),
    (sent_frag._AFTER_STOPS, sent_frag._TORN, 0),
    (sent_frag._LINE_STARTS, sent_frag._LONE, 0),
    (name_spacing._LONE_HYPHENS, name_spacing._LONE_HYPHEN, 0),
    (num_format._PARTED, re.compile(rf"(?<=[0-9]){num_format._COMMA.pattern}"), -1),
    (num_format._PARTED, re.compile(rf"(?<=[0-9]){num_format._POINT.pattern}"), -1),
]


@pytest.mark.parametrize(("watch", "pattern", "shift"), SCREENS)
@given(text=TEXTS | ARTICLES)
def test_a_shape_stands_wherever_its_expression_matches(
    watch: Any, pattern: re.Pattern[str], shift: int, text: str
) -> None:
    places = {start for start, _ in Prose(text).shaped(watch)}
    assert {match.start() + shift for match in pattern.finditer(text)} <= places


@given(TEXTS)
def test_phrases_are_found_with_any_space_around(text: str) -> None:
    prose = Prose(text)
    large = {start for start, _ in prose.phrased(case_mid._LARGE_WORDS)}
    assert {
        match.start() + 1 for match in re.finditer(r" (?:The|No|But)(?= )", text) if "The" in match[0]
    } <= large
    articles = {start for start, _ in prose.phrased(art_aan._DOUBTFUL)}
    assert {
        match.start(1)
        for match in re.finditer(r"(?:\A|[ \n“\"(])(an?)[ \n](?=[eo])", text)
        if match[1] == "a"
    } <= articles


@given(TEXTS)
def test_mangled_letters_are_sought_where_two_stand_together(text: str) -> None:
    slow = {
        letter.start()
        for letter in enc_moji._letter().finditer(text)
        if enc_moji._SUSPECT.match(text, letter.start())
    }
    assert slow <= set(enc_moji._places(Prose(text)))


@given(TEXTS)
def test_numbers_before_words_are_those_of_the_expression(text: str) -> None:
    slow = [match.span() for match in num_conflict._AMOUNT.finditer(text)]
    fast = [match.span() for match in num_conflict._amounts(Prose(text))]
    assert fast == slow or (not fast and not conflicts(text))


def conflicts(text: str) -> bool:
    """Tell whether two numbers with the same digits and the same word may be in conflict."""
    found = [num_conflict._amount(match) for match in num_conflict._AMOUNT.finditer(text)]
    counted = [
        (one.words[0], sorted(one.digits)) for one in found if one.words[0] not in num_conflict._UNCOUNTED
    ]
    return any(one == other for one, other in combinations(counted, 2))


@given(TEXTS | ARTICLES)
def test_words_that_stand_twice_are_those_of_the_expression(text: str) -> None:
    fast = list(dup_word.find(Prose(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            dup_word, "_alike", lambda prose, _: (m.start() for m in dup_word._TWICE.finditer(prose.text))
        )
        assert list(dup_word.find(Prose(text))) == fast


@given(ARTICLES)
def test_what_stands_twice_is_found_where_all_is_looked_at(text: str) -> None:
    fast = [list(found(Prose(text))) for found in (repeated_sentences, repeated_paragraphs)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alike_sentences, "_repeated_ends", lambda _: None)  # then every sentence is looked at
        patch.setattr(Prose, "may_repeat", True)
        assert [list(found(Prose(text))) for found in (repeated_sentences, repeated_paragraphs)] == fast


@given(ARTICLES, st.integers(1, 3))
def test_sentences_that_stand_twice_are_cut_by_what_is_near(text: str, times: int) -> None:
    text = f"{text} " * times
    fast = list(repeated_sentences(Prose(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alike_sentences, "_WINDOW", 40)
        patch.setattr(alike_sentences, "_EDGE", 15)
        assert list(repeated_sentences(Prose(text))) == fast


@given(ARTICLES | TEXTS)
def test_headlines_are_sought_among_all_lines(text: str) -> None:
    fast = list(repeated_heads(Prose(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(heads, "_open_lines", all_open_lines)
        patch.setattr(heads, "_NEAR", 10_000)
        assert list(repeated_heads(Prose(text))) == fast
    crossed = {match.start() for match in heads._CROSS.finditer(text)}
    before = {end + 1 for end, _ in Prose(text).shaped(heads._BEFORE_LINES)}
    assert {text.find("\n", start + 1) for start in crossed} <= before


def all_open_lines(prose: Prose) -> Iterator[tuple[int, int]]:
    yield from (
        line for line in prose.lines if line.start < line.end and prose.text[line.end - 1] not in ENDED
    )


@given(ARTICLES | TEXTS)
def test_halves_of_pairs_are_sought_in_all_paragraphs(text: str) -> None:
    fast = list(punct_pair.find(Prose(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(punct_pair, "_doubtful", all_paragraphs)
        assert list(punct_pair.find(Prose(text))) == fast


def all_paragraphs(prose: Prose) -> Iterator[tuple[Any, int | None]]:
    starts = [paragraph.start for paragraph in prose.paragraphs]
    yield from zip(prose.paragraphs, [*starts[1:], None], strict=False)


@given(ARTICLES | TEXTS)
def test_stops_are_missed_at_the_end_of_each_paragraph(text: str) -> None:
    assert {spot.start for spot in punct_end.find(Prose(text))} == set(slow_missing_stops(text))


def slow_missing_stops(text: str) -> Iterator[int]:
    """Yield where the last word of a paragraph begins that is judged, and lacks its stop."""
    prose, length = Prose(text), len(text.rstrip())
    bounds = [0, *(place for blank in _BLANK.finditer(text, 0, length) for place in blank.span()), length]
    spans = [
        (start, start + len(text[start:end].rstrip()))
        for start, end in zip(bounds[::2], bounds[1::2], strict=True)
    ]
    spans = [span for span in spans if span[0] < span[1]]
    for number, (start, end) in enumerate(spans):
        alone = len(spans) == 1
        if punct_end._is_stopped(text, end) or (not alone and "\n" in text[start:end]):
            continue
        below = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        if punct_end._is_headline(text[start:end], text[below : below + punct_end._LEAD]):
            continue
        if alone or (number and punct_end._is_stopped(text, spans[number - 1][1])):
            yield from (spot.start for spot in punct_end._judged(prose, text, start, end, alone))


@given(TEXTS)
def test_names_are_found_as_whole_words(text: str) -> None:
    names = ["war", "Word", "O’Brien", "Naka", "a"]
    pattern = re.compile(r"(?<![\w'’\-])(?:O’Brien|Word|Naka|war|a)(?![\w\-]|['’](?!s\b)\w)")
    prose = Prose(text)
    slow = [match.span() for match in pattern.finditer(text) if not prose.hidden(*match.span())]
    assert sorted(span for spans in free_places(prose, names).values() for span in spans) == slow


NAMES = st.lists(
    st.sampled_from("Slepniov Slipnyov Kowalski Kovalski Putin Poutine Naka Naqa Moskva".split()), unique=True
)


@given(NAMES)
def test_close_names_share_a_key(names: list[str]) -> None:
    slow = {
        pair
        for pair in combinations(names, 2)
        if set(skeleton_keys(pair[0])) & set(skeleton_keys(pair[1])) and not all(map(is_known, pair))
    }
    rare = [RareName(name, skeleton_keys(name), is_known(name)) for name in names]
    assert set(close_pairs(rare)) == slow


def test_a_text_in_another_language_is_told_by_few_of_its_words() -> None:
    foreign = "wir haben gestern lange gearbeitet und danach etwas gegessen " * 3
    for text in (
        foreign,
        "The minister said so to the press " * 9,
        f"{'A plain word or two. ' * 30}{foreign}",
    ):
        unknown = len({word for word in Prose(text).words if not is_english(word.lower())})
        small = len({word for word in Prose(text).words if "a" <= word[0] <= "z"})
        slow = small >= spell_typo._FEWEST and unknown > spell_typo._FOREIGN_SHARE * small
        assert spell_typo._is_foreign(Prose(text), unknown) == slow


@pytest.mark.parametrize("lost", ["S?o Tom? fell.", "He said d?j? vu again.", "an ?lan and L?Or?al?"])
def test_phrases_that_lost_letters_are_sought_around_signs(lost: str) -> None:
    for text in (lost, f"{'It rained all day. ' * 40}{lost}", f"{lost} {'Was it? ' * 40}"):
        prose = Prose(text)
        gone = enc_loss._gone(text)
        fast = {spot[:2] for spot in enc_loss._in_phrases(prose, set(prose.words), gone)}
        slow = {(one.start, one.end) for phrase in phrases() for one in phrase.restored(text, 0, len(text))}
        assert fast == slow


@pytest.mark.parametrize("piece", ["1,", "a.b", "a,b,", "a.", "a"])
def test_no_word_is_read_without_an_end(piece: str) -> None:
    text = piece * 5_000  # from each of its letters
    word = re.match(dup_word._WORD, text)
    assert word is not None and word.end() < 1_000
    assert not list(dup_word.find(Prose(text)))


HEAD = "No stop at all in this list of things without an end\n\n" * 60


@pytest.mark.parametrize("between", [HEAD, "More " * 400, "More " * 2_000, "A stop. " * 400])
def test_a_sentence_stands_twice_however_far_the_last_stop_is(between: str) -> None:
    said = "The envoys left the hall without a word."
    found = [repeat.first for repeat in repeated_sentences(Prose(f"{said} {between}\n\n{said}"))]
    assert found == [(0, len(said))]
