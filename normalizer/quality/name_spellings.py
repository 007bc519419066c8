"""Whether two names of a text are one name in two spellings, without a table that knows it.

Two names in one text are more often two people or two places than one that is spelt twice, so everything
that speaks for two is looked for first: grammar (plurals, demonyms, cases, a wife's ending), both being
known names, both being syllables of Chinese, where each syllable counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from normalizer.matching.fuzzy.edits import likelihood
from normalizer.matching.fuzzy.frequency import zipf
from normalizer.matching.fuzzy.keys import is_pinyin, letters, sounds
from normalizer.matching.lexicon import is_english, is_name
from normalizer.matching.similarity import name_similarity
from normalizer.quality.name_kinds import UNKNOWN
from normalizer.quality.vocabulary import ask
from normalizer.tables.strings import fold

__all__ = [
    "MOST_NAMES",
    "RARE",
    "RareName",
    "is_grammar",
    "is_known",
    "is_rare",
    "left_to_say",
    "may_be_one",
    "one_name",
    "rare_part",
    "settled_of",
    "skeleton_keys",
    "table_entry",
    "table_line",
]

_REMEMBERED = 65_536
_COMMON = 3.6
"""Zipf frequency from which a word is no rare name; the names of countries and capitals are above it."""
_FAMILIAR = 2.0
"""Zipf frequency from which a spelling has been met often enough to be called known."""
_SHORTEST = 4
MOST_NAMES = 5_000
"""Rare names of one document that are compared."""
_POSSESSIVE = ("'s", "’s")
_COMPOUND = 3
"""Letters that one name has more at its end or start than another, as Longquan and Longquanshan."""
_STRICT, _LOOSE, _CHINESE = 1.9, 0.0, 3.0
_LEAST_ALIKE = 0.6
_DOUBLED = re.compile(r"(.)\1+")
_YAML_WORDS = frozenset("y n yes no on off true false null".split())
_DIGRAPHS = (
    ("tch", "s"),
    ("ch", "s"),
    ("sh", "s"),
    ("zh", "s"),
    ("kh", "k"),
    ("gh", "k"),
    ("ph", "b"),
    ("th", "d"),
    ("ts", "s"),
    ("tz", "s"),
    ("dj", "s"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
)
# Letters that a translation by way of another script confuses; vowels fall out, but for one at the start.
_CLASSES = str.maketrans("lrszjcgkhqxbpvfwdtmnaeiouy", "rrssskkkkkkbbbbbddnnaaaaaa")
# Endings by which a word differs from another form of itself: it is no spelling of its own.
_ENDINGS = frozenset(
    "s es n an ia ian ean ese i ish ic ite er ers ans ians is ns ism ist ists y in ko na nian wide".split()
)
_ONE_SOUND = frozenset(("ski", "sky"))
"""Endings that differ as plurals do, but are one in two spellings: Orlovski and Orlovsky."""
# Pairs of endings that tell a woman or a family from a man, or cases of one name.
_GENDERS = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "/a",
        "/ova",
        "/ove",
        "/ovi",
        "i/a",
        "y/a",
        "y/aya",
        "iy/aya",
        "ij/aja",
        "yi/aya",
        "yy/a",
        "yy/aya",
        "a/e",
        "a/o",
        "a/y",
        "a/u",
        "a/i",
        "o/u",
        "e/i",
        "us/a",
        "son/sdottir",
        "sson/sdottir",
        "son/dottir",
        "son/sson",
        "is/iene",
        "as/iene",
        "as/aite",
        "is/yte",
        "s/",
        "os/ou",
        "is/i",
        "os/o",
    )
)


@lru_cache(maxsize=_REMEMBERED)
def is_rare(word: str) -> bool:
    """Tell whether a word of a text may be a name that is spelt by ear: capitalised, no common word."""
    if not word[:1].isupper() or word.isupper() or not _SHORTEST - 1 <= len(word) <= 30:
        return False
    plain = letters(word)
    if len(plain) < _SHORTEST - 1 or "-" in word:
        return False
    if _has_capital(word[2:]) and not word.startswith(("Mc", "Mac", "O'", "O’")):
        return False  # two words that lost a space, or a brand
    return zipf(plain) < _COMMON and not is_english(plain)


def rare_part(word: str) -> str:
    """Return a rare name without its possessive; empty for any other word."""
    name = word[:-2] if word.endswith(_POSSESSIVE) else word
    return name if is_rare(name) else ""


@lru_cache(maxsize=_REMEMBERED)
def is_known(word: str) -> bool:
    """Tell whether a spelling stands in a lexicon of names or is met in English now and then."""
    return is_name(fold(word)) or zipf(letters(word)) >= _FAMILIAR


def table_entry(spellings: Sequence[str], settled: str | None = None, kind: str = "") -> str:
    """Return a line for a table of aliases with what to do with it.

    >>> table_entry(["Burich", "Burić"], "Burić", "person")
    'tables entry: Burić: {type: person, aliases: [Burich]}'
    >>> table_entry(["Burich", "Burić"])
    'tables entry (choose which is the name; say what it is): Burich: {type: unknown, aliases: [Burić]}'
    """
    to_do = left_to_say(settled, kind)
    return f"tables entry{f' ({to_do})' if to_do else ''}: {table_line(spellings, settled, kind)}"


def left_to_say(settled: str | None, kind: str) -> str:
    """Return what a person has to say before a line for a table is right, empty for nothing."""
    return "; ".join(
        (
            *(() if settled else ("choose which is the name",)),
            *(() if kind else ("say what it is",)),
        )
    )


def table_line(spellings: Sequence[str], settled: str | None = None, kind: str = "") -> str:
    """Return a line for a table of aliases, ready but for the name where nobody settled it.

    How often a spelling stands in the texts chooses nothing: engines err alike. Without a ``kind`` the type
    is *unknown*, which a table takes as any other word.

    >>> table_line(["Burich", "Burić"], "Burić", "person")
    'Burić: {type: person, aliases: [Burich]}'
    """
    name = settled or spellings[0]
    others = ", ".join(_scalar(other) for other in spellings if other != name)
    return f"{_scalar(name)}: {{type: {kind or UNKNOWN}, aliases: [{others}]}}"


def settled_of(spellings: Sequence[str]) -> str | None:
    """Return the only spelling that is known; None when there are more, or none."""
    known = [spelling for spelling in spellings if is_known(spelling)]
    return known[0] if len(known) == 1 else None


@lru_cache(maxsize=_REMEMBERED)
def skeleton_keys(word: str) -> tuple[str, ...]:
    """Return keys of which two spellings of one name share at least one, as a rule.

    They are the consonants, those confused with one another alike, and what is left without one of them.
    """
    plain = letters(word)
    for spelling, sound in _DIGRAPHS:
        plain = plain.replace(spelling, sound)
    classes = plain.translate(_CLASSES)
    bare = _DOUBLED.sub(r"\1", classes[:1] + classes[1:].replace("a", ""))
    if len(bare) < 2:
        return (classes,)
    keys = {bare}
    if len(bare) > 2:
        keys.update(bare[:place] + bare[place + 1 :] for place in range(len(bare)))
    return tuple(sorted(keys))


class RareName(NamedTuple):
    """A rare name, and what it is compared by."""

    name: str
    keys: tuple[str, ...]
    is_known: bool


@lru_cache(maxsize=_REMEMBERED)
def _rare_name(word: str) -> RareName | None:
    name = rare_part(word)
    return RareName(name, skeleton_keys(name), is_known(name)) if name else None


RARE = ask(_rare_name)
"""Which words are rare names."""


@lru_cache(maxsize=_REMEMBERED)
def is_grammar(left: str, right: str) -> bool:
    """Tell whether two words, as plain letters, are forms of one: plural, demonym, case, gender, compound.

    >>> is_grammar("kowalski", "kowalska"), is_grammar("orlovski", "orlovsky")
    (True, False)
    """
    short, long = sorted((left, right), key=len)
    if long.startswith(short) and (long[len(short) :] in _ENDINGS or len(long) - len(short) >= _COMPOUND):
        return True
    if long.endswith(short) and len(long) - len(short) >= _COMPOUND:
        return True
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if {short[start - 2 :], long[start - 2 :]} == _ONE_SOUND:
        return False
    for back in range(3):
        if start - back < 3:
            break
        ours, theirs = short[start - back :], long[start - back :]
        if frozenset((ours, theirs)) in _GENDERS or (ours in _ENDINGS and theirs in _ENDINGS):
            return True
    return False


@lru_cache(maxsize=_REMEMBERED)
def may_be_one(left: str, right: str) -> bool:
    """Tell whether two words are close enough for one name where the stories they stand in agree."""
    ours, theirs = letters(left), letters(right)
    if ours == theirs or min(len(ours), len(theirs)) < _SHORTEST:
        return False
    # The likelihood is by far the dearest, the grammar next.
    if not _are_alike(ours, theirs) or is_grammar(ours, theirs):
        return False
    return likelihood(ours, theirs) >= _LOOSE


@lru_cache(maxsize=_REMEMBERED)
def one_name(left: str, right: str) -> bool:
    """Tell whether two words of one document are surely one name, as far as their letters can tell."""
    if (is_known(left) and is_known(right)) or not may_be_one(left, right):
        return False
    ours, theirs = letters(left), letters(right)
    chinese = is_pinyin(ours) and is_pinyin(theirs)
    if likelihood(ours, theirs) < (_CHINESE if chinese else _STRICT):
        return False
    if len(ours) + len(theirs) < 10 and sounds(ours) != sounds(theirs):
        return False
    # It comes with all that compares names; hardly a pair gets here.

    return name_similarity(left, right).probability >= _LEAST_ALIKE


def _has_capital(word: str) -> bool:
    return word != word.lower() and any(map(str.isupper, word))


def _scalar(text: str) -> str:
    """Return a name as YAML reads it back: quoted unless it is of letters, spaces and hyphens only."""
    plain = text.replace(" ", "").replace("-", "").isalpha() and text[:1].isalpha()
    return text if plain and text.lower() not in _YAML_WORDS else json.dumps(text, ensure_ascii=False)


def _are_alike(ours: str, theirs: str) -> bool:
    if Levenshtein.normalized_similarity(ours, theirs) >= _LEAST_ALIKE:
        return True
    return Levenshtein.normalized_similarity(sounds(ours), sounds(theirs)) - 0.1 >= _LEAST_ALIKE
