"""Tables compiled beforehand are the tables compiled now."""

from __future__ import annotations

import gzip

import pytest

from normalizer.matching.compile import compile_pages
from normalizer.matching.ready import compile_tables, pack_compiled, read_compiled
from normalizer.tables import load_tables
from normalizer.tables.events import TableFile
from normalizer.tables.load import build_tables
from normalizer.tables.packed import PackedPages, pack, unpack

TABLE = b"""\
Anna Berg:
  type: person
Armenia:
  type: country
  forms: [Armenian]
  ambiguous_aliases:
    - aliases: {Asia: Armenia}
      only_with: [Azerbaijan, war words]
      never_in: [Asia Minor]
      spreads: true
      change: Asia and Azerbaijan.
      keep: Asia.
Azerbaijan:
  type: country
Azerbaijan-Armenia:
  type: pair
  entities: [Azerbaijan, Armenia]
  aliases: [Aya-Yaah]
war words:
  type: topic
  words: [battle]
"""
FILES = [TableFile("tables/names.yaml", "names.yaml", TABLE)]


def test_what_was_compiled_beforehand_is_what_is_compiled_now() -> None:
    tables = unpack(pack(build_tables(FILES), FILES), FILES)
    assert tables is not None
    assert isinstance(tables.pages, PackedPages)
    data = gzip.decompress(pack_compiled(tables, tables.pages.digest))
    read, made = read_compiled(tables.pages, data), compile_pages(tables)
    assert (read.patterns, read.page_numbers) == (made.patterns, made.page_numbers)
    for number in made.page_numbers.values():
        assert (read.pages[number], read.members[number]) == (made.pages[number], made.members[number])
    for pattern in range(len(made.patterns)):
        assert read.spellings[pattern] == made.spellings[pattern]
        assert read.terms[pattern] == made.terms[pattern]
        for spelling in made.spellings[pattern]:
            assert [read.sets[n] for n in spelling.sets] == [made.sets[n] for n in spelling.sets]
    assert dict(read.heard) == dict(made.heard) != {}
    assert dict(read.bearers) == dict(made.bearers) == {"anna": (0,), "berg": (0,)}
    for key in (*made.heard, "none", ""):
        assert read.heard.get(key) == made.heard.get(key)
    assert read.find("asiaarmenia") == made.find("asiaarmenia") != []


@pytest.mark.slow
def test_the_shipped_tables_are_compiled_as_they_stand() -> None:
    tables = load_tables()
    read, made = compile_tables(tables), compile_pages(tables)
    assert read.patterns == made.patterns
    for pattern in range(len(made.patterns)):
        assert read.spellings[pattern] == made.spellings[pattern]
        assert read.terms[pattern] == made.terms[pattern]


def test_edited_tables_are_not_taken_for_those_compiled_beforehand() -> None:
    edited = build_tables(FILES)
    assert compile_tables(edited).patterns == compile_pages(edited).patterns
