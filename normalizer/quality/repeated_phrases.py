"""Phrases that stand twice in a row: *for the first time for the first time*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.quality.tokens import Lengths, Tokens

__all__ = ["MEANT", "repeated_phrases"]

MEANT = frozenset(
    (
        "had so very no yes bye ha hey quite oh ah la cha tut knock blah boo boom bling choo please ouch ow "
        "wow aw eh uh um hmm haha hehe woof meow ding dong beep"
    ).split()
)
"""Words that stand twice by right: *he said that that man had had enough*."""

_FEWEST, _MOST = 2, 6
"""Words of a phrase."""
_TIMES = 50
_WORD = r"[^\W\d_][\w'’\-]*"
_TWICE = re.compile(
    rf"(?P<phrase>{_WORD}(?: {_WORD}){{1,{_MOST - 1}}}?)(?: (?P=phrase)){{1,{_TIMES}}}(?![\w'’\-])"
)
# Twice by right: "again and again and again", "from time to time to", "day by day by day", "and more and".
_BEHIND = frozenset("and or but to by after on upon over in for than".split())
_BEFORE = frozenset("and or but to by after upon".split())
# One clause may end so and the next begin so: "what it is it is".
_VERBS = frozenset("am are is was were be do does did has have had can could will would".split())


def repeated_phrases(text: str, tokens: Tokens, lengths: Lengths) -> Iterator[re.Match[str]]:
    """Yield the phrases of two to six words that stand twice in a text, in order of length.

    Of letters that the tokens do not tell apart, the text decides.
    """
    words = tokens.all
    for length in range(_FEWEST, _MOST + 1):
        end = 0
        for number in lengths.alike(length):
            phrase = words[number - length : number]
            if phrase != words[number : number + length]:
                continue
            place = tokens.start(number - length)
            behind = place + sum(map(len, phrase)) + length  # with one space behind each
            if place < end or not text.startswith(text[place : behind - 1], behind):
                continue
            match = _TWICE.match(text, place)
            if match is not None:
                end = match.end()
                if _is_slip(text, match):
                    yield match


def _is_slip(text: str, match: re.Match[str]) -> bool:
    """Tell whether nobody would have written this by intention."""
    words = match["phrase"].split()
    if text[match.start() - 1 : match.start()].isalnum() or len(set(words)) == 1:
        return False
    if MEANT.issuperset(map(str.lower, words)):
        return False  # "ha la ha la"
    first, last = words[0].lower(), words[-1].lower()
    return not (first in _BEFORE or last in _BEHIND or (len(words) == _FEWEST and last in _VERBS))
