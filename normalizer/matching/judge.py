"""Ambiguous aliases before the rules of their tables."""

from __future__ import annotations

from typing import NamedTuple

from normalizer.matching.candidates import Mention, Possible
from normalizer.matching.compile import CompiledTables
from normalizer.matching.context import Context
from normalizer.matching.fold import fold_text
from normalizer.matching.gloss import glossed_names, glosses
from normalizer.matching.overlap import span_of
from normalizer.model import Span
from normalizer.tables.page import Page

__all__ = ["Judge", "Ruling"]


class Ruling(NamedTuple):
    """A possible page of an ambiguous alias, and what its rule sets say."""

    possible: Possible
    holds: bool
    reason: str
    narrowness: int
    """Of the set that holds; see `CompiledSet.narrowness`."""


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
                if ruling.holds:
                    holding.update((number, name) for number in ruling.possible.sets)
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
                held.append(
                    Ruling(possible._replace(written=written), True, verdict.reason, rules.narrowness)
                )
        # The order of sets in a file means nothing, not even for the reason.
        if held:
            return min(held, key=lambda r: (r.narrowness, r.reason, r.possible.written))
        return Ruling(possible, False, "; ".join(sorted(set(reasons))), 9)

    def _adjoined(self, mention: Mention) -> bool:
        """Tell whether a capitalised word stands right before or behind a mention."""
        before = self._text[max(0, mention.start - 60) : mention.start]
        after = self._text[mention.end : mention.end + 2]
        word = before[:-1].split()[-1:] if before[-1:] in (" ", "-", "\u00a0") else []
        return (after[:1] in (" ", "-", "\u00a0") and after[1:].isupper()) or any(
            w[0].isupper() for w in word
        )


def _short(page: Page, written: str) -> str:
    """Return how a person is called at a later mention: the longest form that ends the full name."""
    if page.type != "person" or written != page.name:
        return written
    ends = [form.surface for form in page.forms if page.name.endswith(f" {form.surface}")]
    return max(ends, key=len, default=written)
