"""CASE-START: a sentence that starts in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.matching.lexicon import is_english
from normalizer.quality.check import Check, Spot
from normalizer.quality.lookout import SHAPES
from normalizer.quality.names import check_of
from normalizer.quality.prose import Prose

_LINE_STARTS = SHAPES.watch(*(f"\n{kind}" for kind in "aé? ~'\"(\r"))
_AFTER_STOPS = SHAPES.watch(". a")
# A line that starts with a small letter, perhaps behind an opening quote or bracket.
_LINE_START = re.compile(r"\n?[^\S\n]*[\"“‘'«]?([^\W\dA-Z_][\w'’-]*)")
_NEXT_LINE = re.compile(rf"\n{_LINE_START.pattern[3:]}")
_IN_LINE = re.compile(r"\. ([a-z][\w'’-]*)(?= [a-z])")
_LINE_END = re.compile(r"[.!?…][\"”’')\]»]{0,3}\s*(?=\n|\Z)")
_CLOSED = re.compile(r"[.!?][\"”’')\]»]{0,3}\s*\Z")
_SHORTENED = re.compile(
    r"(?:\b(?:etc|e\.g|i\.e|vs|[Cc]f|Inc|Ltd|Co|Corp|Mr|Mrs|Ms|Dr|St|Jr|Sr|No))\.[\"”’')\]»]{0,3}[^\S\n]*\Z"
)
"""The stop of an abbreviation at the end of a line, with which its sentence need not be over."""
_BEFORE_STOP = re.compile(r"(?<![\w.'’-])([a-z]{4,})\Z")
_PARTICLES = frozenset(
    """a al as ad abu af ap ben bin d da dal de del della den der des di do dos du e el en et ibn il l la
    las le les lo los o os san t te ten ter ul van vom von y z zu zum zur""".split()
)
"""What a name may start with in small letters; followed by a capital it is no start in lower case."""
_BRANDS = frozenset(
    """adidas airbnb npm bpost danah kpn lululemon nginx xkcd thyssenkrupp docker pandas""".split()
)
_LATIN = frozenset("cf approx vs pp vol nos fig".split())
_NAME_GOES_ON = re.compile(r" (?:(?:de|dem|den|der|die|het|la|las|los|of|'t) )?[A-Z]")
_OPENERS = frozenset(
    """the this that these those he she it they we i in on at for after before when while if although
    because however but and there according as his her their its our by with from during since until
    then""".split()
)
"""Words with which most sentences start; after a stop within a line, only these are believed."""
_CONTINUERS = frozenset("that for by with from at as since until because and but while".split())
"""Openers with which the rest of a torn sentence may start as well."""
_WINDOW = 64
_FEWEST_WORDS = 4
_FEWEST_SURE = 6


def find(prose: Prose) -> Iterator[Spot]:
    """Yield the first letters of sentences that should be capitals."""
    text = prose.text
    opening = _LINE_START.match(text)
    lines = [_NEXT_LINE.match(text, start) for start, _ in prose.shaped(_LINE_STARTS)]
    for match in filter(None, (opening, *lines)):
        word = match[1]
        if not word[0].islower() or _is_no_start(word, text[match.end() : match.end() + 12]):
            continue
        before = text[max(0, match.start() - _WINDOW) : match.start()]
        if before.strip() and (not _CLOSED.search(before) or _SHORTENED.search(before)):
            continue
        line = text[match.start(1) : _line_end(text, match.end())]
        words = line.count(" ") + 1
        if words < _FEWEST_WORDS or _follows_in_small(text, match.start(1) + len(line), line):
            continue
        sure = words >= _FEWEST_SURE and word in _OPENERS and word not in _CONTINUERS
        sure = sure and bool(_LINE_END.search(line.rstrip()))
        sure = sure and any(map(str.isupper, text[match.end() : match.end() + 2_000]))
        yield from _spot(prose, match.start(1), word, sure)
    for place, _ in prose.shaped(_AFTER_STOPS):
        inner = _IN_LINE.match(text, place)
        if inner and inner[1] in _OPENERS:
            last = _BEFORE_STOP.search(text, max(0, place - 24), place)
            if last and is_english(last[1]) and last[1] not in _LATIN:
                yield from _spot(prose, inner.start(1), inner[1], False)


def _spot(prose: Prose, start: int, word: str, sure: bool) -> Iterator[Spot]:
    if not prose.hidden(start, start + len(word)) and not _is_told_as_name(prose, start):
        written = word[0].upper() + word[1:]
        yield Spot(
            start, start + len(word), f"'{word}' starts a sentence: '{written}'", written, certain=sure
        )


def _is_told_as_name(prose: Prose, start: int) -> bool:
    """Tell whether a name begins here whose capital another check asks for: one fault is told once."""
    name = prose.name_at(start, start + 1)
    if (
        name is None
        or name.start != start
        or name.action != "replaced"
        or not (name.written or "")[:1].isupper()
    ):
        return False
    return prose.running is None or check_of(name, prose.tables) in prose.running


def _is_no_start(word: str, after: str) -> bool:
    """Tell whether a small letter is right: a brand, a particle of a name, a label of a list, an address."""
    if any(letter.isupper() for letter in word) or word in _BRANDS or word in _LATIN or "_" in word:
        return True
    if after[:1] in (")", ":", "=", "(", "/", "@", "[") or (after[:1] == "." and after[1:2].strip()):
        return True
    head, hyphen, tail = word.partition("-")
    if hyphen and head in _PARTICLES and tail[:1].isupper():
        return True
    head = re.split("['’]", word, maxsplit=1)[0]
    if head in _PARTICLES and _NAME_GOES_ON.match(after):
        return word not in ("a", "as", "do")
    return len(word) == 1 and (word not in "ai" or after[:1] != " ")


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _follows_in_small(text: str, end: int, line: str) -> bool:
    """Tell whether the next line starts in lower case too and this one does not close: a list or a poem."""
    if _LINE_END.search(line.rstrip()):
        return False
    after = text[end : end + 8].strip()
    return bool(after) and after[0].islower()


CHECK = Check(
    id="CASE-START",
    mqm="Linguistic › spelling",
    severity="minor",
    fixing="auto",
    summary="a sentence starts in lower case",
    bad="the two sides agreed on a ceasefire in the region on Friday.",
    good="The two sides agreed on a ceasefire in the region on Friday.",
    find=find,
)
