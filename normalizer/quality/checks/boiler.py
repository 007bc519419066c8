"""BOILER: page furniture that was taken along, and translated, with the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from normalizer.model import Span
from normalizer.quality.beginning import beginning
from normalizer.quality.check import Check, Spot
from normalizer.quality.check_options import NO_OPTIONS, folded
from normalizer.quality.page_furniture import first_words, rest_of
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

# How a line begins; a search is fast for line ends, so that the first line is tried by itself.
_BEGIN = r"[ \t\u3000*_]{0,8}(?P<word>[^\W\d_]{2,16}|\d{1,7}|©)"
_FIRST_LINE = re.compile(_BEGIN)
_LINE = re.compile(rf"\n{_BEGIN}")
# The way through a site to the article: with signs between its steps, or without at the top of a page.
_STEP = r"[A-Z][\w&-]*(?: [A-Z][\w&-]*)?"
_CRUMBS = re.compile(rf"(?: ?[Pp]age)?(?: ?[>»›|/] ?{_STEP}){{1,5}}(?=[ >»›|/]*(?:[\r\n]|\Z))")
_BARE_CRUMBS = re.compile(
    r"(?: ?[Pp]age)? (?:Politics|World|International|Society|Military|Sports?|Finance|Domestic|China)"
    r"(?= [A-Z“\"‘]|[ \t]*(?:[\r\n]|\Z))"
)
_FIRST_LINES = 3
# In brackets, at the end of a paragraph too: who edited it, what it was called.
_BRACKETED = (
    r"(?:(?:(?:executive|managing|chief|duty|responsible|web) )?(?:editors?|editing|proofreading)"
    r"(?: in charge)? ?[:：] ?(?-i:[^\W\d_a-z])[^\[\]()\r\n.!?]{1,60}"
    r"|original title ?[:：][^\[\]()\r\n]{1,150})[\])]"
)
_BRACKETS = (
    re.compile(rf"\({_BRACKETED}", re.I),
    re.compile(
        rf"\[(?:{_BRACKETED}|(?:explanation|concurrent|narration|same period|e-?mail[ \xa0]protected)\])",
        re.I,
    ),
)
_RIGHTS = re.compile(
    r"ights [Rr]eserved(?<=[Aa]ll [Rr]ights.{9})(?: by [^\r\n]{1,40})?\.?[ \t]{0,8}(?=[\r\n]|\Z)"
)
_BEFORE_RIGHTS = len("All r")
_LONGEST_LINE = 120


def find(prose: Prose) -> Iterator[Spot]:
    """Yield lines, beginnings of lines and brackets that belong to a web page and not to its article."""
    text = prose.text.replace("\r", "\n") if "\r" in prose.text else prose.text
    done = 0
    own = prose.options.get("BOILER", NO_OPTIONS).lines
    found = chain(_places(text), _lines_of(prose, own) if own else ())
    for start, stop in sorted(found, key=lambda place: (place[0], -place[1])):
        end = start + len(text[start:stop].rstrip(" \t*_"))
        if start >= done and not prose.hidden(start, end):
            done = end
            yield Spot(start, end, f"'{beginning(text[start:end])}' belongs to the page, not to the article")


def _lines_of(prose: Prose, own: frozenset[str]) -> Iterator[Span]:
    """Yield the lines that a user knows of as page furniture."""
    for line in prose.lines:
        piece = prose.text[line.start : line.end]
        if folded(piece) in own:
            yield Span(line.start + len(piece) - len(piece.lstrip()), line.start + len(piece.rstrip()))


def _places(text: str) -> Iterator[tuple[int, int]]:
    known = first_words()
    top = _end_of_lines(text, _FIRST_LINES)
    first = _FIRST_LINE.match(text)
    for line in (*((first,) if first else ()), *_LINE.finditer(text)):
        word = line["word"].lower()
        if word in ("home", "news", "main", "homepage"):
            crumbs = _BARE_CRUMBS if word[0] == "h" and line.start() < top else _CRUMBS
            if rest := crumbs.match(text, line.end()) or _CRUMBS.match(text, line.end()):
                yield line.start("word"), rest.end()
                continue
        word = "0" if word.isdigit() else word
        if word in known and (rest := rest_of(word).match(text, line.end())):
            yield line.start("word"), rest.end()
    for bracket in _BRACKETS:
        yield from (match.span() for match in bracket.finditer(text))
    for rights in _RIGHTS.finditer(text):
        start = text.rfind("\n", max(0, rights.end() - _LONGEST_LINE), rights.start()) + 1
        # What stands before it in a short line is whose rights they are.
        yield (
            start if start or rights.end() <= _LONGEST_LINE else rights.start() - _BEFORE_RIGHTS,
            rights.end(),
        )


def _end_of_lines(text: str, count: int) -> int:
    end = 0
    for _ in range(count):
        end = text.find("\n", end) + 1
        if not end:
            return len(text)
    return end


CHECK = Check(
    id="BOILER",
    mqm="local",
    severity="neutral",
    fixing="never",
    summary="page furniture stands among the text",
    bad="Show news feed\n\nThe talks went on.\n\nRead more:",
    good="Read more books, she said. The show of news feeds went on.",
    find=find,
    opt_in=True,
)
