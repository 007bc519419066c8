"""The shipped tables as one file: never used for other YAML, and the same pages."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from normalizer.tables import load_tables
from normalizer.tables.events import TableFile
from normalizer.tables.load import build_tables, read_shipped
from normalizer.tables.packed import digest_of, pack, unpack

TABLE = b"""\
Oslo:
  type: city
  qid: Q585
  forms: [Osloer]
  source_forms: {zh: [x]}
  other_spellings: [Kristiania]
  aliases: {Oslu: Oslo}
  ambiguous_aliases:
    - aliases: [Olso]
      only_with: [Norway]
      spreads: true
      change: Olso is in Norway.
      keep: Olso sang.
Anna Berg:
  type: person
  roles: [{title: Mayor, country: Norway, from: 2019-01-01}]
"""
FILES = [TableFile("tables/names.yaml", "names.yaml", TABLE)]


def test_other_bytes_are_not_taken_for_the_packed_ones() -> None:
    packed = pack(build_tables(FILES), FILES)
    edited = [TableFile("tables/names.yaml", "names.yaml", TABLE.replace(b"Oslu", b"Osla"))]
    assert unpack(packed, edited) is None
    assert unpack(packed, [*FILES, TableFile("tables/more.yaml", "more.yaml", b"A:\n  type: city\n")]) is None
    assert unpack(packed, []) is None


@pytest.mark.parametrize("cut", [0, 1, 10, 40, -1])
def test_a_damaged_file_is_ignored(cut: int) -> None:
    packed = pack(build_tables(FILES), FILES)
    assert unpack(packed[:cut], FILES) is None
    assert unpack(gzip.compress(b"[1, 2]"), FILES) is None
    assert unpack(gzip.compress(f'{{"digest": "{digest_of(FILES)}"}}'.encode()), FILES) is None


def test_unpacked_tables_are_the_tables() -> None:
    tables = build_tables(FILES)
    assert unpack(pack(tables, FILES), FILES) == tables


def test_the_folder_a_table_lies_in_makes_no_difference_but_to_its_paths() -> None:
    moved = [TableFile("elsewhere/names.yaml", "names.yaml", TABLE)]
    assert unpack(pack(build_tables(FILES), FILES), moved) == build_tables(moved)


@pytest.mark.slow
def test_the_shipped_tables_are_the_same_packed_or_not() -> None:
    assert load_tables() == build_tables(read_shipped())


@pytest.mark.slow
def test_tables_of_a_user_join_the_packed_ones_as_they_join_the_yaml(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("Aosilu Town:\n  type: city\n  aliases: [Aosilutown]\n", encoding="utf-8")
    joined = load_tables(own, shipped=True)
    assert joined == build_tables([TableFile(str(own), "own.yaml", own.read_bytes()), *read_shipped()])
