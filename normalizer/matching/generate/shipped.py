"""Generated aliases made beforehand, so that the shipped tables load fast.

The file is text, gzipped: the fingerprint of the tables it was made from, a line for each page with a digest
of all that its aliases depend on, and a line for each alias. Tables with that fingerprint use it as it is. Of
other tables, such as those that join pages of a user, the pages whose digest fits are read, the others made.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from hashlib import blake2b
from importlib.resources import files

from normalizer.matching.generate.aliases import spellings_of
from normalizer.matching.generate.generated import Generated
from normalizer.matching.generate.select import allowed_aliases, without_conflicts
from normalizer.matching.generate.vetoes import Lexicons
from normalizer.tables.page import Page, Tables
from normalizer.tables.strings import fold

__all__ = ["GeneratedAliases", "Ready", "aliases_of_tables", "packed_aliases", "page_digest"]

_FORMAT = "generated aliases 3"
"""Goes into every digest; to be changed whenever the schemes, their data or the lexicons change."""


class GeneratedAliases:
    """The generated aliases of some tables, by their folded letters. Immutable."""

    __slots__ = ("_lines",)

    def __init__(self, lines: Mapping[str, str]) -> None:
        """Take the line of each alias, less its folded letters, by these."""
        self._lines = lines

    def __eq__(self, other: object) -> bool:
        return isinstance(other, GeneratedAliases) and self._lines == other._lines

    def __hash__(self) -> int:
        return hash(frozenset(self._lines.items()))

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, folded: str) -> bool:
        return folded in self._lines

    def get(self, folded: str) -> tuple[str, Generated] | None:
        """Return the page and the alias with these folded letters, or None."""
        line = self._lines.get(folded)
        return None if line is None else _unpacked(line)

    def of_page(self, name: str) -> tuple[Generated, ...]:
        """Return the aliases of one page, sorted by surface form."""
        found = (_unpacked(line) for line in self._lines.values() if line.startswith(f"{name}\t"))
        return tuple(sorted(alias for _, alias in found))


def aliases_of_tables(tables: Tables, lexicons: Lexicons) -> GeneratedAliases:
    """Return the generated aliases of tables, read or made; the result is the same."""
    ready = _shipped()
    if ready is not None and ready.fingerprint == tables.fingerprint:
        return GeneratedAliases(ready.lines)
    made: dict[str, tuple[Generated, ...]] = {}
    for page in tables.pages:
        if page.source_forms:
            read = ready.read(page) if ready is not None else None
            made[page.name] = allowed_aliases(page, lexicons) if read is None else read
    return GeneratedAliases(dict(_lines(without_conflicts(tables.pages, made))))


def page_digest(page: Page) -> str:
    """Return a digest of all that the generated aliases of a page depend on, in hex."""
    meaning = [
        _FORMAT,
        page.name,
        page.type,
        sorted(alias.surface for alias in page.forms),
        sorted(set(spellings_of(page))),
        sorted([language, *sorted(forms)] for language, forms in page.source_forms),
    ]
    text = json.dumps(meaning, separators=(",", ":"))
    return blake2b(text.encode("utf-8"), digest_size=8).hexdigest()


def packed_aliases(tables: Tables, lexicons: Lexicons) -> bytes:
    """Return the file for some tables; the same tables and lexicons give the same bytes."""
    pages = [page for page in sorted(tables.pages, key=lambda page: page.name) if page.source_forms]
    made = {page.name: allowed_aliases(page, lexicons) for page in pages}
    used = dict(_lines(without_conflicts(tables.pages, made)))
    every = sorted({(key, line) for name in made for key, line in _lines({name: made[name]})})
    parts = [
        [tables.fingerprint],
        [f"{page.name}\t{page_digest(page)}" for page in pages],
        [f"{key}\t{line}" for key, line in sorted(used.items())],
        # Two pages claim these; a table of a user may take one of the two away.
        [f"{key}\t{line}" for key, line in every if used.get(key) != line],
    ]
    text = "\n\n".join("\n".join(part) for part in parts)
    return gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)


class Ready:
    """A file of generated aliases, read."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes that `packed_aliases` returned."""
        fingerprint, digests, used, twice = gzip.decompress(data).decode("utf-8").split("\n\n")
        self.fingerprint = fingerprint
        """Of the tables that the aliases were made from."""
        keyed = (line.partition("\t") for line in used.split("\n") if line)
        self.lines: Mapping[str, str] = {key: line for key, _, line in keyed}
        """The line of each alias by its folded letters."""
        pages = (line.partition("\t") for line in digests.split("\n") if line)
        self._digests = {name: digest for name, _, digest in pages}
        self._claimed_twice = [line.partition("\t")[2] for line in twice.split("\n") if line]

    def read(self, page: Page) -> tuple[Generated, ...] | None:
        """Return what was made for a page, or None when it was made for another state of it."""
        if self._digests.get(page.name) != page_digest(page):
            return None
        return self._by_page.get(page.name, ())

    @cached_property
    def _by_page(self) -> Mapping[str, tuple[Generated, ...]]:
        found: dict[str, list[Generated]] = {}
        for line in (*self.lines.values(), *self._claimed_twice):
            name, alias = _unpacked(line)
            found.setdefault(name, []).append(alias)
        return {name: tuple(sorted(aliases)) for name, aliases in found.items()}


@cache
def _shipped() -> Ready | None:
    """Read the file that ships with the package, at the first tables that need it."""
    file = files("normalizer.matching.generate").joinpath("data/shipped.tsv.gz")
    return Ready(file.read_bytes()) if file.is_file() else None


def _lines(made: Mapping[str, Iterable[Generated]]) -> Iterator[tuple[str, str]]:
    for name, aliases in made.items():
        for alias in aliases:
            yield fold(alias.surface), "\t".join((name, *alias[:5], str(int(alias.needs_evidence))))


def _unpacked(line: str) -> tuple[str, Generated]:
    name, surface, written, source_form, language, scheme, doubtful = line.split("\t")
    return name, Generated(surface, written, source_form, language, scheme, doubtful == "1")
