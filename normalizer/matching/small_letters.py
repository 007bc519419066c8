"""Names in small letters that have lost no capital: of surnames, short rare places, and things."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from normalizer.matching.candidates import Mention
from normalizer.matching.compile import CompiledTables
from normalizer.matching.countries import countries_of
from normalizer.matching.foreign_words import is_among
from normalizer.matching.fuzzy.frequency import zipf
from normalizer.matching.fuzzy.keys import letters
from normalizer.matching.goods import thing_named_after
from normalizer.matching.overlap import span_of
from normalizer.model import Span
from normalizer.tables.strings import nfc

__all__ = ["small_words"]

_PLACES = frozenset(
    "city country district island islands prefecture province region state town village".split()
)
_RARE = 2.5
"""Zipf frequency below which a short name of a place is met as another word as often: gumi, osan."""
_FIRMS = frozenset(("airline", "armed group", "company", "news agency"))
_KNOWN = 3.5
"""Zipf frequency from which such a name in small letters is one indeed: toyota, samsung; not safran, sana."""
_LONGEST = 6
_WHERE = re.compile(r"(?<!\w)(?:in|at|of|near|from|around|towards)\s\Z", re.I)
_NEAR = 10
# What every country has; as a name, ``the Armed Forces of Ukraine``, it is left as it stands too.
_DESCRIBED = re.compile(
    r"((?:[a-z]+ )?forces|state|army|navy|police|government|parliament) of (?:the )?[A-Z]"
)
_ARTICLE = re.compile(r"the [a-z]+\Z")
_NOUN = re.compile(r"(?:[^\S\r\n]+|[^\S\r\n]*(?:\r\n?|\n)[^\S\r\n]*)([a-z]{3,})(?![\w'’])")
"""The word behind a name, on the next line too; not behind a blank one."""
_COMMON = 6.0
"""Zipf frequency from which the word behind a name is one of grammar, no noun: said, from, which."""


def small_words(tables: CompiledTables, text: str, mentions: Sequence[Mention]) -> dict[Span, str]:
    """Return why mentions in small letters are left alone, by their spans; of most nothing is said."""
    lower = [mention for mention in mentions if mention.surface[0].islower()]
    if not lower:
        return {}
    found = {
        span_of(mention): "it stands among words of another language"
        for mention in lower
        if all(reading.kind in ("mend", "alias") for reading in mention.readings)
        and is_among(text, mention.start, mention.end)
    }
    small = [
        mention
        for mention in lower
        if not mention.possible
        and all(reading.kind == "mend" for reading in mention.readings)
        and span_of(mention) not in found
    ]
    if not small:
        return found
    named = {r.page for m in mentions for r in m.readings if r.spelling.kind == "name"}
    written = {r.page for m in mentions if not m.surface[0].islower() for r in m.readings}
    for mention in small:
        if not nfc(mention.surface).isalpha():
            reason = _described(text, mention)
        else:
            reason = (
                _surname(tables, mention, named)
                or _place(tables, text, mention, written)
                or _firm(tables, mention, written)
                or _thing(text, mention)
            )
        if reason:
            found[span_of(mention)] = reason
    return found


def _surname(tables: CompiledTables, mention: Mention, named: Set[int]) -> str:
    """Say that it is a surname whose bearer is not named: ``bento`` is no Paulo Bento."""
    if any(
        tables.pages[reading.page].type != "person" or reading.page in named for reading in mention.readings
    ):
        return ""
    return "a surname in lower case, and the document does not name its bearer"


def _place(tables: CompiledTables, text: str, mention: Mention, written: Set[int]) -> str:
    """Say that it is a rare place, and the document names neither its country nor, in capitals, the place."""
    if len(mention.surface) > _LONGEST or zipf(letters(mention.surface)) >= _RARE:
        return ""
    pages = {reading.page for reading in mention.readings if reading.spelling.kind == "name"}
    if len(pages) < len(mention.readings) or any(tables.pages[page].type not in _PLACES for page in pages):
        return ""
    if countries_of(tables, pages) & countries_of(tables, written):
        return ""
    if _WHERE.search(text, max(0, mention.start - _NEAR), mention.start):
        return ""
    return "a rare word in lower case, and the document names neither the place nor its country"


def _firm(tables: CompiledTables, mention: Mention, written: Set[int]) -> str:
    """Say that it is a short rare firm that the document does not name in capitals: ``safran`` is a spice."""
    if len(mention.surface) > _LONGEST or zipf(letters(mention.surface)) >= _KNOWN:
        return ""
    pages = {reading.page for reading in mention.readings}
    if pages & written or any(tables.pages[page].type not in _FIRMS for page in pages):
        return ""
    return "a rare word in lower case, and the document does not name the firm or group in capitals"


def _described(text: str, mention: Mention) -> str:
    """Say that running text describes with these words: ``armed forces of Ukraine``, ``the hindu saints``."""
    surface = " ".join(mention.surface.split())  # it may stand on two lines
    if described := _DESCRIBED.match(surface):
        return f"in small letters, {described[1]!r} of a country is a description"
    if surface.islower() and _ARTICLE.match(surface):
        noun = _NOUN.match(text, mention.end)
        if noun is not None and zipf(noun[1]) < _COMMON:
            return f"its article may be that of {noun[1]!r}"
    return ""


def _thing(text: str, mention: Mention) -> str:
    """Say that the word beside makes a thing of it: ``beans`` of ``lima beans``."""
    if not mention.surface.isalpha() or not mention.surface.islower():
        return ""
    place = any(reading.spelling.kind == "name" for reading in mention.readings)
    thing = thing_named_after(text, mention.start, mention.end, place)
    return f"in small letters beside {thing!r}, a thing is called so" if thing else ""
