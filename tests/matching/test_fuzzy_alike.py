"""Names that a word is like, against a loop over all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import JaroWinkler

from normalizer.matching.fuzzy.alike import AlikeNames
from normalizer.matching.fuzzy.keys import sounds

WORDS = st.text("abcekos", min_size=1, max_size=8)


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, min_size=1, max_size=4), st.sampled_from((0.7, 0.9)))
def test_the_names_are_those_of_a_loop(names: list[str], words: list[str], least: float) -> None:
    alike = AlikeNames(names, least)
    for word in [*words, *words]:  # the second time it is remembered
        expected = [
            place
            for place, name in enumerate(names)
            if name != word
            and (
                JaroWinkler.similarity(word, name) >= least
                or JaroWinkler.similarity(sounds(word), sounds(name)) >= least
            )
        ]
        assert alike.places(word) == expected
