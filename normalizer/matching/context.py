"""What stands around a mention, and whether the rules of an ambiguous alias hold there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from normalizer.matching.compile import CompiledRule, CompiledSet, CompiledTables
from normalizer.matching.sentences import sentence_ends
from normalizer.model import Span

__all__ = ["Context", "Verdict", "Waiver"]

_BETWEEN = 3
"""Words that may stand between a mention and what is beside it."""
_WINDOW = 400
"""Code points in which four words are looked for."""
_BEFORE = 3
"""Pieces of evidence that may reach into a stretch from before it, one inside the other."""
_SHOWN = 4
"""Entries that a reason names."""

_WORD = re.compile(r"\w[\w\u0300-\u036f]*(?:['’\-]\w[\w\u0300-\u036f]*)*")


class Verdict(NamedTuple):
    """Whether a rule set holds for a mention, and the rule that decided."""

    holds: bool
    reason: str
    """For a set that holds, what was found; for one that does not, what was missing or in the way."""


Waiver = Literal["gloss", "spread"]
"""What stands for the ``only_`` rules of a set: a gloss, which overrides ``never_with`` too, or an
earlier mention for which the rules held."""


class Context:
    """The evidence of one text; offsets are code points."""

    def __init__(
        self,
        tables: CompiledTables,
        text: str,
        terms: Mapping[int, tuple[Span, ...]],
        settled: Iterable[tuple[int, Span]],
        undecided: Iterable[tuple[int, Span]],
    ) -> None:
        """Take what counts for a page: settled mentions, and, against a change only, undecided ones."""
        self._tables = tables
        self._text = text
        self._terms = terms
        self._only: dict[int, list[Span]] = {}
        self._undecided: dict[int, list[Span]] = {}
        units: set[Span] = set()
        for page, span in settled:
            units.add(span)
            for member in tables.members[page]:
                self._only.setdefault(member, []).append(span)
        for page, span in undecided:
            for member in tables.members[page]:
                self._undecided.setdefault(member, []).append(span)
        self._units = sorted(units)
        self._stops: list[int] | None = None
        self._evidence: dict[CompiledRule, list[Span]] = {}

    def verdict(self, rules: CompiledSet, start: int, end: int, waive: Waiver | None = None) -> Verdict:
        """Tell whether all rules of a set hold for a mention."""
        shown: list[str] = []
        for rule in rules.rules:  # what forbids comes first
            if waive is not None and (rule.only or (waive == "gloss" and rule.reach == "with")):
                continue
            found = self._find(rule, start, end)
            if rule.only and found is None:
                return Verdict(False, f"none of {_listed(rule.entries)} is {_PLACES[rule.reach]}")
            if found is not None:
                what = f"{self._text[found.start : found.end]!r} is {_PLACES[rule.reach]}"
                if not rule.only:
                    return Verdict(False, f"{what}, which a never_ rule forbids")
                shown.append(what)
        if waive is not None:
            return Verdict(True, _WAIVED[waive])
        return Verdict(True, " and ".join(shown) or "no never_ rule forbids it")

    def sentence(self, start: int, end: int) -> Span:
        """Return the sentence around a stretch."""
        if self._stops is None:
            self._stops = sentence_ends(self._text)
        left = bisect_right(self._stops, start)
        right = bisect_left(self._stops, end)
        return Span(
            self._stops[left - 1] if left else 0,
            self._stops[right] if right < len(self._stops) else len(self._text),
        )

    def _find(self, rule: CompiledRule, start: int, end: int) -> Span | None:
        """Return the evidence for a rule that is closest to the start of its reach, or None."""
        spans = self._spans(rule)
        if not spans:
            return None
        if rule.reach == "in":
            return _around(spans, start, end)
        if rule.reach == "with":
            low, high = 0, len(self._text)
        elif rule.reach == "near":
            low, high = self.sentence(start, end)
        else:
            low, high = self._beside(start, end)
        # One that starts before the reach may end in it.
        for place in range(max(0, bisect_left(spans, (low, low)) - _BEFORE), len(spans)):
            span = spans[place]
            if span.start >= high:
                return None
            if span.end > low and (span.end <= start or span.start >= end):
                return span
        return None

    def _spans(self, rule: CompiledRule) -> list[Span]:
        known = self._evidence.get(rule)
        if known is None:
            found: set[Span] = set()
            for page in rule.pages:
                found.update(self._only.get(page, ()))
                if not rule.only:
                    found.update(self._undecided.get(page, ()))
            for term in rule.terms:
                found.update(self._terms.get(term, ()))
            known = self._evidence[rule] = sorted(found)
        return known

    def _beside(self, start: int, end: int) -> Span:
        """Return the reach of ``beside`` rules: the fourth word to either side, within the sentence."""
        sentence = self.sentence(start, end)
        before = self._words(max(sentence.start, start - _WINDOW), start)
        after = self._words(end, min(sentence.end, end + _WINDOW))
        low = before[-_BETWEEN - 1].start if len(before) > _BETWEEN else sentence.start
        high = after[_BETWEEN].end if len(after) > _BETWEEN else sentence.end
        return Span(low, high)

    def _words(self, low: int, high: int) -> list[Span]:
        """Return the words between two offsets; another entity's mention is one word."""
        words: list[Span] = []
        unit = bisect_left(self._units, (low, low))
        for match in _WORD.finditer(self._text, low, high):
            word = Span(*match.span())
            while unit < len(self._units) and self._units[unit].end <= word.start:
                unit += 1
            if (
                unit < len(self._units)
                and self._units[unit].start < word.end
                and self._units[unit].end <= high
            ):
                word = Span(min(word.start, self._units[unit].start), max(word.end, self._units[unit].end))
            if words and word.start < words[-1].end:
                words[-1] = Span(words[-1].start, max(words[-1].end, word.end))
            else:
                words.append(word)
        return words


_WAIVED: dict[Waiver, str] = {
    "gloss": "it is glossed in the document",
    "spread": "it follows a mention for which the rules hold",
}
_PLACES = {"in": "around it", "beside": "beside it", "near": "in its sentence", "with": "in the document"}


def _around(spans: list[Span], start: int, end: int) -> Span | None:
    """Return a phrase that contains a mention and more."""
    for place in range(bisect_right(spans, start, key=lambda span: span.start) - 1, -1, -1):
        span = spans[place]
        if start - span.start > _WINDOW:
            return None
        if span.end >= end and span.end - span.start > end - start:
            return span
    return None


def _listed(entries: tuple[str, ...]) -> str:
    return ", ".join(
        [*entries[:_SHOWN], f"… ({len(entries)} entries)"] if len(entries) > _SHOWN + 1 else entries
    )
