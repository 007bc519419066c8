"""The five seed articles, word for word: what is written, and that nothing else is."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from normalizer.model import Result
from tests.shipped import shipped_normalizer

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(),
    reason=f"no seed articles: {SEEDS.parent.name}/{SEEDS.name} is not beside the repository",
)

KARABAKH = "Nagorno-Karabakh"
GLOSS = f"{KARABAKH} (Naka)"

# File, surface form, what it becomes, times. What is not listed stays byte for byte.
EXPECTED = [
    ("000", "Naqa", KARABAKH, 1),
    ("000", "Naka", KARABAKH, 6),
    ("000", GLOSS, KARABAKH, 1),
    ("000", "Naqqa", KARABAKH, 2),
    ("000", "Dijaric", "Dujarric", 1),
    ("001", "Naka", KARABAKH, 12),
    ("001", GLOSS, KARABAKH, 1),
    ("001", "Naqqa", KARABAKH, 2),
    ("001", "Aya-Yaah", "Azerbaijan-Armenia", 1),
    ("001", "European Commission", "Council of Europe", 2),
    ("001", "Bridge", "Marija Pejčinović Burić", 1),
    ("002", "Naka", KARABAKH, 5),
    ("002", "Naqqa", KARABAKH, 5),
    ("002", "Asia", "Armenia", 1),
    ("004", "naqa", KARABAKH, 1),
    ("004", "Naka", KARABAKH, 6),
    ("004", GLOSS, KARABAKH, 1),
    ("004", "new crown vaccine", "COVID-19 vaccine", 1),
]
FILES = ("000", "001", "002", "003", "004")
NEVER = (
    "Shang Xuqian",
    "Reporter Leo",
    "yqqlm",
    "YCPress",
    "Minsk Group",
    "Merkel",
    "Lachin corridor",
    "Guterres",
    "the committee",
    "Armenia",
    "Azerbaijan",
    "Moscow",
    "Washington Post",
    "Donbass",
    "Jenca",
)


def article(number: str) -> str:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return path.read_bytes().decode("utf-8")


@cache
def normalized(number: str) -> Result:
    """Return what becomes of an article; many tests look at it."""
    return shipped_normalizer()(article(number))


def test_the_article_with_nothing_to_do_is_unchanged() -> None:
    result = normalized("003")
    assert result.text is result.source


@pytest.mark.parametrize("number", FILES)
def test_what_is_listed_is_written_and_nothing_else(number: str) -> None:
    text, result = article(number), normalized(number)
    expected = {(surface, written): times for file, surface, written, times in EXPECTED if file == number}
    assert Counter((d.surface, d.written) for d in result.changes) == expected
    # The rest, byte for byte: take the listed spans out of both texts.
    kept, done = [], 0
    for decision in result.changes:
        kept.append(text[done : decision.start])
        done = decision.end
    assert (
        result.text
        == "".join(
            part
            for pair in zip(kept, (d.written or "" for d in result.changes), strict=True)
            for part in pair
        )
        + text[done:]
    )


@pytest.mark.parametrize("number", FILES)
def test_a_second_run_changes_nothing(number: str) -> None:
    once = normalized(number).text
    assert shipped_normalizer()(once).text is once


@pytest.mark.parametrize("word", NEVER)
def test_what_is_right_or_unknown_keeps_its_count(word: str) -> None:
    written = sum(w.count(word) * times for _, _, w, times in EXPECTED)
    before = sum(article(number).count(word) for number in FILES)
    assert before > 0, "the word stands in the articles"
    assert sum(normalized(number).text.count(word) for number in FILES) == before + written


def test_all_43_of_43_names_of_the_family_are_recognised() -> None:
    family = {"Naka", "naka", "Naqa", "naqa", "Naqqa"}
    tokens = sum(times for _, surface, _, times in EXPECTED if surface in family or surface == GLOSS)
    assert tokens == 43
    for number in FILES:
        text = normalized(number).text
        assert not any(name in text for name in family)


def test_brackets_that_are_no_gloss_stay() -> None:
    assert f"“({KARABAKH} region) will" in normalized("002").text


@pytest.mark.parametrize("number", FILES)
def test_a_gloss_that_says_the_same_twice_collapses(number: str) -> None:
    text = normalized(number).text
    assert f"({KARABAKH})" not in text
    assert text.count(f"{KARABAKH} region") >= article(number).count(f"{GLOSS} region")


def test_the_second_mention_of_an_office_follows_the_first() -> None:
    text = normalized("001").text
    assert "Secretary-General of the Council of Europe Marija Pejčinović Burić" in text
    assert "Azerbaijan-Armenia parties" in text
    assert "European Commission" not in text


def test_house_style_also_changes_legitimate_spellings() -> None:
    normalize = shipped_normalizer(house_style=True)
    assert Counter(d.written for d in normalize(article("003")).changes if "Jenca" in d.surface) == {
        "Jenča": 2,
        "Miroslav Jenča": 1,
    }
    assert ("Donbass", "Donbas") in {(d.surface, d.written) for d in normalize(article("004")).changes}
