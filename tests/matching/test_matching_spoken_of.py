"""What only looks or sounds like a name of the shipped tables, met in machine translation, stays as it is."""

from __future__ import annotations

import pytest

from normalizer.matching.spoken_of import spoken_of
from tests.shipped import shipped_normalizer


@pytest.mark.parametrize(
    "text",
    [
        # A name is spoken of: the spelling is the point.
        "It was rebuilt under the name of Casa Branca, and is called Casablanca now.",
        "Under the old name Casa Branca it was no Casablanca.",
        "The Estonia of that time was mostly written in English as Esthonia.",
        "In Estonia this name was mostly written in English by Esthonia.",
        "The town once known as Esthonia is no Estonia.",
        "The Russian President and the Ukrainian one, Putin and Poroshenko, called it “popolchenko”.",
        # Words of the dictionary that read like a transcription without their space.
        "Norway and Ine Eriksen Søreide spoke. The Red flags came down.",
        # The first word of the next sentence is glued to the name.
        "The People's Republic of China and ChinaA magnificent picture.",
    ],
)
def test_stays(text: str) -> None:
    assert shipped_normalizer()(text).text is text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Estonia is near, and Esthonia is small.", "Estonia is near, and Estonia is small."),
        ("Pantsir-S1 is new, but the Pantzirs fired.", "Pantsir-S1 is new, but the Pantsirs fired."),
        ("They met in Dü sseldorf today.", "They met in Düsseldorf today."),
        ("Elsewhere the name Naka, under the name of Nagorno-Karabakh (Naka), is used.", ""),
    ],
)
def test_is_written(text: str, written: str) -> None:
    if written:
        assert shipped_normalizer()(text).text == written
        assert shipped_normalizer()(written).text is written
    else:  # what a table says is wrong stays wrong
        assert "(Naka)" not in shipped_normalizer()(text).text


def test_a_verb_of_calling_somebody_is_no_naming() -> None:
    assert not spoken_of("Putin called Erdugan", 13)
    assert spoken_of('Putin called him "Erdugan"', 18)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u00a0", "  "])
def test_the_words_may_stand_on_two_lines(end: str) -> None:
    text = f"Rebuilt under the name{end}of Casa Branca"
    assert spoken_of(text, text.index("Casa"))
    assert spoken_of(text.replace("of ", f"of{end}"), text.index("Casa") + len(end) - 1)


@pytest.mark.parametrize("end", ["\n\n", "\r\n\r\n", "\r\r", "\n \n"])
def test_but_not_in_two_paragraphs(end: str) -> None:
    text = f"He is known under the name{end}Casa Branca"
    assert not spoken_of(text, text.index("Casa"))
