"""`tables add`: the intended entry and nothing else, or nothing at all."""

from __future__ import annotations

import difflib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.curation.add import Addition, addition
from normalizer.curation.yaml_text import yaml_text
from normalizer.documents import source_from
from normalizer.errors import TableError
from normalizer.tables import TableFile, Tables, build_tables
from tests.curation.styles import written_somehow
from tests.random_tables import Drawn, drawn

NEW = (
    "Nnew", "NO", "1e3", "2024-01-01", "12:30", "Washington, D.C.", "O'Neill's", "a: b", "#x", "x #y", "@at",
    "- dash", "[list]", "{map}", "&anchor", "*star", "!tag", "% per", "null", "~", '"quoted"', "纳卡x",
    "a\\b", "Ğ", "New-Name", "Key:", "?", "-", "<<", "yes", "Ünü", "e.g.", "🚀", "new  two",
)  # fmt: skip
PLAIN = ("null", "yes", "new  two")
"""Those of them that are English in small letters; see `curation.plain_words`."""


def tables_of(data: bytes) -> Tables:
    return build_tables([TableFile("t.yaml", "t.yaml", data)])


def added(data: bytes, page: str, alias: str, form: str | None = None) -> Addition:
    tables = tables_of(data)
    found = next(p for p in tables.pages if p.name == page)
    return addition(tables, found, source_from("t.yaml", data), alias, form)


def refusal(text: str, page: str, alias: str, form: str | None = None) -> str:
    with pytest.raises(TableError) as refused:
        added(text.encode(), page, alias, form)
    return str(refused.value)


def meaning(tables: Tables) -> dict[str, set[tuple[str, str]]]:
    return {page.name: {(a.surface, a.written) for a in page.aliases} for page in tables.pages}


# Properties


@given(drawn(), st.integers(0, 2**32), st.sampled_from(NEW), st.integers(0, 2**16))
def test_invariant_21_the_intended_entry_changes_only(made: Drawn, style: int, alias: str, pick: int) -> None:
    """All other lines stay byte-identical; taking the edit back gives the bytes from before."""
    data = written_somehow(made.pages, style)
    before = tables_of(data)
    assert before.fingerprint == made.tables.fingerprint
    pages = [page for page in before.pages if page.type != "topic"]
    page = pages[pick % len(pages)]
    names = [page.name, *(form.surface for form in page.forms)]
    form = names[pick // 7 % len(names)]
    try:
        new = added(data, page.name, alias, form)
    except TableError as refused:
        assert str(refused).startswith("t.yaml:")
        known = {a.surface for p in before.pages for r in p.rule_sets for a in r.aliases}
        is_word = alias in ("null", "yes", "new  two")
        assert (
            "over several lines" in str(refused) or alias in known or (is_word and "English" in str(refused))
        )
        return
    expected = meaning(before)
    expected[page.name].add((alias, form))
    assert meaning(new.tables) == expected == meaning(tables_of(new.data))
    assert new.edit is not None
    text, result = data.decode(), new.data.decode()
    shift = len(result) - len(text)
    undone = result[: new.edit.start] + text[new.edit.start : new.edit.end] + result[new.edit.end + shift :]
    assert undone.encode() == data
    lines = difflib.ndiff(text.split("\n"), result.split("\n"))
    touched = [line for line in lines if line[:1] in "+-"]
    gone = [line for line in touched if line[0] == "-"]
    # A last line without a line end may get one; in lists over lines a line is new, else one is edited.
    assert len(touched) - len(gone) <= 2 and len(gone) <= 1, touched
    assert result.split("\n")[new.line - 1].find(yaml_text(alias)) >= 0


@given(st.text(min_size=1, max_size=30))
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    data = f"Oslo:\n  type: city\n  aliases: [{yaml_text(text)}]\n"
    other = f"Oslo:\n  type: city\n  aliases:\n    {yaml_text(text)}: Oslo\n"
    try:
        read = [meaning(tables_of(written.encode("utf-8", "surrogatepass"))) for written in (data, other)]
    except TableError:
        return  # a control character, the name itself, …
    assert read == [{"Oslo": {(text, "Oslo")}}] * 2


# Examples


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  aliases: [Aosilu]  # seen\n", "  aliases: [Aosilu, Oxlo]  # seen\n"),
        ("  aliases: Aosilu\n", "  aliases: [Aosilu, Oxlo]\n"),
        ("  aliases:\n    - Aosilu  # seen\n", "  aliases:\n    - Aosilu  # seen\n    - Oxlo\n"),
        ("  aliases:\n  -  Aosilu", "  aliases:\n  -  Aosilu\n  -  Oxlo"),
        ("  aliases: {Aosilu: Oslo}\n", "  aliases: {Aosilu: Oslo, Oxlo: Oslo}\n"),
        ("  aliases:\n    Aosilu: Oslo\n", "  aliases:\n    Aosilu: Oslo\n    Oxlo: Oslo\n"),
        ("  aliases: [\n    Aosilu,\n  ]\n", "  aliases: [\n    Aosilu,\n    Oxlo,\n  ]\n"),
        ("  aliases: [Aosilu,\n    Osilo]\n", "  aliases: [Aosilu,\n    Osilo, Oxlo]\n"),
        ("  forms: [Osloite]\n", "  forms: [Osloite]\n  aliases: [Oxlo]\n"),
        (
            "  forms:\n    - Osloite\n    # people\n  other_spellings: [Christiania]\n",
            "  forms:\n    - Osloite\n    # people\n  aliases: [Oxlo]\n  other_spellings: [Christiania]\n",
        ),
        ("  other_spellings: [Christiania]\n", "  aliases: [Oxlo]\n  other_spellings: [Christiania]\n"),
        ("", "  aliases: [Oxlo]\n"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_line_looks_like_its_neighbours(before: str, after: str, newline: str) -> None:
    head, tail = "# Cities.\nOslo:\n  type: city\n", "\n# More.\nBergen:\n  type: city\n"
    if not before.endswith("\n") and before:
        tail = ""
    text = (head + before + tail).replace("\n", newline)
    assert added(text.encode(), "Oslo", "Oxlo").data.decode() == (head + after + tail).replace("\n", newline)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("aliases: [Aosilu]", "aliases: {Aosilu: Oslo, Oxloite: Osloite}"),
        ("aliases: {Aosilu: Oslo}", "aliases: {Aosilu: Oslo, Oxloite: Osloite}"),
        ("qid: Q585", "qid: Q585\n  aliases: {Oxloite: Osloite}"),
    ],
)
def test_an_alias_of_a_form(before: str, after: str) -> None:
    head = "Oslo:\n  type: city\n  forms: [Osloite]\n  "
    expected = head + after
    if before.startswith("qid"):
        expected = "Oslo:\n  type: city\n  forms: [Osloite]\n  aliases: {Oxloite: Osloite}\n  qid: Q585"
    assert added((head + before).encode(), "Oslo", "Oxloite", "Osloite").data.decode() == expected


def test_an_alias_that_is_there_already_changes_nothing() -> None:
    data = b"Oslo:\n  type: city\n  aliases: [Aosilu]\n"
    again = added(data, "Oslo", "Aosilu")
    assert (again.edit, again.data, again.line) == (None, data, 3)


TABLE = """\
Oslo:
  type: city
  forms: [Osloite]
  aliases:
    - Aosilu
Bergen:
  type: city
  aliases: [Beiergen]
cold: {type: topic, words: [snow]}
"""


@pytest.mark.parametrize(
    ("page", "alias", "form", "message"),
    [
        ("Oslo", "Bergen", None, "t.yaml:6: alias 'Bergen' is the name of page 'Bergen' too"),
        ("Oslo", "Beiergen", None, "t.yaml:6: alias 'Beiergen' is an alias of page 'Bergen' too (t.yaml:9)"),
        ("Bergen", "Oxlo", "Osslo", "t.yaml:8: unknown form 'Osslo' of page 'Bergen'"),
        ("Oslo", "Oxlo", "Osloite", "t.yaml:1: the aliases of 'Oslo' are a list over several lines"),
        ("Oslo", "oslo", None, "t.yaml:1: 'oslo' is found under 'Oslo' already"),
        ("Oslo", "Osloite", None, "'Osloite' is found under 'Osloite' already"),
        ("Oslo", "Aosilu", "Osloite", "'Aosilu' is an alias of 'Oslo' already, written 'Oslo' (line 5)"),
        ("Oslo", " Oxlo", None, "' Oxlo' starts or ends with white space; remove it"),
        ("Oslo", "Оxlo", None, "mixes"),
        ("Oslo", "Ox\nlo", None, "control character"),
        ("Oslo", "", None, "empty text"),
        ("cold", "Oxlo", None, "t.yaml:9: 'cold' is a topic"),
    ],
)
def test_refused(page: str, alias: str, form: str | None, message: str) -> None:
    assert message in refusal(TABLE, page, alias, form)


@pytest.mark.parametrize(
    "aliases", ["  ? Foo\n  : Oslo\n", "  {Foo: Oslo}\n", "    &a Foo: Oslo\n"], ids=["key", "own", "anchor"]
)
def test_an_odd_way_of_writing_is_added_to_or_refused(aliases: str) -> None:
    text = f"Oslo:\n  type: city\n  aliases:\n  {aliases}"
    try:
        result: Any = added(text.encode(), "Oslo", "Oxlo").data
    except TableError:
        return
    assert ("Oxlo", "Oslo") in meaning(tables_of(result))["Oslo"]
