"""The score: it never rises with more findings, repeats fade, fixing never harms, short texts get none."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.quality.finding import SEVERITIES, Finding, Fix, Severity
from normalizer.quality.score import GATES, SHORTEST, WEIGHTS, Score, count_words, score

CHECKS = ("NAME-ALIAS", "NAME-VARIANT", "DUP-WORD", "ENC-LOSS", "NUM-FORMAT")


def finding(
    check: str = "NAME-VARIANT",
    surface: str = "Slepniov",
    severity: Severity = "minor",
    fix: Fix = "suggest",
    start: int = 0,
) -> Finding:
    return Finding(check, start, start + len(surface), surface, severity, "", None, fix, None, "")


findings = st.lists(
    st.builds(
        finding,
        st.sampled_from(CHECKS),
        st.sampled_from(["Naka", "naka", "the", "Łódź"]),
        st.sampled_from(SEVERITIES),
        st.sampled_from(["auto", "suggest", "none"]),
        st.integers(0, 500),
    ),
    max_size=40,
)
lengths = st.integers(0, 5_000)


@given(findings, findings, lengths)
def test_more_findings_never_lower_the_penalty(some: list[Finding], more: list[Finding], words: int) -> None:
    assert score([*some, *more], words).before.penalty >= score(some, words).before.penalty - 0.01


@given(findings, lengths)
def test_fixing_never_raises_the_penalty(some: list[Finding], words: int) -> None:
    told = score(some, words)
    assert told.after.penalty <= told.before.penalty
    assert told.after == score([one for one in some if one.fix != "auto"], words).before


@given(findings, lengths, st.randoms())
def test_the_order_of_findings_does_not_matter(some: list[Finding], words: int, chance: object) -> None:
    mixed = list(some)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert score(mixed, words) == score(some, words)


@given(findings, lengths)
def test_names_and_mechanics_are_the_whole(some: list[Finding], words: int) -> None:
    told = score(some, words).before
    assert told.names.findings + told.mechanics.findings == len(some)
    assert told.penalty == pytest.approx(told.names.per_thousand + told.mechanics.per_thousand, abs=0.02)


@given(findings, lengths)
def test_a_score_lies_between_0_and_100_and_short_texts_have_none(some: list[Finding], words: int) -> None:
    told = score(some, words)
    for rating in (told.before, told.after):
        assert (rating.score is None) == (rating.gate is None) == (words < SHORTEST)
        assert rating.score is None or 0 <= rating.score <= 100
    assert bool(told.note) == (words < SHORTEST)


@given(st.integers(1, 400), st.sampled_from(SEVERITIES))
def test_repeats_of_a_form_stay_under_three_times_its_weight(times: int, severity: Severity) -> None:
    points = score([finding(severity=severity)] * times, 1_000).before.names.points
    assert points <= 3 * WEIGHTS[severity]
    assert points >= WEIGHTS[severity]


@given(st.text())
def test_words_are_counted_in_any_text(text: str) -> None:
    assert 0 <= count_words(text) <= len(text)
    assert count_words(f"{text} word {text}") == 2 * count_words(text) + 1


def test_repeats_count_one_a_half_a_quarter() -> None:
    assert score([finding()] * 3, 1_000).before.names.points == 1.75
    assert score([finding(), finding(surface="SLEPNIOV")], 1_000).before.names.points == 1.5
    assert score([finding(), finding(surface="Slipniov")], 1_000).before.names.points == 2.0
    assert score([finding(), finding(check="NAME-FUZZY")], 1_000).before.names.points == 2.0


def test_the_graver_of_two_repeats_counts_whole() -> None:
    assert score([finding(), finding(severity="major")], 1_000).before.names.points == 5.5


def test_weights() -> None:
    each = {severity: score([finding(severity=severity)], 500).before.penalty for severity in SEVERITIES}
    assert each == {"critical": 50.0, "major": 10.0, "minor": 2.0, "neutral": 0.0}


def test_minor_punctuation_weighs_a_tenth() -> None:
    assert score([finding("PUNCT-SPACE", " ,")], 1_000).before.mechanics.points == 0.1
    assert score([finding("PUNCT-SPACE", " ,", "major")], 1_000).before.mechanics.points == 5.0


def test_what_is_a_name() -> None:
    names = ("NAME-ALIAS", "NAME-FUZZY", "CALQUE", "CASE-NAME", "GLOSS-REDUNDANT", "ENT-SUSPECT")
    for check in names:
        assert score([finding(check)], 500).before.names.findings == 1
    for check in ("CASE-MID", "DUP-WORD", "PUNCT-PAIR", "ENC-MOJI", "NUM-CONFLICT"):
        assert score([finding(check)], 500).before.mechanics.findings == 1


@pytest.mark.parametrize(
    ("count", "gate"), [(0, "pass"), (12, "pass"), (13, "warn"), (28, "warn"), (29, "fail")]
)
def test_gates_go_by_name_points(count: int, gate: str) -> None:
    some = [finding(surface=f"name {number}") for number in range(count)]
    assert score(some, 1_000).before.gate == gate
    assert score([finding("DUP-WORD", one.surface) for one in some], 1_000).before.gate == "pass"
    assert GATES == (12.0, 28.0)


def test_a_short_text_gets_its_penalty_only() -> None:
    told = score([finding()], SHORTEST - 1)
    assert told.before.score is None
    assert told.before.penalty == pytest.approx(4.02)
    assert told.note == "too short to score: 249 of 250 words"
    assert score([finding()], SHORTEST).before.score == 96.0


def test_it_bottoms_out_at_zero() -> None:
    some = [finding(surface=str(number), severity="critical") for number in range(20)]
    assert score(some, 250).before.score == 0.0


def test_it_prints_as_json_and_is_frozen() -> None:
    told: Score = score([finding(fix="auto")], 400)
    again = json.loads(json.dumps(told.as_dict()))
    assert again["words"] == 400
    assert again["before"]["names"] == {"findings": 1, "points": 1.0, "per_thousand": 2.5}
    assert again["after"]["score"] == 100.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        told.words = 3  # type: ignore[misc]


def test_words_with_hyphens_and_apostrophes_are_one() -> None:
    assert count_words("The well-known actor's 3.5 m boat — it isn't his.") == 10


def test_figures_of_one_name_are_of_one_type() -> None:
    parts = score([], 300).as_dict()["before"]
    assert {type(part["points"]) for part in (parts["names"], parts["mechanics"])} == {float}
