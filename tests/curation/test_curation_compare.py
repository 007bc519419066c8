"""`tables diff`: all that changes in meaning, and nothing that does not."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.curation.compare import differences
from normalizer.errors import TableError
from normalizer.tables import TableFile, Tables, build_tables
from tests.curation.styles import written_somehow
from tests.random_tables import Drawn, built, drawn

RULES: dict[str, Any] = {
    "aliases": ["Asia"],
    "only_with": ["Baku", "Yerevan"],
    "change": "Asia was shelled from Baku.",
    "keep": "Asia is large.",
}
PAGES: dict[str, Any] = {
    "Armenia": {
        "type": "country",
        "qid": "Q399",
        "source_forms": {"zh": ["亚方"]},
        "forms": ["Armenian"],
        "aliases": {"Armeniya": "Armenia"},
        "other_spellings": ["Hayastan"],
        "roles": [{"title": "Member", "country": "CIS", "from": "1991-12-21"}],
        "ambiguous_aliases": [RULES],
    },
    "war": {"type": "topic", "words": ["battle"]},
}


def told(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, ...]]:
    return [
        (d.kind, d.page, d.what, d.value, str(d.before), str(d.after), *d.rules)
        for d in differences(built(old), built(new))
    ]


def shuffled(tables: Any) -> Any:
    """Return the same pages and lists in reverse order."""
    if isinstance(tables, dict):
        return {key: shuffled(value) for key, value in reversed(tables.items())}
    return [shuffled(item) for item in reversed(tables)] if isinstance(tables, list) else tables


# What must not be told


@given(drawn(), st.integers(0, 2**32))
def test_layout_and_order_make_no_difference(made: Drawn, style: int) -> None:
    data = written_somehow(shuffled(made.pages), style)
    again = build_tables([TableFile("t.yaml", "t.yaml", data)])
    assert differences(made.tables, again) == ()


# Properties


def flipped(tables: Tables, others: Tables) -> list[tuple[str, str, str, str | None, str | None]]:
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    return sorted(
        (turned[d.kind], d.page, f"{d.what} {d.value}", d.after, d.before)
        for d in differences(tables, others)
        if not d.rules
    )


@given(drawn(), drawn())
def test_something_differs_exactly_when_the_fingerprints_do(one: Drawn, two: Drawn) -> None:
    """And the way back tells the same things the other way round."""
    found = differences(one.tables, two.tables)
    assert bool(found) == (one.tables.fingerprint != two.tables.fingerprint)
    there = sorted((d.kind, d.page, f"{d.what} {d.value}", d.before, d.after) for d in found if not d.rules)
    assert there == flipped(two.tables, one.tables)


@given(drawn(), st.integers(0, 2**16))
def test_a_small_change_is_always_told(made: Drawn, pick: int) -> None:
    """One thing taken out of a rule set or page, wherever it stands."""
    pages = copy.deepcopy(made.pages)
    page = pages[sorted(pages)[pick % len(pages)]]
    removable = [key for key in ("aliases", "other_spellings", "ambiguous_aliases", "forms") if key in page]
    if not removable:
        page["type"] += " x"
    else:
        del page[removable[pick // 7 % len(removable)]]
    try:
        new = built(pages)
    except TableError:
        return  # an alias was written as the form that went
    assert differences(made.tables, new)


# Examples


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("type", "state", ("changed", "type", "", "country", "state")),
        ("qid", "Q1", ("changed", "qid", "", "Q399", "Q1")),
        ("qid", None, ("removed", "qid", "", "Q399", "None")),
        ("forms", ["Armenian", "Armenians"], ("added", "form", "Armenians", "None", "None")),
        ("aliases", {"Armeniya": "Armenian"}, ("changed", "alias", "Armeniya", "Armenia", "Armenian")),
        ("aliases", None, ("removed", "alias", "Armeniya", "Armenia", "None")),
        ("other_spellings", None, ("removed", "other spelling", "Hayastan", "Armenia", "None")),
        ("source_forms", {"zh": ["亚方", "亚"]}, ("added", "source form in zh", "亚", "None", "None")),
        (
            "roles",
            [{"title": "Member", "country": "CIS"}],
            ("changed", "role", "Member of CIS", "1991-12-21 to now", "… to now"),
        ),
        (
            "ambiguous_aliases",
            [RULES | {"only_with": ["Baku"]}],
            ("removed", "only_with", "Yerevan", "None", "None", "Asia"),
        ),
        (
            "ambiguous_aliases",
            [RULES | {"spreads": "true"}],
            ("added", "spreads", "", "None", "true", "Asia"),
        ),
        (
            "ambiguous_aliases",
            [RULES | {"aliases": ["Asia", "Aziya"]}],
            ("added", "ambiguous alias", "Aziya", "None", "Armenia", "Asia"),
        ),
        (
            "ambiguous_aliases",
            [RULES | {"keep": ["Asia is large.", "Asia!"]}],
            ("added", "keep sentence", "Asia!", "None", "None", "Asia"),
        ),
    ],
)
def test_one_change_is_one_difference(path: str, value: object, expected: tuple[str, ...]) -> None:
    new = copy.deepcopy(PAGES)
    if value is None:
        del new["Armenia"][path]
    else:
        new["Armenia"][path] = value
    kind, *rest = expected
    assert told(PAGES, new) == [(kind, "Armenia", *rest)]


def test_pages_come_and_go_with_all_they_say() -> None:
    new = {"Armenia": PAGES["Armenia"], "peace": {"type": "topic", "words": ["truce"]}}
    assert told(PAGES, new) == [
        ("added", "peace", "page", "peace", "None", "topic"),
        ("added", "peace", "word", "truce", "None", "None"),
        ("removed", "war", "page", "war", "topic", "None"),
        ("removed", "war", "word", "battle", "None", "None"),
    ]


def test_rules_that_move_between_two_sets_of_one_alias_are_told() -> None:
    base = {key: RULES[key] for key in ("aliases", "change", "keep")}
    old = [base | {"only_with": ["a"], "only_near": ["b"]}, base | {"only_with": ["c"]}]
    new = [base | {"only_with": ["a"]}, base | {"only_with": ["c"], "only_near": ["b"]}]
    one, two = ({"Armenia": {"type": "country", "ambiguous_aliases": sets}} for sets in (old, new))
    assert told(one, two) == [
        ("removed", "Armenia", "only_near", "b", "None", "None", "Asia"),
        ("added", "Armenia", "only_near", "b", "None", "None", "Asia"),
    ]
