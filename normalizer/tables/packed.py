"""Checked tables as one file, so that the shipped tables load in a fraction of the time of their YAML.

The file holds the SHA-256 of the YAML it was made from. With any other YAML beside it, an edited table for
instance, it is not used. A page is a line of its own, and is read when it is first asked for.
"""

from __future__ import annotations

import gzip
import json
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate
from typing import Any, overload

from normalizer.tables.events import TableFile
from normalizer.tables.page import Alias, Page, Role, Rule, RuleSet, Sentence, Tables, Where

__all__ = ["PackedPages", "digest_of", "pack", "unpack"]

_FORMAT = "packed tables 2"
"""To be changed with the shape below."""


def digest_of(files: Iterable[TableFile]) -> str:
    """Return the SHA-256, in hex, of table files: their names below the folder, and their bytes."""
    digest = sha256(_FORMAT.encode())
    for file in sorted(files, key=lambda file: file.name):
        digest.update(f"\0{file.name}\0{len(file.data)}\0".encode())
        digest.update(file.data)
    return digest.hexdigest()


def pack(tables: Tables, files: Iterable[TableFile]) -> bytes:
    """Return the file for tables that were built from ``files``; the same input gives the same bytes."""
    lines = [[digest_of(files), tables.fingerprint], *map(_packed, tables.pages)]
    text = "\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines)
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def unpack(data: bytes, files: Iterable[TableFile]) -> Tables | None:
    """Return the tables in a packed file, or None when it is damaged or was not made from ``files``."""
    files = tuple(files)
    try:
        head, *lines = gzip.decompress(data).split(b"\n")  # decoded where one is read
        digest, fingerprint = json.loads(head)
    except (OSError, EOFError, zlib.error, ValueError, TypeError):
        return None
    if digest != digest_of(files):
        return None
    return Tables(PackedPages(lines, {file.name: file.path for file in files}, digest), fingerprint)


class PackedPages(Sequence[Page]):
    """The pages of a packed file, each read when it is first asked for. Immutable to look at."""

    __slots__ = ("_lines", "_pages", "_paths", "_whole", "digest")

    def __init__(self, lines: Sequence[bytes], paths: Mapping[str, str], digest: str) -> None:
        """Take the line of each page, and the path of each table file by its name."""
        self._lines = lines
        self._paths = paths
        self._pages: dict[int, Page] = {}
        self._whole: tuple[bytes, list[int]] | None = None
        self.digest = digest
        """Of the YAML that the file was made from."""

    @overload
    def __getitem__(self, number: int, /) -> Page: ...
    @overload
    def __getitem__(self, number: slice, /) -> tuple[Page, ...]: ...
    def __getitem__(self, number: int | slice, /) -> Page | tuple[Page, ...]:
        if isinstance(number, slice):
            return tuple(self[place] for place in range(*number.indices(len(self))))
        page = self._pages.get(number)
        if page is None:
            packed = json.loads(self._lines[number])
            page = self._pages[number] = _Reader(self._paths[packed[1]], packed[1]).page(packed)
        return page

    def mentioning(self, word: str) -> Iterator[Page]:
        """Yield the pages with some letters anywhere in them; the others are not read for that."""
        if self._whole is None:  # all lines are searched at once in a third of the time
            behind = accumulate(len(line) + 1 for line in self._lines)
            self._whole = b"\n".join(self._lines), list(behind)
        whole, ends = self._whole
        sought = word.encode("utf-8", "surrogatepass")
        place = whole.find(sought)
        while place >= 0:
            number = bisect_right(ends, place)
            yield self[number]
            place = whole.find(sought, ends[number])

    def __len__(self) -> int:
        return len(self._lines)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return PackedPages, (self._lines, self._paths, self.digest)


def _packed(page: Page) -> list[Any]:
    return [
        page.name,
        page.where.name,
        page.where.line,
        page.type,
        page.qid,
        _spellings(page.forms),
        _spellings(page.other_spellings),
        _spellings(page.aliases),
        [_packed_set(rules) for rules in page.rule_sets],
        page.source_forms,
        page.roles,
        page.entities,
        page.words,
    ]


def _packed_set(rules: RuleSet) -> list[Any]:
    return [
        rules.where.line,
        _spellings(rules.aliases),
        rules.rules,
        rules.spreads,
        [[sentence.text, sentence.where.line] for sentence in rules.change],
        [[sentence.text, sentence.where.line] for sentence in rules.keep],
    ]


def _spellings(aliases: Iterable[Alias]) -> list[list[Any]]:
    return [[alias.surface, alias.written, alias.where.line] for alias in aliases]


class _Reader:
    """Turns lists back into what they were packed from, for the pages of one file."""

    __slots__ = ("_name", "_path")

    def __init__(self, path: str, name: str) -> None:
        self._path = path
        self._name = name

    def page(self, packed: list[Any]) -> Page:
        name, _, line, kind, qid, forms, others, aliases, sets, sources, roles, entities, words = packed
        return Page(
            name,
            self._where(line),
            kind,
            qid,
            tuple(self._aliases(forms)),
            tuple(self._aliases(others)),
            tuple(self._aliases(aliases)),
            tuple(self._set(*rules) for rules in sets),
            tuple((language, tuple(texts)) for language, texts in sources),
            tuple(Role(*role) for role in roles),
            tuple(entities),
            tuple(words),
        )

    def _set(self, line: int, aliases: Any, rules: Any, spreads: bool, change: Any, keep: Any) -> RuleSet:
        return RuleSet(
            tuple(self._aliases(aliases)),
            tuple(Rule(kind, tuple(entries)) for kind, entries in rules),
            spreads,
            tuple(Sentence(text, self._where(at)) for text, at in change),
            tuple(Sentence(text, self._where(at)) for text, at in keep),
            self._where(line),
        )

    def _aliases(self, packed: Any) -> Iterator[Alias]:
        return (Alias(surface, written, self._where(line)) for surface, written, line in packed)

    def _where(self, line: int) -> Where:
        return Where(self._path, self._name, line)
