"""`tables export`: nothing is lost that the format can hold, and what it cannot hold is said."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from normalizer.curation.exchange import exported, imported
from normalizer.curation.formats import EXPORTS
from normalizer.curation.write_table import table_text
from normalizer.errors import TableError
from normalizer.tables import Page, TableFile, Tables, build_tables, table_schema
from normalizer.tables.fingerprint import fingerprint
from normalizer.version import __version__
from tests.random_tables import Drawn, built, drawn
from tests.shipped import shipped

DATA = Path(__file__).parent / "data" / "exported"
ODD = st.text(st.sampled_from("aB é,;\"'\\#=>|<&[]{}:!-–纳Я\u200d%@*?\t"), min_size=1, max_size=12)


def again(format: str, tables: Tables) -> Tables:
    text = exported(format, tables).text
    return imported(format, [TableFile("f", "f", text.encode())]).tables


def pages(tables: Tables) -> list[Page]:
    return [page for page in tables.pages if page.type != "topic"]


def spellings(tables: Tables) -> dict[str, dict[str, set[str]]]:
    """Return what both TBX and a table can say: the spellings of each page by kind."""
    return {
        page.name: {
            field: {alias.surface for alias in getattr(page, field)}
            for field in ("forms", "other_spellings", "aliases")
        }
        for page in pages(tables)
    }


def without_rules(made: Drawn) -> Tables:
    """Return drawn tables without what no other format holds."""
    plain = {
        name: {field: value for field, value in page.items() if field != "ambiguous_aliases"}
        for name, page in made.pages.items()
    }
    return built(plain)


@st.composite
def odd(draw: st.DrawFn) -> Tables:
    """Draw tables of strings full of what other formats treat as marks."""
    names = draw(st.lists(ODD, min_size=1, max_size=8, unique=True))
    name, *others = names
    page: dict[str, object] = {"type": draw(ODD), "source_forms": {"zh": [draw(ODD)]}}
    third = len(others) // 3
    for field, some in (
        ("forms", others[:third]),
        ("aliases", others[third : 2 * third]),
        ("other_spellings", others[2 * third :]),
    ):
        if some:
            page[field] = some
    try:
        return built({name: page})
    except TableError:
        return built({"Oslo": {"type": "city"}})


# Round trips


@pytest.mark.parametrize("format", ["csv", "tsv"])
@given(drawn())
def test_rows_hold_all_but_rules(format: str, made: Drawn) -> None:
    plain = without_rules(made)
    assert again(format, plain).fingerprint == plain.fingerprint


@pytest.mark.parametrize("format", ["csv", "tsv"])
@given(odd())
def test_rows_hold_any_text(format: str, tables: Tables) -> None:
    assert again(format, tables).fingerprint == tables.fingerprint


@given(drawn())
def test_tbx_holds_every_spelling_and_its_kind(made: Drawn) -> None:
    plain = without_rules(made)
    back = again("tbx", plain)
    assert spellings(back) == spellings(plain)
    assert [page.source_forms for page in pages(back)] == [page.source_forms for page in pages(plain)]
    kinds = {page.name: "term" if page.type == "pair" else page.type for page in pages(plain)}
    assert {page.name: page.type for page in pages(back)} == kinds


@given(odd())
def test_tbx_holds_any_text(tables: Tables) -> None:
    """Runs of white space inside a text apart, which XML does not keep."""
    assert {squeezed(t) for t in every_text(again("tbx", tables))} == {
        squeezed(t) for t in every_text(tables)
    }


@given(odd())
def test_a_written_table_means_what_its_pages_do(tables: Tables) -> None:
    text = table_text(tables.pages, ("A heading.",))
    read = build_tables([TableFile("t.yaml", "t.yaml", text.encode())])
    assert read.fingerprint == fingerprint(tables.pages)


@pytest.mark.slow
def test_the_shipped_tables_survive_the_round_trips() -> None:
    for format in ("csv", "tbx"):
        back = imported(format, [TableFile("f", "f", exported(format, shipped()).text.encode())])
        assert spellings(back.tables) == spellings(shipped())
        if format == "csv":
            table = yaml.load(back.text, yaml.CSafeLoader)
            some = dict(islice(table.items(), 0, None, 5))  # a second for each thousand
            jsonschema.Draft202012Validator(table_schema()).validate(some)


@pytest.mark.slow
def test_tabs_separate_what_commas_do() -> None:
    """So what holds for the shipped tables as CSV holds for them as TSV."""
    commas = list(csv.reader(io.StringIO(exported("csv", shipped()).text)))
    assert list(csv.reader(io.StringIO(exported("tsv", shipped()).text), delimiter="\t")) == commas
    assert len(commas) > 1000


# Formats that only go out


def every_text(tables: Tables) -> Iterator[str]:
    for page in pages(tables):
        yield page.name
        yield from (a.surface for a in (*page.forms, *page.other_spellings, *page.aliases))


def squeezed(text: str) -> str:
    return " ".join(text.split())


@given(odd() | drawn().map(without_rules))
def test_every_spelling_is_a_pattern_of_spacy_with_its_page(tables: Tables) -> None:
    lines = [json.loads(line) for line in exported("spacy", tables).text.splitlines()]
    found = {(line["pattern"], line["id"]) for line in lines}
    for page in pages(tables):
        for alias in (*page.forms, *page.other_spellings, *page.aliases):
            assert (alias.surface, page.name) in found
        assert (page.name, page.name) in found
    assert len(found) == len(lines)
    for line in lines:
        assert list(line) == ["label", "pattern", "id"]
        assert all(isinstance(text, str) and text for text in line.values())


@given(odd() | drawn().map(without_rules))
def test_flashtext_writes_every_alias_as_its_form_and_no_name_otherwise(tables: Tables) -> None:
    keywords = json.loads(exported("flashtext", tables).text)
    found = {surface: written for written, surfaces in keywords.items() for surface in surfaces}
    expected = {a.surface: a.written for page in pages(tables) for a in page.aliases}
    names = {n for page in pages(tables) for n in (page.name, *(form.surface for form in page.forms))}
    assert found == expected | {name: name for name in names}


@given(odd() | drawn().map(without_rules))
def test_solr_rules_are_read_as_they_were_meant(tables: Tables) -> None:
    found: dict[str, set[str]] = {}
    for line in exported("solr", tables).text.splitlines():
        left, right = parts(line, "=>")
        found[unescaped(right)] = {unescaped(text) for text in parts(left, ",")}
    expected: dict[str, set[str]] = {}
    for page in pages(tables):
        for alias in (*page.aliases, *page.other_spellings):
            expected.setdefault(alias.written.strip(), set()).add(alias.surface.strip())
    assert found == expected


def parts(line: str, separator: str) -> list[str]:
    """Split a line as Lucene's SolrSynonymParser does: a backslash keeps the next letter from separating."""
    found, start, place = [], 0, 0
    while place < len(line):
        if line[place] == "\\":
            place += 2
        elif line.startswith(separator, place):
            found.append(line[start:place])
            place = start = place + len(separator)
        else:
            place += 1
    return [*found, line[start:]]


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text.strip())


# Examples


TABLES = built(
    {
        "Kyiv": {"type": "big city", "other_spellings": ["Kiev"], "aliases": ["Kyivv, the", "#Kyivv"]},
        "Antony Blinken": {"type": "person", "forms": ["Blinken"], "aliases": {"Brinken": "Blinken"}},
        "Asia Minor": {
            "type": "region",
            "ambiguous_aliases": [
                {"aliases": ["Asia"], "only_with": ["Ankara"], "change": "Asia, Ankara.", "keep": "Asia."}
            ],
        },
        "war": {"type": "topic", "words": ["battle", "front"]},
    }
)


@pytest.mark.parametrize("format", EXPORTS)
def test_the_text_of_each_format(format: str) -> None:
    """Look at the files in `data/exported`; they are what an unknown program will read."""
    expected = (DATA / f"tables.{format}").read_text("utf-8")
    assert exported(format, TABLES).text.replace(f"mtnorm {__version__}", "mtnorm") == expected


def test_what_has_no_place_is_counted() -> None:
    assert dict(exported("csv", TABLES).left_out) == {"ambiguous aliases": 1}
    assert dict(exported("solr", TABLES).left_out) == {"ambiguous aliases": 1, "words of topics": 2}
    assert dict(exported("flashtext", TABLES).left_out)["other spellings"] == 1
    assert set(EXPORTS) == {"csv", "tsv", "tbx", "spacy", "flashtext", "solr"}


def test_spreadsheets_read_the_rows() -> None:
    rows = list(csv.DictReader(io.StringIO(exported("csv", TABLES).text)))
    assert rows[6]["text"] == "Kyivv, the"
