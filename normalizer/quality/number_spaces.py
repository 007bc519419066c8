"""Spaces too many or too few within dates, times and decades: *July 25,2020*, *at 18: 30*, *the 1960 s*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.quality.check import Spot
from normalizer.quality.lookout import SHAPES
from normalizer.quality.prose import Prose

__all__ = ["number_spaces"]

_DATES, _DECADES = SHAPES.watch("0,00"), SHAPES.watch("00 a")
_COLONS, _COLONS_BEHIND = SHAPES.watch("0, 0"), SHAPES.watch("0 ,0")
_DATE = re.compile(r",(?<=\d.)(?=(?:19|20)\d\d(?![\d,]))")
_MONTH = re.compile(
    r"(?<!\w)(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?) \d{1,2}\Z"
)
_DECADE = re.compile(r" s(?<=(?<!\d)(?:18|19|20)\d0..)(?![\w'’])")
_COLON = re.compile(r":[ \u00a0](?=\d)")
_COLON_BEHIND = re.compile(r"[ \u00a0]:(?=\d)")
_BEFORE = re.compile(r"(?:\A|[^\d:.,/])(\d{1,2})\Z")
_CHAIN_BEFORE = re.compile(r"(?<!\d)\d{1,2}: ?[0-5]\d\Z")
_AFTER = re.compile(r"(\d{1,2})(?![\d.,%])")
# What stands before a time, and behind one.
_AT = re.compile(
    r"(?:(?<!\w)(?:at|from|to|until|till|by|around|about|before|after|between|as of|and|since)"
    r"|(?:19|20)\d\d-\d\d?-\d\d?|[-–(])[ \u00a0]?\Z",
    re.I,
)
_TIME = re.compile(
    r"[ \u00a0]?(?:[ap]\.?m\b|hours?\b|o'clock|on (?:the|[A-Z])|(?:local|[A-Z]\w+) [Tt]ime|EST|GMT|UTC"
    r"|(?:: ?|[-–]\d{1,2}: ?)[0-5]\d\b)",
    re.I,
)
_SCORE = re.compile(
    r"(?:(?<!\w)(?:at|to|by|with|won|lost|score|scored|beat|win|leads?|led|draw|drew)) \Z", re.I
)
_LAST_HOUR = 24
_LAST_MINUTE = 59


def number_spaces(prose: Prose) -> Iterator[Spot]:
    """Yield the spaces, those of dates, of decades and of times that are told for such as certain."""
    text = prose.text
    for place, _ in prose.shaped(_DATES):
        match = _DATE.match(text, place + 1)
        if match and _MONTH.search(text, max(0, place - 14), place + 1) and not prose.hidden(*match.span()):
            yield Spot(*match.span(), "there is no space after ','", ", ", certain=True)
    for place, _ in prose.shaped(_DECADES):
        match = _DECADE.match(text, place + 2)
        if match and not prose.hidden(*match.span()):
            yield Spot(*match.span(), "there is a space before 's'", "s", certain=True)
    for watch, pattern in ((_COLONS, _COLON), (_COLONS_BEHIND, _COLON_BEHIND)):
        for place, _ in prose.shaped(watch):
            match = pattern.match(text, place + 1)
            if match and (kind := _kind(text, *match.span())) and not prose.hidden(*match.span()):
                yield Spot(*match.span(), f"there is a space in a {kind}", ":", certain=kind == "time")


def _kind(text: str, start: int, end: int) -> str:
    """Return what a colon with a space beside it parts: ``time``, ``score``, or nothing that needs none."""
    after = _AFTER.match(text, end)
    if after is None:
        return ""
    if _CHAIN_BEFORE.search(text, max(0, start - 8), start):
        return "time" if len(after[1]) == 2 and int(after[1]) <= _LAST_MINUTE else ""
    before = _BEFORE.search(text, max(0, start - 3), start)
    if before is None:
        return ""
    left = text[max(0, start - 24) : before.start(1)]
    clock = len(after[1]) == 2 and int(before[1]) <= _LAST_HOUR and int(after[1]) <= _LAST_MINUTE
    if clock and (_AT.search(left) or _TIME.match(text, after.end())):
        return "time"
    return "score" if len(after[1]) == 1 and _SCORE.search(left) else ""
