"""Sentences of tables as tests, and scores on labelled texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.errors import DocumentError
from normalizer.evaluate import Case, Tally, parse_cases, run_sentences, score_cases, word_diff
from normalizer.model import Action, Alignment, Decision, Result
from normalizer.tables.page import Alias, Page, Rule, RuleSet, Sentence, Tables, Where


def where(line: int) -> Where:
    return Where("dir/names.yaml", "names.yaml", line)


def tables_with(change: str, keep: str) -> Tables:
    rules = RuleSet(
        (Alias("Nāka", "Nagorno-Karabakh", where(3)),),
        (Rule("only_with", ("Armenia",)),),
        False,
        (Sentence(change, where(5)),),
        (Sentence(keep, where(6)),),
        where(3),
    )
    page = Page("Nagorno-Karabakh", where(1), "region", rule_sets=(rules,))
    return Tables((page,), "print")


def deciding(surface: str, entity: str, action: Action) -> Callable[[str], Result]:
    """Return a normaliser that takes the same decision wherever the surface form stands."""

    def normalize(text: str) -> Result:
        start = text.find(surface)
        if start < 0:
            return Result(text, text, (), Alignment())
        written = "X" if action == "replaced" else None
        end = start + len(surface)
        decision = Decision(start, end, surface, entity, None, written, action, "alias", 1.0, "because", None)
        out = text[:start] + "X" + text[end:] if written else text
        return Result(text, out, (decision,), Alignment())

    return normalize


PAGE = "Nagorno-Karabakh"


@pytest.mark.parametrize(
    ("surface", "entity", "action", "change_ok", "keep_ok"),
    [
        ("Naka", PAGE, "replaced", True, False),
        ("the Naka region", PAGE, "replaced", True, False),  # a span that contains the alias
        ("Naka", "Naka", "replaced", False, True),  # another page's doing
        ("Naka", PAGE, "ambiguous", False, True),
        ("region", PAGE, "replaced", False, True),  # another alias of the page
        ("nowhere", PAGE, "replaced", False, True),
    ],
)
def test_a_sentence_is_about_its_own_page_and_aliases(
    surface: str, entity: str, action: Action, change_ok: bool, keep_ok: bool
) -> None:
    tables = tables_with("Go to the Naka region.", "Stay in the Naka region.")
    change, keep = run_sentences(deciding(surface, entity, action), tables)
    assert (change.kind, change.ok, change.where, change.page) == (
        "change",
        change_ok,
        "dir/names.yaml:5",
        PAGE,
    )
    assert (keep.kind, keep.ok, keep.where) == ("keep", keep_ok, "dir/names.yaml:6")


def test_a_result_says_why() -> None:
    tables = tables_with("Go to Naka.", "Stay.")
    change, keep = run_sentences(deciding("Naka", PAGE, "ambiguous"), tables)
    assert change.reason == "'Naka' ambiguous: because"
    assert change.got == "Go to Naka."
    assert keep.reason == "left alone"
    change, _ = run_sentences(deciding("nothing", PAGE, "replaced"), tables)
    assert change.reason == "none of its aliases was recognised in the sentence"


def case(text: str, expected: str, group: str = "g", topic: str = "t", house_style: bool = False) -> Case:
    return Case(text, expected, "id", group, topic, house_style)


def test_cases_are_right_letter_for_letter() -> None:
    plain, house = deciding("Naka", PAGE, "replaced"), deciding("Kiev", PAGE, "replaced")
    score = score_cases(
        plain,
        house,
        [
            case("a Naka", "a X", "exact"),
            case("a Naka", "a Y", "exact"),
            case("a Nagi", "a Y", "exact"),
            case("a Naka", "a Naka", "no-op"),
            case("nothing", "nothing", "no-op", "u"),
            case("a Kiev", "a X", "exact", "u", house_style=True),
            case("a Kiev", "a Kiev", "no-op", "u"),
        ],
    )
    assert score.total == Tally(changed=2, to_change=4, left=2, to_leave=3)
    assert dict(score.by_class) == {"exact": Tally(2, 4, 0, 0), "no-op": Tally(0, 0, 2, 3)}
    assert dict(score.by_topic) == {"t": Tally(1, 3, 0, 1), "u": Tally(1, 1, 2, 2)}
    assert [failure.kind for failure in score.failures] == ["wrong", "missed", "harmed"]
    assert score.failures[0].diff == "a [-Y-]{+X+}"


def test_no_case_is_no_crash() -> None:
    assert score_cases(deciding("a", PAGE, "kept"), deciding("a", PAGE, "kept"), []).total == Tally()


def test_cases_are_read_line_by_line() -> None:
    text = '\ufeff{"text":"a\u2028","expected":"b","id":"x","class":"c","topic":"t","house_style":true}\r\n\n'
    assert parse_cases(text + '{"text":"a","expected":"a","why":1}', "cases.jsonl") == (
        Case("a\u2028", "b", "x", "c", "t", True),
        Case("a", "a", "line 3", "", "", False),
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "{",
            "c.jsonl:1: not JSON (Expecting property name enclosed in double quotes); mend",
        ),
        ("3", "c.jsonl:1: not a JSON object; mend or remove the line"),
        ('{"expected":"a"}', "c.jsonl:1: 'text' is missing or not a string; mend or remove the line"),
        (
            '{"text":"a","expected":1}',
            "c.jsonl:1: 'expected' is missing or not a string; mend or remove the line",
        ),
        (
            '{"text":"a","expected":"a","topic":1}',
            "c.jsonl:1: 'topic' is not a string; mend or remove the line",
        ),
        (
            '{"text":"a","expected":"a","house_style":1}',
            "c.jsonl:1: 'house_style' is neither true nor false; mend or remove the line",
        ),
    ],
)
def test_a_bad_line_says_where_and_what_to_do(line: str, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_cases(line, "c.jsonl")
    assert str(caught.value).startswith(message)
    assert str(caught.value).endswith("; mend or remove the line")


def test_every_bad_line_is_told() -> None:
    with pytest.raises(DocumentError) as caught:
        parse_cases('3\n{"text":"a","expected":"a"}\n4', "c.jsonl")
    assert str(caught.value).count("\n") == 1


@given(st.text("ab .\n", max_size=40), st.text("ab .\n", max_size=40))
def test_a_diff_shows_what_was_expected_and_what_came(expected: str, got: str) -> None:
    shown = word_diff(expected, got)
    assert ("[-" in shown or "{+" in shown) == (expected != got)


def test_a_long_diff_is_cut() -> None:
    words = [f"w{number}" for number in range(40)]
    assert word_diff(" ".join(words), " ".join([*words[:20], "Naka", *words[21:]])) == (
        "…w16 w17 w18 w19 [-w20-]{+Naka+} w21 w22 w23 w24…"
    )
