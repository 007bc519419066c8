"""MARK-HTML: markup that became text: ``< p >``, ``&quot;``; signs of a translation engine: ``<unk>``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

_TAG = re.compile(
    r"<\s{0,3}/?\s{0,3}(p|br|b|i|u|em|strong|div|span|a|h[1-6]|li|ul|ol|td|th|tr|table|tbody|font|img|hr|center|sup"
    r"|sub|small|blockquote|section|article|figure|figcaption|strike)(?=[\s/>])"
    r"(?:\s{1,3}[\w:-]{1,40}\s{0,3}=\s{0,3}(?:\"[^\"<>\n]{0,400}\"|'[^'<>\n]{0,400}'|[^\s\"'<>]{1,200})){0,12}"
    r"\s{0,3}/?\s{0,3}>",
    re.I,
)
_ENTITY = re.compile(
    r"&\s?(?:amp|quot|lt|gt|nbsp|apos|rsquo|lsquo|rdquo|ldquo|mdash|ndash|hellip|middot|bull|eacute|egrave|agrave"
    r"|ccedil|uuml|ouml|auml|oacute|aacute|iacute|ntilde|euro|pound|copy|reg|trade|deg|#\d{2,5}|#x[0-9a-f]{2,5})\s?;",
    re.I,
)
_SIGN = re.compile(r"<\s{0,3}(?:unk|url|pad|eos|bos)\s{0,3}>|\u2047|\u2581|(?<=[A-Za-z])@@(?![\w.@])", re.I)
"""What engines write for a word that they do not know, an address, the start or the first part of a word."""
_SIGNS = "\u2047\u2581"
_BLOCKS = frozenset(
    "p br div h1 h2 h3 h4 h5 h6 li ul ol td th tr table tbody hr blockquote section article".split()
)


def find(prose: Prose) -> Iterator[Spot]:
    """Yield listed tags and entities outside code, and what a translation engine left."""
    text = prose.text
    if "<" in text:
        links_stay = False
        for tag in _TAG.finditer(text):
            start, end = tag.span()
            if not prose.hidden(start, start + 1):
                plain = not prose.hidden(start, end)  # what an attribute holds is never changed
                name = tag[1].lower()
                links_stay |= name == "a" and not plain
                plain = plain and not (name == "a" and links_stay)  # nor is one half of a link taken away
                start, end, written = _without(text, start, end, name in _BLOCKS)
                message = f"the tag '{' '.join(tag[0].split())}' is no text"
                yield Spot(start, end, message, written, certain=plain)
    if "&" in text:
        for entity in _ENTITY.finditer(text):
            bare = re.sub(r"\s", "", entity[0])
            # &Eacute; is another letter than &eacute;, but &AMP; and &Quot; are none of their own.
            written = next((one for one in map(unescape, (bare, bare.lower())) if one != bare), bare)
            written = " " if written == "\xa0" else written
            if len(written) == 1 and written.isprintable() and not prose.hidden(*entity.span()):
                message = f"the entity '{entity[0]}' stands for '{written}'"
                yield Spot(*entity.span(), message, written, certain=True)
    yield from _signs(prose)


def _signs(prose: Prose) -> Iterator[Spot]:
    """Yield what an engine left; where it stands for a word, nobody can tell for which."""
    text = prose.text
    signs = [sign for sign in ("<", "@@", *_SIGNS) if sign in text]
    if signs:
        # It may begin with any of them, which keeps the search from skipping to the next.
        places = sorted(place.start() for sign in signs for place in re.finditer(sign, text))
        for sign in filter(None, (_SIGN.match(text, place) for place in places)):
            if prose.hidden(*sign.span()):
                continue
            message = f"'{' '.join(sign[0].split())}' is a sign of the translation engine, no text"
            if sign[0] == "\u2581":
                start, end, written = _without(text, *sign.span(), block=False)
                beside = text[sign.start() - 1 : sign.start()] + text[sign.end() : sign.end() + 1]
                if len(beside) == 2 and not any(map(str.isspace, beside)):
                    written = " "  # it stands for the space before a part of a word
                yield Spot(start, end, message, written)
            else:
                yield Spot(*sign.span(), message)


def _without(text: str, start: int, end: int, block: bool) -> tuple[int, int, str]:
    """Return what to cut out with a tag, and what to leave: one space where there were two."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == " " and (after in ("", " ", "\n", "\r") or after in ".,;:!?"):
        return start - 1, end, ""
    if before in ("", "\n", "\r") and after == " ":
        return start, end + 1, ""
    joins = block and before.isalnum() and after.isalnum()
    return start, end, " " if joins else ""


CHECK = Check(
    id="MARK-HTML",
    mqm="Design › markup",
    severity="minor",
    fixing="auto",
    summary="a tag or an entity of HTML became text",
    bad="The minister &quot;left&quot; early. < p >",
    good="Prices rose where a < b and b > 3; AT&T fell.",
    find=find,
    stage="source",
)
