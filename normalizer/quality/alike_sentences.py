"""Sentences whose last words are those of another, found without cutting all of a text into sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from normalizer.matching.sentences import sentence_ends
from normalizer.model import Span
from normalizer.quality.alike import FEWEST, folded

__all__ = ["LEAST", "SHORTEST", "sentences_alike"]

LEAST = 20
"""Characters of a sentence that may not stand twice."""
SHORTEST = 2 * FEWEST - 1
"""Characters that six words have at least."""
_SENTENCE_END = re.compile(r"[.!?”’\"')](?=\s|\Z)")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r[^\S\r\n]*\r")
_NOT_SPACE = re.compile(r"\S")
_MARKS = " \t\n\u00a0.!?\"'”’“‘»«)(]["
_TAIL = 200
"""Characters in which the last words of a sentence are looked for."""
_NEAR = 60
"""Characters in which the last blank line is looked for first."""
_WINDOW, _EDGE = 2_000, 100
"""Code points around the end of a sentence that are cut, and at their edges, where a cut may be none."""


def sentences_alike(text: str) -> list[Span] | None:
    """Return the sentences, without white space around them, that may stand twice; None when any may."""
    ends = _repeated_ends(text.replace("\0", " "))
    return None if ends is None else list(_ending_at(text, ends))


def _repeated_ends(text: str) -> list[int] | None:
    """Return where sentences may end whose last words are those of another; None when any may.

    To look at these words takes a tenth of the time that it takes to cut a text into its sentences.
    """
    ends = [end for match in _SENTENCE_END.finditer(text) if (end := match.end()) >= LEAST]
    if not ends:
        return []
    # All of them are made alike at once, with a sign between that no sentence has.
    tails = [text[end - LEAST : end] for end in ends]
    shown = " ".join(("\0" + "\0".join(tails)).split())
    keys = shown.casefold().split("\0")[1:]
    loose: list[int] = []
    for number, tail in enumerate(tails):
        if len(keys[number]) != LEAST and not _BLANK_LINE.search(tail):
            # White space within it: ends that are alike need not be of one length.
            key = folded(text[max(0, ends[number] - _TAIL) : ends[number]])[-LEAST:]
            if len(key) < LEAST:
                return None
            keys[number] = key
            loose.append(number)
    often = Counter(keys)
    # A sentence may have so many spaces that its words are shorter than a key.
    short = Counter(keys[number][-SHORTEST:] for number in loose)
    some = {number for number in loose if short[keys[number][-SHORTEST:]] > 1}
    alike = [number for number, key in enumerate(keys) if often[key] > 1 or number in some]
    other_ends = "\r" in text  # where lines may end so, nothing is said of the last piece
    found: dict[tuple[str, str], list[int]] = {}
    for end in map(ends.__getitem__, alike):
        words = folded(text[max(0, end - _TAIL) : end]).split(" ")
        if len(words) <= FEWEST and end > _TAIL:
            return None
        found.setdefault(
            (" ".join(words[-FEWEST:]), "" if other_ends else _last_piece(text, end)), []
        ).append(end)
    return sorted(chain.from_iterable(each for each in found.values() if len(each) > 1))


def _last_piece(text: str, end: int) -> str:
    """Return what stands between the last stop within or before a sentence and its end, marks apart.

    Equal sentences have it in common: a stop within them is the same in both, and before them only marks
    stand.
    """
    low = max(0, end - _TAIL)
    last = low + len(text[low:end].rstrip(_MARKS))
    low = max(0, last - _WINDOW)
    start = max(text.rfind(stop, low, last) + 1 for stop in ".!?")
    for begin in (max(start or low, last - _NEAR), start or low):  # the last one is near, as a rule
        ends = [blank.end() for blank in _BLANK_LINE.finditer(text, begin, last)]
        if ends:
            start = ends[-1]
            break
    piece = text[start or low : last]
    if not start and low:
        return ""  # of sentences so long no more is known
    return folded(piece).strip(_MARKS)


def _ending_at(text: str, ends: Sequence[int]) -> Iterator[Span]:
    """Yield the sentences that end at some places, without white space around them."""
    cuts: list[int] = []
    # Where they are few, what is near each is cut; all of the text where that does not show where one begins.
    near = len(ends) * _WINDOW <= len(text)
    for end in ends:
        sentence = _around(text, end) if near else None
        if sentence is None:
            near = False
            cuts = cuts or [0, *sentence_ends(text), len(text)]
            sentence = _between(cuts, end)
        if sentence is not None and not _NOT_SPACE.search(text, end, sentence.end):
            piece = text[sentence.start : end]
            yield Span(sentence.start + len(piece) - len(piece.lstrip()), end)


def _around(text: str, end: int) -> Span | None:
    """Return the sentence that ends at a place or goes on there; None where too little is near to tell."""
    low, high = max(0, end - _WINDOW), min(len(text), end + _WINDOW)
    cuts = (0, *(low + cut for cut in sentence_ends(text[low:high])), len(text))
    # What stands right at the edge of a stretch may tell that a stop there is none.
    first, last = low + _EDGE if low else 0, high - _EDGE if high < len(text) else high
    return _between([cut for cut in cuts if first <= cut <= last], end)


def _between(cuts: Sequence[int], end: int) -> Span | None:
    place = bisect_left(cuts, end)
    return Span(cuts[place - 1], cuts[place]) if 0 < place < len(cuts) else None
