"""BYLINE-DUP: a byline that names its author twice: ``By yqqlm yqqlm``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

# After the second name the line ends, or a date or an address is set off from it.
_BYLINE = (
    r"[ \t]{0,8}(?:by|author|reporter|text|editor|posted by|written by|source|photo)"
    r"(?:[ \t]*[:：|][ \t]*|[ \t]+)"
    r"(?P<twice>(?P<name>[^\W_][^\r\n]{0,59}?)(?P<between>[ \t]*[,/|·•][ \t]*|[ \t]+)(?P=name))"
    r"(?=[ \t]*(?:[\r\n|·•@–—(]|\Z|,[ \t]*\d)|[ \t]+(?:-|on)[ \t])"
)
_FIRST = re.compile(_BYLINE, re.I)
_LATER = re.compile(rf"\n{_BYLINE}", re.I)
# A given name of two like syllables, or a surname that is the given name too: Lang Lang, Sirhan Sirhan.
_DOUBLE_NAME = re.compile(r"[A-Z][a-z]{1,5}")
_CERTAIN = re.compile(r"[a-z0-9_.-]+|[A-Z0-9]{2,6}|(?=.*[ \t]).+")


def find(prose: Prose) -> Iterator[Spot]:
    """Yield authors that stand twice in a byline, with the author once in their place."""
    text = prose.text.replace("\r", "\n") if "\r" in prose.text else prose.text
    first = _FIRST.match(text)
    for match in (*((first,) if first else ()), *_LATER.finditer(text)):
        name = match["name"]
        set_off = bool(match["between"].strip())
        if _DOUBLE_NAME.fullmatch(name) and not set_off:
            continue
        start, end = match.span("twice")
        if prose.text[start : start + len(name)] != prose.text[end - len(name) : end] or prose.hidden(
            start, end
        ):
            continue
        certain = set_off or _CERTAIN.fullmatch(name) is not None
        yield Spot(start, end, f"the byline names '{name}' twice", name, certain)


CHECK = Check(
    id="BYLINE-DUP",
    mqm="local",
    severity="neutral",
    fixing="auto",
    summary="a byline names its author twice",
    bad="By yqqlm yqqlm\n\nThe talks went on.",
    good="By Lang Lang\n\nThe talks went on.",
    find=find,
    opt_in=True,
)
