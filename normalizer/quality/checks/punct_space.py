"""PUNCT-SPACE: a space too many or too few beside a punctuation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.matching.lexicon import is_english
from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

# " ," and " ." behind a word; not " .5", " ...", " .NET", ":)".
_BEFORE = re.compile(r"(?<=[\w)\]”’\"%])[ \u00a0]{1,3}([,;!?]|[.:](?![\w.)\-/]))(?![)(\-DPp])")
_LOST_COMMA = re.compile(r"(?<=[a-z]{2})([,;])(?=[A-Za-z][a-z])")
_LOST_STOP = re.compile(r"(?<![\w.@/\-])([A-Za-z][a-z]{2,})(\.)([A-Z][a-z]+)(?![\w.@/(])")
_INSIDE = re.compile(r"(?<![^\s(])([(\[“])[ \u00a0]+(?=\w)|(?<=[\w.,!?])[ \u00a0]+([)\]”])")
_DOUBLE = re.compile(r"(?<=[a-z,;]) {2,3}(?=[a-z])")
_TOKEN = re.compile(r"(?<=\w) (['’](?:s|t|re|ve|ll|d|m)|n['’]t)(?!\w)")


def find(prose: Prose) -> Iterator[Spot]:
    """Yield spaces before marks, lost ones after them, and those just inside brackets and quotation marks."""
    text = prose.text
    for match in _BEFORE.finditer(text):
        if not prose.hidden(*match.span()) and not _is_code_like(text, match.start(), match.end()):
            yield Spot(*match.span(), f"there is a space before '{match[1]}'", match[1], certain=True)
    for match in _LOST_COMMA.finditer(text):
        if not prose.hidden(*match.span()) and not _in_token(text, match.start()):
            yield Spot(*match.span(), f"there is no space after '{match[1]}'", f"{match[1]} ", certain=True)
    for match in _LOST_STOP.finditer(text):
        first, mark, second = match.groups()
        if prose.hidden(*match.span()) or not (is_english(first.lower()) and is_english(second.lower())):
            continue
        start = match.start(2)
        yield Spot(start, start + 1, f"there is no space after '{first}{mark}'", f"{mark} ", certain=True)
    if any(mark in text for mark in ("( ", " )", "[ ", " ]", "“ ", " ”", "(\u00a0")):
        for match in _INSIDE.finditer(text):
            mark = match[1] or match[2]
            if mark in "[]" or prose.hidden(*match.span()):
                continue  # a check box, a reference
            yield Spot(*match.span(), f"there is a space inside '{mark}'", mark, certain=True)
    if "  " in text:
        for match in _DOUBLE.finditer(text):
            if not prose.hidden(*match.span()):
                yield Spot(*match.span(), "there are two spaces", " ", certain=True)
    if " '" in text or " ’" in text or " n" in text:
        for match in _TOKEN.finditer(text):
            if not prose.hidden(*match.span()):
                yield Spot(*match.span(), f"there is a space before '{match[1]}'", match[1])


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
