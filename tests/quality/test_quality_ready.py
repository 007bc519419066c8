"""What is made ready for a fast start says the same as what it was made of."""

import gzip
import random
from importlib.resources import files

from bench.make_likely_words import made as likely
from bench.make_lost_letters import made
from normalizer.matching.finder import finder
from normalizer.matching.fuzzy.frequency import band_lines, zipf
from normalizer.matching.lexicon import english_among, english_words, is_english, not_english
from normalizer.quality.likely_words import capital_words, frequent_words
from normalizer.quality.prose import Prose
from normalizer.quality.vocabulary import WORD


def test_lost_letters_are_up_to_date() -> None:
    shipped = files("normalizer.quality").joinpath("data", "lost_letters.txt").read_text("utf-8")
    assert shipped == made(), "run python -m bench.make_lost_letters"


def test_likely_words_are_up_to_date() -> None:
    for name, words in (("capital_words", capital_words()), ("frequent_words", frequent_words())):
        packed = files("normalizer.quality").joinpath("data", f"{name}.txt.gz").read_bytes()
        assert gzip.decompress(packed) == likely(words), "run python -m bench.make_likely_words"


def test_words_are_the_same_searched_and_read() -> None:
    chooser = random.Random(7)
    words = chooser.sample(sorted(english_words()), 150)
    words += [word[:-1] + "q" for word in words] + ["", "naïve", "two words", "The", "it's"]
    expected = english_words().intersection(words)
    english_words.cache_clear()
    is_english.cache_clear()
    assert {word for word in words if is_english(word)} == expected
    assert english_among(words) == expected
    assert not_english(frozenset(words)) == set(words) - expected
    assert not english_words.cache_info().currsize, "all were searched for"
    many = frozenset([*words, *(f"x{number}" for number in range(600))])
    assert english_among(many) == expected
    assert not_english(many) == many - expected


def test_keys_are_found_alike_by_halves_and_by_automaton() -> None:
    chooser = random.Random(7)
    for _ in range(200):
        keys = sorted(
            {"".join(chooser.choices("abc\U0010ffff", k=chooser.randrange(1, 5))) for _ in range(30)}
        )
        text = "".join(chooser.choices("abc\U0010ffff", k=40))
        found = finder(keys)(text)
        # So much longer a text is given to the automaton.
        assert found == [hit for hit in finder(keys)(text + "d" * 10_000) if hit[2] <= len(text)]


def test_frequencies_are_the_same_searched_and_read() -> None:
    lines = band_lines().decode("ascii").splitlines()
    bands = [(float(band), words.split()) for band, words in (line.split("\t") for line in lines)]
    wanted = {words[place]: band for band, words in bands for place in (0, -1)}
    zipf.cache_clear()
    searched = {word: zipf(word) for word in wanted}
    for number in range(200):
        zipf(f"no such word {number}")
    many = {word: zipf(word) for band, words in bands for word in words[:3]}
    assert searched == wanted
    assert many == {word: band for band, words in bands for word in words[:3]}
    assert (zipf("made from"), zipf(""), zipf("wordfreq")) == (0.0, 0.0, 0.0)


def test_words_are_those_of_the_expression() -> None:
    text = (
        "Don't re-elect O’Brien's 2nd A4, “naïve” e\u0301tude—Le\u2028Pen x² Ⅷ -- 'tis _so_ \ud800the\0re the"
    )
    prose = Prose(text)
    assert prose.words == tuple(dict.fromkeys(WORD.findall(text)))
    assert prose.unusual == "".join(c for c in text if not (" " <= c <= "~" or "\t" <= c <= "\r"))
    assert len(prose.shape) == len(text)
