"""Read the YAML of an alias table into light nodes: every scalar as the text that stands in the file.

PyYAML's events are used as they come, with a stack of our own: its composer crashes on deep nesting, and
its constructors would turn ``NO`` into False and ``2024-01-01`` into a date.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from normalizer.tables.events import DEEPEST, TOO_DEEP, Refused, TableFile, decode, events
from normalizer.tables.page import Where
from normalizer.tables.report import Report
from normalizer.tables.strings import quote

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "read_pages"]

MOST_NODES = 500_000
"""Texts, and starts and ends of lists and mappings."""


class Scalar(NamedTuple):
    """A piece of text; empty where the file has nothing after a colon or dash."""

    text: str
    line: int


class Sequence(NamedTuple):
    """A list."""

    items: list[Node]
    line: int


class Mapping(NamedTuple):
    """Keys and values in the order of the file, each key once."""

    pairs: list[tuple[Scalar, Node]]
    line: int


Node: TypeAlias = Scalar | Sequence | Mapping


def read_pages(file: TableFile, report: Report) -> Iterator[tuple[Scalar, Node]]:
    """Yield the name and the fields of each page, and report what cannot be read; total for any bytes.

    A page that holds what no table may hold is left out, and the rest of the file is read all the same,
    up to the first place where it is not YAML.
    """
    try:
        yield from _Composer(file, report).pages(decode(file))
    except Refused as refused:
        report.add(Where(file.path, file.name, refused.line), refused.message)
        report.unread = True


class _Composer:
    """Builds nodes from events, page by page, so that the nodes of one are gone before the next."""

    def __init__(self, file: TableFile, report: Report) -> None:
        self._file = file
        self._report = report
        self._pages: dict[str, int] = {}
        self._sound = True

    def pages(self, text: str) -> Iterator[tuple[Scalar, Node]]:
        """Yield the pairs of the root mapping; the stack is a list, so that no nesting exhausts Python's."""
        from yaml.events import (
            AliasEvent,
            DocumentStartEvent,
            MappingEndEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceEndEvent,
            SequenceStartEvent,
        )

        stack: list[tuple[list[Node], bool, int]] = []
        items: list[Node] = []
        in_mapping = False
        start = nodes = documents = 0
        held: list[tuple[Scalar, Node]] = []
        for event in events(text):
            kind = type(event)
            at_key = in_mapping and len(items) % 2 == 0
            nodes += 1
            if nodes > MOST_NODES:
                line = event.start_mark.line + 1
                raise Refused(line, f"more than {MOST_NODES:,} entries; split the table into several files")
            if kind is ScalarEvent:
                items.append(self._scalar(event, at_key=at_key))
            elif kind is AliasEvent:
                line = event.start_mark.line + 1
                what = f"{quote('*' + event.anchor)} refers to an anchor; write the text out, or quote it"
                self._refuse(line, what)
                items.append(Scalar("", line))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._refuse_marks(event)
                line = event.start_mark.line + 1
                if at_key:
                    what = "a list or mapping stands where a name should; put the name in quotes"
                    raise Refused(line, what)
                if len(stack) == DEEPEST:
                    raise Refused(line, TOO_DEEP)
                stack.append((items, in_mapping, start))
                items, in_mapping, start = [], kind is MappingStartEvent, line
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node = self._mapping(items, start) if in_mapping else Sequence(items, start)
                items, in_mapping, start = stack.pop()
                items.append(node)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise Refused(event.start_mark.line + 1, "a second document; remove the line '---'")
            if len(stack) > 1:
                continue
            if (stack and not in_mapping) or (not stack and _is_text(items)):
                what = "a table is a mapping of pages; write a name, a colon, and its fields below"
                raise Refused(event.start_mark.line + 1, what)
            if stack and len(items) == 2:
                # Held back until the next: where YAML breaks off, the last page is not what was meant.
                yield from held
                held = self._page(*items)
                items.clear()
        yield from held

    def _page(self, key: Node, value: Node) -> list[tuple[Scalar, Node]]:
        """Return the page, unless something in it was refused."""
        assert isinstance(key, Scalar)
        if key.text in self._pages:
            self._duplicate(key, self._pages[key.text])
        self._pages.setdefault(key.text, key.line)
        sound, self._sound = self._sound, True
        if sound:
            return [(key, value)]
        self._report.unread = True
        return []

    def _scalar(self, event: Any, *, at_key: bool) -> Scalar:
        line = event.start_mark.line + 1
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if at_key and event.value == "<<" and not event.style:
            self._refuse(line, "merge key '<<'; write the fields out")
        return Scalar(event.value, line)

    def _mapping(self, items: list[Node], line: int) -> Mapping:
        """Pair up keys and values, and report and drop keys that stand twice."""
        pairs: list[tuple[Scalar, Node]] = []
        first: dict[str, int] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            assert isinstance(key, Scalar)
            if key.text in first:
                self._duplicate(key, first[key.text])
            else:
                first[key.text] = key.line
                pairs.append((key, value))
        return Mapping(pairs, line)

    def _refuse_marks(self, event: Any) -> None:
        """Report an anchor or a tag: they make one text mean another."""
        line = event.start_mark.line + 1
        if event.anchor is not None:
            self._refuse(line, f"anchor {quote('&' + event.anchor)}; remove it, or quote the text")
        if event.tag is not None:
            self._refuse(line, f"tag {quote(event.tag)}; remove it, or quote the text")

    def _refuse(self, line: int, message: str) -> None:
        self._report.add(Where(self._file.path, self._file.name, line), message)
        self._sound = False

    def _duplicate(self, key: Scalar, first: int) -> None:
        what = f"duplicate key {quote(key.text)}, first on line {first}; keep one of the two"
        self._report.add(Where(self._file.path, self._file.name, key.line), what)


def _is_text(root: list[Node]) -> bool:
    """Whether the root is a text; a file with nothing but '---' and comments has an empty one."""
    return bool(root) and isinstance(root[0], Scalar) and root[0].text != ""
