"""The formats a file may have: each says which documents a file's text holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from normalizer.documents.document import Anchor, Document, Malformed, lines
from normalizer.documents.jsonl import DEFAULT_FIELD, Jsonl
from normalizer.errors import DocumentError

__all__ = ["FORMAT_NAMES", "Format", "Lines", "Text", "format_for"]

FORMAT_NAMES = ("auto", "text", "lines", "jsonl")

_JSONL_SUFFIXES = (".jsonl", ".ndjson")


class Format(Protocol):
    """Which documents a file's text holds, in order, and which of its lines cannot be read."""

    @property
    def name(self) -> str:
        """The name on the command line."""
        ...

    def documents(self, text: str) -> Iterable[Document | Malformed]:
        """Yield the documents in order; their anchors point into ``text``."""
        ...


def format_for(name: str, path: str, fields: tuple[str, ...] = ()) -> Format:
    """Return the format called ``name`` for a file; ``auto`` goes by the file name.

    Raises `DocumentError` when fields are asked of a format that has none. With ``auto`` they are those of
    the JSONL files among others.
    """
    is_jsonl = PurePath(path).suffix.casefold() in _JSONL_SUFFIXES
    if name == "jsonl" or (name == "auto" and is_jsonl):
        return Jsonl(fields or (DEFAULT_FIELD,))
    if name == "auto":
        return Text()
    if fields:
        raise DocumentError(f"{path}: format {name} has no fields; leave --field out or pass --format jsonl")
    return Lines() if name == "lines" else Text()


@dataclass(frozen=True, slots=True)
class Text:
    """The whole file is one document."""

    name: str = "text"

    def documents(self, text: str) -> Iterator[Document]:
        """Yield the one document."""
        yield Document(text, None)


@dataclass(frozen=True, slots=True)
class Lines:
    r"""Each line is a document; its line end, one of ``\n``, ``\r\n`` and ``\r``, is not part of it."""

    name: str = "lines"

    def documents(self, text: str) -> Iterator[Document]:
        """Yield one document a line, empty lines included."""
        for number, (start, line) in enumerate(lines(text), 1):
            yield Document(line, number, (Anchor(0, start),))
