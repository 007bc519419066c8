"""PUNCT-DOUBLE: a punctuation mark that stands twice, or two that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.quality.check import Check, Spot
from normalizer.quality.lookout import SHAPES
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

_COMMAS = re.compile(
    r"(?<=[\w\"”’)\]]),[ \u00a0]?,+|;[ \u00a0]?;+|(?<=[\w\"”’)\]])(?<!\d):[ \u00a0]?:+(?![:\w])"
)
_TWO = SHAPES.watch(*(first + gap + last for first in ".," for gap in ("", " ") for last in ".,"))
# Where any may begin, wide marks too.
_ANY = re.compile(r"[,;:.!?、，。](?=[ \u00a0]?[,;:.!?，。])")
_WIDE = re.compile("[、，。！？]")
# Two stops; three are an ellipsis, spaced or not, and a stop may end an abbreviation before a comma.
_STOPS = re.compile(r"(?<=[\w\"”’)\]])(?<![.…])\.[ \u00a0]?\.(?![.\w/]|[ \u00a0]\.)")
# Of wide commas in a row PUNCT-FULLWIDTH tells, which reads an ellipsis in them.
_PAIRS = re.compile(r"(?<=\w)(?:([!?])[,;]|([,;:])\.(?!\w|\.)|([,;])[!?])(?=[ \r\n]|\Z)|。。")
_ABBREVIATED = re.compile(
    r"(?:\b(?:etc|Inc|Ltd|Co|Corp|Jr|Sr|Mr|Ms|Dr|vs|St|No|al|e\.g|i\.e|a\.m|p\.m)|\b[A-Z])\Z"
)

_GOES_ON = re.compile(r"[ \u00a0]*[a-z)]")


def find(prose: Prose) -> Iterator[Spot]:
    """Yield doubled commas, semicolons, colons and stops, and marks that cannot follow each other."""
    text = prose.text
    places = [start for start, _ in prose.shaped(_TWO)]
    if _WIDE.search(prose.unusual):
        places = [place.start() for place in _ANY.finditer(text)]
    end = 0
    for start in sorted(places):
        if start < end:
            continue
        if match := _COMMAS.match(text, start):
            spot = _spot(match, match[0][0])
        elif match := _STOPS.match(text, start):
            if _ABBREVIATED.search(text, max(0, start - 8), start):
                continue
            # "I waited.. then left": a short ellipsis, perhaps.
            spot = _spot(match, ".", certain=not _GOES_ON.match(text, match.end()))
        elif match := _PAIRS.match(text, start):
            # "Hello!, the magazine": a name may end in a mark.
            spot = _spot(match, match[1] or match[0][-1], certain=match[1] is None)
        else:
            continue
        end = match.end()
        if not prose.hidden(start, end):
            yield spot


def _spot(match: re.Match[str], kept: str, certain: bool = True) -> Spot:
    return Spot(*match.span(), f"'{match[0]}' should be '{kept}'", kept, certain)


CHECK = Check(
    id="PUNCT-DOUBLE",
    mqm="Linguistic › punctuation",
    severity="minor",
    fixing="auto",
    summary="a punctuation mark stands twice",
    bad="The talks failed,, he said.",
    good="Acme Inc., Ltd. and others waited... Really?! Yes!!! Wait -- no.",
    find=find,
    slight=True,
)
