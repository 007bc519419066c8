"""Suppression comments in a text: ``mtnorm:ignore``, ``ignore-next``, ``off`` and ``on``, ``ignore-file``."""

from __future__ import annotations

import re
from typing import NamedTuple

from normalizer.model import Span
from normalizer.tables.strings import fold

__all__ = ["Directive", "blanked", "directives"]

_LINE_END = re.compile(r"[\r\n]")
_REASON = " --"
"""Stands before why somebody wrote the comment."""
_DIRECTIVE = re.compile(
    r"\bmtnorm:(?P<verb>ignore-file|ignore-next|ignore|off|on)(?![\w-])(?:=(?P<names>\"[^\"\r\n]*\"|[^\r\n]*?(?=-->|\*/|\r|$)))?",
    re.M,
)


_COMMENT = re.compile(rf"(?:<!--|/\*|//|#)?[^\S\r\n]*{_DIRECTIVE.pattern}[^\S\r\n]*(?:-->|\*/)?", re.M)


class Directive(NamedTuple):
    """A suppression comment and what it covers."""

    span: Span
    """The comment's own words."""
    covers: Span
    reason: str
    names: tuple[str, ...]
    """Folded names of the entities and checks that it is about; empty for all."""


def directives(text: str) -> list[Directive]:
    """Return the suppression comments of a text; ``on`` belongs to every ``off`` before it.

    With names of its own it belongs to the ``off`` for the same ones, in whatever order, and to no other.
    """
    found: list[Directive] = []
    opened: dict[frozenset[str], re.Match[str]] = {}
    line_start = line_end = next_end = -1
    for match in _DIRECTIVE.finditer(text):
        verb = match["verb"]
        if match.start() > line_end:  # once a line, however many directives it has
            before = max(0, line_end)  # the end of the last line with a directive
            line_start = max(text.rfind(end, before, match.start()) + 1 for end in "\n\r")
            line_end = _line_end(text, match.end())
            next_end = _line_end(text, line_end + (2 if text.startswith("\r\n", line_end) else 1))
        names = _names(match)
        if verb == "off":
            opened.setdefault(frozenset(names), match)
        elif verb == "on":
            closed = opened.keys() & {frozenset(names)} if names else opened.keys()
            found += (_off(opened.pop(each), match.end()) for each in tuple(closed))
        else:
            covers = {
                "ignore-file": Span(0, len(text)),
                "ignore-next": Span(match.start(), next_end),
                "ignore": Span(line_start, line_end),
            }[verb]
            found.append(Directive(_words(match), covers, f"suppressed by mtnorm:{verb}", names))
    found += (_off(match, len(text)) for match in opened.values())
    return found


def blanked(text: str) -> str:
    """Return a text with spaces for its suppression comments, which are no part of what they are about.

    >>> blanked("Rain. <!-- mtnorm:off --> Sun.")
    'Rain.                     Sun.'
    """
    if "mtnorm:" not in text:
        return text
    return _COMMENT.sub(lambda match: " " * len(match[0]), text)


def _off(opened: re.Match[str], end: int) -> Directive:
    covers = Span(opened.start(), end)
    return Directive(_words(opened), covers, "suppressed by mtnorm:off", _names(opened))


def _names(match: re.Match[str]) -> tuple[str, ...]:
    named = (match["names"] or "").partition(_REASON)[0]
    names = (fold(part.strip(' "')) for part in named.split(","))
    return tuple(filter(None, names))


def _words(match: re.Match[str]) -> Span:
    return Span(match.start(), match.start() + len(match[0].rstrip()))


def _line_end(text: str, start: int) -> int:
    end = _LINE_END.search(text, start)
    return end.start() if end else len(text)
