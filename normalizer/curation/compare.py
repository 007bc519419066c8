"""What changes in meaning between two states of alias tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from normalizer.tables import Alias, Page, RuleSet, Tables, Where

__all__ = ["Difference", "differences"]


class Difference(NamedTuple):
    """One thing that the old or the new tables say, and the other ones do not."""

    kind: Literal["added", "removed", "changed"]
    page: str
    """Canonical name."""
    what: str
    """``page``, a field in the singular such as ``alias``, or what a rule set has, such as ``only_with``."""
    value: str
    """What was added, removed or changed: the alias, the entry, the sentence; the page's name for a page."""
    before: str | None
    """What it was written as, or said, in the old tables; None where that adds nothing to ``value``."""
    after: str | None
    where: Where
    """In the new tables, unless it was removed."""
    rules: tuple[str, ...] = ()
    """The ambiguous aliases of the rule set that is spoken of."""


class _Fact(NamedTuple):
    """A statement of a page; of two with the same first three parts, one has changed into the other."""

    what: str
    value: str
    rules: tuple[str, ...]
    said: str | None
    where: Where


def differences(old: Tables, new: Tables) -> tuple[Difference, ...]:
    """Return what the new tables say otherwise than the old ones, by page.

    Files, lines, comments, and the order of anything have no meaning in a table and make no difference:
    nothing is returned exactly when the fingerprints are equal.
    """
    if old.fingerprint == new.fingerprint:
        return ()
    before = {page.name: page for page in old.pages}
    after = {page.name: page for page in new.pages}
    found: list[Difference] = []
    for name in sorted({*before, *after}):
        found += _of_page(name, before.get(name), after.get(name))
    return tuple(found)


def _of_page(name: str, old: Page | None, new: Page | None) -> Iterator[Difference]:
    if old is None and new is not None:
        yield Difference("added", name, "page", name, None, new.type, new.where)
    if new is None and old is not None:
        yield Difference("removed", name, "page", name, old.type, None, old.where)
    left, right = (list(_facts(page)) if page else [] for page in (old, new))
    yield from (d for d in _compared(name, left, right) if (old and new) or d.what != "type")
    for one, two in _paired(old.rule_sets if old else (), new.rule_sets if new else ()):
        # Both are spoken of by the old aliases, so that a new alias is one difference.
        surfaces = tuple(sorted(_surfaces(one or two)))
        sides = (list(_rule_facts(rules, surfaces)) if rules else [] for rules in (one, two))
        yield from _compared(name, *sides)


def _paired(
    old: Iterable[RuleSet], new: Iterable[RuleSet]
) -> Iterator[tuple[RuleSet | None, RuleSet | None]]:
    """Yield rule sets that are the same, then those that share most aliases, then those left over."""
    left, right = list(old), list(new)
    weighed = sorted(
        (-_likeness(one, two), i, j)
        for i, one in enumerate(left)
        for j, two in enumerate(right)
        if _surfaces(one) & _surfaces(two)
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for _, i, j in weighed:
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            yield left[i], right[j]
    yield from ((one, None) for i, one in enumerate(left) if i not in taken_left)
    yield from ((None, two) for j, two in enumerate(right) if j not in taken_right)


def _likeness(one: RuleSet, two: RuleSet) -> float:
    mine, other = (set(_keys(_rule_facts(rules, ()))) for rules in (one, two))
    return len(mine & other) / len(mine | other)


def _surfaces(rules: RuleSet | None) -> set[str]:
    return {alias.surface for alias in rules.aliases} if rules else set()


def _facts(page: Page) -> Iterator[_Fact]:
    """Yield what a page says, its rule sets apart."""
    where = page.where
    yield _Fact("type", "", (), page.type, where)
    if page.qid:
        yield _Fact("qid", "", (), page.qid, where)
    yield from (_Fact("form", alias.surface, (), None, alias.where) for alias in page.forms)
    yield from _spelled("other spelling", page.other_spellings, ())
    yield from _spelled("alias", page.aliases, ())
    for language, words in page.source_forms:
        yield from (_Fact(f"source form in {language}", word, (), None, where) for word in words)
    for role in page.roles:
        title = f"{role.title} of {role.country}" if role.country else role.title
        yield _Fact("role", title, (), f"{role.start or '…'} to {role.end or 'now'}", where)
    yield from (_Fact("entity", name, (), None, where) for name in page.entities)
    yield from (_Fact("word", word, (), None, where) for word in page.words)


def _rule_facts(rules: RuleSet, surfaces: tuple[str, ...]) -> Iterator[_Fact]:
    yield from _spelled("ambiguous alias", rules.aliases, surfaces)
    for rule in rules.rules:
        yield from (_Fact(rule.kind, entry, surfaces, None, rules.where) for entry in rule.entries)
    if rules.spreads:
        yield _Fact("spreads", "", surfaces, "true", rules.where)
    for what, sentences in (("change sentence", rules.change), ("keep sentence", rules.keep)):
        yield from (_Fact(what, sentence.text, surfaces, None, sentence.where) for sentence in sentences)


def _spelled(what: str, aliases: Iterable[Alias], surfaces: tuple[str, ...]) -> Iterator[_Fact]:
    return (_Fact(what, alias.surface, surfaces, alias.written, alias.where) for alias in aliases)


def _keys(facts: Iterable[_Fact]) -> Iterator[tuple[str, str, tuple[str, ...], str | None]]:
    return ((fact.what, fact.value, fact.rules, fact.said) for fact in facts)


def _compared(page: str, old: list[_Fact], new: list[_Fact]) -> Iterator[Difference]:
    """Yield the differences between what two states of a page say, in the order of the old, then the new."""
    left, right = _by_subject(old), _by_subject(new)
    for key in dict.fromkeys([*left, *right]):
        gone = {fact.said: fact for fact in left.get(key, ())}
        come = {fact.said: fact for fact in right.get(key, ())}
        lost = [fact for said, fact in gone.items() if said not in come]
        won = [fact for said, fact in come.items() if said not in gone]
        while lost and won:
            one, two = lost.pop(0), won.pop(0)
            yield Difference("changed", page, one.what, one.value, one.said, two.said, two.where, one.rules)
        for one in lost:
            yield Difference("removed", page, one.what, one.value, one.said, None, one.where, one.rules)
        for two in won:
            yield Difference("added", page, two.what, two.value, None, two.said, two.where, two.rules)


def _by_subject(facts: Iterable[_Fact]) -> Mapping[tuple[str, str, tuple[str, ...]], list[_Fact]]:
    found: dict[tuple[str, str, tuple[str, ...]], list[_Fact]] = {}
    for fact in facts:
        found.setdefault(fact[:3], []).append(fact)
    return found
