"""What an unknown name is, as far as the words beside it tell; where they do not, the line says so."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from normalizer import load_tables
from normalizer.quality.corpus import Corpus, digest
from normalizer.quality.inspect import spots
from normalizer.quality.name_kinds import KINDS, kind_of
from normalizer.quality.prose import Prose
from normalizer.quality.registry import check

NAME = "Slepniov"


def kind(text: str) -> str:
    starts = [at for at in range(len(text)) if text.startswith(NAME, at)]
    return kind_of(text, [(start, start + len(NAME)) for start in starts])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Minister Slepniov spoke.", "person"),
        ("Secretary of State Slepniov spoke.", "person"),
        ("Mr. Slepniov and Mrs Slepniov", "person"),
        ("President Ilya Slepniov left", "person"),
        ("Slepniov, 47, was detained.", "person"),
        ("Slepniov, who was absent, won.", "person"),
        ("the governor of Slepniov Province", "province"),
        ("in Slepniov city", "city"),
        ("in the village of Slepniov", "village"),
        ("the Slepniov River", "river"),
        ("on Lake Slepniov", "lake"),
        ("the University of Slepniov", "university"),
        ("Slepniov Group fell by a third", "company"),
        ("The Slepniov Institute", "organisation"),
        ("FC and Slepniov FC", "football club"),
        ("the Slepniov government", ""),
        ("the Slepniov party", ""),
        ("Slepniov said on Monday", ""),
        ("It rained in Slepniov.", ""),
        ("Slepniov Monday", ""),
        ("the port of Slepniov", ""),
        ("Minister Slepniov left Slepniov Province", ""),
        ("Minister Slepniov left. It rained on Slepniov.", "person"),
        ("", ""),
    ],
)
def test_what_stands_beside_a_name_tells_what_it_is(text: str, told: str) -> None:
    assert kind(text) == told
    assert told in KINDS


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_surroundings_do(before: str, after: str) -> None:
    assert kind(before + NAME + after) in KINDS


@pytest.mark.parametrize(
    ("text", "to_do", "line"),
    [
        (
            "Minister Slepniov spoke first. Later Slipnyov left the hall.",
            "choose which is the name",
            "Slepniov: {type: person, aliases: [Slipnyov]}",
        ),
        (
            "It rained in Slepniov first. Snow fell in Slipnyov later.",
            "choose which is the name; say what it is",
            "Slepniov: {type: unknown, aliases: [Slipnyov]}",
        ),
        (
            "It rained in Slepniov first. Snow fell in Slipnyov Province later.",
            "choose which is the name",
            "Slepniov: {type: province, aliases: [Slipnyov]}",
        ),
    ],
)
def test_the_line_for_a_table_says_what_is_known_and_loads(
    text: str, to_do: str, line: str, tmp_path: Path
) -> None:
    (spot,) = spots(Prose(text), check("NAME-VARIANT"))
    assert spot.reason == f"tables entry ({to_do}): {line}"
    (tmp_path / "mine.yaml").write_text(f"{line}\n", "utf-8")
    (page,) = load_tables(tmp_path / "mine.yaml").pages
    assert page.type == yaml.safe_load(line)["Slepniov"]["type"]


def test_the_documents_of_a_story_tell_together() -> None:
    story = (
        "The ministry said on Thursday that 4,812 tonnes of barley had been stolen from granaries near the "
        "harbour of {0}. {1} smugglers had bribed a lighthouse keeper.\n\nA tribunal in the borough will "
        "hear the case in 37 days. According to {1}, the barley was hidden and sold for 9,150 dinars.\n"
    )
    for first, second, told in (
        ("Slepniov", "Slipnyov", None),
        ("Slepniov", "Slipnyov Province", "province"),
        ("Slepniov City", "Slipnyov Province", None),
    ):
        corpus = Corpus()
        for number, name in enumerate((first, second, first)):
            corpus.add(f"{number}.txt", digest(story.format(name.split()[0], name)))
        (name_of,) = [one for one in corpus.report().names if " " not in one.spellings[0].surface]
        assert name_of.kind == told
        assert f"{{type: {told or 'unknown'}," in name_of.entry
