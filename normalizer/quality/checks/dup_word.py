"""DUP-WORD: a word that stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.matching.fuzzy.keys import is_pinyin
from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

_WORD = r"[^\W_][\w\u0300-\u036f]*(?:['’.,\-][^\W_]\w*)*"
_TWICE = re.compile(
    rf"(?<![\w'’\-./@#&])({_WORD})((?:[ \t\u00a0]+|[ \t]*(?:\r\n?|\n)[ \t]*))(\1)(?![\w'’\-/@]|\.\w)", re.I
)
_ENDS = re.compile(r"[.!?][\"”’)]*(?:\s|\Z)")
# Never twice by intention, in whatever sentence.
_FUNCTION = frozenset(
    (
        "a an the of to and or but than into from this these those its their our your my we they i he she be "
        "been has have will would can could should may might must am are"
    ).split()
)
# Twice by right: "he said that that man had had enough".
_MEANT = frozenset(
    (
        "that had is was were do so very no yes bye ha hey now well there come go far long many much more "
        "really quite too oh ah la cha tut knock blah boo boom bling choo please again ever never one two"
    ).split()
)


_DOUBLED = frozenset(
    (
        "bora walla pago duran baden wagga sirhan boutros zsa yo lulu sing mau tata coco lala hong jar tin "
        "deng gogo ylang ping chow pom bon tsk dodo kiki mimi nana aye john william"
    ).split()
)


def find(prose: Prose) -> Iterator[Spot]:
    """Yield words that stand twice; those that only hold a sentence together may go without asking."""
    for match in _TWICE.finditer(prose.text):
        first, gap, second = match.groups()
        word = first.lower()
        if first[0].isdigit() and not _ENDS.match(match.string, match.end()):
            continue  # numbers stand in tables and scores
        if word in _MEANT or prose.hidden(*match.span()):
            continue
        broken = "\n" in gap or "\r" in gap
        if broken and (second[0].isupper() or len(word) < 2):
            continue  # two lines that begin or end alike
        if first[0].isupper() and word not in _FUNCTION:
            # Fang Fang, Bora Bora, Adamu Adamu; a sentence seldom ends in such a name.
            named = word in _DOUBLED or (len(word) < 5 and is_pinyin(word))
            if named or not _ENDS.match(match.string, match.end()):
                continue
        if len(word) == 1 and (first != second or word == "i" or first.isupper()):
            continue  # "plan A a few", "World War I I know"
        if second[0].isupper() and not first[0].isupper():
            continue  # the second begins a name: "in the The Hague court" is another error
        sure = word in _FUNCTION and not first.isupper()
        shown = " ".join(match[0].split())
        yield Spot(*match.span(), f"'{shown}' repeats a word", first, sure)


CHECK = Check(
    id="DUP-WORD",
    mqm="Linguistic › duplication",
    severity="minor",
    fixing="auto",
    summary="a word stands twice in a row",
    bad="The minister said that the the talks failed.",
    good="He said that that was all he had had in Bora Bora.",
    find=find,
)
