"""PUNCT-SPACE: a space too many or too few beside a punctuation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.matching.lexicon import is_english
from normalizer.quality.check import Check, Spot
from normalizer.quality.lookout import SHAPES
from normalizer.quality.number_spaces import number_spaces
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

_STRAY, _GLUED = SHAPES.watch(" .", " ,"), SHAPES.watch("aa.Aa", "aa,Aa", "aa,aa")
_AFTER_OPENING, _BEFORE_CLOSING = SHAPES.watch("( "), SHAPES.watch(" )")
_NO_SPACE_BEFORE = SHAPES.watch(*(f"{left}({right}" for left in "a," for right in "aA0é?-"))
_NO_SPACE_BEHIND, _TURNED_MARKS = SHAPES.watch(")a", ")A"), SHAPES.watch('. "a', ', "a')
_APOSTROPHES, _TWO_SPACES = SHAPES.watch(" '", " a'"), SHAPES.watch("  ")
# " ," and " ." behind a word; not " .5", " ...", " .NET", ":)" or ":')".
_BEFORE = re.compile(r"[,;!?.:](?<=[ \u00a0].)(?:(?<=[,;!?])|(?![\w.)\-/]))(?![)(\-DPp'’]|[ \u00a0]\.)")
_BEHIND = re.compile(r"[\w)\]”’\"%]")
_MOST_SPACES = 3
"""More of them part columns."""
_LOST_COMMA = re.compile(r"[,;](?<=[a-z]{2}.)(?=[A-Za-z][a-z])")
_LOST_STOP = re.compile(r"\.(?<=[a-z]{2}.)(?=[A-Z][a-z])")
_LAST_WORD = re.compile(r"(?<![\w.@/\-])[A-Za-z][a-z]{2,}\Z")
_FIRST_WORD = re.compile(r"[A-Z][a-z]+(?![\w.@/(])")
# What begins a sentence; "Booking.Com" and "report.Final" may be names.
_STARTS = frozenset(
    (
        "The This That These Those It He She They We You In On At After Before But And Then There His Her "
        "Its Their Our My However When While If As For From With Since According Both Some Many Most Another "
        "Meanwhile Also Now Today Yesterday"
    ).split()
)
_OPENED = re.compile(r"[(“](?<![^\s(].)[ \u00a0]+(?=\w)")
_MOST_LONELY = 1000
"""Marks without the other half after which a text is no prose, and none is looked for."""
_BEFORE_CLOSED = re.compile(r"[\w.,!?'’]")
_FAR = 2000
_PARTNER = {"(": ")", "“": "”", ")": "(", "”": "“"}
_DOUBLE = re.compile(r"  (?<=[a-z,;]..) ?(?=[a-z])")
_WORD_BEFORE = re.compile(r"[a-z]+[,;]?\Z")
_WORD_AFTER = re.compile(r"[a-z]+")
# Beside one of these two spaces part no columns.
_FUNCTION = frozenset(
    (
        "a an the of to and or but in on at by for from with that which is are was were has have had "
        "will would"
    ).split()
)
# the“quoted words”go on, the report(two pages)says
_GLUED_OPEN = re.compile(r"“(?<=[a-z,;:].)(?=\w)|\((?<=[a-z]{3}.)(?=[A-Za-z][a-z]{3})")
_GLUED_SHUT = re.compile(r"”(?<=[\w.,!?].)(?=[A-Za-z])(?!s\b)|\)(?<=[a-z]{3}.)(?=[a-z]{2})")
# "We are here, "said the archaeologist: the mark closes.
_TURNED = re.compile(
    r'[ \u00a0]"(?=(?:(?:he|she|they|it) )?(?:said|says|told|tells|added|adds|explained|explains|stressed|'
    r"noted|wrote|concluded)\b)"
)
_TOKEN = re.compile(r"['’](?:(?<=\w .) ?s|(?<=\w .)(?:t|re|ve|ll|d|m)|(?<=\w n.)t)(?!\w)")


def find(prose: Prose) -> Iterator[Spot]:
    """Yield spaces before marks, lost ones after them, and those just inside brackets and quotation marks."""
    text = prose.text
    yield from _too_many_before(prose)
    yield from _lost(prose)
    yield from _inside(prose)
    yield from _glued(prose)
    yield from number_spaces(prose)
    yield from _turned(prose)
    yield from _in_tokens(prose)
    for start, _ in prose.shaped(_TWO_SPACES):
        match = _DOUBLE.match(text, start)
        if match and not prose.hidden(*match.span()):
            yield Spot(*match.span(), "there are two spaces", " ", certain=_in_sentence(text, match))


def _too_many_before(prose: Prose) -> Iterator[Spot]:
    text = prose.text
    for place, _ in prose.shaped(_STRAY):
        match = _BEFORE.match(text, place + 1)
        if match is None:
            continue
        start, end = _spaces_before(text, match.start()), match.end()
        if match.start() - start > _MOST_SPACES or not start or not _BEHIND.match(text, start - 1):
            continue
        if _is_code_like(text, start, end) or prose.hidden(start, end):
            continue
        # "10 , 000" may be one number or two.
        sure = not (text[start - 1].isdigit() and text[end : end + 2].strip().isdigit())
        yield Spot(start, end, f"there is a space before '{match[0]}'", match[0], sure)


def _lost(prose: Prose) -> Iterator[Spot]:
    text = prose.text
    for place, _ in prose.shaped(_GLUED):
        match = _LOST_COMMA.match(text, place + 2)
        if match and not prose.hidden(*match.span()) and not _in_token(text, match.start()):
            yield Spot(*match.span(), f"there is no space after '{match[0]}'", f"{match[0]} ", certain=True)
        match = _LOST_STOP.match(text, place + 2)
        if match is None:
            continue
        first = _LAST_WORD.search(text, max(0, match.start() - 40), match.start())
        second = _FIRST_WORD.match(text, match.end())
        if first is None or second is None or prose.hidden(first.start(), second.end()):
            continue
        if is_english(first[0].lower()) and is_english(second[0].lower()):
            yield Spot(*match.span(), f"there is no space after '{first[0]}.'", ". ", second[0] in _STARTS)


def _inside(prose: Prose) -> Iterator[Spot]:
    text = prose.text
    opened = [_OPENED.match(text, place) for place, _ in prose.shaped(_AFTER_OPENING)]
    places = [(*match.span(), True) for match in opened if match]
    for place, _ in prose.shaped(_BEFORE_CLOSING):
        start = _spaces_before(text, place + 1)
        if start and _BEFORE_CLOSED.match(text, start - 1):
            places.append((start, place + 2, False))
    lonely = 0
    for start, end, opens in places:
        place = start if opens else end - 1
        mark = text[place]
        paired = lonely < _MOST_LONELY and _is_paired(text, place)
        lonely += not paired
        if (mark in "()" and not paired) or prose.hidden(start, end):
            continue  # half of nothing: a smile, an item's number
        # An opening mark at the wrong end of its quotation is no better for losing its space.
        meant = None if opens and not paired else mark
        yield Spot(start, end, f"there is a space inside '{mark}'", meant, certain=paired)


def _glued(prose: Prose) -> Iterator[Spot]:
    """Yield quotation marks and brackets of whole pairs with a word right outside."""
    text = prose.text
    lonely = 0
    for watch, pattern in ((_NO_SPACE_BEFORE, _GLUED_OPEN), (_NO_SPACE_BEHIND, _GLUED_SHUT)):
        for _, end in prose.shaped(watch):
            match = pattern.match(text, end - 2)
            if match is None or lonely >= _MOST_LONELY or prose.hidden(*match.span()):
                continue
            if not _is_paired(text, match.start()):
                lonely += 1
                continue
            mark = match[0]
            beside, right = ("before", f" {mark}") if mark in "“(" else ("after", f"{mark} ")
            yield Spot(*match.span(), f"there is no space {beside} '{mark}'", right, certain=mark in "“”")


def _turned(prose: Prose) -> Iterator[Spot]:
    """Yield straight marks that close what was said, with the space on the wrong side of them."""
    text = prose.text
    for place, _ in prose.shaped(_TURNED_MARKS):
        match = _TURNED.match(text, place + 1)
        if match is None or prose.hidden(*match.span()):
            continue
        low = max(0, place - _FAR)
        line = max(low, text.rfind("\n", low, place) + 1)
        if text.count('"', line, place) % 2:
            yield Spot(*match.span(), "the space is on the wrong side of '\"'", '" ', certain=True)


def _in_tokens(prose: Prose) -> Iterator[Spot]:
    text = prose.text
    for _, end in prose.shaped(_APOSTROPHES):
        match = _TOKEN.match(text, end - 1)
        if match is None:
            continue
        start = match.start() - (1 if text[match.start() - 1] == " " else 2)
        if not prose.hidden(start, match.end()):
            ending = text[start + 1 : match.end()].replace(" ", "")
            yield Spot(start, match.end(), f"there is a space before '{ending}'", ending)


def _spaces_before(text: str, place: int) -> int:
    """Return where the spaces before a place begin."""
    while place and text[place - 1] in " \u00a0":
        place -= 1
    return place


def _is_paired(text: str, place: int) -> bool:
    """Tell whether a mark opens or closes what its line says: not a smile, nor a mark turned round."""
    mark = text[place]
    # A line may be a whole book; what is far away is no partner.
    low = max(0, place - _FAR)
    start = max(low, text.rfind("\n", low, place) + 1)
    partner = _PARTNER[mark]
    if mark in "(“":
        balance = text.count(mark, start, place) - text.count(partner, start, place)
        stop = text.find("\n", place, place + _FAR)
        later = text.find(partner, place, stop if stop >= 0 else place + _FAR)
        return balance == 0 and later > 0
    return text.count(partner, start, place) > text.count(mark, start, place)


def _in_sentence(text: str, match: re.Match[str]) -> bool:
    """Tell whether two spaces stand inside a clause and not between two columns or captions."""
    if len(match[0]) > 2:
        return False
    before = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
    after = _WORD_AFTER.match(text, match.end())
    if before is not None and before[0][-1] in ",;":
        return True
    return any(word is not None and word[0] in _FUNCTION for word in (before, after))


def _is_code_like(text: str, start: int, end: int) -> bool:
    """Tell whether marks stand as in a list of marks, a table or French: spaces on both sides of most."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return "|" in before + after or after[:1] in ("/", "=") or before[-1:] in ("|", "/")


def _in_token(text: str, place: int) -> bool:
    """Tell whether a comma stands in a run of letters and signs that is no prose: ``a,b,c``."""
    run = text[max(0, place - 30) : place + 30]
    before, after = run[: min(30, place)].split(" ")[-1], run[min(30, place) :].split(" ")[0]
    return after.count(",") + before.count(",") > 2 or any(sign in before + after for sign in "=<>{}|\\/_&#@")


CHECK = Check(
    id="PUNCT-SPACE",
    mqm="Linguistic › punctuation",
    severity="minor",
    fixing="auto",
    summary="a space too many or too few beside a punctuation mark",
    bad="The talks failed , he said.",
    good="Acme Inc., founded at 12:30, costs 1,000.50 ... and more.",
    find=find,
    slight=True,
)
