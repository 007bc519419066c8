"""WRAP-HARD: lines that were broken at a width, in the middle of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

# A line goes on in lower case, at the margin or near it.
_BREAK = re.compile(r"\n[ \t]{0,8}(?=[a-z])")
# No author ends a line with one of these.
_OPEN = re.compile(
    r"(?<![\w’'-])(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|whose|as|between|into|is"
    r"|are|was|were|be|been|has|have|had|will|would|its|his|her|their|this|these|than|not|under|after|before)\Z"
)
_ITEM = re.compile(r"[ \t]*(?:[-*•–·>|#]|\(?(?:\d{1,3}|[A-Za-z])[.)][ \t])")
_FEWEST = 2
"""Such breaks in a row; one may be a headline, or a slip."""
_SHORTEST = 20
"""Code points of a line of prose that was broken at a width; a shorter one is an item of a list, or verse."""
_LONG = 40
"""Code points of a line that is taken for prose although nothing else speaks for it."""
_APART = 400
"""Code points between two breaks of a run: lines between them may be broken before a name."""


@dataclass(slots=True)
class _Run:
    """Breaks that follow each other."""

    start: int
    end: int
    breaks: int
    open: int
    """Those after a word that ends no line of an author's."""
    long: int
    """Those after a long line without a comma at its end."""

    def spots(self) -> Iterator[Spot]:
        if self.breaks >= _FEWEST and (self.open or self.long >= _FEWEST):
            message = f"{self.breaks} lines are broken in the middle of a sentence"
            yield Spot(self.start, self.end, message)


def find(prose: Prose) -> Iterator[Spot]:
    """Yield each run of lines that are broken in mid-sentence, from its first break to its last."""
    text = prose.text
    if "\r" in text:  # every kind of line end as one; the offsets stay
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    run: _Run | None = None
    for match in _BREAK.finditer(text):
        start, end = match.span()
        line = text[text.rfind("\n", 0, start) + 1 : start].rstrip()
        if len(line) < _SHORTEST or line[-1] in ".!?:;…*|>" or _ITEM.match(line) or prose.hidden(start, end):
            continue
        place = start - 1 if prose.text[start - 1 : start + 1] == "\r\n" else start
        if run is None or start - run.end > _APART:
            if run is not None:
                yield from run.spots()
            run = _Run(place, end, 0, 0, 0)
        run.end = end
        run.breaks += 1
        run.open += _OPEN.search(line, max(0, len(line) - 12)) is not None
        run.long += len(line) >= _LONG and line[-1] != ","
    if run is not None:
        yield from run.spots()


CHECK = Check(
    id="WRAP-HARD",
    mqm="local",
    severity="neutral",
    fixing="never",
    summary="lines are broken in the middle of sentences",
    bad="The talks went on until late at\nnight, and when the envoys left the\nhall they said nothing.",
    good="The talks went on until late at night.\nThe envoys left the hall.\nNobody spoke to the press.",
    find=find,
    opt_in=True,
)
