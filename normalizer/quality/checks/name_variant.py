"""NAME-VARIANT: two spellings of one name that no table knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalizer.matching.fuzzy.keys import letters
from normalizer.matching.lexicon import is_name
from normalizer.model import Span
from normalizer.quality.check import Check, Spot
from normalizer.quality.finding import Elsewhere
from normalizer.quality.name_kinds import kind_of
from normalizer.quality.name_spellings import may_be_one, one_name, settled_of, table_entry
from normalizer.quality.prose import Prose
from normalizer.quality.rare_names import close_pairs, free_places, name_before
from normalizer.tables.strings import fold

_AFTER = re.compile(
    r"(?: (?:al|bin|da|de|del|di|dos|el|ibn|la|le|van|von))? ([A-Z][^\W\d_]+)|-(?=[A-Z])([^\W\d_]+)"
)
_APART = re.compile(r"[.!?:;]['\"”’)]?\s|\n")
_REACH = 300
_MOST_PAIRS = 60
"""Pairs told in one document; a text with more is a list of names."""
_MOST_LOOKED_AT = 40


def find(prose: Prose) -> Iterator[Spot]:
    """Yield each mention of a name in the spelling that is not settled on: the unknown, else the later."""
    pairs = [pair for pair in close_pairs(prose.rare_names) if one_name(*pair)][:_MOST_PAIRS]
    if not pairs:
        return
    places = free_places(prose, (name for pair in pairs for name in pair))
    told: set[str] = set()
    for first, later in pairs:
        ours, theirs = places[first], places[later]
        if not ours or not theirs or _stand_together(prose.text, ours, theirs):
            continue
        if _two_bearers(prose.text, ours, theirs):
            continue
        settled = settled_of((first, later))
        kept, odd = (later, first) if settled == later else (first, later)
        if odd in told or kept in told:
            continue
        told.add(odd)
        entry = table_entry((kept, odd), settled, kind_of(prose.text, (*theirs, *ours)))
        for span in places[odd]:
            yield Spot(
                *span,
                f"'{odd}' is also spelt '{kept}'",
                kept if settled else None,
                reason=entry,
                elsewhere=(Elsewhere(f"'{kept}'", *places[kept][0]),),
            )


def _stand_together(text: str, ours: Sequence[Span], theirs: Sequence[Span]) -> bool:
    """Tell whether a sentence has both, as when they are two people or it is about spelling."""
    both = sorted([(span, True) for span in ours] + [(span, False) for span in theirs])
    for (left, mine), (right, yours) in pairwise(both):
        near = mine != yours and right.start - left.end < _REACH
        if near and not _APART.search(text, left.end, right.start):
            return True
    return False


def _two_bearers(text: str, ours: Sequence[Span], theirs: Sequence[Span]) -> bool:
    """Tell whether the names beside both differ: two given names, or two families."""
    for before in (True, False):
        one, other = _beside(text, ours, before), _beside(text, theirs, before)
        if one and other and not any(_agree(left, right) for left in one for right in other):
            return True
    return False


def _beside(text: str, spans: Sequence[Span], before: bool) -> set[str]:
    """Return the names right before or behind; before stand titles too, which say nothing."""
    found: set[str] = set()
    for span in spans[:_MOST_LOOKED_AT]:
        if before:
            word = name_before(text, span.start)
            word = word if word is not None and is_name(fold(word)) else None
        else:
            match = _AFTER.match(text, span.end)
            word = match[match.lastindex or 0] if match else None
        if word:
            found.add(word)
    return found


def _agree(left: str, right: str) -> bool:
    return letters(left) == letters(right) or may_be_one(left, right)


CHECK = Check(
    id="NAME-VARIANT",
    mqm="Terminology › inconsistent use",
    severity="minor",
    fixing="suggest",
    summary="two spellings of one name that no table knows",
    bad="Minister Slepniov spoke first. Later Slipnyov left the hall.",
    good="Minister Kowalski spoke first. Later Kowalska left the hall.",
    find=find,
)
