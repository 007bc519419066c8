"""Run the sentences that tables carry as tests, and score against labelled texts."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from normalizer.errors import DocumentError
from normalizer.model import Decision, Result
from normalizer.tables.page import Page, RuleSet, Sentence, Tables
from normalizer.tables.strings import fold

__all__ = [
    "Case",
    "Failure",
    "Score",
    "SentenceResult",
    "Tally",
    "parse_cases",
    "run_sentences",
    "score_cases",
    "word_diff",
]

Normalize = Callable[[str], Result]


@dataclass(frozen=True, slots=True)
class SentenceResult:
    """What became of one ``change`` or ``keep`` sentence."""

    where: str
    """``path:line`` of the sentence, as the caller named the file."""
    page: str
    """Canonical name of the page whose rule set it tests."""
    kind: Literal["change", "keep"]
    text: str
    got: str
    """The normalised sentence."""
    ok: bool
    reason: str
    """Why it fails, or the decision that makes it hold; one line."""


def run_sentences(normalize: Normalize, tables: Tables) -> list[SentenceResult]:
    """Run every ``change`` and ``keep`` sentence, in the order of the tables.

    A ``change`` sentence holds when one of its rule set's aliases was replaced by that page in it, a
    ``keep`` sentence when none was. What other pages do in the sentence does not matter.
    """
    results: list[SentenceResult] = []
    for page in tables.pages:
        for rules in page.rule_sets:
            results += (_run(normalize, page, rules, sentence, "change") for sentence in rules.change)
            results += (_run(normalize, page, rules, sentence, "keep") for sentence in rules.keep)
    return results


def _run(
    normalize: Normalize, page: Page, rules: RuleSet, sentence: Sentence, kind: Literal["change", "keep"]
) -> SentenceResult:
    result = normalize(sentence.text)
    aliases = {fold(alias.surface) for alias in rules.aliases}
    here = [d for d in result.decisions if any(alias in fold(d.surface) for alias in aliases)]
    hits = [d for d in here if d.action == "replaced" and d.entity == page.name]
    if kind == "change":
        ok = bool(hits)
        reason = _told(hits or here) if here else "none of its aliases was recognised in the sentence"
    else:
        ok = not hits
        reason = _told(hits or here) if here else "left alone"
    place = f"{sentence.where.path}:{sentence.where.line}"
    return SentenceResult(place, page.name, kind, sentence.text, result.text, ok, reason)


def _told(decisions: Sequence[Decision]) -> str:
    return "; ".join(f"{d.surface!r} {d.action}: {d.reason}" for d in decisions)


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what a careful editor makes of it."""

    text: str
    expected: str
    id: str
    """The line of the file when the case has no id of its own."""
    group: str
    """Its ``class``; empty when it has none."""
    topic: str
    house_style: bool
    """Judge it with house style on."""


class Tally(NamedTuple):
    """Texts judged: those that must change, and those that must not."""

    changed: int = 0
    """Came out exactly as expected."""
    to_change: int = 0
    left: int = 0
    """Came out unchanged."""
    to_leave: int = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that came out otherwise than expected."""

    id: str
    group: str
    topic: str
    kind: Literal["missed", "wrong", "harmed"]
    """``missed`` left as it was, ``wrong`` changed otherwise, ``harmed`` changed though it must not be."""
    diff: str
    """From the text that is expected to the one that came out."""


@dataclass(frozen=True, slots=True)
class Score:
    """How a normaliser does on labelled texts."""

    total: Tally
    by_class: tuple[tuple[str, Tally], ...]
    """Sorted by class."""
    by_topic: tuple[tuple[str, Tally], ...]
    """Sorted by topic."""
    failures: tuple[Failure, ...]
    """In the order of the cases."""


def parse_cases(text: str, path: str) -> tuple[Case, ...]:
    """Read JSON Lines with ``text`` and ``expected``; ``id``, ``class``, ``topic``, ``house_style`` optional.

    Raises `DocumentError` with one ``path:line: …`` for every bad line.
    """
    cases: list[Case] = []
    problems: list[str] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            cases.append(_case(line, number))
        except (ValueError, RecursionError) as error:
            why = f"not JSON ({error.msg})" if isinstance(error, json.JSONDecodeError) else error
            problems.append(f"{path}:{number}: {why}; mend or remove the line")
    if problems:
        raise DocumentError("\n".join(problems))
    return tuple(cases)


def _case(line: str, number: int) -> Case:
    value = json.loads(line)
    if not isinstance(value, dict):
        raise ValueError("not a JSON object")
    for key in ("text", "expected"):
        if not isinstance(value.get(key), str):
            raise ValueError(f"{key!r} is missing or not a string")
    for key in ("class", "topic"):
        if not isinstance(value.get(key, ""), str):
            raise ValueError(f"{key!r} is not a string")
    if not isinstance(value.get("house_style", False), bool):
        raise ValueError("'house_style' is neither true nor false")
    return Case(
        value["text"],
        value["expected"],
        str(value.get("id", f"line {number}")),
        value.get("class", ""),
        value.get("topic", ""),
        value.get("house_style", False),
    )


def score_cases(normalize: Normalize, house_style_normalize: Normalize, cases: Iterable[Case]) -> Score:
    """Judge every case: right is what equals the expected text, letter for letter."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    failures: list[Failure] = []
    for case in cases:
        got = (house_style_normalize if case.house_style else normalize)(case.text).text
        must = case.text != case.expected
        keys = ["to_change" if must else "to_leave"]
        if got == case.expected:
            keys.append("changed" if must else "left")
        else:
            kind: Literal["missed", "wrong", "harmed"] = (
                "harmed" if not must else "missed" if got == case.text else "wrong"
            )
            failures.append(Failure(case.id, case.group, case.topic, kind, word_diff(case.expected, got)))
        for group in (("", ""), ("class", case.group), ("topic", case.topic)):
            counts.setdefault(group, Counter()).update(keys)
    groups = {name: sorted(key for kind, key in counts if kind == name) for name in ("class", "topic")}
    by_class = tuple((key, Tally(**counts["class", key])) for key in groups["class"])
    by_topic = tuple((key, Tally(**counts["topic", key])) for key in groups["topic"])
    return Score(Tally(**counts.get(("", ""), Counter())), by_class, by_topic, tuple(failures))


_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_AROUND = 8
"""Tokens of unchanged text shown on either side of a difference."""


def word_diff(expected: str, got: str) -> str:
    """Show where two texts differ, word by word, with a little of what is around.

    >>> word_diff("in the Naka region", "in the Nagorno-Karabakh region")
    'in the [-Naka-]{+Nagorno-Karabakh+} region'
    """
    return "".join(_diff_parts(_WORD.findall(expected), _WORD.findall(got)))


def _diff_parts(old: list[str], new: list[str]) -> Iterator[str]:
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (tag, a, b, c, d) in enumerate(steps):
        if tag != "equal":
            yield f"[-{''.join(old[a:b])}-]" if a < b else ""
            yield f"{{+{''.join(new[c:d])}+}}" if c < d else ""
            continue
        head = 0 if number == 0 else _AROUND
        tail = 0 if number == len(steps) - 1 else _AROUND
        if b - a <= head + tail:
            yield "".join(old[a:b])
        else:
            yield "".join(old[a : a + head]) + (" … " if head and tail else "…") + "".join(old[b - tail : b])
