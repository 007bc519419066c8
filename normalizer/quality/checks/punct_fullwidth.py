"""PUNCT-FULLWIDTH: marks, letters and digits of East Asian width in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

_STOPS = frozenset(".!?")
_SPACED = frozenset(",.;:!?")
_FACES = frozenset("＼／｜＾＿～")
_NARROW = {"\u3001": ",", "\u3002": ".", "\u3000": " "}


@cache
def _wide() -> re.Pattern[str]:
    """Compiled, like the others, when a text has characters for it: such ranges take long."""
    # One range is a quicker test of every character than what is meant.
    return re.compile(
        "[\u3000-\uff5e](?<=[\uff01-\uff5e\u3000-\u3002])[\uff01-\uff5e\u3000-\u3002]*[ \u00a0]*"
    )


@cache
def _any_wide() -> re.Pattern[str]:
    return re.compile("[\u3000-\uff5e]")


@cache
def _east() -> re.Pattern[str]:
    return re.compile("[\u1100-\u11ff\u2e80-\u2fff\u3005-\u30ff\u3100-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def find(prose: Prose) -> Iterator[Spot]:
    """Yield runs of wide characters that do not stand beside East Asian letters."""
    text = prose.text
    if not prose.foreign or not _any_wide().search(prose.foreign):
        return
    for match in _wide().finditer(text):
        wide = match[0].rstrip(" \u00a0")
        start, end = match.start(), match.start() + len(wide)
        beside = text[max(0, start - 2) : start] + text[match.end() : match.end() + 2]
        if _east().search(beside) or set(wide) & _FACES or prose.hidden(start, end):
            continue
        opened = text.rfind("\uff08", max(0, start - 80), start) if wide[0] == "\uff09" else -1
        if opened > 0 and _east().search(text, max(0, opened - 2), opened):
            continue  # the other half stays wide too
        if wide.strip("\u3000") == "":
            if start == 0 or text[start - 1] in "\r\n":
                continue  # the indent of a paragraph
            yield Spot(start, end, "a wide space stands here", " ", certain=True)
            continue
        narrow = "".join(_narrow(letter) for letter in wide)
        after = text[end : end + 1]
        in_number = after.isdigit() and text[start - 1 : start].isdigit()
        if set(narrow) == {","}:
            if len(narrow) > 1:
                narrow = "," if in_number else "..."  # Japanese and Chinese trail off so
            elif text[start - 1 : start] in _STOPS and (not after or after in "\r\n"):
                yield Spot(
                    start, end, f"'{wide}' is wide, and behind a full stop it is too much", "", certain=True
                )
                continue
        if narrow[-1] in _SPACED and after and (after.isalnum() or after in "“‘") and not in_number:
            narrow += " "
        if narrow[0] == "(" and text[start - 1 : start].isalnum():
            narrow = " " + narrow
        if narrow[-1] == ")" and after.isalnum():
            narrow += " "
        yield Spot(start, end, f"'{wide}' is wide; '{narrow.strip()}' is meant", narrow, certain=True)


def _narrow(letter: str) -> str:
    return _NARROW.get(letter) or chr(ord(letter) - 0xFEE0)


CHECK = Check(
    id="PUNCT-FULLWIDTH",
    mqm="Linguistic › punctuation",
    severity="minor",
    fixing="auto",
    summary="a mark, letter or digit of East Asian width stands in English",
    bad="The talks failed，he said。",
    good="The source has 纳卡，阿亚。",
    find=find,
    slight=True,
)
