"""Generated aliases made beforehand, so that the shipped tables load fast.

There are two files. One is text, gzipped: a line for each page with a digest of all that its aliases depend
on, a line for each alias, sorted by its folded letters, and the readings of whole names by their pages. The
other says what tables they were made from and has a checksum of each alias's letters, so that the large
file is not read before a text has one of them. Tables with that fingerprint use them as they are. Of other
tables, such as those that join pages of a user, the pages whose digest fits are read, the others made.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pkgutil import get_data
from struct import pack, unpack
from typing import NamedTuple
from zlib import crc32

from normalizer.matching.generate.generated import Generated
from normalizer.matching.generate.vetoes import Lexicons
from normalizer.matching.lexicon import line_of
from normalizer.tables.page import Page, Tables
from normalizer.tables.strings import fold

__all__ = ["GeneratedAliases", "Packed", "Ready", "aliases_of_tables", "packed_aliases", "page_digest"]

_FORMAT = "generated aliases 5"
"""Goes into every digest; to be changed whenever the schemes, their data or the lexicons change."""
_WHOLE = ", surname first"


class GeneratedAliases:
    """The generated aliases of some tables, by their folded letters. Immutable."""

    __slots__ = ("_lines", "_readings")

    def __init__(self, lines: Mapping[str, str]) -> None:
        """Take the line of each alias, less its folded letters, by these."""
        self._lines = lines
        self._readings: dict[str, tuple[str, ...]] | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, GeneratedAliases) and dict(self._lines) == dict(other._lines)

    def __hash__(self) -> int:
        return hash(frozenset(self._lines.items()))

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, folded: str) -> bool:
        return folded in self._lines

    def get(self, folded: str) -> tuple[str, Generated] | None:
        """Return the page and the alias with these folded letters, or None."""
        return _unpacked(self._lines[folded]) if folded in self._lines else None

    def readings(self, name: str) -> tuple[str, ...]:
        """Return how the whole name of a page's person is read, surname first: ``Qiu Guozheng``."""
        if isinstance(self._lines, Ready):
            return self._lines.readings(name)
        if self._readings is None:
            found: dict[str, list[str]] = {}
            for line in self._lines.values():
                page, alias = _unpacked(line)
                if alias.scheme.endswith(_WHOLE):
                    found.setdefault(page, []).append(alias.surface)
            self._readings = {page: tuple(sorted(surfaces)) for page, surfaces in found.items()}
        return self._readings.get(name, ())

    def of_pages(self, pages: Iterable[Page]) -> Iterator[tuple[Page, Generated]]:
        """Return the aliases of some pages with the page of each, by page and surface form."""
        by_name = {page.name: page for page in pages}
        found = (_unpacked(line) for line in self._lines.values() if line.partition("\t")[0] in by_name)
        return ((by_name[name], alias) for name, alias in sorted(found))


def aliases_of_tables(tables: Tables, lexicons: Lexicons) -> GeneratedAliases:
    """Return the generated aliases of tables, read or made; the result is the same."""
    ready = _shipped()
    if ready is not None and ready.fingerprint == tables.fingerprint:
        return GeneratedAliases(ready)
    from normalizer.matching.generate import select  # all the schemes: not for a run that only reads

    made: dict[str, tuple[Generated, ...]] = {}
    for page in tables.pages:
        if page.source_forms:
            read = ready.read(page) if ready is not None else None
            made[page.name] = select.allowed_aliases(page, lexicons) if read is None else read
    return GeneratedAliases(dict(_lines(select.without_conflicts(tables.pages, made))))


def page_digest(page: Page) -> str:
    """Return a digest of all that the generated aliases of a page depend on, in hex."""
    from normalizer.matching.generate.aliases import spellings_of

    meaning = [
        _FORMAT,
        page.name,
        page.type,
        sorted(alias.surface for alias in page.forms),
        sorted(set(spellings_of(page))),
        sorted([language, *sorted(forms)] for language, forms in page.source_forms),
    ]
    text = json.dumps(meaning, separators=(",", ":"))
    from hashlib import blake2b

    return blake2b(text.encode("utf-8"), digest_size=8).hexdigest()


class Packed(NamedTuple):
    """The bytes of the two files."""

    checksums: bytes
    aliases: bytes


def packed_aliases(tables: Tables, lexicons: Lexicons) -> Packed:
    """Return the files for some tables; the same tables and lexicons give the same bytes."""
    from normalizer.matching.generate import select

    pages = [page for page in sorted(tables.pages, key=lambda page: page.name) if page.source_forms]
    made = {page.name: select.allowed_aliases(page, lexicons) for page in pages}
    used = dict(_lines(select.without_conflicts(tables.pages, made)))
    every = sorted({(key, line) for name in made for key, line in _lines({name: made[name]})})
    parts = [
        [f"{page.name}\t{page_digest(page)}" for page in pages],
        [f"{key}\t{line}" for key, line in sorted(used.items())],
        # Two pages claim these; a table of a user may take one of the two away.
        [f"{key}\t{line}" for key, line in every if used.get(key) != line],
    ]
    whole = (_unpacked(line) for line in used.values())
    parts.append(sorted(f"{name}\t{alias.surface}" for name, alias in whole if alias.scheme.endswith(_WHOLE)))
    text = "\n\n".join("\n".join(part) for part in parts)
    numbers = sorted({_checksum(key) for key in used})
    checksums = f"{tables.fingerprint}\n".encode() + pack(f"<{len(numbers)}I", *numbers)
    return Packed(checksums, gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


def _checksum(folded: str) -> int:
    return crc32(folded.encode("utf-8", "replace"))


class Ready(Mapping[str, str]):
    """The files of generated aliases; maps the letters of each alias to its line, less these."""

    def __init__(self, packed: Packed) -> None:
        """Take the bytes that `packed_aliases` returned; the aliases are read when they are needed."""
        fingerprint, _, checksums = packed.checksums.partition(b"\n")
        self.fingerprint = fingerprint.decode()
        """Of the tables that the aliases were made from."""
        self._checksums = unpack(f"<{len(checksums) // 4}I", checksums)
        self._packed = packed.aliases

    def __contains__(self, folded: object) -> bool:
        if not isinstance(folded, str):
            return False
        wanted = _checksum(folded)
        place = bisect_left(self._checksums, wanted)
        known = place < len(self._checksums) and self._checksums[place] == wanted
        return known and self._line(folded) is not None

    def __getitem__(self, folded: str) -> str:
        line = self._line(folded)
        if line is None:
            raise KeyError(folded)
        return line

    def __iter__(self) -> Iterator[str]:
        return (line.partition(b"\t")[0].decode() for line in self._used.splitlines() if line)

    def __len__(self) -> int:
        return self._used.count(b"\n") - 1

    def read(self, page: Page) -> tuple[Generated, ...] | None:
        """Return what was made for a page, or None when it was made for another state of it."""
        if self._digests.get(page.name) != page_digest(page):
            return None
        return self._by_page.get(page.name, ())

    def readings(self, name: str) -> tuple[str, ...]:
        """Return how the whole name of a page's person is read, surname first."""
        return self._readings.get(name, ())

    @cached_property
    def _readings(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for line in self._parts[3].decode().split("\n"):
            name, _, surface = line.partition("\t")
            found.setdefault(name, []).append(surface)
        return {name: tuple(surfaces) for name, surfaces in found.items()}

    def _line(self, folded: str) -> str | None:
        line = line_of(self._used, folded.encode("utf-8", "replace"))
        return None if line is None else line.partition(b"\t")[2].decode()

    @cached_property
    def _parts(self) -> tuple[bytes, bytes, bytes, bytes]:
        digests, used, twice, readings = gzip.decompress(self._packed).split(b"\n\n")
        return digests, used, twice, readings

    @cached_property
    def _used(self) -> bytes:
        return b"\n" + self._parts[1] + b"\n"

    @cached_property
    def _digests(self) -> Mapping[str, str]:
        pages = (line.decode().partition("\t") for line in self._parts[0].splitlines())
        return {name: digest for name, _, digest in pages}

    @cached_property
    def _by_page(self) -> Mapping[str, tuple[Generated, ...]]:
        found: dict[str, list[Generated]] = {}
        for part in self._parts[1:3]:
            for line in part.decode().split("\n"):
                if line:
                    name, alias = _unpacked(line.partition("\t")[2])
                    found.setdefault(name, []).append(alias)
        return {name: tuple(sorted(aliases)) for name, aliases in found.items()}


@cache
def _shipped() -> Ready | None:
    """Read the files that ship with the package, at the first tables that need them."""
    try:
        checksums = get_data("normalizer.matching.generate", "data/checksums.bin")
        aliases = get_data("normalizer.matching.generate", "data/shipped.tsv.gz")
    except FileNotFoundError:
        return None
    return Ready(Packed(checksums, aliases)) if checksums and aliases else None


def _lines(made: Mapping[str, Iterable[Generated]]) -> Iterator[tuple[str, str]]:
    for name, aliases in made.items():
        for alias in aliases:
            yield fold(alias.surface), "\t".join((name, *alias[:5], str(int(alias.needs_evidence))))


def _unpacked(line: str) -> tuple[str, Generated]:
    name, surface, written, source_form, language, scheme, doubtful = line.split("\t")
    return name, Generated(surface, written, source_form, language, scheme, doubtful == "1")
