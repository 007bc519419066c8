"""Glosses: a second name in brackets behind a first, ``Nagorno-Karabakh (Naka)``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from normalizer.matching.candidates import Mention
from normalizer.matching.fold import fold_text

__all__ = ["Gloss", "closed", "glossed_names", "glosses", "opened"]

_OPEN = re.compile(r"[^\S\r\n]*(?:(?:\r\n?|\n)[^\S\r\n]*)?[(（\[][^\S\r\n]*[\"“'‘]?")
_CLOSE = re.compile(r"[\"”'’]?[^\S\r\n]*[)）\]]")


class Gloss(NamedTuple):
    """Two mentions, the second in brackets right behind the first."""

    first: Mention
    second: Mention
    end: int
    """One past the closing bracket."""


def glosses(text: str, mentions: Iterable[Mention]) -> list[Gloss]:
    """Return all glosses between mentions of a text; overlapping mentions give several."""
    by_start: dict[int, list[Mention]] = {}
    firsts: list[tuple[Mention, int]] = []
    for mention in mentions:
        by_start.setdefault(mention.start, []).append(mention)
        inside = opened(text, mention.end)
        if inside is not None:
            firsts.append((mention, inside))
    found: list[Gloss] = []
    for first, inside in firsts:
        for second in by_start.get(inside, ()):
            end = closed(text, second.end)
            if end is not None:
                found.append(Gloss(first, second, end))
    return found


def opened(text: str, end: int) -> int | None:
    """Return where the text inside brackets begins that open right behind an offset."""
    opening = _OPEN.match(text, end)
    return opening.end() if opening else None


def closed(text: str, end: int) -> int | None:
    """Return one past the bracket that closes right behind an offset."""
    closing = _CLOSE.match(text, end)
    return closing.end() if closing else None


def glossed_names(found: Iterable[Gloss]) -> frozenset[tuple[int, str]]:
    """Return page and folded surface form of every ambiguous alias that a gloss explains.

    One side must stand for the page without any context, the other may stand for it.
    """
    names: set[tuple[int, str]] = set()
    for gloss in found:
        for sure, unsure in ((gloss.first, gloss.second), (gloss.second, gloss.first)):
            if len(sure.readings) == 1:
                page = sure.readings[0].page
                if any(possible.page == page for possible in unsure.possible):
                    names.add((page, fold_text(unsure.surface).text))
    return frozenset(names)
