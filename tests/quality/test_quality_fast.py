"""Fast ways through a text, proved against slow and obvious ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.matching import protect
from normalizer.matching.fuzzy import keys
from normalizer.matching.fuzzy.keys import letters
from normalizer.matching.protect import protected
from normalizer.matching.sentences import sentence_ends
from normalizer.model import Span
from normalizer.quality import repeats
from normalizer.quality.capital_typos import is_odd_capital, proper_word
from normalizer.quality.prose import _LINE, _WORD, Prose
from normalizer.quality.rare_names import is_in_names
from normalizer.quality.repeats import repeated_sentences
from normalizer.quality.sieve import Sieve
from normalizer.tables.strings import nfc
from tests.shipped import shipped

PIECES = st.sampled_from(
    [
        *" .!?\n\r\t\"'”’“‘()[],;:-_/@#\\`\u00a0\u2028\u3000\0\ud800",
        *("\n\n", "\r\n", " \n \n", "...", ". ", "U.S. ", "Dr", "No", "I", "a", "Word", "war"),
        *("naïve", "e\u0301", "O’Brien", "re-elect", "A4", "x²", "Ⅷ", "[sic]", "(SIC!)"),
        *("example.com", "a/b.txt", "me@home.org", "http://a.b/c", "the word “Naka”", "titled 'a'"),
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60)

SENTENCES = st.sampled_from(
    [
        "The envoy left the capital at noon today.",
        "the ENVOY left  the capital\tat noon today.",
        "The envoy left the capital at noon.",
        "He said the envoy left the capital at noon today.",
        "“The envoy left the capital at noon today.”",
        "It rains again over all of the plain!",
        "No.",
        "and so on it went, the rest of the story is known",
    ]
)
ARTICLES = st.lists(
    st.tuples(SENTENCES, st.sampled_from([" ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\0"])), max_size=8
).map(lambda parts: "".join(sentence + gap for sentence, gap in parts))

_STOP = re.compile(
    r"(?<![.!?])[.!?]++[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*(\w))|\n[^\S\n]*\n|\r\n[^\S\n]*\r\n|\r[^\S\r\n]*\r"
)


@given(TEXTS)
def test_the_views_of_a_text(text: str) -> None:
    prose = Prose(text)
    assert prose.words == tuple(dict.fromkeys(_WORD.findall(text)))
    assert prose.word_set == set(prose.words)
    assert prose.unusual == "".join(c for c in text if not (" " <= c <= "~" or "\t" <= c <= "\r"))
    assert prose.lines == tuple(slow_lines(text))
    assert prose.paragraphs == tuple(slow_paragraphs(text))
    assert len(prose.shape) == len(text)


def slow_lines(text: str) -> list[Span]:
    spans = [Span(m.start(), m.start() + len(m[0].rstrip("\r\n"))) for m in _LINE.finditer(text)]
    if len(spans) > 1 and spans[-1] == (len(text), len(text)):
        spans.pop()
    return spans


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
_QUOTED = re.compile(
    r""""[^"\r\n]{1,200}"|“[^”\r\n]{1,200}”|‘[^’\r\n]{1,200}’|(?<![\w'])'[^'\r\n]{1,200}'(?![\w'])"""
)


@given(TEXTS)
def test_what_is_protected_is_what_each_expression_finds(text: str) -> None:
    assert [match.span() for match in protect._addresses(text)] == list(slow_addresses(text))
    shield = protected(text)
    for sic in re.finditer(r"[\[(]sic!?[\])]", text, re.I):
        assert shield.reason(*sic.span()) is not None
    for quoted in _QUOTED.finditer(text):
        before = text[max(0, quoted.start() - protect._CITING_WINDOW) : quoted.start()]
        assert protect._CITING().search(before) is None or shield.reason(*quoted.span()) is not None


def slow_addresses(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    while sign := _SIGN.search(text, done):
        before = text[done : sign.start()]
        word = "" if before[-1:].isspace() or not before else before.rsplit(None, 1)[-1]
        end = re.compile(r"\s|\Z").search(text, sign.end())
        assert end is not None
        yield from (
            m.span() for m in protect._ADDRESS().finditer(text, sign.start() - len(word), end.start())
        )
        done = end.start()


@given(ARTICLES)
def test_repeated_sentences_are_those_of_all_sentences(text: str) -> None:
    fast = list(repeated_sentences(Prose(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repeats, "_repeated_ends", lambda _: None)  # then every sentence is looked at
        patch.setattr(repeats, "_may_repeat", lambda _: True)
        assert list(repeated_sentences(Prose(text))) == fast


@given(TEXTS | st.text(alphabet="abCD'’é-", max_size=12))
def test_plain_letters_take_a_short_way(text: str) -> None:
    assert letters(text) == keys._letters(text)


@given(st.lists(TEXTS, max_size=4))
def test_words_with_an_empty_answer_are_left_out_the_next_time(texts: list[str]) -> None:
    sieve = Sieve(str.isupper)
    for text in texts + texts:
        words = Prose(text).words
        assert list(sieve.answers(words)) == [(word, True) for word in words if word.isupper()]


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
    assert Prose(word).rare_names == (word,)
