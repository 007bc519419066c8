"""SENT-FRAG: a word torn off its sentence, or a sentence without a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.matching.lexicon import is_english
from normalizer.quality.beginning import beginning
from normalizer.quality.check import Check, Spot
from normalizer.quality.lookout import PHRASES, SHAPES
from normalizer.quality.prose import Prose

_AFTER_STOPS = SHAPES.watch(". a", '." a', ".) a")
_LINE_STARTS = SHAPES.watch(*(f"\n{kind}" for kind in "aé? ~\r"))
# One small word between two stops; and the same as a line of its own.
_TORN = re.compile(r"\.[\"”]? ([a-z][a-z'’-]{2,})\.(?=[\"”]?(?:\s|\Z))")
_LONE = re.compile(r"\n[^\S\n]*([a-z][a-z'’-]{2,}(?: [a-z'’-]+){0,2})\.[^\S\n]*(?=\n|\Z)")
_BEFORE_STOP = re.compile(r"(?<![\w.'’-])([^\W\d_]{3,})\Z")
_ABBREVIATIONS = frozenset(
    """approx excl incl etc vol fig dept univ inc ltd corp bros jan feb mar apr jun jul aug sep sept oct nov
    dec gen col capt sgt prof rev hon est tel ext min max avg govt""".split()
)
_ANSWERS = frozenset(
    """yes no not never really thank thanks okay sorry please hello goodbye good take see welcome right sure
    indeed period""".split()
)
_WINDOW = 40

_DETERMINER = r"(?:the|a|an|its|their|his|her|our|this|these|those|some|all|both|two|three)"
_LINK = (
    r"(?:and|or|of|in|to|under|for|on|between|from|with|by|at|against|over|among|during|within|after|before"
    r"|through)"
)
_NOUN = r"[^\W\d_][\w'’-]*(?:[a-z](?:tion|sion|ment|ness|ity|ship|ance|ence))"
_CHUNK = rf"(?:{_DETERMINER} )?(?:[^\W\d_][\w'’-]* {_NOUN}|[\w'’-]+)(?: of [A-Z][\w-]+)?"
# Where each word that is no determiner and no preposition stands alone behind one of these, no verb has room.
_VERBLESS = re.compile(
    rf"(?:The|Its|Their|His|Her|Our|An?) [\w'’-]+ {_LINK} {_CHUNK}(?:,? {_LINK} {_CHUNK}){{2,12}}\."
)
_OPENERS = ("The ", "Its ", "Their ", "His ", "Her ", "Our ", "A ", "An ")
_OPENED = PHRASES.watch(*(f" {opener}" for opener in _OPENERS))
_VERBS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|do|does|did|will|would|can|could|may|might|shall|should|must"
    r"|said|says|who|which|that|what|\w+ed|it|he|she|they|we|i|you)\b",
    re.I,
)
_FEWEST_WORDS = 9


def find(prose: Prose) -> Iterator[Spot]:
    """Yield torn-off words and sentences without a verb. Lines without a stop, as headlines, are none."""
    text = prose.text
    done = 0
    for place, _ in prose.shaped(_AFTER_STOPS):
        torn = _TORN.match(text, place) if place >= done else None
        if torn is None:
            continue
        done = torn.end()
        before = _BEFORE_STOP.search(text, max(0, place - _WINDOW), place)
        if before and _is_torn(torn[1]) and before[1].lower() not in _ABBREVIATIONS:
            yield from _spot(prose, torn.start(1), torn.end(1) + 1)
    for match in filter(None, [_LONE.match(text, place) for place, _ in prose.shaped(_LINE_STARTS)]):
        before_line = text[max(0, match.start() - _WINDOW) : match.start()].rstrip()
        if (before_line and before_line[-1] not in '.!?"”)') or not _is_torn(match[1].split(" ")[0]):
            continue
        if before_line:
            yield from _spot(prose, match.start(1), match.end(1) + 1)
    for place in _starts(prose):
        match_ = _VERBLESS.match(text, place)
        if match_ and match_[0].count(" ") + 1 >= _FEWEST_WORDS and not _VERBS.search(match_[0]):
            following = text[match_.end() : match_.end() + 2]
            if not following or following[0].isspace():
                yield from _spot(prose, match_.start(), match_.end(), "has no verb")


def _starts(prose: Prose) -> Iterator[int]:
    """Yield where a sentence starts with one of the openers."""
    text = prose.text
    for start, _ in prose.phrased(_OPENED):
        if start == 0 or text[start - 1] == "\n" or text[max(0, start - 2) : start] == ". ":
            yield start


def _is_torn(word: str) -> bool:
    return word not in _ANSWERS and is_english(word.replace("-", "")) and word not in _ABBREVIATIONS


def _spot(prose: Prose, start: int, end: int, what: str = "is torn off a sentence") -> Iterator[Spot]:
    if not prose.hidden(start, end):
        yield Spot(start, end, f"'{beginning(prose.text[start:end])}' {what}")


CHECK = Check(
    id="SENT-FRAG",
    mqm="Linguistic › grammar",
    severity="minor",
    fixing="never",
    summary="a torn-off word or a sentence without a verb",
    bad="They will continue to work on issues including the vaccine. communication.",
    good="They will continue to work on issues including communication.",
    find=find,
)
