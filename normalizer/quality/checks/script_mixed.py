"""SCRIPT-MIXED: letters of another script that look like Latin ones, inside a Latin word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

# The capital and small letters that look the same in most typefaces, after Unicode's confusables.txt.
_TWINS = {
    **dict(zip("АВЕКМНОРСТХІЈЅУаеосрхіјѕуԁһԛԝ", "ABEKMHOPCTXIJSYaeocpxijsydhqw", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
}
_OTHER = "\u0370-\u03ff\u0400-\u052f"
_MIXED = re.compile(rf"[{_OTHER}](?:(?=[A-Za-z])|(?<=[A-Za-z].))", re.S)
_ANY = re.compile(f"[{_OTHER}]")
_WORD_PART = re.compile(rf"[A-Za-z{_OTHER}\u00c0-\u024f]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LONGEST = 60


def find(prose: Prose) -> Iterator[Spot]:
    """Yield words in which Latin and Cyrillic or Greek letters stand side by side."""
    text = prose.text
    if not _ANY.search(prose.unusual):
        return
    done = 0
    for found in _MIXED.finditer(text):
        if found.start() < done:
            continue
        start, end = _around(text, found.start())
        done = end
        word = text[start:end]
        foreign = [letter for letter in word if re.match(f"[{_OTHER}]", letter)]
        latin = len(word) - len(foreign)
        twins = all(letter in _TWINS for letter in foreign)
        # A Greek letter in a formula (Δt, μm) is meant.
        if prose.hidden(start, end) or not (twins or any(map(_CYRILLIC.match, foreign))):
            continue
        formula = latin == 1 and word.isupper() and text[end : end + 1].isdigit()  # CO2, PM10
        if twins and latin >= len(foreign) and (latin > 1 or (formula and _CYRILLIC.search(word))):
            right = "".join(_TWINS.get(letter, letter) for letter in word)
            yield Spot(
                start,
                end,
                f"'{word}' has letters that only look like those of '{right}'",
                right,
                certain=True,
            )
        elif len(word) > 2:
            yield Spot(start, end, f"'{word}' mixes letters of two scripts")


def _around(text: str, place: int) -> tuple[int, int]:
    start = end = place
    while start > max(0, place - _LONGEST) and _WORD_PART.match(text[start - 1]):
        start -= 1
    while end < min(len(text), place + _LONGEST) and _WORD_PART.match(text[end]):
        end += 1
    return start, end


CHECK = Check(
    id="SCRIPT-MIXED",
    mqm="Linguistic › character encoding",
    severity="major",
    fixing="auto",
    summary="letters of two scripts stand in one word",
    bad="The talks in M\u043escow went on.",
    good="A wave of 5 μm passed in Δt; Москва is Moscow.",
    find=find,
    stage="source",
)
