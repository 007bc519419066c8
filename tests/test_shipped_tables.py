"""The tables that ship with the package: their own sentences, and that no two paths give two answers."""

from __future__ import annotations

from functools import cache

import pytest

from normalizer import Normalizer, Tables, load_tables
from normalizer.evaluate import run_sentences
from normalizer.tables import Alias, Page, Sentence

TABLES = load_tables()
PAGES = [page for page in TABLES.pages if page.type != "topic"]
SENTENCES = [
    sentence for page in TABLES.pages for rules in page.rule_sets for sentence in (*rules.change, *rules.keep)
]
ALIASES = [(page, alias) for page in PAGES for alias in page.aliases]
AMBIGUOUS = {alias.surface for page in PAGES for rules in page.rule_sets for alias in rules.aliases}
RIGHT = [(page, name) for page in PAGES for name in (page.name, *(form.surface for form in page.forms))]


@cache
def normalizer(house_style: bool = False) -> Normalizer:
    return Normalizer(TABLES, house_style=house_style)


@cache
def outcomes() -> dict[tuple[str, str], tuple[bool, str]]:
    """Return for each place and text of a sentence whether it holds, and what to show if not."""
    results = run_sentences(normalizer(), TABLES)
    return {(r.where, r.text): (r.ok, f"{r.kind}: {r.got!r} ({r.reason})") for r in results}


def place(sentence: Sentence) -> str:
    return str(sentence.where)


@pytest.mark.slow
@pytest.mark.parametrize("house_style", [False, True], ids=["as it is", "house style"])
def test_invariant_23_every_name_and_form_is_a_fixed_point(house_style: bool) -> None:
    """What an alias is written as never changes again, save a name that is also an ambiguous alias."""
    normalize = normalizer(house_style)
    texts = {name: f"We read about {name} there." for _, name in RIGHT if name not in AMBIGUOUS}
    wrong = {name: out for name, text in texts.items() if (out := normalize(text).text) != text}
    assert wrong == {}


@pytest.mark.slow  # the fast part runs them by `mtnorm tables test`
@pytest.mark.parametrize("sentence", SENTENCES, ids=place)
def test_a_sentence_of_the_tables_holds(sentence: Sentence) -> None:
    ok, shown = outcomes()[f"{sentence.where.path}:{sentence.where.line}", sentence.text]
    assert ok, shown


@pytest.mark.slow
def test_invariant_23_a_plain_alias_alone_reaches_its_page_and_form() -> None:
    wrong = []
    for page, alias in ALIASES:
        result = normalizer()(f"We read about {alias.surface} there.")
        found = [(d.entity, d.written) for d in result.changes if d.method != "article"]
        if found != [(page.name, alias.written)]:
            wrong.append(f"{alias.where}: {alias.surface} gives {found}, not {page.name} {alias.written!r}")
        elif normalizer()(result.text).changes:
            wrong.append(f"{alias.where}: what {alias.surface} gives, {result.text!r}, changes again")
    assert wrong == []


def test_invariant_23_no_spelling_has_two_answers() -> None:
    """Of plain aliases and names: one surface form, one page."""
    pages: dict[str, set[str]] = {}
    for page, alias in [*ALIASES, *((page, _name(page)) for page in PAGES)]:
        pages.setdefault(alias.surface, set()).add(page.name)
    assert {surface: names for surface, names in pages.items() if len(names) > 1} == {}


def _name(page: Page) -> Alias:
    return Alias(page.name, page.name, page.where)


def test_the_tables_cover_something() -> None:
    """That the tests above have something to say."""
    assert isinstance(TABLES, Tables)
    assert len(ALIASES) > 50
    assert len(SENTENCES) > 100
