"""PUNCT-PAIR: a bracket or quotation mark without its other half."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from normalizer.model import Span
from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

_MARK = re.compile(r"[()\[\]“”\"]")
_OPENS = {"(": ")", "[": "]", "“": "”"}
_CLOSES = {close: opening for opening, close in _OPENS.items()}
_WAYS = dict.fromkeys(_OPENS, 1) | dict.fromkeys(_CLOSES, -1)
# "1)", "a)", ":)", ":-(", and inches after a number.
_LISTED = re.compile(r"(?:(?:^|[\s(,;])(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})|[:;=8][-o']?)\Z")
_NO_MARKS = bytes(byte for byte in range(256) if byte not in b'()[]"\x02\x03\x1f')
_SMILING = re.compile(r"[:;=8][-o']?\Z")
_SMILE = re.compile(r"\((?:(?<=[:;=8].)|(?<=[:;=8][-o'].))")
_SIMPLE = 24
"""Marks of a paragraph up to which they are seen as a whole before each is."""
_MOST = 200
_SPANNED = 3
"""Paragraphs from the first of a quotation to its last."""


class _Half(NamedTuple):
    """A mark that its paragraph leaves alone."""

    paragraph: int
    place: int
    opens: int
    """1 where something is opened that the paragraph does not close, -1 the other way round, 0 unknown."""


def find(prose: Prose) -> Iterator[Spot]:
    """Yield halves of pairs within a paragraph; quotations that go on in the next one are whole."""
    text = prose.text
    found: list[_Half] = []
    smiles = _SMILE.search(text) is not None
    paragraphs = prose.paragraphs
    marks = _marks(text, paragraphs)
    for number, paragraph in enumerate(paragraphs):
        own = marks[number]
        if not own or (len(own) < _SIMPLE and not smiles and _are_pairs(own)):
            continue
        follows = paragraphs[number + 1].start if number + 1 < len(paragraphs) else None
        halves = (_Half(number, *half) for half in _halves(prose, paragraph, follows))
        found += (half for half in halves if not prose.hidden(half.place, half.place + 1))
        if len(found) > _MOST:
            break
    for _, place, _ in _without_spanning(text, found)[:_MOST]:
        yield Spot(place, place + 1, f"'{text[place]}' has no other half")


def _without_spanning(text: str, found: Sequence[_Half]) -> list[_Half]:
    """Return halves but for those of a quotation that one paragraph opens and a later one closes."""
    kept: list[_Half] = []
    for half in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.opens > 0 > half.opens
            and 0 < half.paragraph - last.paragraph <= _SPANNED
            and {text[last.place], text[half.place]} in ({'"'}, {"“", "”"})
        ):
            kept.pop()
        else:
            kept.append(half)
    return kept


def _marks(text: str, paragraphs: Sequence[Span]) -> list[bytes]:
    """Return the marks of each paragraph; curved ones are the bytes 2 and 3."""
    if "\x02" in text or "\x03" in text or "\x1f" in text:
        text = text.replace("\x02", " ").replace("\x03", " ").replace("\x1f", " ")
    joined = "\x1f".join([text[start:end] for start, end in paragraphs])
    joined = joined.replace("“", "\x02").replace("”", "\x03")
    return joined.encode("latin-1", "replace").translate(None, _NO_MARKS).split(b"\x1f")


@lru_cache(maxsize=1024)
def _are_pairs(marks: bytes) -> bool:
    """Tell whether marks in their order leave none alone, wherever they stand but in a smile."""
    left, before = marks.replace(b'"', b""), b""
    while left != before:
        before = left
        left = left.replace(b"()", b"").replace(b"[]", b"").replace(b"\x02\x03", b"")
    return not left and marks.count(b'"') % 2 == 0


def _halves(prose: Prose, paragraph: Span, follows: int | None) -> list[tuple[int, int]]:
    """Return the marks left alone, and which way each is turned."""
    text = prose.text
    waiting: list[int] = []
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
            if not (mark == "(" and _SMILING.search(before)):
                waiting.append(place)
        elif waiting and text[waiting[-1]] == _CLOSES[mark]:
            waiting.pop()
        elif any(text[opened] == _CLOSES[mark] for opened in waiting):
            while text[waiting[-1]] != _CLOSES[mark]:
                lonely.append(waiting.pop())
            waiting.pop()
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
