"""Things named after places keep their small letters; places that lost their capital get it back."""

from __future__ import annotations

from pkgutil import get_data

import pytest

from normalizer import Normalizer
from normalizer.matching.lexicon import is_english
from tests.shipped import shipped, shipped_normalizer


@pytest.fixture(scope="module")
def normalize() -> Normalizer:
    return shipped_normalizer()


# What must not happen


@pytest.mark.parametrize(
    "text",
    [
        "She cooked lima beans with butter for the guests.",
        "A lima bean fell from the spoon.",
        "They sell lima-bean soup.",
        "The report was set in the georgia font.",
        "The report was set in georgia typeface throughout.",
        "The dresden china is old.",
        "We ate brussels sprouts.",
        "She poured a glass of bordeaux and left.",
        "The bust is a plaster of paris cast.",
        "It hung behind venetian blinds.",
        "Dates are in arabic numerals, in a turkish bath.",
        "He plays russian roulette with the budget.",
        "He ate a turkey sandwich, and wore a panama hat and jersey shirts.",
        "A bag of brazil nuts, chile sauce, a guinea pig and china plates were sold.",
        "The java code, the cologne bottle and the champagne glass broke.",
        "A bologna sandwich costs three dollars.",
        "They ate pad thai by the river.",
        "i cooked lima beans in the kitchen",
    ],
)
def test_a_thing_named_after_a_place_stays(normalize: Normalizer, text: str) -> None:
    result = normalize(text)
    assert result.text == text
    assert normalize("Peru's capital is Lima. " + text).text.endswith(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in georgia the minister said no.", "in Georgia the minister said no."),
        ("in georgia the minister went on.", "in Georgia the minister went on."),
        ("The georgia government fell.", "The Georgia government fell."),
        ("Prices in iran rose again.", "Prices in Iran rose again."),
        ("The wuhan union hospital was full.", "The Wuhan union hospital was full."),
        ("They met tokyo residents.", "They met Tokyo residents."),
        ("It lies outside of paris, they said.", "It lies outside of Paris, they said."),
        ("The mayor of bordeaux resigned.", "The mayor of Bordeaux resigned."),
        ("He sent swedish gummies and russian vessels.", "He sent Swedish gummies and Russian vessels."),
        ("The portuguese man met the greeks.", "The Portuguese man met the Greeks."),
        ("The tibetan antelope returned.", "The Tibetan antelope returned."),
        ("Talks in lima. Beans were served.", "Talks in Lima. Beans were served."),
        ("Lima beans and lima, a city.", "Lima beans and Lima, a city."),
        ("They went to lima, beans in hand.", "They went to Lima, beans in hand."),
    ],
)
def test_a_lost_capital_comes_back(normalize: Normalizer, text: str, expected: str) -> None:
    assert normalize(text).text == expected


def test_the_reason_is_told_and_the_thing_is_no_evidence(normalize: Normalizer) -> None:
    (decision,) = normalize("She cooked lima beans.").decisions
    assert (decision.action, decision.surface) == ("vetoed", "lima")
    assert decision.reason == "in small letters beside 'beans', a thing is called so (Lima)"


def test_the_list_has_plain_words_that_are_no_places() -> None:
    lines = (get_data("normalizer.matching", "lexicons/goods.txt") or b"").decode("ascii").splitlines()
    entries = [line.split() for line in lines if line and not line.startswith("#")]
    words = [word for _, *some in entries for word in some]
    assert len(words) > 200
    assert all(is_english(word.removeprefix("<")) for word in words)
    general = [(key, word) for key, *some in entries if key in ("beside", "of") for word in some]
    assert len(general) == len(set(general))
    kinds = ("country", "territory", "region", "city", "capital")
    names = {page.name.lower() for page in shipped().pages if page.type in kinds}
    assert not names & {word for _, word in general}
