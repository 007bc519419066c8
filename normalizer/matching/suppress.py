"""Suppression comments in a text: ``mtnorm:ignore``, ``ignore-next``, ``off`` and ``on``, ``ignore-file``."""

from __future__ import annotations

import re
from typing import NamedTuple

from normalizer.model import Span
from normalizer.tables.strings import fold

__all__ = ["Directive", "blanked", "directives"]

_LINE_END = re.compile(r"[\r\n]")
_DIRECTIVE = re.compile(
    r"\bmtnorm:(?P<verb>ignore-file|ignore-next|ignore|off|on)(?![\w-])(?:=(?P<names>\"[^\"\n]*\"|[^\n]*?(?=-->|\*/|$)))?",
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
    """Return the suppression comments of a text, in order; ``on`` belongs to the ``off`` before it."""
    found: list[Directive] = []
    opened: re.Match[str] | None = None
    line_start = line_end = next_end = -1
    for match in _DIRECTIVE.finditer(text):
        verb = match["verb"]
        if match.start() > line_end:  # once a line, however many directives it has
            before = max(0, line_end)  # the end of the last line with a directive
            line_start = max(text.rfind(end, before, match.start()) + 1 for end in "\n\r")
            line_end = _line_end(text, match.end())
            next_end = _line_end(text, line_end + (2 if text.startswith("\r\n", line_end) else 1))
        if verb == "off":
            opened = opened or match
        elif verb == "on":
            if opened is not None:
                found.append(_off(opened, match.end()))
            opened = None
        else:
            covers = {
                "ignore-file": Span(0, len(text)),
                "ignore-next": Span(match.start(), next_end),
                "ignore": Span(line_start, line_end),
            }[verb]
            names = (fold(part.strip(' "')) for part in (match["names"] or "").split(","))
            reason = f"suppressed by mtnorm:{verb}"
            span = Span(match.start(), match.start() + len(match[0].rstrip()))
            found.append(Directive(span, covers, reason, tuple(filter(None, names))))
    if opened is not None:
        found.append(_off(opened, len(text)))
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
    return Directive(Span(*opened.span()), Span(opened.start(), end), "suppressed by mtnorm:off", ())


def _line_end(text: str, start: int) -> int:
    end = _LINE_END.search(text, start)
    return end.start() if end else len(text)
