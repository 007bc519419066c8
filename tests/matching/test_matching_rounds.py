"""The rounds: what one writes is text for the next, and every change is told in terms of the source."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer import Normalizer
from normalizer.matching.choice import Choice
from normalizer.matching.rounds import Trail
from normalizer.model import Result
from tests.random_tables import built


def choice(start: int, end: int, written: str | None) -> Choice:
    action = "kept" if written is None else "replaced"
    return Choice(start, end, None, written, action, "alias", f"writes {written}", None, ())  # type: ignore[arg-type]


def test_without_choices_the_source_comes_back() -> None:
    source = "a text"
    trail = Trail(source)
    assert trail.add([]) is False
    result = trail.result(())
    assert result.text is source
    assert result.decisions == ()


@st.composite
def choices(draw: st.DrawFn, text: str) -> list[Choice]:
    """Draw choices that do not overlap; each writes something else, or leaves its span alone."""
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    made = []
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        other = draw(st.text("xyz", min_size=1, max_size=4))
        written = None if other == text[start:end] or draw(st.booleans()) else other
        made.append(choice(start, end, written))
    return made


@given(st.text("abc", min_size=1, max_size=20), st.data())
def test_invariants_2_5_and_15_over_any_rounds(source: str, data: st.DataObject) -> None:
    trail = Trail(source)
    for _ in range(3):
        if not trail.add(data.draw(choices(trail.text))):
            break
    result = trail.result(())
    assert result.text == trail.text
    pieces, done = [""], 0
    for decision in result.decisions:
        assert result.source[decision.start : decision.end] == decision.surface
        assert done <= decision.start
        pieces += (
            source[done : decision.start],
            decision.surface if decision.written is None else decision.written,
        )
        done = decision.end
    assert "".join([*pieces, source[done:]]) == result.text
    there = [result.alignment.to_text(offset) for offset in range(len(source) + 1)]
    assert there == sorted(there)
    assert there[-1] == len(result.text)


def test_what_was_written_and_changed_again_is_one_change() -> None:
    trail = Trail("in Naka (Naqqa) now")
    assert trail.add([choice(3, 7, "Karabakh"), choice(9, 14, "Karabakh")])
    assert trail.text == "in Karabakh (Karabakh) now"
    assert trail.add([choice(3, 22, "Karabakh")])
    assert not trail.add([choice(3, 11, None), choice(12, 15, None)])
    result = trail.result(())
    assert result.text == "in Karabakh now"
    assert [(d.surface, d.written) for d in result.decisions] == [
        ("Naka (Naqqa)", "Karabakh"),
        ("now", None),  # what is left alone is told, save what was written here
    ]
    assert result.decisions[0].reason == "writes Karabakh; then writes Karabakh; then writes Karabakh"


def test_what_is_given_up_is_unchanged_and_says_why() -> None:
    trail = Trail("Naka")
    trail.add([choice(0, 4, "x")])
    result = trail.given_up("did not settle")
    assert result.text is result.source
    (decision,) = result.decisions
    assert (decision.action, decision.written) == ("vetoed", None)
    assert decision.reason == "left unchanged: did not settle"


def ambiguous(alias: str, **rules: object) -> dict[str, object]:
    return {"aliases": [alias], "change": f"{alias}.", "keep": f"{alias}.", **rules}


CHAIN: dict[str, Any] = {
    "One": {"type": "x", "aliases": ["Wun"]},
    "Two": {"type": "x", "ambiguous_aliases": [ambiguous("Tew", only_with=["One"])]},
    "Three": {"type": "x", "ambiguous_aliases": [ambiguous("Sree", only_with=["Two"])]},
    "Four": {"type": "x", "ambiguous_aliases": [ambiguous("Vor", only_with=["Three"])]},
    "Five": {"type": "x", "ambiguous_aliases": [ambiguous("Vive", never_with=["Four"])]},
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tew Sree Vor", "Tew Sree Vor"),
        ("Sree Vor One.", "Sree Vor One."),
        ("Vor Sree Tew Wun", "Four Three Two One"),  # each is context for the next
        ("Tew; Wun", "Two; One"),
    ],
)
def test_what_a_replacement_writes_is_context_for_the_rest(text: str, expected: str) -> None:
    normalize = Normalizer(built(CHAIN), fuzzy="off")
    assert normalize(text).text == expected
    assert normalize(expected).text is expected


def settled(result: Result) -> bool:
    return not any("did not settle" in decision.reason for decision in result.decisions)


def test_what_is_right_with_its_neighbour_is_kept() -> None:
    """Behind an apostrophe no word starts, so that only the alias is found; its neighbour makes it right."""
    rules = ambiguous("Commission", never_with=["Kyiv"])
    pages = {"European Commission": {"type": "x", "ambiguous_aliases": [rules]}}
    normalize = Normalizer(built(pages), fuzzy="off")
    text = "X’European Commission"
    (decision,) = normalize(text).decisions
    assert (decision.surface, decision.action) == ("European Commission", "kept")
    assert normalize(text).text is text
    assert normalize("the Commission").text == "the European Commission"


def test_tables_that_contradict_themselves_change_nothing() -> None:
    """Each name may be an alias of the other page, wherever the other stands: no answer lasts."""
    pages = {
        "Ping": {"type": "x", "ambiguous_aliases": [ambiguous("Pong", only_with=["ball"])]},
        "Pong": {"type": "x", "ambiguous_aliases": [ambiguous("Ping", only_with=["ball"])]},
    }
    result = Normalizer(built(pages), fuzzy="off")("Ping and Pong and ball")
    assert result.text is result.source
    assert not settled(result)
    (decision,) = result.decisions
    assert decision.reason == "left unchanged: did not settle after 4 rounds"
