"""What an alias table says: pages, aliases and rules, as frozen data."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

__all__ = ["Alias", "Page", "Role", "Rule", "RuleKind", "RuleSet", "Sentence", "Tables", "Where"]

RuleKind = Literal[
    "only_in",
    "only_beside",
    "only_near",
    "only_with",
    "never_in",
    "never_beside",
    "never_near",
    "never_with",
]
RULE_KINDS: tuple[RuleKind, ...] = get_args(RuleKind)


class Where(NamedTuple):
    """A line of a table file."""

    path: str
    """The file as the caller named it: what errors print."""
    name: str
    """The file relative to the table folder it was found in: what decisions print."""
    line: int
    """Counted from 1."""

    def __str__(self) -> str:
        return f"{self.name}:{self.line}"


class Alias(NamedTuple):
    """A surface form of a page and the form it is to be written as.

    Used for aliases, ambiguous aliases, other spellings, and forms (which are written as themselves).
    """

    surface: str
    written: str
    where: Where


class Rule(NamedTuple):
    """One ``only_`` or ``never_`` list of a rule set; any one entry satisfies it."""

    kind: RuleKind
    entries: tuple[str, ...]


class Sentence(NamedTuple):
    """A ``change`` or ``keep`` sentence; it is run as a test."""

    text: str
    where: Where


class Role(NamedTuple):
    """An office held, as evidence for unseen spellings; dates are ISO, inclusive, None when open."""

    title: str
    country: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Ambiguous aliases and the context in which they mean the page; all rules must hold."""

    aliases: tuple[Alias, ...]
    rules: tuple[Rule, ...]
    spreads: bool
    """Later mentions in the document follow the first one that satisfied the rules."""
    change: tuple[Sentence, ...]
    keep: tuple[Sentence, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Page:
    """One entity of an alias table."""

    name: str
    """Canonical name: the page's key."""
    where: Where
    type: str
    """Free text; ``pair``, ``topic``, ``calque`` and ``person`` have a meaning of their own."""
    qid: str | None = None
    forms: tuple[Alias, ...] = ()
    other_spellings: tuple[Alias, ...] = ()
    """Legitimate spellings, changed under house style only."""
    aliases: tuple[Alias, ...] = ()
    rule_sets: tuple[RuleSet, ...] = ()
    source_forms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Language code and the words in that language."""
    roles: tuple[Role, ...] = ()
    entities: tuple[str, ...] = ()
    """The two members, for a page of type pair."""
    words: tuple[str, ...] = ()
    """The word list, for a page of type topic."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Checked alias tables, in an order that does not depend on the order of files."""

    pages: Sequence[Page]
    """Sorted by canonical name; not to be changed."""
    fingerprint: str
    """Same meaning, same fingerprint, on any machine."""

    def page(self, name: str) -> Page | None:
        """Return the page with a canonical name, or None."""
        place = bisect_left(self.pages, name, key=lambda page: page.name)
        found = self.pages[place] if place < len(self.pages) else None
        return found if found is not None and found.name == name else None
