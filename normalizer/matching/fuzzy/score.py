"""The probability that a token is a spelling of a name, and what it rests on, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from normalizer.matching.fuzzy.index import Candidate, NameIndex
from normalizer.matching.fuzzy.model import model
from normalizer.matching.fuzzy.surroundings import Surroundings
from normalizer.matching.fuzzy.traits import traits
from normalizer.matching.fuzzy.weigh import standing

__all__ = ["Contribution", "Scored", "score"]

_FAMILIES: Mapping[str, str] = {
    "spelling": "edits similarity ratio jaro_winkler contained places edits_per_letter same_start same_end",
    "sound": "sound_edits sound_ratio sound_jaro_winkler sound_edits_per_letter consonant_edits "
    "consonant_ratio first_sound last_sound only_vowels",
    "habit": "learned pinyin romaji pinyin_apart romaji_apart",
    "likeness": "likeness",
    "length": "letters letters_more one_in_other token_continues name_continues",
    "ending": "ending plural",
    "shape": "all_capitals name_all_capitals inner_capitals hyphen_in_one accents name_accents",
    "word": "english known zipf",
    "name": "name_english name_known name_zipf",
    "rivals": "lead rank others_named",
    "use": "count small starts_lines spread more_often name_small",
    "spellings": "spellings spellings_near",
    "title": "beside_title",
    "document": "named named_at_all lines_away together named_near",
}
_FAMILY = {trait: family for family, names in _FAMILIES.items() for trait in names.split()}


class Contribution(NamedTuple):
    """What one kind of evidence adds to the logarithm of the odds."""

    words: str
    amount: float


class Scored(NamedTuple):
    """A calibrated probability and its terms, the weightiest first."""

    probability: float
    contributions: tuple[Contribution, ...]

    def explain(self, most: int = 4) -> str:
        """Return the weightiest terms in one line."""
        return "; ".join(f"{term.words} ({term.amount:+.1f})" for term in self.contributions[:most])


def score(token: str, candidate: str, rivals: Sequence[str], surroundings: Surroundings) -> Scored:
    """Score a candidate among all that an index returns for a token (``candidate`` included).

    ``surroundings`` are those of the document that has the token. Deterministic; bounded by the index.
    """
    learned = model()
    likeness = [(rival, _likeness(token, rival)) for rival in rivals]
    pair = traits(token, candidate)
    around = surroundings.around(token, candidate, rivals)
    told = {**pair, **standing(candidate, likeness), **around}
    probability, parts = learned.weigh(told)
    sums: dict[str, float] = {}
    for trait, amount in parts.items():
        family = _FAMILY[trait]
        sums[family] = sums.get(family, 0.0) + amount
    terms = [Contribution(_words(family, told, candidate), amount) for family, amount in sums.items()]
    terms.sort(key=lambda term: (-abs(term.amount), term.words))
    return Scored(probability, tuple(terms))


def best(token: str, index: NameIndex, surroundings: Surroundings) -> tuple[Candidate, Scored] | None:
    """Return the most probable candidate of a token; None when the index returns none."""
    candidates = index.lookup(token)
    rivals = [candidate.name for candidate in candidates]
    scored = [(candidate, score(token, candidate.name, rivals, surroundings)) for candidate in candidates]
    return max(scored, key=lambda pair: pair[1].probability, default=None)


@lru_cache(maxsize=32_768)
def _likeness(token: str, name: str) -> float:
    return model().likeness(traits(token, name))


def _words(family: str, told: Mapping[str, float], name: str) -> str:
    """Say what a family of traits found."""
    match family:
        case "spelling":
            return f"{told['edits']:.0f} of {told['letters']:.0f} letters differ"
        case "sound":
            edits = told["sound_edits"]
            return "it sounds the same" if edits == 0 else f"{edits:.0f} sounds differ"
        case "habit":
            usual = "usual" if told["learned"] > 0 else "unusual"
            return f"such differences are {usual} between spellings of one name"
        case "likeness":
            return "the two spellings on the whole"
        case "length":
            return f"its length, {told['letters']:.0f} letters"
        case "ending":
            return (
                "it may be an inflected form"
                if told["ending"] or told["plural"]
                else "it is no inflected form"
            )
        case "shape":
            return "its capitals, accents and hyphens"
        case "word":
            known = told["english"] or told["known"] or told["zipf"]
            return "it is a word or name in its own right" if known else "no dictionary has it"
        case "name":
            return f"how well known {name} is"
        case "rivals":
            return "no other name is as close" if told["lead"] > 0 else "another name is closer"
        case "use":
            return f"it stands {told['count']:.0f} times in the document"
        case "spellings":
            return f"{told['spellings']:.0f} similar spellings are in the document"
        case "title":
            return "a title stands beside it" if told["beside_title"] else "no title stands beside it"
        case _:
            if told["together"]:
                return f"{name} stands in the same line"
            return f"{name} is in the document" if told["named_at_all"] else f"{name} is not in the document"
