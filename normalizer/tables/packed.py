"""Checked tables as one file, so that the shipped tables load in a fraction of the time of their YAML.

The file holds the SHA-256 of the YAML it was made from. With any other YAML beside it, an edited table for
instance, it is not used.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from normalizer.tables.events import TableFile
from normalizer.tables.page import Alias, Page, Role, Rule, RuleSet, Sentence, Tables, Where

__all__ = ["digest_of", "pack", "unpack"]

_FORMAT = "packed tables 1"
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
    content = {
        "digest": digest_of(files),
        "fingerprint": tables.fingerprint,
        "pages": [_packed(page) for page in tables.pages],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def unpack(data: bytes, files: Iterable[TableFile]) -> Tables | None:
    """Return the tables in a packed file, or None when it is damaged or was not made from ``files``."""
    files = tuple(files)
    try:
        content = json.loads(gzip.decompress(data))
        if content["digest"] != digest_of(files):
            return None
        paths = {file.name: file.path for file in files}
        return Tables(
            tuple(_Reader(paths[page[1]], page[1]).page(page) for page in content["pages"]),
            content["fingerprint"],
        )
    except (OSError, EOFError, zlib.error, ValueError, KeyError, IndexError, TypeError):
        return None


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
