"""The corpus mode: places are where they say, order does not decide, nothing grows faster than the corpus."""

from __future__ import annotations

import dataclasses
import json
import pickle
import random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from normalizer.quality.corpus import Corpus, CorpusReport, digest
from normalizer.quality.corpus_names import names_of
from normalizer.quality.name_spellings import is_grammar, may_be_one, one_name, skeleton_keys, table_entry
from normalizer.quality.stories import Stories, traits
from tests.shipped import shipped_normalizer

STORY = (
    "The ministry said on Thursday that 4,812 tonnes of barley had been stolen from granaries near the "
    "harbour. Prosecutor {name} told journalists that the foreman and two stevedores were detained, and that "
    "smugglers had bribed a lighthouse keeper.\n\nA tribunal in the borough will hear the case in 37 days. "
    "According to {name}, the barley was hidden under tarpaulins and sold for 9,150 dinars.\n"
)
OTHER = (
    "Astronomers photographed a comet of 61.5 kilometres above the observatory, where {name} has worked for "
    "decades. The telescope cost 733,000 pesos, and its mirror was ground by hand in a monastery.\n"
)


def report(documents: dict[str, str]) -> CorpusReport:
    corpus = Corpus()
    for path, text in documents.items():
        corpus.add(path, digest(text))
    return corpus.report()


def told(documents: dict[str, str]) -> list[tuple[str, ...]]:
    return [tuple(one.surface for one in name.spellings) for name in report(documents).names]


def outlets(*names: str, story: str = STORY) -> dict[str, str]:
    return {f"{number}.txt": story.format(name=name) for number, name in enumerate(names)}


texts = st.one_of(
    st.text(max_size=300),
    st.builds(
        STORY.format, name=st.sampled_from(["Slepniov", "Slipnyov", "Naka", "the", "\ud800", "Łódźek"])
    ),
)


@given(st.lists(texts, max_size=6))
def test_every_place_is_where_it_says(all_texts: list[str]) -> None:
    documents = {f"d{number}": text for number, text in enumerate(all_texts)}
    found = report(documents)
    assert found.documents == len(documents)
    for name in found.names:
        assert len(name.spellings) > 1
        for spelling in name.spellings:
            having = {path for path, text in documents.items() if spelling.surface in text}
            assert {place.path for place in spelling.places} <= having
            assert 0 < spelling.documents <= len(having)
            for place in spelling.places:
                text = documents[place.path]
                assert text[place.start : place.end] == spelling.surface
                assert text[: place.start].count("\n") + 1 >= place.line >= 1
    for paragraph in found.paragraphs:
        assert len({place.path for place in paragraph.places}) == len(paragraph.places) > 1


@given(st.permutations(range(6)))
def test_the_order_of_documents_does_not_decide(order: list[int]) -> None:
    documents = outlets("Slepniov", "Slepniov", "Slipnyov", "Slepnyov", "Slipniov", "Slepniov")
    paths = list(documents)
    mixed = {paths[number]: documents[paths[number]] for number in order}
    assert sorted(told(mixed)) == sorted(told(documents))
    ours, theirs = report(mixed).names[0], report(documents).names[0]
    assert [(one.surface, one.documents, one.doubtful) for one in ours.spellings] == [
        (one.surface, one.documents, one.doubtful) for one in theirs.spellings
    ]


@given(texts)
def test_a_digest_pickles_and_its_names_stand_in_the_text(text: str) -> None:
    taken = digest(text)
    assert pickle.loads(pickle.dumps(taken)) == taken
    for met in names_of(text):
        assert all(text.startswith(met.surface, place) for place in met.places)


@given(st.text(max_size=40), st.text(max_size=40))
def test_comparing_spellings_is_the_same_both_ways(left: str, right: str) -> None:
    assert may_be_one(left, right) == may_be_one(right, left)
    assert one_name(left, right) == one_name(right, left)
    assert not one_name(left, left)
    assert skeleton_keys(left) == skeleton_keys(left)


@given(st.lists(st.text(min_size=1, max_size=30), min_size=2, max_size=4, unique=True))
def test_an_entry_is_yaml_that_reads_back(spellings: list[str]) -> None:
    if not all(spelling.isprintable() for spelling in spellings):
        return
    entry = table_entry(spellings, spellings[0])
    loaded = yaml.safe_load(entry.removeprefix("tables entry (say what it is): "))
    assert loaded == {spellings[0]: {"type": "unknown", "aliases": spellings[1:]}}


def test_one_name_in_several_spellings_with_files_and_lines() -> None:
    found = report(outlets("Slepniov", "Slepniov", "Slipnyov", "Slepniov"))
    [name] = found.names
    assert found.stories == 1
    assert [(one.surface, one.documents, one.times) for one in name.spellings] == [
        ("Slepniov", 3, 6),
        ("Slipnyov", 1, 2),
    ]
    assert [(place.path, place.line) for place in name.spellings[1].places] == [("2.txt", 1), ("2.txt", 3)]
    assert name.message == "one name in 2 spellings (documents): 'Slepniov' (3), 'Slipnyov' (1)"
    assert name.entry == "Slepniov: {type: person, aliases: [Slipnyov]}"


def test_the_majority_is_not_called_right() -> None:
    spellings = report(outlets("Slepniov", "Slepniov", "Slipnyov", "Slepnyov")).names[0].spellings
    assert all(one.doubtful for one in spellings), "three spellings: nobody knows"
    assert [one.doubtful for one in report(outlets("Slepniov", "Slipnyov")).names[0].spellings] == [
        True,
        True,
    ]


def test_a_name_that_sounds_different_in_the_same_place() -> None:
    assert told(outlets("Jinyinov", "Kimngan", "Jinyinov", "Kimngan")) == [("Jinyinov", "Kimngan")]


def test_a_name_with_and_without_a_space() -> None:
    assert told(outlets("Nanrendong", "Nan Rendong")) == [("Nan Rendong", "Nanrendong")]


def test_two_people_of_one_story_stay_two() -> None:
    both = STORY + "Witness {other} left the room. The lawyers of {other} protested.\n"
    documents = {
        f"{number}": both.format(name="Petrenkov", other="Petronkov") + "Petrenkov met Petronkov.\n"
        for number in range(4)
    }
    assert told(documents) == []


def test_couples_plurals_and_demonyms_are_no_spellings() -> None:
    for one, other in (
        ("Kowalskiy", "Kowalskaya"),
        ("Petrovsky", "Petrovska"),
        ("Slepnyov", "Slepnyova"),
        ("Slepnyov", "Slepnyovs"),
        ("Zanovia", "Zanovian"),
        ("Longquan", "Longquanshan"),
    ):
        assert is_grammar(one.lower(), other.lower())
        assert not may_be_one(one, other)


def test_another_story_is_another_story() -> None:
    documents = {"a": STORY.format(name="Slepniov"), "b": OTHER.format(name="Slipnyov")}
    found = report(documents)
    assert found.stories == 0
    assert found.names == ()


def test_a_spelling_that_a_table_knows_is_not_doubtful() -> None:
    corpus = Corpus()
    for path, text in outlets("Lukashenko", "Lukaschenkov", "Lukaschenkov", story=STORY).items():
        corpus.add(path, digest(text, shipped_normalizer()(text).decisions))
    for name in corpus.report().names:
        assert not [one for one in name.spellings if one.surface == "Lukashenko" and one.doubtful]


def test_doubled_paragraphs_whatever_their_case_and_punctuation() -> None:
    shared = (
        "The committee met for three hours in the old library and could not agree on who should pay for it."
    )
    documents = {
        "a": f"First of all, something else.\n\n{shared}\n",
        "b": f"\n\n{shared.upper().replace('.', '!')}\n\nThe end.",
        "c": f"{shared}\n\n{shared}\n",
        "d": "Short and shared.\n\nShort and shared.\n",
        "e": "Short and shared.\n",
    }
    [found] = report(documents).paragraphs
    assert [(place.path, place.line) for place in found.places] == [("a", 3), ("b", 3), ("c", 1)]
    assert found.words == 20
    assert found.beginning == "THE COMMITTEE MET FOR THREE HOURS IN THE OLD LIBRARY AND…"
    assert documents["b"][found.places[1].start : found.places[1].end].startswith("THE COMMITTEE")


def test_lines_are_paragraphs_where_no_blank_line_stands() -> None:
    line = (
        "Nothing that was said at the hearing on Wednesday was of any use to the owners of the two vessels."
    )
    assert len(report({"a": f"One.\r\n{line}\r\n", "b": f"{line}\nTwo."}).paragraphs) == 1


def test_the_report_is_frozen_and_prints_as_json() -> None:
    found = report(outlets("Slepniov", "Slipnyov"))
    again = json.loads(json.dumps(found.as_dict()))
    assert again["names"][0]["spellings"][0]["places"][0] == {
        "path": "0.txt",
        "line": 1,
        "start": 118,
        "end": 126,
        "document": 0,
    }
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.documents = 3  # type: ignore[misc]


def test_an_empty_corpus() -> None:
    assert report({}) == CorpusReport(0, 0, (), (), 0)
    assert report({"a": "", "b": "\n"}).names == ()


def test_a_trait_that_all_share_compares_no_document_with_all() -> None:
    stories = Stories()
    for number in range(3_000):
        stories.add((1, 2, 3, 4, 5, 6, 7, 100 + number))
    assert max(map(len, stories.groups())) <= 64
    compared = len(stories._recent[1])
    assert compared <= 6


def test_many_names_in_one_story_stay_cheap() -> None:
    chance = random.Random(4)
    names = [
        "".join(chance.choices("bdgklmnrstvz", k=1)[0] + chance.choice("aeiou") for _ in range(5))
        for _ in "x" * 900
    ]
    text = STORY.format(name="Slepniov") + " said. ".join(name.capitalize() for name in names)
    found = report({"a": text, "b": text})
    assert len(names_of(text)) <= 400
    assert found.documents == 2


def test_traits_are_bounded() -> None:
    assert len(traits(" ".join(f"qzx{number}" for number in range(10_000)))) <= 300
    assert traits("the and of 2020 1999") == ()
