"""Names that the documents of one story spell in several ways.

Translation engines are consistent in one document and differ from one another: of two spellings that never
stand in one document, in documents that tell one story, nearly all are one name. They are taken for one
where their letters are close, or where the same words stand around both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice
from typing import NamedTuple
from zlib import crc32

from normalizer.matching.fuzzy.keys import letters
from normalizer.model import Decision
from normalizer.quality.name_kinds import kind_of, one_kind
from normalizer.quality.name_spellings import (
    is_grammar,
    is_known,
    is_rare,
    may_be_one,
    one_name,
    skeleton_keys,
)

__all__ = ["Cluster", "Met", "clusters", "names_of"]

_NAME = re.compile(r"(?<![\w'’\-])[A-ZÀ-ÞĀ-Ž][^\W\d_]{1,29}(?:['’][^\W\d_]{2,20})?(?![\w\-])")
_MOST_NAMES = 400
"""Rare names of one document; what follows them is not looked at."""
_MOST_PLACES = 3
_AROUND = 40
_WORDS = re.compile(r"[^\W_]+")
_MOST_CONTEXTS = 9
_MOST_LOOKED_AT = 40
"""Places of one name whose surroundings are looked at."""
_MOST_AT_ONE_KEY = 24
_LEAST_CONTEXTS = 2
_OVERLAP = 0.5
_SURE = 3.0


class Met(NamedTuple):
    """A rare name of one document, or two words of which one is a rare name."""

    surface: str
    times: int
    tabled: bool
    """A table knows it."""
    places: tuple[int, ...]
    """Where it starts: the first three, in code points."""
    contexts: tuple[int, ...]
    """Check sums of the pairs of words around it, 32 bits each, at most nine."""
    kind: str = ""
    """What it is, by the words beside it; empty when they do not tell."""


class Cluster(NamedTuple):
    """One name in the spellings of a story."""

    spellings: tuple[str, ...]
    """Sorted."""
    documents: frozenset[int]
    """All that have any of them."""
    tabled: frozenset[str]
    """The spellings that a table knows."""
    kind: str
    """What it is, where the documents that tell agree; else empty."""


def names_of(text: str, decisions: Sequence[Decision] = ()) -> tuple[Met, ...]:
    """Return the rare names of a document in order of appearance, but for those that are being replaced.

    ``decisions`` are the normaliser's, sorted and never overlapping.
    """
    places: dict[str, list[int]] = {}
    tabled: set[str] = set()
    before: re.Match[str] | None = None
    decided = iter(decisions)
    decision = next(decided, None)
    for match in _NAME.finditer(text):
        if len(places) >= _MOST_NAMES:
            break
        while decision is not None and decision.end <= match.start():
            decision = next(decided, None)
        if decision is not None and decision.start < match.end() and decision.entity is not None:
            before = None
            if decision.written is None and is_rare(match[0]):
                tabled.add(match[0])
                _note(places, match[0], match.start())
            continue
        rare = is_rare(match[0])
        if rare:
            _note(places, match[0], match.start())
        if before is not None and (rare or is_rare(before[0])) and text[before.end() : match.start()] == " ":
            _note(places, f"{before[0]} {match[0]}", before.start())
        before = match
    return tuple(
        Met(
            surface,
            len(at),
            surface in tabled,
            tuple(at[:_MOST_PLACES]),
            _contexts(text, surface, at),
            kind_of(text, ((start, start + len(surface)) for start in at)),
        )
        for surface, at in places.items()
    )


def clusters(documents: Sequence[tuple[int, Sequence[Met]]]) -> list[Cluster]:
    """Return the names that a story, documents by number, spells in more than one way."""
    having: dict[str, set[int]] = defaultdict(set)
    contexts: dict[str, set[int]] = defaultdict(set)
    kinds: dict[str, set[str]] = defaultdict(set)
    tabled: set[str] = set()
    lists: set[int] = set()
    for number, names in documents:
        lists |= _lists(names)
        for met in names:
            having[met.surface].add(number)
            contexts[met.surface].update(met.contexts)
            kinds[met.surface].add(met.kind)
            if met.tabled:
                tabled.add(met.surface)
    for shared in contexts.values():
        shared.difference_update(lists)
    groups = {name: _Group({name}, set(numbers)) for name, numbers in sorted(having.items())}
    pairs = (
        (-tie, left, right)
        for left, right in _pairs(groups, contexts)
        if not (left in tabled and right in tabled) and (tie := _tie(left, right, having, contexts))
    )
    for tie, left, right in sorted(pairs):
        one, other = groups[left], groups[right]
        if one is other:
            continue
        if -tie < _SURE and len(one.documents & other.documents) > _overlap(one.documents, other.documents):
            continue  # they stand side by side: two names, each of which has something of a third
        one.names |= other.names
        one.documents |= other.documents
        groups.update(dict.fromkeys(other.names, one))
    distinct = {id(group): group for group in groups.values()}
    return [
        Cluster(
            tuple(sorted(group.names)),
            frozenset(group.documents),
            frozenset(group.names & tabled),
            one_kind(kind for name in group.names for kind in kinds[name]),
        )
        for group in distinct.values()
        if len(group.names) > 1
    ]


def _lists(names: Iterable[Met]) -> set[int]:
    """Return the contexts that two names of one document have: those in a list are not one and the same."""
    once: set[int] = set()
    again: set[int] = set()
    for met in names:
        if " " not in met.surface:
            again |= once.intersection(met.contexts)
            once.update(met.contexts)
    return again


@dataclass(slots=True)
class _Group:
    names: set[str]
    documents: set[int]


def _note(places: dict[str, list[int]], surface: str, start: int) -> None:
    places.setdefault(surface, []).append(start)


def _contexts(text: str, surface: str, places: Iterable[int]) -> tuple[int, ...]:
    found: set[int] = set()
    for start in islice(places, _MOST_LOOKED_AT):
        end = start + len(surface)
        before = [_plain(word) for word in _WORDS.findall(text[max(0, start - _AROUND) : start])[-2:]]
        after = [_plain(word) for word in _WORDS.findall(text[end : end + _AROUND])[:2]]
        if len(before) == 2:
            found.add(crc32(f"<{before[0]} {before[1]}".encode("utf-8", "replace")))
        if len(after) == 2:
            found.add(crc32(f">{after[0]} {after[1]}".encode("utf-8", "replace")))
        if before and after:
            found.add(crc32(f"={before[-1]} {after[0]}".encode("utf-8", "replace")))
        if len(found) >= _MOST_CONTEXTS:
            break
    return tuple(sorted(found))[:_MOST_CONTEXTS]


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> str:
    """Return a word as it counts in a context: a rare name may be spelt otherwise elsewhere."""
    return "*" if is_rare(word) else word.lower()


def _pairs(names: Iterable[str], contexts: dict[str, set[int]]) -> Iterator[tuple[str, str]]:
    """Yield each pair worth comparing once; a key that too many share says nothing."""
    keyed: dict[object, list[str]] = defaultdict(list)
    for name in names:
        for key in skeleton_keys(name):
            keyed[key].append(name)
        for context in contexts[name]:
            keyed[context].append(name)
    seen: set[tuple[str, str]] = set()
    for at_one in keyed.values():
        for pair in combinations(at_one[:_MOST_AT_ONE_KEY], 2):
            if pair not in seen and not (" " in pair[0] and " " in pair[1]):
                seen.add(pair)
                yield pair


def _tie(left: str, right: str, having: dict[str, set[int]], contexts: dict[str, set[int]]) -> float:
    """Return how strongly two spellings are one name; 0 when they are not."""
    ours, theirs = letters(left), letters(right)
    spaced = " " in left or " " in right
    if ours == theirs:
        return _SURE if spaced else 0
    if is_grammar(ours, theirs) or (spaced and not may_be_one(left, right)):
        return 0
    together = len(having[left] & having[right])
    if together > _overlap(having[left], having[right]):
        # One engine may spell a name in two ways; several that have both tell of two names.
        return _SURE if together == 1 and one_name(left, right) else 0
    shared = len(contexts[left] & contexts[right])
    if may_be_one(left, right):
        return 2 + min(shared, 9) / 10 if shared or not (is_known(left) and is_known(right)) else 0
    return 1 + min(shared, 9) / 10 if shared >= _LEAST_CONTEXTS else 0


def _overlap(one: set[int], other: set[int]) -> float:
    """Return in how many documents two spellings of one name may stand together."""
    return _OVERLAP * min(len(one), len(other))
