"""Fast ways through a text, proved against slow and obvious ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.matching import addresses, protect
from normalizer.matching.fuzzy import keys
from normalizer.matching.fuzzy.keys import letters
from normalizer.matching.lexicon import begins_english, english_words
from normalizer.matching.protect import protected
from normalizer.matching.sentences import sentence_ends
from normalizer.matching.signs import signs
from normalizer.model import Span
from normalizer.quality import spelling, vocabulary
from normalizer.quality.capital_typos import is_odd_capital, proper_word
from normalizer.quality.prose import _LINE, Prose
from normalizer.quality.rare_names import is_in_names
from normalizer.quality.registry import CHECK_IDS, checks
from normalizer.quality.vocabulary import WORD, ordinary_among
from normalizer.tables.strings import nfc
from tests.quality.fast_texts import ARTICLES, TEXTS
from tests.shipped import shipped

checks(CHECK_IDS)  # so that everything that is asked and looked for is known

_STOP = re.compile(
    r"(?<![.!?])[.!?]++[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*(\w))|\n[^\S\n]*\n|\r\n[^\S\n]*\r\n|\r[^\S\r\n]*\r"
)


@given(TEXTS)
def test_the_views_of_a_text(text: str) -> None:
    prose = Prose(text)
    assert prose.words == tuple(dict.fromkeys(WORD.findall(text)))
    assert prose.unusual == "".join(c for c in text if not (" " <= c <= "~" or "\t" <= c <= "\r"))
    assert prose.lines == tuple(slow_lines(text))
    assert prose.paragraphs == tuple(slow_paragraphs(text))
    ends = [span.end for span in slow_spans_of_lines(text) if span.start < span.end]
    assert prose.open_ends == [end for end in ends if text[end - 1] not in ".!?"]


def slow_lines(text: str) -> list[Span]:
    spans = [Span(m.start(), m.start() + len(m[0].rstrip("\r\n"))) for m in _LINE.finditer(text)]
    if len(spans) > 1 and spans[-1] == (len(text), len(text)):
        spans.pop()
    return spans


def slow_spans_of_lines(text: str) -> list[Span]:
    """Return lines that a line feed ends, whatever else is in them."""
    return [Span(*match.span()) for match in re.finditer(r"[^\n]*", text)]


def slow_paragraphs(text: str) -> Iterator[Span]:
    group: list[Span] = []
    for line in [*slow_lines(text), Span(0, 0)]:
        if text[line.start : line.end].strip():
            group.append(line)
        elif group:
            start, end = group[0].start, group[-1].end
            piece = text[start:end]
            yield Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
            group = []


@given(TEXTS)
def test_each_character_has_a_byte_of_its_kind(text: str) -> None:
    for one in (text, f"{text}{SORTS_OF_MARKS}{text}"):
        prose = Prose(one)
        assert prose.shape == "".join(map(slow_shape, one)).encode("latin-1")
        assert prose.plain == b" " + "".join(map(slow_plain, one)).encode("latin-1")
        assert prose.spaced == b" " + "".join(map(slow_spaced, one)).encode("latin-1") + b" "


SORTS_OF_MARKS = "→★中☆●○ x■□▲△▼、€™ж・"


KINDS = {".!?": ".", ",;:": ",", " \u00a0": " ", "(“": "(", ")”": ")", "'’": "'", "-_": "-", "/–": "/"}


def slow_shape(character: str) -> str:
    if character.isascii() and character.isalnum():
        return "0" if character.isdigit() else "A" if character.isupper() else "a"
    kind = next((kind for kinds, kind in KINDS.items() if character in kinds), None)
    if kind is not None or character in '\n\r"':
        return kind or character
    if character.isascii() or character in "‘—…":
        return "~"
    return "é" if character <= "\xff" else "?"


def slow_plain(character: str) -> str:
    if character in '\n\r\t"([‘“\u00a0':
        return " "
    if "\x80" <= character <= "\x9f":
        return "\xa4"
    same = {"?": "!", "’": "'", "”": "\x94", "–": "\x96", "—": "\x97", "…": "\x85"}
    return same.get(character) or (
        character if character <= "\xff" else "?" if is_letter(character) else "\x80"
    )


def slow_spaced(character: str) -> str:
    if character in "’–":
        return "\x92" if character == "’" else "\x96"
    if character.isascii() or not is_letter(character):
        return character if character.isalnum() or character in "'-_" else " "
    return character if character <= "\xff" else "?"


def is_letter(character: str) -> bool:
    return character.isalnum() or "\u0300" <= character <= "\u036f"


@given(TEXTS)
def test_words_are_told_what_is_asked_about_each(text: str) -> None:
    prose = Prose(text)
    for question in vocabulary._questions:
        slow = [
            (word[0], answer, word.start() if question.where else -1)
            for word in WORD.finditer(text)
            if (answer := question.asked(word[0]))
        ]
        assert list(prose.answers(question)) == slow
    for word in ("war", "Word", "naïve", "O’Brien", "Mo", "Kyjeva", "teh", "x"):
        assert prose.has(word) == (word in prose.words)


def test_nothing_is_to_be_said_about_ordinary_words() -> None:
    words = sorted(english_words())[::23]
    ordinary = ordinary_among(words)
    assert len(ordinary) > 0.8 * len(words)
    for word in ordinary:
        for form in (
            word,
            word.capitalize(),
            word.upper(),
            f"{word}'s",
            f"{word.capitalize()}’s",
            f"{word}-{word}",
        ):
            assert [question.number for question in vocabulary._questions if question.asked(form)] == []


@given(TEXTS)
def test_sentences_end_where_each_kind_of_end_is_looked_for(text: str) -> None:
    # Where the plain expression finds an end that counts; abbreviations are the same function's business.
    plain = [stop for stop in _STOP.finditer(text) if stop[0][0] not in ".!?" or stop[1].isupper()]
    ends = sentence_ends(text)
    assert set(ends) <= {stop.end() for stop in plain}
    missing = [stop for stop in plain if stop.end() not in ends]
    assert all(stop[0] == "." and is_short(text[: stop.start()]) for stop in missing)


def is_short(before: str) -> bool:
    word = re.search(r"[\w.\u0300-\u036f]+\Z", before[-12:])
    return word is not None and ("." in word[0] or len(nfc(word[0])) <= 4 or len(word[0]) == 6)


_SIGN = re.compile(r"[@#/\\]|\w\.[a-z]")
_TARGET = re.compile(
    r"""(?<=\]\()\s*[^()\s]{1,500}(?=[\s)])
    |(?<=\s)(?:href|src|srcset|action|id|class|name|value|data-[\w-]{1,40})\s*=\s*(?:"[^"<>]{0,500}"|'[^'<>]{0,500}')""",
    re.I | re.X,
)


@given(TEXTS | ARTICLES)
def test_what_is_protected_is_what_each_expression_finds(text: str) -> None:
    where = signs(text)
    found = [match.span() for match in addresses.addresses_in(text, where)]
    assert found == list(slow_addresses(text))
    assert list(protect._targets(text, where.target)) == [match.span() for match in _TARGET.finditer(text)]
    shield = protected(text)
    for sic in re.finditer(r"[\[(]sic!?[\])]", text, re.I):
        assert shield.reason(*sic.span()) is not None
    quoted = [
        match.span()
        for match in protect._QUOTED.finditer(text)
        if protect._CITING().search(text[max(0, match.start() - protect._CITING_WINDOW) : match.start()])
    ]
    assert list(protect._quoted(text, where.quote)) == quoted


def slow_addresses(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    while sign := _SIGN.search(text, done):
        before = text[done : sign.start()]
        word = "" if before[-1:].isspace() or not before else before.rsplit(None, 1)[-1]
        end = re.compile(r"\s|\Z").search(text, sign.end())
        assert end is not None
        yield from (
            m.span() for m in addresses._ADDRESS().finditer(text, sign.start() - len(word), end.start())
        )
        done = end.start()


@given(TEXTS | st.text(alphabet="abCD'’é-", max_size=12))
def test_plain_letters_take_a_short_way(text: str) -> None:
    assert letters(text[:60]) == keys._letters(text[:60])


def test_the_pages_that_mention_a_name_are_all_that_have_it() -> None:
    tables = shipped()
    named = {
        word
        for page in tables.pages
        if page.type in ("person", "company", "organisation", "product", "brand")
        for name in (page.name, *(form.surface for form in (*page.forms, *page.other_spellings)))
        for word in name.split()
        if word.isalpha() and word[0].isupper()
    }
    for word in [*sorted(named)[::400], "Slepnyovx", "Xyzzy", "Ab"]:
        assert is_in_names(tables, word) == (word in named)


@pytest.mark.parametrize("word", ["Goverment", "Whle", "Accordig", "Secretery", "Eurpoean", "Peopel"])
def test_a_capitalised_word_that_may_be_misspelt_is_a_rare_name(word: str) -> None:
    assert is_odd_capital(word) or proper_word(word)
    assert [rare.name for rare in Prose(word).rare_names] == [word]


LETTERS = st.text(alphabet="abcdeginorstu", min_size=1, max_size=12)


@given(LETTERS)
def test_english_words_that_are_near_are_sought_where_they_can_be(letters: str) -> None:
    for word in (letters, f"inter{letters}", f"{letters}ation", f"gover{letters[:3]}ment"):
        assert begins_english(word[:4]) == any(one.startswith(word[:4]) for one in english_words())
        slow = english_words() & frozenset(spelling.one_edit_away(word))
        for few in (10**9, -1):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(spelling, "_FEW", few)
                assert spelling._english_near(word) == slow
