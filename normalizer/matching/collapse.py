"""Glosses that say the same twice once both sides are written right: ``Nagorno-Karabakh (Naka)``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

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
        if choice.start < done:
            continue  # it went into the one before
        one: Choice | None = choice
        while one is not None:
            last = one
            one = _with_bracket(text, last, starting, shield)
        made.append(last)
        done = last.end if last is not choice else done
    return made


def _with_bracket(
    text: str, first: Choice, starting: Mapping[int, Choice], shield: Protected
) -> Choice | None:
    """Return one choice for another and the bracket right behind it, if they say the same."""
    inside = opened(text, first.end)
    second = starting.get(inside) if inside is not None else None
    end = closed(text, second.end) if second is not None else None
    return _as_one(text, first, second, end, shield) if second is not None and end is not None else None


def _as_one(text: str, first: Choice, second: Choice, end: int, shield: Protected) -> Choice | None:
    """Return one choice for both sides and the brackets, up to an offset, if they say the same."""
    if first.page is None or first.page != second.page:
        return None
    if "vetoed" in (first.action, second.action) or first.glue or second.glue:
        return None
    glued = end < len(text) and (text[end] in _GLUING or is_word(text[end]))
    wide = text[end - 1] == "）" and text[end : end + 1].isalpha()
    if glued and not wide and not _POSSESSIVE.match(text, end):
        return None  # without the bracket, what is glued behind would be part of the name
    left, right = _reading(text, first), _reading(text, second)
    if nfc(left).casefold() != nfc(right).casefold() or shield.reason(first.start, end):
        return None
    if first.written is None and second.written is None:
        return None
    return replace(
        first,
        end=end,
        written=broken(text[first.start : end], left) + (" " if wide else ""),
        action="replaced",
        method="gloss",
        reason=f"the gloss says the same twice; {second.reason}",
        where=second.where if second.written is not None else first.where,
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
