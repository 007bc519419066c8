"""Ambiguous aliases before the rules of their tables."""

from __future__ import annotations

import re
from typing import NamedTuple

from normalizer.matching.candidates import Mention, Possible
from normalizer.matching.compile import CompiledTables
from normalizer.matching.context import Context
from normalizer.matching.fold import fold_text
from normalizer.matching.gloss import glossed_names, glosses
from normalizer.matching.lexicon import is_english
from normalizer.matching.overlap import span_of
from normalizer.model import Span
from normalizer.tables.page import Page, Where

__all__ = ["Judge", "Ruling"]

_JOINTS = (" ", "-", "\u00a0")
_OPENING = " \t\r\n\u00a0\"'“‘(["
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’\-\u0300-\u036f]*)[ \u00a0\-]\Z")


class Ruling(NamedTuple):
    """A possible page of an ambiguous alias, and what its rule sets say."""

    possible: Possible
    holds: bool
    reason: str
    narrowness: int
    """Of the set that holds; see `CompiledSet.narrowness`."""
    sets: tuple[int, ...]
    """Indexes of the sets that hold, the one that decides first."""
    where: Where
    """Table line of the set that decides, or of the alias when none holds."""


class Judge:
    """Puts the ambiguous mentions of one text before their rules."""

    def __init__(self, tables: CompiledTables, text: str, context: Context, mentions: list[Mention]) -> None:
        self._tables = tables
        self._text = text
        self._context = context
        self._glossed = glossed_names(glosses(text, mentions))

    def rule(self, mentions: list[Mention]) -> dict[Span, tuple[Ruling, ...]]:
        """Return the rulings on every mention; later mentions may follow earlier ones."""
        found: dict[Span, tuple[Ruling, ...]] = {}
        holding: set[tuple[int, str]] = set()
        for mention in sorted(mentions, key=span_of):
            name = fold_text(mention.surface).text
            rulings = tuple(self._ruling(mention, possible, name, holding) for possible in mention.possible)
            found[span_of(mention)] = rulings
            for ruling in rulings:
                holding.update((number, name) for number in ruling.sets)
        return found

    def _ruling(
        self, mention: Mention, possible: Possible, name: str, holding: set[tuple[int, str]]
    ) -> Ruling:
        reasons: list[str] = []
        held: list[Ruling] = []
        glossed = (possible.page, name) in self._glossed
        for number in possible.sets:
            rules = self._tables.sets[number]
            verdict = self._context.verdict(rules, mention.start, mention.end)
            written = possible.written
            if not verdict.holds and glossed:
                verdict = self._context.verdict(rules, mention.start, mention.end, "gloss")
            if (
                not verdict.holds
                and rules.spreads
                and (number, name) in holding
                and not self._adjoined(mention)
            ):
                verdict = self._context.verdict(rules, mention.start, mention.end, "spread")
                written = _short(self._tables.pages[possible.page], written)
            if not verdict.holds:
                reasons.append(verdict.reason)
            else:
                chosen = possible._replace(written=written)
                held.append(Ruling(chosen, True, verdict.reason, rules.narrowness, (number,), rules.where))
        # The order of sets in a file means nothing, not even for the reason.
        if held:
            first = min(held, key=lambda r: (r.narrowness, r.reason, r.possible.written, r.where))
            others = (number for ruling in held for number in ruling.sets if ruling is not first)
            return first._replace(sets=(*first.sets, *others))
        where = possible.spelling.where
        return Ruling(possible, False, "; ".join(sorted(set(reasons))), 9, (), where)

    def _adjoined(self, mention: Mention) -> bool:
        """Tell whether a capitalised word stands right before or behind a mention.

        One that has its capital from the start of the sentence is none: ``Yesterday Bridge said``.
        """
        after = self._text[mention.end : mention.end + 2]
        if after[:1] in _JOINTS and after[1:].isupper():
            return True
        before = _WORD_BEFORE.search(self._text, max(0, mention.start - 60), mention.start)
        if before is None or not before[1][0].isupper():
            return False
        opens = self._context.sentence(mention.start, mention.end).start
        first = not self._text[opens : before.start()].strip(_OPENING)
        return not (first and is_english(before[1].lower()))


def _short(page: Page, written: str) -> str:
    """Return how a person is called at a later mention: the longest form that ends the full name."""
    if page.type != "person" or written != page.name:
        return written
    ends = [form.surface for form in page.forms if page.name.endswith(f" {form.surface}")]
    return max(ends, key=len, default=written)
