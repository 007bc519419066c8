"""Rules of ambiguous aliases: how far each reaches, and what counts as context there."""

from __future__ import annotations

import pytest

from normalizer import Normalizer
from normalizer.matching.compile import compile_pages
from normalizer.matching.context import Context
from normalizer.tables import Tables
from tests.random_tables import built


def tables(**rules: object) -> Tables:
    """Return tables in which ``Naka`` means Naqqa under the given rules."""
    rule_set = {"aliases": ["Naka"], "change": "Naka.", "keep": "Naka.", **rules}
    return built(
        {
            "Naqqa": {"type": "city", "ambiguous_aliases": [rule_set]},
            "Armenia": {
                "type": "country",
                "forms": ["Armenian"],
                "other_spellings": ["Armenien"],
                "aliases": ["Ya"],
            },
            "New York": {"type": "city"},
        }
    )


def changed(text: str, **rules: object) -> bool:
    return "Naqqa" in Normalizer(tables(**rules), fuzzy="off")(text).text


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        ({"only_in": ["Naka war"]}, "Naka and war."),
        ({"only_in": ["Naka war"]}, "war Naka"),
        ({"only_in": ["Naka war"]}, "Naka wars"),
        ({"only_in": ["Naka war"]}, "Naka\n\nwar"),
        ({"only_beside": ["war"]}, "Naka one two three four war"),
        ({"only_beside": ["war"]}, "war one two three four Naka"),
        ({"only_beside": ["war"]}, "Naka. War one."),
        ({"only_near": ["war"]}, "Naka ended. The war went on."),
        ({"only_near": ["war"]}, "The war went on!\n\nnaka and Naka"),
        ({"only_with": ["war"]}, "Naka and warfare"),
        ({"only_with": ["Naka"]}, "Naka"),  # nothing inside the span of the mention
        ({"only_with": ["war"]}, "Naka at https://x.org/war"),
        ({"only_with": ["war"]}, "Naka and `war`"),
        ({"only_with": ["war"], "never_with": ["peace"]}, "Naka, war and peace"),
        ({"only_with": ["war"], "only_near": ["peace"]}, "Naka at war."),
        ({"never_near": ["war"]}, "Naka at war."),
        ({"never_beside": ["Armenia"]}, "Naka of the Ya."),  # an alias of the page counts
    ],
)
def test_beyond_its_reach_a_rule_does_not_hold(rules: dict[str, list[str]], text: str) -> None:
    assert not changed(text, **rules)


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        ({"only_in": ["Naka war"]}, "the Naka War"),
        ({"only_in": ["Naka war"]}, "the Naka-war"),
        ({"only_beside": ["war"]}, "Naka one two three war"),
        ({"only_beside": ["war"]}, "war one two three Naka"),
        ({"only_beside": ["war"]}, "Naka in the New York war"),  # a mention counts as one word
        ({"only_near": ["war"]}, "Naka is where, said Gen. Smith of the U.S. Army, the war ended."),
        ({"only_near": ["war"]}, "Naka is 3.5 km from the war"),
        ({"only_with": ["war"]}, "Naka ended.\n\nThe post-war years."),
        ({"only_with": ["Armenia"]}, "Naka and the Armenian town"),
        ({"only_with": ["Armenia"]}, "Naka and Ya"),
        ({"only_with": ["Armenia"]}, "Naka and Armenien"),
        ({"never_near": ["war"]}, "Naka ended. The war went on."),
        ({"never_beside": ["war"]}, "Naka one two three four war"),
    ],
)
def test_within_its_reach_a_rule_holds(rules: dict[str, list[str]], text: str) -> None:
    assert changed(text, **rules)


def test_suppressed_text_counts_as_context() -> None:
    assert changed("The war mtnorm:ignore\nin Naka", only_with=["war"])


@pytest.mark.parametrize(
    "text",
    [
        "One two. Three four",
        "One? “Two” three",
        "One.)  Two",
        "one\n\ntwo",
        "one\r\n\r\ntwo",
        "One.\nTwo",
    ],
)
def test_a_sentence_ends_at_a_stop_before_a_capital_or_at_a_blank_line(text: str) -> None:
    context = Context(compile_pages(tables(only_with=["x"])), text, {}, (), ())
    assert context.sentence(0, 1) != (0, len(text))
    assert context.sentence(0, 1).start == 0
    assert context.sentence(len(text) - 1, len(text)).end == len(text)
    assert context.sentence(0, 1).end == context.sentence(len(text) - 1, len(text)).start


@pytest.mark.parametrize(
    "text",
    [
        "one. two",
        "Mr. Smith",
        "J. Smith",
        "the U.S. Army",
        "Gen. Smith",
        "E\u0301. Smith",
        "3.5 Km",
        "one\ntwo",
        "No. 5",
        "a.B",
    ],
)
def test_a_sentence_goes_on(text: str) -> None:
    context = Context(compile_pages(tables(only_with=["x"])), text, {}, (), ())
    assert context.sentence(0, 1) == (0, len(text))


def test_reasons_name_what_was_found_and_what_was_missing() -> None:
    (left,) = Normalizer(tables(only_near=["war", "peace"]), fuzzy="off")("Naka.").decisions
    assert left.reason == "may mean Naqqa, but none of war, peace is in its sentence"
    (held,) = Normalizer(tables(only_near=["war", "peace"]), fuzzy="off")("Naka at war.").changes
    assert held.reason == "alias of Naqqa: 'war' is in its sentence"
    (vetoed,) = Normalizer(tables(never_with=["war"]), fuzzy="off")("Naka at war.").decisions
    assert vetoed.reason == ("may mean Naqqa, but 'war' is in the document, which a never_ rule forbids")
