"""Where a page and its fields stand in the text of an alias table, in code points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from normalizer.tables.events import events

__all__ = ["Place", "page_place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A text, list or mapping of a table file, from ``start`` to ``end``."""

    kind: str
    """``text``, ``list`` or ``mapping``."""
    flow: bool
    """A list or mapping in brackets."""
    start: int
    end: int
    """After the last letter or bracket; white space and comments that follow are outside."""
    text: str = ""
    items: tuple[Place, ...] = ()
    """What a list holds; for a mapping, keys and values in turn."""

    def value(self, key: str) -> Place | None:
        """Return what stands behind a key of a mapping, or None."""
        pairs = zip(self.items[::2], self.items[1::2], strict=True)
        return next((value for name, value in pairs if name.text == key), None)


def page_place(text: str, name: str) -> tuple[Place, Place] | None:
    """Return the places of a page's key and of its fields, or None when the table has no such page.

    The text is that of a table that has been read without a problem, so a page stands in it once.
    """
    stream = events(text)
    for event in stream:
        if type(event).__name__ == "MappingStartEvent":
            break
    for event in stream:
        if type(event).__name__ == "MappingEndEvent":
            return None
        key = _node(event, stream, text)
        fields = _node(next(stream), stream, text)
        if key.text == name:
            return key, fields
    return None


def _node(event: Any, stream: Iterator[Any], text: str) -> Place:
    kind = type(event).__name__
    start = event.start_mark.index
    if kind == "ScalarEvent":
        # A block after ``|`` ends, for the parser, where the next thing begins.
        end = start + len(text[start : event.end_mark.index].rstrip())
        return Place("text", False, start, end, event.value)
    items: list[Place] = []
    for inner in stream:
        if type(inner).__name__ in ("MappingEndEvent", "SequenceEndEvent"):
            break
        items.append(_node(inner, stream, text))
    flow = text[start : start + 1] in ("[", "{") and bool(event.flow_style)
    # So does a list or mapping in lines.
    end = inner.end_mark.index if flow or not items else items[-1].end
    return Place("mapping" if kind == "MappingStartEvent" else "list", flow, start, end, "", tuple(items))
