"""Formats: which documents a file's text holds, and that edits stay inside them."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.documents import Document, Edit, Malformed, format_for, splice
from normalizer.documents.document import lines
from normalizer.documents.formats import Lines, Text
from normalizer.documents.jsonl import Jsonl
from normalizer.errors import DocumentError

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
JSON_TEXT = st.text(
    st.one_of(st.sampled_from('aN"\\/\n\té\u2028😀'), st.characters(exclude_categories=["Cs"]))
)


def documents(text: str, *fields: str) -> list[Document]:
    found = Jsonl(fields or ("text",)).documents(text)
    return [document for document in found if isinstance(document, Document)]


def malformed(text: str, *fields: str) -> list[Malformed]:
    return [part for part in Jsonl(fields or ("text",)).documents(text) if isinstance(part, Malformed)]


def replaced(text: str, old: str, new: str, *fields: str) -> str:
    """Replace a word in every document of a JSONL text."""
    edits = [
        edit
        for document in documents(text, *fields)
        for edit in document.in_file(
            [Edit(m.start(), m.end(), new) for m in re.finditer(re.escape(old), document.text)]
        )
    ]
    return splice(text, edits)


@given(ANY_TEXT)
def test_a_text_file_is_one_document(text: str) -> None:
    assert [d.text for d in Text().documents(text)] == [text]


@given(st.text(st.sampled_from("ab\r\n\x85\u2028\x0b\x0c"), max_size=30))
def test_lines_are_split_at_cr_and_lf_only_and_stand_where_they_say(text: str) -> None:
    expected = re.split(r"\r\n|\n|\r", text)
    if expected[-1] == "":
        expected.pop()
    found = list(Lines().documents(text))
    assert [d.text for d in found] == expected
    assert [d.line for d in found] == list(range(1, len(expected) + 1))
    for document in found:
        start = document.raw(0)
        assert text[start : start + len(document.text)] == document.text


@given(ANY_TEXT)
def test_an_empty_edit_list_gives_the_same_object(text: str) -> None:
    assert splice(text, []) is text


@pytest.mark.parametrize(
    "edits", [[Edit(0, 2, ""), Edit(1, 3, "")], [Edit(0, 9, "")], [Edit(2, 1, "")]], ids=str
)
def test_edits_that_overlap_or_leave_the_text_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps another or leaves the text"):
        splice("abc", edits)


@given(st.dictionaries(st.text(max_size=4), JSON_TEXT | st.integers() | st.none()), JSON_TEXT, st.booleans())
def test_the_field_is_found_and_offsets_go_both_ways(
    rest: dict[str, object], value: str, ascii_only: bool
) -> None:
    rest.pop("text", None)
    line = json.dumps(rest | {"text": value}, ensure_ascii=ascii_only)
    (document,) = documents(line)
    assert document.text == value
    for offset in range(len(value) + 1):
        assert document.offset(document.raw(offset)) == offset
    assert json.loads(line[: document.raw(0)] + line[document.raw(len(value)) :]) == rest | {"text": ""}


@given(JSON_TEXT, JSON_TEXT, JSON_TEXT, st.booleans())
def test_an_edit_changes_its_own_letters_only(head: str, tail: str, new: str, ascii_only: bool) -> None:
    line = json.dumps(
        {"a": "Naka", "text": head + "\x00" + tail, "z": [1.50, "Naka"]}, ensure_ascii=ascii_only
    )
    (document,) = documents(line)
    (edit,) = document.in_file([Edit(len(head), len(head) + 1, new)])
    out = splice(line, [edit])
    assert json.loads(out)["text"] == head + new + tail
    assert out.startswith(line[: edit.start])
    assert out.endswith(line[edit.end :])
    if line.isascii() and ascii_only:
        assert out.isascii()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"text":"Naka é"}', '{"text":"Burić é"}'),
        (r'{"text":"Naka \u00e9"}', r'{"text":"Buri\u0107 \u00e9"}'),
        (r'{"text":"Naka \u00e9 é"}', r'{"text":"Burić \u00e9 é"}'),
        ('{"text":"Naka"}', r'{"text":"Buri\u0107"}'),
        (
            r'{ "n": 1e999, "text" : "\"Naka\"\/" , "m":1.10 }',
            r'{ "n": 1e999, "text" : "\"Buri\u0107\"\/" , "m":1.10 }',
        ),
        (r'{"te\u0078t":"Naka"}', r'{"te\u0078t":"Buri\u0107"}'),
        (r'{"text":"\ud83d\ude00Naka\ud83d"}', r'{"text":"\ud83d\ude00Buri\u0107\ud83d"}'),
        ('{"text":"no","text":"Naka"}', r'{"text":"no","text":"Buri\u0107"}'),
    ],
)
def test_the_escape_style_and_all_other_bytes_stay(line: str, expected: str) -> None:
    assert replaced(line, "Naka", "Burić") == expected


def test_an_ascii_line_among_others_is_not_escaped() -> None:
    text = '{"text":"Naka"}\n{"text":"é"}\n'
    assert replaced(text, "Naka", "Burić") == '{"text":"Burić"}\n{"text":"é"}\n'


def test_a_dotted_path_reaches_into_objects_and_a_literal_key_goes_first() -> None:
    line = '{"a":{"b":"Naka"},"a.b":"Naka too"}'
    assert replaced(line, "Naka", "X", "a.b") == '{"a":{"b":"Naka"},"a.b":"X too"}'
    assert replaced('{"a":{"b":"Naka"}}', "Naka", "X", "a.b") == '{"a":{"b":"X"}}'
    assert replaced('{"a.b":{"c":"Naka"}}', "Naka", "X", "a.b.c") == '{"a.b":{"c":"X"}}'


def test_several_fields_come_in_the_order_of_the_line() -> None:
    line = '{"body":"two","title":"one","other":"three"}'
    assert [(d.field, d.text) for d in documents(line, "title", "body")] == [
        ("body", "two"),
        ("title", "one"),
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[1]", "not a JSON object; each line must be one"),
        ('{"text": "a"', "not a JSON object (Expecting ',' delimiter at column 13); mend or remove the line"),
        ('{"text": "a\tb"}', "Invalid control character"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_read(line: str, why: str) -> None:
    text = f'{{"text":"x"}}\r\n{line}\r\n\r\n{{"text":"y"}}'
    (bad,) = malformed(text)
    assert bad.line == 2
    assert why in bad.why
    assert [(d.line, d.text) for d in documents(text)] == [(1, "x"), (4, "y")]


def test_numbers_of_any_length_are_no_problem() -> None:
    line = f'{{"n": {"9" * 6000}, "text": "Naka"}}'
    assert replaced(line, "Naka", "X") == line.replace("Naka", "X")


def test_a_field_that_no_line_has_is_told_with_those_there_are() -> None:
    assert malformed('{"title":"x","id":1}\n{"body":"y"}\n') == [
        Malformed(0, "no line has text in field 'text'; pass --field with one of: body, id, title")
    ]
    assert malformed('{"title":"x"}\n{"text":"y"}\n') == []
    assert malformed("\n\n") == []


def test_a_byte_order_mark_is_not_part_of_the_first_object() -> None:
    assert replaced('\ufeff{"text":"Naka"}\n', "Naka", "X") == '\ufeff{"text":"X"}\n'


def test_auto_goes_by_the_name_of_the_file() -> None:
    names = {path: format_for("auto", path).name for path in ("a.JSONL", "a.ndjson", "a.txt", "a", "-")}
    assert names == {"a.JSONL": "jsonl", "a.ndjson": "jsonl", "a.txt": "text", "a": "text", "-": "text"}


def test_fields_without_jsonl_are_refused() -> None:
    with pytest.raises(DocumentError, match="format lines has no fields; leave --field out"):
        format_for("lines", "a.txt", ("text",))


@given(ANY_TEXT.filter(bool))
def test_line_starts_cover_the_text(text: str) -> None:
    starts = [start for start, _ in lines(text)]
    assert starts == sorted(set(starts))
    assert "".join(text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)) == text
