"""The tables that ship with the package: names stay, aliases reach their page, and nothing has two answers.

That their sentences hold is for `mtnorm tables test` to say, which `make check` runs.
"""

from __future__ import annotations

from functools import cache

import pytest

from normalizer.tables import Alias, Page
from tests.shipped import shipped, shipped_normalizer


# Read when a test asks: every worker imports this module, and few run a test of it.
@cache
def pages() -> list[Page]:
    return [page for page in shipped().pages if page.type != "topic"]


def aliases() -> list[tuple[Page, Alias]]:
    return [(page, alias) for page in pages() for alias in page.aliases]


def right_names() -> list[str]:
    """Return every name and form, save those that are also an ambiguous alias."""
    ambiguous = {alias.surface for page in pages() for rules in page.rule_sets for alias in rules.aliases}
    names = (name for page in pages() for name in (page.name, *(form.surface for form in page.forms)))
    return [name for name in dict.fromkeys(names) if name not in ambiguous]


@pytest.mark.slow
@pytest.mark.parametrize("house_style", [False, True], ids=["as it is", "house style"])
def test_invariant_23_every_name_and_form_is_a_fixed_point(house_style: bool) -> None:
    """What an alias is written as never changes again, save a name that is also an ambiguous alias."""
    normalize = shipped_normalizer(house_style)
    texts = {name: f"We read about {name} there." for name in right_names()}
    assert len(texts) > 1000
    wrong = {name: out for name, text in texts.items() if (out := normalize(text).text) != text}
    assert wrong == {}


@pytest.mark.slow
def test_invariant_23_a_plain_alias_alone_reaches_its_page_and_form() -> None:
    normalize = shipped_normalizer()
    wrong = []
    for page, alias in aliases():
        result = normalize(f"We read about {alias.surface} there.")
        found = [(d.entity, d.written) for d in result.changes if d.method != "article"]
        if found != [(page.name, alias.written)]:
            wrong.append(f"{alias.where}: {alias.surface} gives {found}, not {page.name} {alias.written!r}")
        elif normalize(result.text).changes:
            wrong.append(f"{alias.where}: what {alias.surface} gives, {result.text!r}, changes again")
    assert wrong == []


def test_invariant_23_no_spelling_has_two_answers() -> None:
    """Of plain aliases and names: one surface form, one page."""
    owners: dict[str, set[str]] = {}
    for page, alias in [*aliases(), *((page, _name(page)) for page in pages())]:
        owners.setdefault(alias.surface, set()).add(page.name)
    assert {surface: names for surface, names in owners.items() if len(names) > 1} == {}


def _name(page: Page) -> Alias:
    return Alias(page.name, page.name, page.where)


def test_the_tables_cover_something() -> None:
    """That the tests above, and the sentences, have something to say."""
    assert len(aliases()) > 50
    sentences = [text for page in pages() for r in page.rule_sets for text in (*r.change, *r.keep)]
    assert len(sentences) > 100
