"""ENC-MOJI: letters that were decoded with the wrong table, such as ``cafÃ©``.

The repair is the encoding step of ftfy (Speer, 2019), and nothing else that ftfy does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from normalizer.matching.lexicon import is_english
from normalizer.quality.check import Check, Spot
from normalizer.quality.lookout import SHAPES
from normalizer.quality.lost_letters import bare, by_rest
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

_LINE_END = re.compile(r"[\r\n]|\Z")
_PAIRS = SHAPES.watch("éé", "é?", "?é", *(letter + mark for letter in "é?" for mark in "~()'/"))
_PAIR = b"??"
_BEYOND = re.compile("[^\x00-\xff]")
_BY_THEMSELVES = re.compile("[ÂÃ\x80-\xa0]")
_SUSPECT = re.compile("[^\x00-\x7f][^\x00-\x7f]|[ÂÃ] |[\x80-\x84\x86-\x9f]")
_LONGEST = 20_000
_BEFORE = re.compile(r"([^\W\d_]+)( ?)\Z")
_AFTER = re.compile(r"( ?)([^\W\d_]+)")
_LONGEST_WORD = 40
_WORD = re.compile(r"\S+")


@cache
def _letter() -> re.Pattern[str]:
    """Compiled when a text has characters for it: such ranges take long."""
    # A mangled letter is two letters and more, none of them ASCII, the first no quotation mark or ideograph;
    # or an A that stands for what a no-break space was part of.
    return re.compile("[^\x00-\x7f\u2010-\u2026\u3000-\ud7ff\uff00-\uffef]")


def find(prose: Prose) -> Iterator[Spot]:
    """Yield the stretches of lines that the repair changes."""
    text = prose.text
    if not prose.foreign or not _letter().search(prose.foreign):
        return
    done = 0
    for place in _places(prose):
        suspect = _SUSPECT.match(text, place) if place >= done and _letter().match(text[place]) else None
        if suspect is None:
            continue
        low = max(0, suspect.start() - _LONGEST)
        start = max(low, *(text.rfind(end, low, suspect.start()) + 1 for end in "\n\r"))
        stop = _LINE_END.search(text, suspect.start(), suspect.start() + _LONGEST)
        done = stop.start() if stop else min(len(text), suspect.start() + _LONGEST)
        line = text[start:done]
        repaired = _repaired(line)
        if repaired != line:
            yield from _changes(line, repaired, start, prose)


def _places(prose: Prose) -> list[int]:
    """Return where a mangled letter may begin, in order."""
    if _BY_THEMSELVES.search(prose.foreign):
        return [letter.start() for letter in _letter().finditer(prose.text)]
    found = [place for place, _ in prose.shaped(_PAIRS)]
    if any(map(_letter().match, _BEYOND.findall(prose.foreign))):
        place = prose.shape.find(_PAIR)
        while place >= 0:
            found.append(place)
            place = prose.shape.find(_PAIR, place + 1)
    return sorted(found)


@lru_cache(maxsize=1024)
def _repaired(line: str) -> str:
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    return fix_encoding(line) if is_bad(line) else line


def _changes(line: str, repaired: str, start: int, prose: Prose) -> Iterator[Spot]:
    """Yield the words that differ, or where words do not pair the stretches that do."""
    before, after = list(_WORD.finditer(line)), _WORD.findall(repaired)
    pairs: list[tuple[int, int, str]] = []
    if len(before) == len(after) and _WORD.sub("", line) == _WORD.sub("", repaired):
        pairs = [
            (word.start(), word.end(), new) for word, new in zip(before, after, strict=True) if word[0] != new
        ]
    else:
        from difflib import SequenceMatcher

        match = SequenceMatcher(None, line, repaired, autojunk=False)
        pairs = [(a, b, repaired[c:d]) for kind, a, b, c, d in match.get_opcodes() if kind != "equal"]
        pairs = [pair for pair in pairs if pair[0] < pair[1]] if all(a < b for a, b, _ in pairs) else []
        pairs = pairs or [(0, len(line), repaired)]
    for pair in pairs:
        low, high, new = _joined(line, *_trimmed(line, *pair))
        if not prose.hidden(start + low, start + high):
            old = line[low:high]
            yield Spot(start + low, start + high, f"'{old}' is a mangled '{new}'", new, certain=True)


def _trimmed(line: str, low: int, high: int, new: str) -> tuple[int, int, str]:
    while low < high - 1 and new and line[low] == new[0] and line[low].isascii():
        low, new = low + 1, new[1:]
    while low < high - 1 and new and line[high - 1] == new[-1] and new[-1].isascii():
        high, new = high - 1, new[:-1]
    return low, high, new


def _joined(line: str, low: int, high: int, new: str) -> tuple[int, int, str]:
    """Return a repair together with the rest of a word that was torn at the mangled letter: ``caf Ã©``."""
    if not new.isalpha() or new.isascii():
        return low, high, new
    before = _BEFORE.search(line[max(0, low - _LONGEST_WORD) : low])
    after = _AFTER.match(line, high)
    torn = (before is not None and before[2] == " ", after is not None and after[1] == " ")
    left, right = before[1] if before else "", after[2] if after else ""
    tries = [(left, right), (left, ""), ("", right)] if all(torn) else [(left, right)]
    for first, last in tries if any(torn) else ():
        # The rest of a word is hardly ever a word of its own, unless the letter stands all alone.
        alone = torn[0] >= bool(first) and torn[1] >= bool(last)
        parts = (part.lower() for part, apart in ((first, torn[0]), (last, torn[1])) if apart)
        whole = f"{first}{new}{last}"
        if _is_accented(whole.lower()) and (alone or not any(map(is_english, parts))):
            low -= len(before[0]) if before and first else 0
            return low, high + (len(after[0]) if after and last else 0), whole
    return low, high, new


def _is_accented(word: str) -> bool:
    return any(one.word.lower() == word for one in by_rest().get(bare(word), ()))


CHECK = Check(
    id="ENC-MOJI",
    mqm="Linguistic › character encoding",
    severity="major",
    fixing="auto",
    summary="letters were decoded with the wrong table",
    bad="The cafÃ© in Paris was shut.",
    good="The café in São Paulo was shut.",
    find=find,
    stage="source",
    safe=True,
)
