"""`table.toml`: what a folder of tables says of itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.errors import TableError
from normalizer.tables import joined_tables, load_tables, shipped_tables
from normalizer.tables.about import About, parsed_about

README = Path(__file__).resolve().parents[2] / "alias_tables" / "README.md"

GOOD = """\
name = "Names of the desk"
version = "3"
language = "en-GB"
licence = "CC-BY-4.0"
source = "The desk's own readers."
"""


def folder_with(path: Path, about: str | None, table: str = "Oslo:\n  type: city\n") -> Path:
    path.mkdir()
    (path / "a.yaml").write_text(table, "utf-8")
    if about is not None:
        (path / "table.toml").write_text(about, "utf-8")
    return path


def problems(text: str) -> list[str]:
    about, found = parsed_about("t/table.toml", text.encode())
    assert about is None
    return [str(problem) for problem in found]


def test_no_file_is_needed_and_none_of_it_has_a_meaning_for_texts(tmp_path: Path) -> None:
    silent = load_tables(folder_with(tmp_path / "silent", None))
    told = load_tables(folder_with(tmp_path / "told", GOOD))
    assert silent.fingerprint == told.fingerprint


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_understood_or_refused(data: bytes) -> None:
    about, found = parsed_about("table.toml", data)
    assert (about is None) == bool(found)


def test_what_a_table_says(tmp_path: Path) -> None:
    one = folder_with(tmp_path / "one", GOOD)
    two = folder_with(tmp_path / "two", None, "Bonn:\n  type: city\nRiga:\n  type: city\n")
    tables = load_tables(one, two)
    first, second = joined_tables(tables, [str(two), str(one)])
    assert first.about == About("Names of the desk", "3", "en-GB", "CC-BY-4.0", "The desk's own readers.")
    assert (first.path, first.pages, first.fingerprint) == (str(one), 1, load_tables(one).fingerprint)
    assert (second.about, second.pages, second.fingerprint) == (None, 2, load_tables(two).fingerprint)


@pytest.mark.slow
def test_the_shipped_tables_say_what_they_are() -> None:
    tables = load_tables(shipped_tables())
    (shipped,) = joined_tables(tables, [str(shipped_tables())])
    assert shipped.about is not None
    assert shipped.fingerprint == tables.fingerprint == load_tables().fingerprint


def test_the_order_of_joining_makes_no_difference_and_a_conflict_names_both_places(tmp_path: Path) -> None:
    one = folder_with(tmp_path / "one", None, "Oslo:\n  type: city\n  aliases: [Oxlo]\n")
    two = folder_with(tmp_path / "two", None, "Bonn:\n  type: city\n")
    assert load_tables(one, two).fingerprint == load_tables(two, one).fingerprint
    (two / "a.yaml").write_text("Bonn:\n  type: city\n  aliases: [Oxlo]\nOslo:\n  type: town\n", "utf-8")
    told = []
    for paths in ((one, two), (two, one)):
        with pytest.raises(TableError) as refused:
            load_tables(*paths)
        told.append(str(refused.value))
    assert told[0] == told[1]
    assert f"{two}/a.yaml:4: page 'Oslo' is also in {one}/a.yaml:1; keep one of the two" in told[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOOD.replace("name =", "nme ="), [":1: unknown field 'nme'; did you mean 'name'?", "no 'name'"]),
        (GOOD.replace('"3"', "3"), [":2: 'version' must be a text; write version = \"…\""]),
        (GOOD.replace("en-GB", "English text"), [":3: 'English text' is not a language code"]),
        (GOOD.replace("CC-BY-4.0", " "), [":4: empty text"]),
        (GOOD + "name = 'twice'\n", [":6: not TOML (Cannot overwrite a value (at line 6, column 15))"]),
        ("name = \n", [":1: not TOML (Invalid value (at line 1, column 8))"]),
    ],
)  # fmt: skip
def test_refused(text: str, expected: list[str]) -> None:
    found = problems(text)
    assert len(found) == len(expected)
    for problem, part in zip(found, expected, strict=True):
        assert part in problem


def test_a_table_with_a_broken_file_is_not_loaded(tmp_path: Path) -> None:
    one = folder_with(tmp_path / "one", 'name = "x"\nauthor = "y"\n')
    with pytest.raises(TableError) as refused:
        load_tables(one)
    assert f"{one}/table.toml:2: unknown field 'author'" in str(refused.value)
    (one / "table.toml").write_bytes(b"\xff")
    with pytest.raises(TableError, match="no text in UTF-8"):
        load_tables(one)


@pytest.mark.skipif(not README.exists(), reason="an installed package has no curators' README beside it")
def test_the_example_of_the_readme_is_one() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    about, found = parsed_about("README.md", example.encode())
    assert about is not None
    assert not found
