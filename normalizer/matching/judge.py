"""Ambiguous aliases before the rules of their tables."""

from __future__ import annotations

import re
from typing import NamedTuple

from normalizer.matching.candidates import Mention, Possible
from normalizer.matching.compile import CompiledTables
from normalizer.matching.context import Context
from normalizer.matching.fold import fold_text
from normalizer.matching.gloss import glossed_names, glosses
from normalizer.matching.lexicon import is_english, is_name
from normalizer.matching.overlap import span_of
from normalizer.model import Span
from normalizer.tables.page import Page, Where
from normalizer.tables.strings import fold, nfc

__all__ = ["Judge", "Ruling"]

_JOINTS = (" ", "-", "\u00a0")
_CALENDAR = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
        "july august september october november december"
    ).split()
)
_APOSTROPHE = re.compile(r"['’]")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_OPENING = " \t\r\n\u00a0\"'“‘(["
_TITLES = frozenset(
    (
        "mr mrs ms miss dr prof professor sir lady lord judge mayor coach "
        "lake mount mt river fort port cape saint st san santa"
    ).split()
)
"""Behind these stands a person, or a place that is called by both words."""
_NAME_AFTER = re.compile(
    r" ([^\W\d_a-z][\u0300-\u036f]*(?:(?![A-Z])[^\W\d_][\u0300-\u036f]*){2,})(?![\w'’\-\u0300-\u036f])"
)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’\-\u0300-\u036f]*)(\.?)[ \u00a0\-]\Z")


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
        self._ends = {mention.end for mention in mentions}
        self._starts = {mention.start for mention in mentions}
        self._given: dict[str, str] = {}

    def rule(self, mentions: list[Mention]) -> dict[Span, tuple[Ruling, ...]]:
        """Return the rulings on every mention; later mentions may follow earlier ones."""
        found: dict[Span, tuple[Ruling, ...]] = {}
        holding: set[tuple[int, str]] = set()
        self._given = self._given_names(mentions)
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
            other = "" if glossed else self._surname_after(mention, possible.page)
            if not other and not glossed and rules.narrowness:
                other = self._other_name(mention, possible.page)
            if not other and not glossed and self._tables.pages[possible.page].type != "person":
                other = self._given.get(name, "")
            if not verdict.holds:
                reasons.append(verdict.reason)
            elif other:
                reasons.append(f"it may belong to {other!r}")
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

    def _given_names(self, mentions: list[Mention]) -> dict[str, str]:
        """Return the given names among the surface forms, folded, with the surname that stands behind one.

        Alone they are the same person: ``Dominika`` after Dominika Cibulkova is no island.
        """
        found: dict[str, str] = {}
        for mention in mentions:
            surname = self._surname_after(mention, mention.possible[0].page)
            if surname:
                found[fold_text(mention.surface).text] = surname
        return found

    def _adjoined(self, mention: Mention) -> bool:
        """Tell whether a capitalised word stands right before or behind a mention.

        One that has its capital from the start of the sentence is none: ``Yesterday Bridge said``.
        """
        after = self._text[mention.end : mention.end + 2]
        return (after[:1] in _JOINTS and after[1:].isupper()) or bool(self._capitalised_before(mention))

    def _capitalised_before(self, mention: Mention) -> str:
        before = _WORD_BEFORE.search(self._text, max(0, mention.start - 60), mention.start)
        if before is None or not before[1][0].isupper():
            return ""
        if before[2] and len(before[1]) > 1 and fold(before[1]) not in _TITLES:
            return ""  # the end of a sentence
        opens = self._context.sentence(mention.start, mention.end).start
        first = not self._text[opens : before.start()].strip(_OPENING)
        return "" if first and is_english(before[1].lower()) else before[1]

    def _other_name(self, mention: Mention, number: int) -> str:
        """Return the word before a mention with which it names a person or another place: ``Taro Naka``.

        Not for a page that is a person, whose given name may be as wrong as the surname.
        """
        page = self._tables.pages[number]
        word = self._capitalised_before(mention)
        if not word or page.type == "person" or _POSSESSIVE.search(word) or mention.start - 1 in self._ends:
            return ""
        folded = fold(_APOSTROPHE.split(word)[-1])
        if folded in _CALENDAR or folded in map(fold, page.name.replace("-", " ").split()):
            return ""
        known = len(folded) > 1 and is_english(word.lower()) and not is_name(folded)
        return "" if known and folded not in _TITLES else word

    def _surname_after(self, mention: Mention, number: int) -> str:
        """Return the unknown capitalised word behind one word with which it names another: ``Asia Bibi``."""
        after = _NAME_AFTER.match(self._text, mention.end)
        if after is None or not nfc(mention.surface).isalpha() or mention.end + 1 in self._starts:
            return ""
        word = after[1]
        folded = fold(word)
        if is_english(nfc(word).lower()) or folded in _CALENDAR:
            return ""
        page = self._tables.pages[number]
        return "" if folded in map(fold, page.name.replace("-", " ").split()) else word


def _short(page: Page, written: str) -> str:
    """Return how a person is called at a later mention: the longest form that ends the full name."""
    if page.type != "person" or written != page.name:
        return written
    ends = [form.surface for form in page.forms if page.name.endswith(f" {form.surface}")]
    return max(ends, key=len, default=written)
