"""Compile alias tables into one automaton over everything that is looked for in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, Protocol, TypeVar

from normalizer.matching.finder import finder
from normalizer.matching.fold import fold_text, fold_word
from normalizer.matching.fuzzy.keys import letters, sounds
from normalizer.matching.titles import title, ways
from normalizer.tables.page import Alias, Page, Rule, Tables, Where

__all__ = [
    "CompiledRule",
    "CompiledSet",
    "CompiledTables",
    "Kind",
    "Numbered",
    "Reach",
    "Spelling",
    "Term",
    "compile_pages",
]

Kind = Literal["name", "form", "other", "alias", "ambiguous"]
"""What a spelling is on its page; ``other`` is one of the other spellings."""

Reach = Literal["in", "beside", "near", "with"]

_HEARD_FROM = 4
"""Letters from which a word is looked for by its sounds."""
_REACHES: dict[Reach, int] = {"in": 0, "beside": 1, "near": 2, "with": 3}


T_co = TypeVar("T_co", covariant=True)


class Numbered(Protocol[T_co]):
    """Values by number, from 0."""

    def __getitem__(self, number: int, /) -> T_co:
        """Return the value with a number."""
        ...


class Spelling(NamedTuple):
    """One way to write a page, right or wrong."""

    page: int
    """Index into ``CompiledTables.pages``."""
    kind: Kind
    text: str
    written: str
    where: Where
    sets: tuple[int, ...] = ()
    """For an ambiguous alias, indexes into ``CompiledTables.sets``."""


class Term(NamedTuple):
    """An entry of a rule that is no page, as it is looked for in a text."""

    number: int
    text: str


class CompiledRule(NamedTuple):
    """One rule of a set, its entries looked up."""

    only: bool
    """Must hold; a ``never_`` rule must not."""
    reach: Reach
    pages: frozenset[int]
    """Entries that are pages, those reached through a topic included."""
    terms: frozenset[int]
    """Other entries; indexes into the terms that the automaton finds."""
    entries: tuple[str, ...]
    """As they stand in the table."""


class CompiledSet(NamedTuple):
    """One rule set of an ambiguous alias."""

    page: int
    rules: tuple[CompiledRule, ...]
    """The ``never_`` rules first, then by reach, the narrowest first."""
    spreads: bool
    where: Where

    @property
    def narrowness(self) -> int:
        """Reach of the narrowest ``only_`` rule, 0 for ``in`` to 3 for ``with``; 4 without one."""
        return min((_REACHES[rule.reach] for rule in self.rules if rule.only), default=4)


@dataclass(frozen=True)
class CompiledTables:
    """All that matching needs; built once, never changed."""

    pages: Numbered[Page]
    """The pages that are entities, topics left out, sorted by name."""
    members: Numbered[tuple[int, ...]]
    """For each page, the pages that a mention of it counts for: itself, and both members of a pair."""
    spellings: Numbered[tuple[Spelling, ...]]
    """For each pattern of the automaton, the spellings that fold to it."""
    terms: Numbered[tuple[Term, ...]]
    """For each pattern, the terms of rules that fold to it."""
    sets: Numbered[CompiledSet]
    find: Callable[[str], list[tuple[int, int, int]]]
    """Pattern, start and end of every occurrence in a folded text, overlapping ones included."""
    patterns: tuple[str, ...]
    """The letters that the automaton looks for, sorted."""
    page_numbers: Mapping[str, int]
    """Index of each page by its name."""
    page_sets: Mapping[int, tuple[int, ...]]
    """For each page with rule sets, their indexes in ``sets``."""
    titles: Mapping[str, Mapping[str, tuple[int, ...]]]
    """For each title of an office, in either order, by its country, the pages that have it as a role."""
    heard: Mapping[str, tuple[int, ...]]
    """For the sounds of each spelling of one word, the patterns that sound so; see `fuzzy.keys.sounds`."""
    bearers: Mapping[str, tuple[int, ...]]
    """For each word of a person's name, folded, the pages of the persons that have it."""

    @cached_property
    def title_sizes(self) -> Mapping[str, frozenset[int]]:
        """For each last word of a title, how many words the titles that end so have."""
        found: dict[str, set[int]] = {}
        for words in self.titles:
            found.setdefault(words.rpartition(" ")[2], set()).add(words.count(" ") + 1)
        return {word: frozenset(sizes) for word, sizes in found.items()}

    def has_spelling(self, folded: str) -> bool:
        """Tell whether some spelling of a page folds to this, and not a term of a rule alone."""
        place = self._place(folded)
        return place is not None and bool(self.spellings[place])

    def is_borne(self, word: str, page: int) -> bool:
        """Tell whether a word is part of the name of some person other than one."""
        return any(bearer != page for bearer in self.bearers.get(fold_word(word), ()))

    def pages_spelt(self, folded: str) -> frozenset[int]:
        """Return the pages of which a name or form folds to this."""
        place = self._place(folded)
        spellings = () if place is None else self.spellings[place]
        return frozenset(spelling.page for spelling in spellings if spelling.kind in ("name", "form"))

    def _place(self, folded: str) -> int | None:
        place = bisect_left(self.patterns, folded)
        return place if place < len(self.patterns) and self.patterns[place] == folded else None


def compile_pages(tables: Tables) -> CompiledTables:
    """Compile checked tables; the same tables give the same indexes, whatever the order of files."""
    pages = tuple(page for page in tables.pages if page.type != "topic")
    compiler = _Compiler(pages, {page.name: page.words for page in tables.pages if page.type == "topic"})
    for number, page in enumerate(pages):
        compiler.add_page(number, page)
    keys = sorted(compiler.spellings.keys() | compiler.terms.keys())
    return CompiledTables(
        pages,
        tuple(compiler.members(number, page) for number, page in enumerate(pages)),
        tuple(tuple(sorted(compiler.spellings.get(key, ()), key=_order)) for key in keys),
        tuple(tuple(sorted(compiler.terms.get(key, ()))) for key in keys),
        tuple(compiler.sets),
        finder(keys),
        tuple(keys),
        {page.name: number for number, page in enumerate(pages)},
        _by_page(compiler.sets),
        _titles(pages),
        _heard(keys, compiler.spellings),
        _bearers(pages),
    )


def _by_page(sets: Sequence[CompiledSet]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {}
    for number, rules in enumerate(sets):
        found.setdefault(rules.page, []).append(number)
    return {page: tuple(numbers) for page, numbers in found.items()}


def _heard(keys: Sequence[str], spellings: Mapping[str, Sequence[Spelling]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        of_one_word = any(" " not in spelling.text for spelling in spellings.get(key, ()))
        if of_one_word and len(key) >= _HEARD_FROM and letters(key) == key:
            found.setdefault(sounds(key), []).append(number)
    return {key: tuple(found[key]) for key in sorted(found)}


def _bearers(pages: Sequence[Page]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for number, page in enumerate(pages):
        if page.type == "person" and " " in page.name:
            for spelling in (page.name, *(form.surface for form in page.forms)):
                if " " in spelling:
                    for word in spelling.split():
                        found.setdefault(fold_text(word).text, set()).add(number)
    return {word: tuple(sorted(found[word])) for word in sorted(found)}


def _titles(pages: tuple[Page, ...]) -> dict[str, dict[str, tuple[int, ...]]]:
    found: dict[str, dict[str, set[int]]] = {}
    for number, page in enumerate(pages):
        for role in page.roles:
            for way in ways(title(role.title)):
                found.setdefault(way, {}).setdefault(role.country or "", set()).add(number)
    return {
        way: {country: tuple(sorted(numbers)) for country, numbers in sorted(found[way].items())}
        for way in sorted(found)
    }


def _order(spelling: Spelling) -> tuple[int, str, str, str]:
    return spelling.page, spelling.kind, spelling.text, spelling.written


class _Compiler:
    def __init__(self, pages: tuple[Page, ...], topics: dict[str, tuple[str, ...]]) -> None:
        self.spellings: dict[str, list[Spelling]] = {}
        self.terms: dict[str, set[Term]] = {}
        self.sets: list[CompiledSet] = []
        self._term_ids: dict[str, int] = {}
        self._page_ids = {page.name: number for number, page in enumerate(pages)}
        self._topics = topics

    def add_page(self, number: int, page: Page) -> None:
        self._add(number, "name", [Alias(page.name, page.name, page.where)])
        self._add(number, "form", page.forms)
        self._add(number, "other", page.other_spellings)
        self._add(number, "alias", page.aliases)
        ambiguous: dict[tuple[str, str], tuple[Alias, list[int]]] = {}
        for rules in page.rule_sets:
            self.sets.append(
                CompiledSet(
                    number,
                    tuple(
                        sorted(
                            map(self._rule, rules.rules), key=lambda rule: (rule.only, _REACHES[rule.reach])
                        )
                    ),
                    rules.spreads,
                    rules.where,
                )
            )
            for alias in rules.aliases:
                known = ambiguous.setdefault((alias.surface, alias.written), (alias, []))
                known[1].append(len(self.sets) - 1)
        for alias, sets in ambiguous.values():
            self._add(number, "ambiguous", [alias], tuple(sets))

    def members(self, number: int, page: Page) -> tuple[int, ...]:
        named = (self._page_ids[entity] for entity in page.entities if entity in self._page_ids)
        return (number, *sorted(named))

    def _add(self, number: int, kind: Kind, aliases: Iterable[Alias], sets: tuple[int, ...] = ()) -> None:
        for alias in aliases:
            key = fold_text(alias.surface).text
            if key:
                spelling = Spelling(number, kind, alias.surface, alias.written, alias.where, sets)
                self.spellings.setdefault(key, []).append(spelling)

    def _rule(self, rule: Rule) -> CompiledRule:
        only, _, reach = rule.kind.partition("_")
        pages: set[int] = set()
        terms: set[int] = set()
        waiting = list(rule.entries)
        seen: set[str] = set()
        while waiting:
            entry = waiting.pop()
            if entry in seen:
                continue
            seen.add(entry)
            if reach == "in":
                terms.add(self._term(entry))
            elif entry in self._topics:
                waiting += self._topics[entry]
            elif entry in self._page_ids:
                pages.add(self._page_ids[entry])
            else:
                terms.add(self._term(entry))
        return CompiledRule(
            only == "only",
            reach,  # type: ignore[arg-type]  # the part behind the underscore of a RuleKind
            frozenset(pages),
            frozenset(terms),
            rule.entries,
        )

    def _term(self, entry: str) -> int:
        key = fold_text(entry).text
        number = self._term_ids.setdefault(entry, len(self._term_ids))
        if key:
            self.terms.setdefault(key, set()).add(Term(number, entry))
        return number
