"""Which part of one name stands for which part of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizer.matching.edit_costs import edit_cost
from normalizer.matching.name_parts import NameParts, Part, is_short_for

__all__ = ["Alignment", "Match", "align", "cost_table", "word_similarity"]

_LEAST = 0.4
"""Similarity from which two parts may be the same."""
_LEAST_JOINED = 0.75
_MOST_JOINED = 4
_INITIAL = 0.75
_SHORT_FORM = 0.8
_SAME_SENSE = 0.7


@dataclass(frozen=True, slots=True)
class Match:
    """Parts of both names that are taken to be the same."""

    left: tuple[int, ...]
    """Places in the left name; more than one when they are written together in the right."""
    right: tuple[int, ...]
    similarity: float
    """From 0 to 1."""
    cost: float
    """In ordinary edits of one letter; 0 for what is no matter of spelling."""
    how: str
    """``same``, ``spelling``, ``joined``, ``initial``, ``short form``, ``initials`` or ``same sense``."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The best matches of two names, and what has none."""

    left: NameParts
    right: NameParts
    matches: tuple[Match, ...]
    """Ordered by their place in the left name."""
    left_only: tuple[Part, ...]
    right_only: tuple[Part, ...]

    def weight(self, match: Match) -> float:
        """Return how much a match says: the mean of what its parts say on either side."""
        left = sum(self.left.parts[place].weight for place in match.left)
        right = sum(self.right.parts[place].weight for place in match.right)
        return (left + right) / 2


def align(left: NameParts, right: NameParts) -> Alignment:
    """Return the matches that a greedy choice by similarity finds, joined parts included.

    The work grows with the product of the numbers of parts, which are few.
    """
    found = [*_single(left.parts, right.parts)]
    # Parts that are the same word for word are never given up for a joined reading.
    same_left = {match.left[0] for _, match in found if match.how == "same"}
    same_right = {match.right[0] for _, match in found if match.how == "same"}
    found += _joined(left.parts, right.parts, same_left, same_right)
    found += [
        (rank, Match(match.right, match.left, match.similarity, match.cost, match.how))
        for rank, match in _joined(right.parts, left.parts, same_right, same_left)
    ]
    found.sort(key=lambda ranked: (-ranked[0], ranked[1].left, ranked[1].right))
    used_left: set[int] = set()
    used_right: set[int] = set()
    chosen: list[Match] = []
    for _, match in found:
        if used_left.isdisjoint(match.left) and used_right.isdisjoint(match.right):
            chosen.append(match)
            used_left.update(match.left)
            used_right.update(match.right)
    return Alignment(
        left,
        right,
        tuple(sorted(chosen, key=lambda match: match.left)),
        tuple(part for place, part in enumerate(left.parts) if place not in used_left),
        tuple(part for place, part in enumerate(right.parts) if place not in used_right),
    )


def word_similarity(left: str, right: str, script: str = "LATIN") -> tuple[float, float]:
    """Return how alike two romanised words are, from 0 to 1, and their edit cost."""
    cost = edit_cost(left, right, script)
    return max(0.0, 1.0 - cost / max(2.0, (len(left) + len(right)) / 2)), cost


def cost_table(left: str, right: str) -> str:
    """Return whose edit costs hold between two writings: those of the one that is not plain Latin."""
    plain = ("LATIN", "LOWER", "PLACE", "")
    if left in plain and right in plain:
        return "PLACE" if "PLACE" in (left, right) else "LATIN"
    if left == right:
        return "LATIN"
    return right if left in plain else left if right in plain else min(left, right)


def _single(left: Sequence[Part], right: Sequence[Part]) -> Iterator[tuple[float, Match]]:
    """Yield the matches of one part with one part, ranked."""
    for i, ours in enumerate(left):
        for j, theirs in enumerate(right):
            match = _match(i, ours, j, theirs)
            if match is not None:
                # The same place, counted from either end, decides between equals.
                in_place = 0.02 * (i == j) + 0.02 * (len(left) - i == len(right) - j)
                of_weight = 0.02 * (ours.weight + theirs.weight)
                yield match.similarity + in_place + of_weight, match


def _match(i: int, left: Part, j: int, right: Part) -> Match | None:
    roles = {left.role, right.role}
    if left.text == right.text:
        return Match((i,), (j,), 1.0, 0.0, "same")
    if "number" in roles:
        return None
    if len(left.text) == 1 or len(right.text) == 1:
        fits = left.text[0] == right.text[0] and "particle" not in roles
        return Match((i,), (j,), _INITIAL, 0.0, "initial") if fits else None
    similarity, cost = word_similarity(left.text, right.text, cost_table(left.writing, right.writing))
    if similarity < _SHORT_FORM and is_short_for(left.text, right.text):
        return Match((i,), (j,), _SHORT_FORM, 0.0, "short form")
    if similarity < _SAME_SENSE and left.sense and left.sense == right.sense:
        return Match((i,), (j,), _SAME_SENSE, 0.0, "same sense")
    if similarity < _LEAST or (len(roles) > 1 and "particle" in roles and similarity < 0.8):
        return None
    return Match((i,), (j,), similarity, cost, "spelling")


def _joined(
    many: Sequence[Part], one: Sequence[Part], same_many: set[int], same_one: set[int]
) -> Iterator[tuple[float, Match]]:
    """Yield the matches of neighbouring parts with one part, written together or as their initials."""
    for start in range(len(many)):
        for size in range(2, min(_MOST_JOINED, len(many) - start) + 1):
            places = tuple(range(start, start + size))
            if not same_many.isdisjoint(places):
                break
            words = [many[place] for place in places]
            joined = "".join(word.text for word in words)
            initials = "".join(word.text[0] for word in words)
            for j, theirs in enumerate(one):
                if j in same_one:
                    continue
                if theirs.role == "capitals" and theirs.text == initials:
                    yield 0.9, Match(places, (j,), _INITIAL, 0.0, "initials")
                elif abs(len(joined) - len(theirs.text)) <= 4:
                    similarity, cost = word_similarity(
                        joined, theirs.text, cost_table(words[0].writing, theirs.writing)
                    )
                    if similarity >= _LEAST_JOINED:
                        yield similarity + 0.05, Match(places, (j,), similarity, cost, "joined")
