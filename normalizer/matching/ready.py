"""Compiled tables made beforehand, so that a short run does not compile the shipped tables.

The file is text, gzipped, in sections of lines: what it was made from, the names of the pages, the letters
of each pattern, its spellings, its terms, the rule sets, the titles of offices, the patterns by their
sounds, and the people by the words of their names. What belongs to a pattern is read when a text first has
it. The file belongs to one packed file of tables, whose digest it carries; tables from anywhere else are
compiled.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pkgutil import get_data
from typing import Any, Generic, TypeVar

from normalizer.matching.compile import (
    CompiledRule,
    CompiledSet,
    CompiledTables,
    Spelling,
    Term,
    compile_pages,
)
from normalizer.matching.finder import finder
from normalizer.matching.lexicon import line_of
from normalizer.tables.packed import PackedPages
from normalizer.tables.page import Page, Tables, Where

__all__ = ["compile_tables", "pack_compiled", "read_compiled"]

_T = TypeVar("_T")
_REMEMBERED = 65_536
_SECTION = b"\n\n"


def compile_tables(tables: Tables) -> CompiledTables:
    """Compile checked tables, or take what was compiled beforehand; the result is the same."""
    if isinstance(tables.pages, PackedPages):
        data = _shipped()
        if data is not None and data.startswith(_head(tables.pages.digest).encode() + b"\n"):
            return read_compiled(tables.pages, data)
    return compile_pages(tables)


def pack_compiled(tables: Tables, digest: str) -> bytes:
    """Return the file for tables that were packed with a digest; the same input gives the same bytes."""
    compiled = compile_pages(tables)
    places = {page.name: place for place, page in enumerate(tables.pages)}
    named = compiled.page_numbers.items()
    pairs = [number for number in compiled.page_numbers.values() if len(compiled.members[number]) > 1]
    patterns = range(len(compiled.patterns))
    numbered = sorted(number for numbers in compiled.page_sets.values() for number in numbers)
    sections = [
        [_head(digest)],
        [f"{places[name]}\t{name}" for name, _ in named],
        [f"{number}\t{_line(compiled.members[number])}" for number in pairs],
        compiled.patterns,
        [_line([_packed_spelling(spelling) for spelling in compiled.spellings[p]]) for p in patterns],
        [_line(compiled.terms[p]) for p in patterns],
        [_line(_packed_set(compiled.sets[number])) for number in numbered],
        [_line([*compiled.page_sets.items()])],
        [_line(compiled.titles)],
        [f"{key}\t{_line(numbers)}" for key, numbers in sorted(compiled.heard.items())],
        [f"{word}\t{_line(numbers)}" for word, numbers in sorted(compiled.bearers.items())],
    ]
    text = _SECTION.join("\n".join(section).encode() for section in sections)
    return gzip.compress(text, compresslevel=9, mtime=0)


def _head(digest: str) -> str:
    """Return the first line of the file; to be changed with its shape."""
    return f"compiled tables 5 {digest}"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _packed_spelling(spelling: Spelling) -> list[Any]:
    return [*spelling[:4], spelling.where.line, spelling.sets]


def _packed_set(rules: CompiledSet) -> list[Any]:
    packed = [[r.only, r.reach, sorted(r.pages), sorted(r.terms), r.entries] for r in rules.rules]
    return [rules.page, packed, rules.spreads, rules.where.line]


class _Lines(dict[int, _T], Generic[_T]):
    """Values by number, each made of its line when it is first asked for."""

    def __init__(self, lines: Sequence[bytes], made: Callable[[bytes], _T]) -> None:
        super().__init__()
        self._lines = lines
        self._made = made

    def __missing__(self, number: int) -> _T:
        value = self[number] = self._made(self._lines[number])
        return value


class _Members(dict[int, tuple[int, ...]]):
    """The pages that a page counts for; without an entry, itself alone."""

    def __missing__(self, number: int) -> tuple[int, ...]:
        return (number,)


class _Numbers(Mapping[str, tuple[int, ...]]):
    """Numbers by a key, in sorted lines that are searched by halves."""

    def __init__(self, lines: bytes) -> None:
        self._lines = b"\n" + lines + b"\n"
        self._find = lru_cache(maxsize=_REMEMBERED)(self._look)

    def __getitem__(self, key: str) -> tuple[int, ...]:
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def get(self, key: str, default: Any = None) -> Any:  # most keys are asked for in vain, and errors cost
        found = self._find(key)
        return default if found is None else found

    def _look(self, key: str) -> tuple[int, ...] | None:
        line = line_of(self._lines, key.encode())
        return None if line is None else tuple(json.loads(line.partition(b"\t")[2]))

    def __iter__(self) -> Iterator[str]:
        return (line.partition(b"\t")[0].decode() for line in self._lines.splitlines() if line)

    def __len__(self) -> int:
        return self._lines.count(b"\n") - 1


def read_compiled(pages: PackedPages, data: bytes) -> CompiledTables:
    """Return the compiled tables in an unpacked file of `pack_compiled`, for the pages it was made from."""
    _, names, members, patterns, spellings, terms, sets, by_page, titles, heard, bearers = data.split(
        _SECTION
    )
    places, named = zip(*(line.split("\t") for line in names.decode().split("\n")), strict=True)
    pairs = (line.split(b"\t") for line in members.split(b"\n") if line)
    own: _Lines[Page] = _Lines(places, lambda place: pages[int(place)])

    def spelling(row: list[Any]) -> Spelling:
        page, kind, text, written, line, numbers = row
        return Spelling(page, kind, text, written, _where(own[page], line), tuple(numbers))

    def rule_set(line: bytes) -> CompiledSet:
        page, rules, spreads, place = json.loads(line)
        made = tuple(
            CompiledRule(only, reach, frozenset(of_pages), frozenset(of_terms), tuple(entries))
            for only, reach, of_pages, of_terms, entries in rules
        )
        return CompiledSet(page, made, spreads, _where(own[page], place))

    keys = patterns.decode().split("\n")
    return CompiledTables(
        own,
        _Members((int(number), tuple(json.loads(line))) for number, line in pairs),
        _Lines(spellings.split(b"\n"), lambda line: tuple(map(spelling, json.loads(line)))),
        _Lines(terms.split(b"\n"), lambda line: tuple(Term(*term) for term in json.loads(line))),
        _Lines(sets.split(b"\n"), rule_set),
        finder(keys),
        tuple(keys),
        {name: number for number, name in enumerate(named)},
        {page: tuple(numbers) for page, numbers in json.loads(by_page)},
        {
            words: {country: tuple(numbers) for country, numbers in offices.items()}
            for words, offices in json.loads(titles).items()
        },
        _Numbers(heard),
        _Numbers(bearers),
    )


def _where(page: Page, line: int) -> Where:
    return page.where._replace(line=line)


@cache
def _shipped() -> bytes | None:
    """Read the file that ships with the package."""
    try:
        packed = get_data("normalizer.matching", "data/compiled.txt.gz")
    except FileNotFoundError:
        return None
    return gzip.decompress(packed) if packed is not None else None
