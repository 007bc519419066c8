"""Glosses that say the same twice once both sides are written right: ``Nagorno-Karabakh (Naka)``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from normalizer.matching.boundary import is_word
from normalizer.matching.choice import Choice
from normalizer.matching.fold import fold_text
from normalizer.matching.gloss import closed, opened
from normalizer.matching.protect import Protected
from normalizer.tables.strings import nfc

__all__ = ["broken", "collapsed"]

_GLUING = "#@/\\&'’-‐‑"
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_LINE_BREAK = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*")


def collapsed(text: str, choices: Sequence[Choice], shield: Protected) -> list[Choice]:
    """Return the choices with every gloss whose two sides now read the same as one of them.

    So is a second gloss behind the first, ``Nagorno-Karabakh (Naka) (Naqqa)``. In: choices sorted by span.
    """
    starting = {choice.start: choice for choice in choices}
    made: list[Choice] = []
    done = 0
    for choice in choices:
        if choice.start >= done:
            links = _links(text, choice, starting, shield)
            made.append(_as_one(text, choice, links) if links else choice)
            done = links[-1].end if links else done
    return made


class _Link(NamedTuple):
    """A choice in a bracket."""

    choice: Choice
    end: int
    """One past the bracket."""


def _links(text: str, first: Choice, starting: Mapping[int, Choice], shield: Protected) -> list[_Link]:
    """Return what stands in the brackets behind a choice, one behind the other, as long as it says the same.

    Empty when nothing was changed on either side: that gloss is the writer's.
    """
    links: list[_Link] = []
    end = first.end
    while (inside := opened(text, end)) is not None and (second := starting.get(inside)) is not None:
        stop = closed(text, second.end)
        if stop is None or not _says_the_same(text, first, second, stop, shield):
            break
        links.append(_Link(second, stop))
        end = stop
    changed = first.written is not None or any(link.choice.written is not None for link in links)
    return links if changed else []


def _says_the_same(text: str, first: Choice, second: Choice, end: int, shield: Protected) -> bool:
    if first.page is None or first.page != second.page:
        return False
    if "vetoed" in (first.action, second.action) or first.glue or second.glue:
        return False
    glued = end < len(text) and (text[end] in _GLUING or is_word(text[end]))
    if glued and not _is_wide(text, end) and not _POSSESSIVE.match(text, end):
        return False  # without the bracket, what is glued behind would be part of the name
    left, right = _reading(text, first), _reading(text, second)
    return nfc(left).casefold() == nfc(right).casefold() and not shield.reason(first.start, end)


def _is_wide(text: str, end: int) -> bool:
    return text[end - 1] == "）" and text[end : end + 1].isalpha()


def _as_one(text: str, first: Choice, links: Sequence[_Link]) -> Choice:
    end = links[-1].end
    told = next((link.choice for link in links if link.choice.written is not None), links[0].choice)
    return replace(
        first,
        end=end,
        written=broken(text[first.start : end], _reading(text, first)) + (" " if _is_wide(text, end) else ""),
        action="replaced",
        method="gloss",
        reason=f"the gloss says the same twice; {told.reason}",
        where=told.where if told.written is not None else first.where,
    )


def _reading(text: str, choice: Choice) -> str:
    return text[choice.start : choice.end] if choice.written is None else choice.written


def broken(surface: str, written: str) -> str:
    """Return a name with the line break of a surface form: at a space, at its hyphen, else in front of it."""
    found = _LINE_BREAK.search(surface)
    if found is None or _LINE_BREAK.search(written):
        return written
    if " " in written:
        return written.replace(" ", found[0], 1)
    line = found[0].strip(" \t\u00a0")
    head, hyphen, tail = written.partition("-")
    before = surface[: found.start()]
    if hyphen and (before[-1] in "-‐‑" or fold_text(before).text == fold_text(head).text):
        return f"{head}-{line}{tail}"
    return line + written
