"""Glosses: a second name in brackets right behind a first."""

from __future__ import annotations

import pytest

from normalizer.matching.candidates import mentions
from normalizer.matching.compile import compile_pages
from normalizer.matching.find import find
from normalizer.matching.gloss import glossed_names, glosses
from tests.random_tables import built

TABLES = compile_pages(
    built(
        {
            "Nagorno-Karabakh": {
                "type": "region",
                "ambiguous_aliases": [
                    {"aliases": ["Naka"], "only_with": ["x"], "change": "Naka.", "keep": "Naka."}
                ],
            },
            "Armenia": {"type": "country"},
        }
    )
)


def found(text: str) -> list[tuple[str, str]]:
    seen = glosses(text, mentions(TABLES, find(TABLES, text).hits))
    return [(gloss.first.surface, text[gloss.first.end : gloss.end]) for gloss in seen]


@pytest.mark.parametrize(
    "text",
    [
        "Nagorno-Karabakh, Naka",
        "Nagorno-Karabakh (the Naka area)",
        "Nagorno-Karabakh (Naka",
        "Nagorno-Karabakh Naka)",
        "Nagorno-Karabakh\n\n(Naka)",
        "Nagorno-Karabakh and (Naka)",
        "(Naka)",
        "Nagorno-Karabakh {Naka}",
    ],
)
def test_no_gloss(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Nagorno-Karabakh (Naka) region", " (Naka)"),
        ("Nagorno-Karabakh(Naka)", "(Naka)"),
        ("Nagorno-Karabakh  ( Naka )", "  ( Naka )"),
        ("Nagorno-Karabakh （Naka）", " （Naka）"),
        ("Nagorno-Karabakh [Naka]", " [Naka]"),
    ],
)
def test_a_gloss(text: str, behind: str) -> None:
    assert found(text) == [("Nagorno-Karabakh", behind)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nagorno-Karabakh (Naka)", {(1, "naka")}),
        ("Naka (Nagorno-Karabakh) Naka", {(1, "naka")}),
        ("Armenia (Naka)", set()),  # the sure side must stand for the page that the other may stand for
        ("Naka (Naka)", set()),
    ],
)
def test_a_gloss_explains_the_alias_it_stands_beside(text: str, names: set[tuple[int, str]]) -> None:
    seen = glosses(text, mentions(TABLES, find(TABLES, text).hits))
    assert glossed_names(seen) == names
