"""Edits are taken back byte for byte, whatever the encoding."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from normalizer.documents import Edit, Undo, source_from, splice, undone, undos_for
from normalizer.errors import DocumentError
from tests.examples import examples

STATELESS = ("utf-8", "utf-16-le", "utf-32-be", "latin-1", "cp1252", "gb18030", "big5", "shift_jis", "koi8-r")
WITH_STATES = ("iso2022_jp", "iso2022_kr", "hz", "utf-7")
LETTERS = [*"ab 7~+-\\\r\n\t", "é", "ü", "Ж", "纳", "卡", "カ", "한", "\ufeff", "\u2028", "😀"]


def words(encoding: str) -> st.SearchStrategy[str]:
    """Return strings of letters that an encoding has."""

    def has(letter: str) -> bool:
        try:
            return letter.encode(encoding).decode(encoding) == letter
        except UnicodeError:
            return False

    return st.lists(st.sampled_from([letter for letter in LETTERS if has(letter)]), max_size=8).map("".join)


WORDS = {encoding: words(encoding) for encoding in STATELESS + WITH_STATES}


def edited(encoding: str, draw: st.DataObject) -> tuple[str, list[Edit]]:
    """Draw a text and edits of it, sorted and apart."""
    some = WORDS[encoding]
    text, edits = "", []
    for kept, gone, written in draw.draw(st.lists(st.tuples(some, some, some), min_size=1, max_size=5)):
        start = len(text) + len(kept)
        text += kept + gone
        edits.append(Edit(start, len(text), written))
    return text + draw.draw(some), edits


def written_with(text: str, edits: list[Edit], encoding: str, data: bytes | None = None) -> list[Undo]:
    """Check that edits of a text are taken back, and return what does it."""
    try:
        source = source_from("a", text.encode(encoding) if data is None else data, encoding)
        written = source.encode(splice(source.text, edits))
    except (UnicodeError, DocumentError):
        assume(False)
    undos = undos_for(source, edits, written)
    assert undone(written, undos) == source.data
    assert len(undos) == len(edits)
    return undos


@pytest.mark.parametrize("encoding", STATELESS)
@given(st.data())
@settings(max_examples=examples(60))
def test_edits_are_taken_back_one_by_one(encoding: str, draw: st.DataObject) -> None:
    text, edits = edited(encoding, draw)
    undos = written_with(text, edits, encoding)
    assert [undo.data for undo in undos] == [text[e.start : e.end].encode(encoding) for e in edits]


@pytest.mark.parametrize("encoding", WITH_STATES)
@given(st.data())
@settings(max_examples=examples(60))
def test_where_bytes_hang_on_those_before_them(encoding: str, draw: st.DataObject) -> None:
    written_with(*edited(encoding, draw), encoding)


@given(st.binary(max_size=30), st.data())
@settings(max_examples=examples(200))
def test_any_bytes_come_back(data: bytes, draw: st.DataObject) -> None:
    """Bytes that are no UTF-8 may become a letter when what stood between them goes."""
    text = data.decode("utf-8", "surrogateescape")
    places = draw.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted))
    edits = [
        Edit(start, end, draw.draw(WORDS["utf-8"]))
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]
    written_with(text, edits, "utf-8", data)


def test_two_halves_of_a_letter_that_an_edit_joined() -> None:
    undos = written_with("", [Edit(1, 2, "")], "utf-8", b"\xc3 \xa9")
    assert undos == [Undo(1, 1, b" ")]


@pytest.mark.parametrize(
    "undos", [[Undo(0, 4, b"")], [Undo(2, 1, b"")], [Undo(1, 2, b""), Undo(1, 2, b"")], [Undo(-1, 1, b"")]]
)
def test_what_does_not_fit_is_not_done(undos: list[Undo]) -> None:
    assert undone(b"abc", undos) is None
