"""SCRIPT-FOREIGN: words in another script that were left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from normalizer.quality.beginning import beginning
from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

_LETTER = (
    "\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u0900-\u0dff\u0e00-\u0eff"
    "\u0f00-\u0fff\u1000-\u109f\u10a0-\u10ff\u1100-\u11ff\u1780-\u17ff\u3041-\u30fa\u30fc-\u30ff\u3105-\u312f\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f"
)
_GREEK = re.compile("[\u0370-\u03ff]{1,2}")
_LANGUAGES = re.compile(
    r"(?:Arabic|Armenian|Azerbaijani|Bulgarian|Cantonese|Chinese|Cyrillic|Georgian|Greek|Hangul|Hebrew|Hindi|Japanese"
    r"|Kanji|Kazakh|Korean|Kyrgyz|Mandarin|Pashto|Persian|Russian|Serbian|Thai|Ukrainian|Urdu|characters?|letters?"
    r"|script|pinyin|reads?|spelled|spelt|written|word|name)\W{1,4}(?:as\s|is\s|called\s)?\W{0,3}\Z"
)
_BRACKETS = {
    "(": ")",
    "（": "）",
    "[": "]",
    "“": "”",
    "‘": "’",
    '"': '"',
    "«": "»",
    "《": "》",
    "「": "」",
    "'": "'",
}
_AFTER = re.compile(
    r"\W{0,3} (?:(?:in|is) (?:Arabic|Armenian|Chinese|Georgian|Greek|Hebrew|Hindi|Japanese|Korean|Mandarin"
    r"|Persian|Russian|Thai|Ukrainian)|means|stands for)\b"
)
_AROUND = 60
_EAST = "\u3041"
"""The first of the letters of Japan, China and Korea, which make no word with Latin ones."""
_BARS = frozenset("\u4e28\u3163")
"""Letters that are written for a bar between a headline and its outlet, as nothing else by themselves."""
_MANY = 100
_MOST = 500
"""Runs told of one document."""
_MAINLY = 0.5
"""Share of the letters from which a document is in that script, rather than has some left over."""


@cache
def _foreign() -> re.Pattern[str]:
    """Compiled, like the others, when a text has letters for it: such ranges take long."""
    return re.compile(f"[{_LETTER}]")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(
        rf"[{_LETTER}](?:[{_LETTER}\u0300-\u036f]|[\s\d·・、。，,.：:;；!！?？“”\"'（）()《》「」\-–—/]{{1,4}}(?=[{_LETTER}]))*"
    )


@cache
def _single() -> re.Pattern[str]:
    return re.compile(rf"[{_LETTER}](?:\d+[{_LETTER}])*")


def find(prose: Prose) -> Iterator[Spot]:
    """Yield runs in another script that are no gloss, quotation, or example of a language."""
    text = prose.text
    foreign = len(_foreign().findall(prose.foreign)) if prose.foreign else 0
    if not foreign:
        return
    told = 0
    if foreign > _MANY and foreign > _MAINLY * sum(map(str.isalpha, text)):
        first = _run().search(text)
        if first is not None:
            yield Spot(*first.span(), "most of this text is in another script")
        return
    for run in _run().finditer(text):
        start, end = run.span()
        if told == _MOST:
            return
        if (
            _GREEK.fullmatch(run[0])
            or run[0] in _BARS
            or _is_sign(text, start, end)
            or _is_mixed(text, start, end)
            or _is_cited(text, start, end)
        ):
            continue
        if not prose.hidden(start, end):
            told += 1
            yield Spot(start, end, f"'{beginning(run[0])}' is left over in another script")


def _is_sign(text: str, start: int, end: int) -> bool:
    """Tell whether a run is one letter beside a number (24 °С, 90х190), or part of an address."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if _single().fullmatch(text, start, end) and (
        before.isdigit() or after[:1].isdigit() or before in ("°", "×", "+")
    ):
        return True
    return ("." in text[start:end].strip(".") and " " not in text[start:end]) or (
        after[:1] == "." and after[1:].isalpha()
    )


def _is_mixed(text: str, start: int, end: int) -> bool:
    """Tell whether Latin letters adjoin: that is one word in two scripts, but not with signs of East Asia."""
    return text[start] < _EAST and any(
        beside.isascii() and beside.isalpha() for beside in (text[start - 1 : start], text[end : end + 1])
    )


def _is_cited(text: str, start: int, end: int) -> bool:
    """Tell whether a run stands in brackets or quotation marks, or behind the name of its language."""
    before = re.split(r"[\r\n]", text[max(0, start - _AROUND) : start])[-1]
    after = re.split(r"[\r\n]", text[end : end + _AROUND])[0]
    for opening, closing in _BRACKETS.items():
        place = before.rfind(opening)
        if place >= 0 and closing not in before[place + 1 :] and closing in after:
            return True
    return _LANGUAGES.search(before) is not None or _AFTER.match(after) is not None


CHECK = Check(
    id="SCRIPT-FOREIGN",
    mqm="Accuracy › untranslated",
    severity="major",
    fixing="never",
    summary="words in another script were left over",
    bad="The envoy 表示 said that talks went on.",
    good="The region of Nagorno-Karabakh (纳卡) is called Арцах in Russian: Арцах.",
    find=find,
)
