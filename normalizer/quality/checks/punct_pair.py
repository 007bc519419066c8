"""PUNCT-PAIR: a bracket or quotation mark without its other half."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, zip_longest
from typing import NamedTuple

from normalizer.model import Span
from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose
from normalizer.quality.smiles import SMILING, smiles

__all__ = ["CHECK"]

_MARK = re.compile(r"[()\[\]“”\"]")
_OPENS = {"(": ")", "[": "]", "“": "”"}
_CLOSES = {close: opening for opening, close in _OPENS.items()}
_WAYS = dict.fromkeys(_OPENS, 1) | dict.fromkeys(_CLOSES, -1)
# "1)", "a)", ":)", ":-(", and inches after a number.
_LISTED = re.compile(r"(?:(?:^|[\s(,;])(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})|[:;=8][-o']?)\Z")
_NO_MARKS = bytes(byte for byte in range(256) if byte not in b'()[]"\x93\x94\n')
_SMILE = re.compile(r"\((?:(?<=[:;=8].)|(?<=[:;=8][-o'].))")
_MANY = 24
"""Marks from which each is looked at without a look at the whole before."""
_MOST = 200
_LINE_END = r"(?:\r\n|\r(?!\n)|\n)"
_BLANK = re.compile(rf"{_LINE_END}[^\S\r\n]*{_LINE_END}\s*")
_SPANNED = 3
"""Paragraphs from the first of a quotation to its last."""


class _Half(NamedTuple):
    """A mark that its paragraph leaves alone."""

    place: int
    opens: int
    """1 where something is opened that the paragraph does not close, -1 the other way round, 0 unknown."""


def find(prose: Prose) -> Iterator[Spot]:
    """Yield halves of pairs within a paragraph; quotations that go on in the next one are whole."""
    text = prose.text
    found: list[_Half] = []
    for paragraph, follows in _doubtful(prose):
        halves = (_Half(*half) for half in _halves(prose, paragraph, follows))
        found += (half for half in halves if not prose.hidden(half.place, half.place + 1))
        if len(found) > _MOST:
            break
    mouths = smiles(text, {half.place for half in found})
    kept = _without_spanning(text, [half for half in found if half.place not in mouths])
    for place, _ in kept[:_MOST]:
        yield Spot(place, place + 1, f"'{text[place]}' has no other half")


def _without_spanning(text: str, found: Sequence[_Half]) -> list[_Half]:
    """Return halves but for those of a quotation that one paragraph opens and a later one closes."""
    kept: list[_Half] = []
    for half in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.opens > 0 > half.opens
            and {text[last.place], text[half.place]} in ({'"'}, {"“", "”"})
            and 0 < len(_BLANK.findall(text, last.place, half.place)) <= _SPANNED
        ):
            kept.pop()
        else:
            kept.append(half)
    return kept


def _doubtful(prose: Prose) -> Iterator[tuple[Span, int | None]]:
    """Yield paragraphs that may have half a pair, with the start of the one that follows.

    Where each line has whole pairs, the paragraph has; most lines have few marks, and few different ones.
    """
    text = prose.text
    marks = prose.latin.translate(None, _NO_MARKS).split(b"\n")
    odd = {own for own in set(marks) if not _are_pairs(own)}
    if "\r" in text or _SMILE.search(text):
        paragraphs = prose.paragraphs
        behind = [paragraph.start for paragraph in paragraphs[1:]]
        yield from zip_longest(paragraphs, behind)
    elif odd:
        for paragraph, follows in _around(text, [number for number, own in enumerate(marks) if own in odd]):
            whole = prose.latin[paragraph.start : paragraph.end].translate(None, _NO_MARKS)
            if not _are_pairs(whole.replace(b"\n", b"")):
                yield paragraph, follows


def _around(text: str, numbers: Sequence[int]) -> Iterator[tuple[Span, int | None]]:
    """Yield the paragraphs in which lines of these numbers stand, with the start of the one that follows."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    last = -1
    for number in numbers:
        if number <= last:
            continue
        first = last = number
        while first and lines[first - 1].strip():
            first -= 1
        while last + 1 < len(lines) and lines[last + 1].strip():
            last += 1
        piece = text[starts[first] : starts[last + 1]]
        start = starts[first] + len(piece) - len(piece.lstrip())
        following = next((later for later in range(last + 1, len(lines)) if lines[later].strip()), None)
        yield (
            Span(start, starts[first] + len(piece.rstrip())),
            None if following is None else starts[following + 1] - 1 - len(lines[following].lstrip()),
        )


@lru_cache(maxsize=1024)
def _are_pairs(marks: bytes) -> bool:
    """Tell whether a few marks in their order leave none alone, wherever they stand but in a smile."""
    if len(marks) >= _MANY:
        return False
    left, before = marks.replace(b'"', b""), b""
    while left != before:
        before = left
        left = left.replace(b"()", b"").replace(b"[]", b"").replace(b"\x93\x94", b"")
    return not left and marks.count(b'"') % 2 == 0


def _halves(prose: Prose, paragraph: Span, follows: int | None) -> list[tuple[int, int]]:
    """Return the marks left alone, and which way each is turned."""
    text = prose.text
    waiting: list[int] = []
    open_ones = Counter[str]()
    lonely: list[int] = []
    straight: list[int] = []
    after_digit = False
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, place = match[0], match.start()
        before = text[max(paragraph.start, place - 5) : place]
        if mark == '"':
            # Inches, or the end of a quotation: "3".
            if before[-1:].isdigit():
                after_digit = True
            else:
                straight.append(place)
        elif mark in _OPENS:
            if not (mark == "(" and SMILING.search(before)):
                waiting.append(place)
                open_ones[mark] += 1
        elif open_ones[_CLOSES[mark]]:
            while text[waiting[-1]] != _CLOSES[mark]:
                open_ones[text[waiting[-1]]] -= 1
                lonely.append(waiting.pop())
            waiting.pop()
            open_ones[_CLOSES[mark]] -= 1
        elif not (mark == ")" and _LISTED.search(before)):
            lonely.append(place)
    # A quotation of several paragraphs opens each of them and closes the last.
    lonely += (
        place
        for place in waiting
        if not (text[place] == "“" and follows is not None and text[follows] == "“")
    )
    if len(straight) % 2 and not after_digit and not (follows is not None and text[follows] == '"'):
        surplus = sum(_turned(text, paragraph, place) for place in straight)
        return sorted([*((place, _WAYS[text[place]]) for place in lonely), (straight[-1], surplus)])
    return sorted((place, _WAYS[text[place]]) for place in lonely)


def _turned(text: str, paragraph: Span, place: int) -> int:
    """Return 1 for a straight mark before a word, else -1."""
    before = text[place - 1] if place > paragraph.start else " "
    return 1 if before in " \u00a0\n\r\t([“-–—" and not text[place + 1 : place + 2].isspace() else -1


CHECK = Check(
    id="PUNCT-PAIR",
    mqm="Linguistic › punctuation",
    severity="minor",
    fixing="suggest",
    summary="a bracket or quotation mark lacks its other half",
    bad="The envoy (a lawyer left early.",
    good="1) The envoy's “aide” (a lawyer) left; the screen is 15\" wide :)",
    find=find,
    slight=True,
)
