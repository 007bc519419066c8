"""Recall of the index against a search of all names, vetoes, scores, and input that is no name."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from normalizer.matching.fuzzy.index import NameIndex
from normalizer.matching.fuzzy.keys import is_pinyin, is_romaji, letters, sounds
from normalizer.matching.fuzzy.model import model
from normalizer.matching.fuzzy.score import best, score
from normalizer.matching.fuzzy.surroundings import Surroundings
from normalizer.matching.fuzzy.traits import traits
from normalizer.matching.fuzzy.veto import Vetoes, budget
from tests.examples import examples

NAMES = (
    "Bolsonaro",
    "Kronshtadt",
    "Zelenskyy",
    "Antony Blinken",
    "Nagorno-Karabakh",
    "Xishuangbanna",
    "Colombia",
    "Yerevan",
)
BAD = (
    "A" * 1_000_000,
    "ab" * 500_000,
    "aaaaaaaaaa",
    "\u0410lmaty",
    "\U0001f600\U0001f600\U0001f600",
    "\ud800Bolsonaro",
    "Bolsonaro7",
    "",
    "-",
    "\u202eBolsonaro",
)
word = st.text("abekrs", min_size=6, max_size=9)


@given(st.lists(word, min_size=1, max_size=12), word)
@settings(max_examples=examples(150))
def test_every_name_within_two_edits_is_found(names: list[str], token: str) -> None:
    names = sorted(set(names))
    found = {candidate.name for candidate in NameIndex(names).lookup(token)}
    # The oracle compares with every name. Few candidates are kept, so nothing is owed beyond their number.
    near = [name for name in names if Levenshtein.distance(name, token) <= 2 and len(set(token)) > 1]
    if len(found) < 6:
        assert set(near) <= found


@given(st.sampled_from(NAMES), st.data())
@settings(max_examples=examples(150))
def test_one_edit_anywhere_is_found(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("aeiouxzkq"))
    variants = (
        name[:place] + letter + name[place:],
        name[:place] + name[place + 1 :],
        name[:place] + letter + name[place + 1 :],
    )
    index = NameIndex(NAMES)
    for variant in variants:
        assert name in [candidate.name for candidate in index.lookup(variant)]


@pytest.mark.parametrize("token", ["AntonyBlinken", "Antony-Blinken", "antony blinkin", "Nagorno Karabah"])
def test_joined_and_split_spellings_are_found(token: str) -> None:
    assert NameIndex(NAMES).lookup(token)[0].name in ("Antony Blinken", "Nagorno-Karabakh")


@pytest.mark.parametrize("token", BAD, ids=lambda token: repr(token[:8]))
def test_what_is_no_name_has_no_candidate_or_a_final_veto(token: str) -> None:
    veto = Vetoes().token(token)
    candidates = NameIndex(NAMES).lookup(token)
    assert veto is not None
    assert veto.final
    assert veto.reason
    assert candidates == () or "\ud800" in token or "7" in token or "\u202e" in token


@given(st.text(max_size=80))
@settings(max_examples=examples(200))
def test_any_text_is_looked_up_vetoed_and_scored(token: str) -> None:
    Vetoes().token(token)
    assert len(NameIndex(NAMES).lookup(token)) <= 6
    chance, _ = model().weigh(_told(token, "Colombia"))
    assert 0 < chance < 1


def _told(token: str, name: str) -> dict[str, float]:
    around = Surroundings([]).around(token, name, [name])
    return {**traits(token, name), **around, "likeness": 0.0, "lead": 5.0, "rank": 0}


def test_a_table_of_near_identical_names_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is counted, not timed."""
    looked_at: set[int] = set()
    at_key = NameIndex._at

    def counted(index: NameIndex, key: int) -> Iterator[int]:
        for place in at_key(index, key):
            looked_at.add(place)
            yield place

    chooser = random.Random(5)
    names = ["Kar" + "".join(chooser.choice("ab") for _ in range(9)) for _ in range(5000)]
    index = NameIndex(names)
    monkeypatch.setattr(NameIndex, "_at", counted)
    assert len(index.lookup("Karabababxab")) == 6
    assert 6 <= len(looked_at) <= 800


def test_an_index_pickles_and_does_not_depend_on_the_order_of_names() -> None:
    index, other = NameIndex(NAMES), NameIndex(reversed(NAMES))
    again = pickle.loads(pickle.dumps(index))
    for token in ("Bosonaro", "Kronstadt", "Zelensky"):
        assert again.lookup(token) == index.lookup(token)
        assert [c.name for c in other.lookup(token)] == [c.name for c in index.lookup(token)]


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        ("While", "common word"),
        ("Woman", "common word"),
        ("Bolsonaro", "form of an entity"),
        ("Columbia", "common word"),
        ("Kishimoto", "name in its own right"),
        ("Zhejiang", "English texts use"),
        ("Parley", "English word"),
        ("Ab", "fewer than three"),
    ],
)
def test_words_and_names_in_their_own_right_are_vetoed(token: str, reason: str) -> None:
    veto = Vetoes(NAMES).token(token)
    assert veto is not None
    assert reason in veto.reason
    assert veto.lifted("the name is in the document").startswith("the name is in the document, though")


def test_the_budget_grows_with_length_and_fails_closed() -> None:
    assert [budget(length) for length in range(14)] == sorted(budget(length) for length in range(14))
    assert budget(5) == 0
    vetoes = Vetoes()
    assert vetoes.pair("Lagos", "Laos") is not None
    assert vetoes.pair("Georgian", "Georgia") is not None
    assert vetoes.pair("Bosonaro", "Bolsonaro") is None
    assert vetoes.pair("Dongcheng", "Dongsheng") is not None
    assert vetoes.pair("Yartseva", "Yartsevo") is not None


def test_a_score_is_a_probability_and_its_terms_are_words() -> None:
    lines = ["President Bosonaro spoke in Brasilia.", "Later Bosonaro left."]
    found = best("Bosonaro", NameIndex(NAMES), Surroundings(lines))
    assert found is not None
    candidate, scored = found
    assert candidate.name == "Bolsonaro"
    assert 0.5 < scored.probability < 1
    assert "letters differ" in " ".join(term.words for term in scored.contributions)
    assert scored.explain()
    amounts = [abs(term.amount) for term in scored.contributions]
    assert amounts == sorted(amounts, reverse=True)
    assert score("Bosonaro", "Bolsonaro", ["Bolsonaro"], Surroundings(lines)) == scored


def test_calibration_rises() -> None:
    points = model().calibration
    assert list(points) == sorted(points)
    chances = [chance for _, chance in points]
    assert chances == sorted(chances)
    assert 0 < chances[0] <= chances[-1] < 1


def test_keys() -> None:
    assert letters("Kyiv") != letters("\u041ayiv")
    assert sounds("tchaikovsky") == sounds("chaykovskii")
    # Trying every division of these would never end.
    assert not is_pinyin("ngu" * 200)
    assert not is_romaji("n" * 599 + "x")
