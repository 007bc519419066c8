"""A name that lost its space, where the tables have it with one."""

from __future__ import annotations

import pytest

from normalizer.quality.inspect import spots
from normalizer.quality.prose import Prose
from normalizer.quality.registry import check
from tests.shipped import shipped, shipped_normalizer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The designer Christophe Lemaire met Bruno Le Maire in Paris.", []),
        ("Bruno Le Maire was in Berlin. Le Maire went home.", []),
        ("Bruno Le Maire spoke. Bruno Lemaire smiled.", []),  # the tables have this, too
        ("Minister Bruno Le Maire came. Later Lemaire went.", [("Lemaire", "Le Maire")]),
        ("Le Maire came. On Tuesday Lemaire went.", [("Lemaire", "Le Maire")]),
        ("Lemaire came. Asked about it, Le Maire smiled.", [("Lemaire", "Le Maire")]),
    ],
)
def test_a_name_of_the_tables_is_the_measure(text: str, told: list[tuple[str, str]]) -> None:
    prose = Prose(text, shipped_normalizer()(text).decisions, shipped())
    found = spots(prose, check("NAME-SPACING"))
    assert [(text[one.start : one.end], one.replacement) for one in found] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nan Rendong chose the valley. Nanrendong died.", [("Nanrendong", "Nan Rendong")]),
        ("Nanrendong died. Nan Rendong chose the valley.", [("Nanrendong", "Nan Rendong")]),
        # Two syllables may be a given name, or a whole one; how often each stands says nothing.
        ("Nan Rendong chose the valley. Ren Dong died.", [("Ren Dong", None)]),
        ("Ren Dong died. Ren Dong was old. Rendong chose the valley.", [("Rendong", None)]),
        ("Liang Yun spoke in the yard. The Liangyun Compound is new.", [("Liangyun", None)]),
        ("Rendong died. Rendong was old. Ren Dong chose the valley.", [("Ren Dong", None)]),
    ],
)
def test_only_a_whole_name_tells_which_writing_is_right(
    text: str, told: list[tuple[str, str | None]]
) -> None:
    found = spots(Prose(text), check("NAME-SPACING"))
    assert [(text[one.start : one.end], one.replacement) for one in found] == told
    assert all("choose" in one.reason for one in found if one.replacement is None)
