"""What tells whether two names mean the same: about ninety named quantities of a pair."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler, Postfix, Prefix

from normalizer.matching.lexicon import is_english, is_name
from normalizer.matching.name_align import Alignment, Match, align, cost_table, word_similarity
from normalizer.matching.name_parts import Kind, NameParts, Part, name_parts

__all__ = ["name_features"]

_VOWELS = re.compile("[aeiouyw]+")
_CONTRADICTIONS = (
    *("characters that differ", "initial against name", "lineage reversed", "numbers against"),
    *("number missing", "patronymics against", "qualifiers against"),
)
"""Each is rare, and all tell the same: this is one, that another."""
_CLASSES = str.maketrans("bdgqcvwzjx", "ptkkkfusss")
_DIGRAPHS = (("sch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("kh", "k"), ("gh", "k"), ("ph", "f"))
_WRITINGS = (
    *("LATIN", "HAN", "HANGUL", "KATAKANA", "ARABIC", "THAI", "CYRILLIC"),
    *("PINYIN", "BARE", "THAI LETTERS", "LOWER"),
)
_DOUBLED = re.compile(r"(.)\1+")


def name_features(left: str, right: str, kind: Kind) -> dict[str, float]:
    """Return the features of a pair of names by name; the same whichever name comes first."""
    ours, theirs = name_parts(left, kind), name_parts(right, kind)
    if (len(ours.parts), ours.romanised, ours.spelling) > (
        len(theirs.parts),
        theirs.romanised,
        theirs.spelling,
    ):
        ours, theirs = theirs, ours
    aligned = align(ours, theirs)
    found = {
        **_of_strings(ours, theirs, kind),
        **_of_parts(aligned),
        **_of_worst(aligned),
        **_of_roles(aligned),
    }
    found["contradictions"] = float(sum(found[name] > 0 for name in _CONTRADICTIONS))
    found["organisation"] = float(kind == "organisation")
    return {name: round(value, 4) for name, value in found.items()}


def _of_strings(left: NameParts, right: NameParts, kind: Kind) -> dict[str, float]:
    """Return what whole names tell, their parts left aside."""
    a, b = left.romanised, right.romanised
    joined_a, joined_b = a.replace(" ", ""), b.replace(" ", "")
    core_a, core_b = left.core.replace(" ", ""), right.core.replace(" ", "")
    writings = (left.writing, right.writing)
    table = "PLACE" if kind == "place" and cost_table(*writings) == "LATIN" else cost_table(*writings)
    names_a, names_b = _own(left), _own(right)
    bones_a, bones_b = _skeleton(joined_a), _skeleton(joined_b)
    longest, shortest = max(len(joined_a), len(joined_b), 1), min(len(joined_a), len(joined_b))
    return {
        "spelling ratio": fuzz.ratio(left.spelling, right.spelling) / 100,
        "romanised ratio": fuzz.ratio(a, b) / 100,
        "joined ratio": fuzz.ratio(joined_a, joined_b) / 100,
        "core ratio": fuzz.ratio(core_a, core_b) / 100,
        "Jaro-Winkler": JaroWinkler.similarity(a, b),
        "sorted ratio": fuzz.token_sort_ratio(a, b) / 100,
        "set ratio": fuzz.token_set_ratio(a, b) / 100,
        "partial ratio": fuzz.partial_ratio(joined_a, joined_b) / 100,
        "learned ratio": word_similarity(joined_a, joined_b, table)[0],
        "core learned ratio": word_similarity(core_a, core_b, table)[0],
        "Wade-Giles ratio": _best_ratio(joined_a, joined_b, left.pinyin, right.pinyin),
        "skeleton ratio": fuzz.ratio(bones_a, bones_b) / 100,
        "skeleton same": float(bones_a == bones_b),
        "first sound same": float(bones_a[:1] == bones_b[:1]),
        "first letter same": float(joined_a[:1] == joined_b[:1]),
        "pairs of letters shared": _dice(joined_a, joined_b),
        "prefix share": Prefix.similarity(joined_a, joined_b) / max(1, shortest),
        "suffix share": Postfix.similarity(joined_a, joined_b) / max(1, shortest),
        "length ratio": shortest / longest,
        "length": math.log2(1 + shortest),
        "own words ratio": fuzz.ratio(names_a, names_b) / 100,
        "own words learned ratio": word_similarity(names_a, names_b, table)[0],
        "differ in signs only": float(joined_a == joined_b and left.spelling != right.spelling),
        # One character of these is a syllable; another one makes another name.
        "characters that differ": float(
            min(4, OSA.distance(left.spelling, right.spelling))
            if left.writing == right.writing and left.writing in ("HAN", "HANGUL")
            else 0
        ),
        "same writing": float(left.writing == right.writing),
        **{name: float(writings.count(name)) for name in _WRITINGS},
    }


def _of_parts(aligned: Alignment) -> dict[str, float]:
    """Return what the matched and the unmatched parts tell."""
    weights = [(match, aligned.weight(match)) for match in aligned.matches]
    all_left = sum(part.weight for part in aligned.left.parts) or 1e-9
    all_right = sum(part.weight for part in aligned.right.parts) or 1e-9
    left_only, right_only = _sum(aligned.left_only), _sum(aligned.right_only)
    alike = sum(match.similarity * weight for match, weight in weights)
    matched = sum(weight for _, weight in weights)
    same = sum(weight for match, weight in weights if match.how == "same")
    left_names, right_names = _names(aligned.left_only), _names(aligned.right_only)
    return {
        "alike by weight": alike / max(alike, (all_left + all_right) / 2),
        "shorter covered": 1 - left_only / all_left if aligned.left.parts else 0.0,
        "longer covered": 1 - right_only / all_right if aligned.right.parts else 0.0,
        "matched likeness": alike / matched if matched else 0.0,
        "matched weight": matched,
        "same weight": same,
        "same share": same / max(all_left, all_right),
        "shorter unmatched weight": left_only,
        "longer unmatched weight": right_only,
        "conflicting weight": min(left_only, right_only),
        "conflicting parts": float(min(len(left_names), len(right_names))),
        "shorter unmatched names": float(len(left_names)),
        "longer unmatched names": float(len(right_names)),
        "conflict likeness": _nearest(left_names, right_names),
        "edits": sum(match.cost for match in aligned.matches),
        "edits a letter": sum(match.cost for match in aligned.matches) / max(1, len(aligned.left.core)),
        "parts of shorter": float(len(aligned.left.parts)),
        "parts of longer": float(len(aligned.right.parts)),
        "first part likeness": _end_likeness(aligned, 0),
        "last part likeness": _end_likeness(aligned, -1),
        "out of order": _disorder(aligned.matches),
    }


def _of_worst(aligned: Alignment) -> dict[str, float]:
    """Return what is to be said of the pair of matched parts that is spelt most differently."""
    spelt = [match for match in aligned.matches if match.how in ("spelling", "joined") and match.cost > 0]
    if not spelt:
        return dict(_NO_WORST)
    worst = max(spelt, key=lambda match: (match.cost * aligned.weight(match), match.left))
    left = "".join(aligned.left.parts[place].text for place in worst.left)
    right = "".join(aligned.right.parts[place].text for place in worst.right)
    shortest = max(1, min(len(left), len(right)))
    prefix = Prefix.similarity(left, right)
    return {
        "worst likeness": worst.similarity,
        "worst cost": worst.cost,
        "worst edits": float(min(5, OSA.distance(left, right))),
        "worst length": float(min(12, shortest)),
        "worst first letter": float(left[:1] == right[:1]),
        "worst prefix": prefix / shortest,
        "worst suffix": Postfix.similarity(left, right) / shortest,
        "worst tail": float(min(6, max(len(left), len(right)) - prefix)) if prefix >= 3 else 0.0,
        "worst skeleton": fuzz.ratio(_skeleton(left), _skeleton(right)) / 100,
        "worst jaro": JaroWinkler.similarity(left, right),
        "worst both known": float(_known(left) and _known(right)),
        "worst both English": float(is_english(left) and is_english(right)),
        "worst place": max(worst.left[0], worst.right[0]) / max(1, len(aligned.right.parts) - 1),
        "parts spelt differently": float(len(spelt)),
    }


_NO_WORST = {
    "worst likeness": 1.0,
    "worst cost": 0.0,
    "worst edits": 0.0,
    "worst length": 12.0,
    "worst first letter": 1.0,
    "worst prefix": 1.0,
    "worst suffix": 1.0,
    "worst tail": 0.0,
    "worst skeleton": 1.0,
    "worst jaro": 1.0,
    "worst both known": 0.0,
    "worst both English": 0.0,
    "worst place": 0.0,
    "parts spelt differently": 0.0,
}


def _of_roles(aligned: Alignment) -> dict[str, float]:
    """Return what initials, titles, numbers, patronymics and legal forms tell."""
    left, right = aligned.left, aligned.right
    hows = [match.how for match in aligned.matches]
    rest = (aligned.left_only, aligned.right_only)
    numbers = [[part for part in side if part.role == "number"] for side in rest]
    return {
        "initials matched": float(hows.count("initial") + hows.count("initials")),
        "initial against name": float(
            all(_any(side, "initial") for side in rest)
            or (_any(rest[0], "initial") and bool(_names(rest[1])))
            or (_any(rest[1], "initial") and bool(_names(rest[0])))
        ),
        "lineage reversed": float(_lineage_reversed(aligned)),
        "unmatched known name": float(sum(is_name(part.text) for side in rest for part in _names(side))),
        "unmatched English word": float(sum(is_english(part.text) for side in rest for part in _names(side))),
        "short forms": float(hows.count("short form")),
        "joined": float(hows.count("joined")),
        "numbers against": float(bool(numbers[0]) and bool(numbers[1])),
        "number missing": float(bool(numbers[0]) != bool(numbers[1])),
        "patronymics against": float(all(_any(side, "patronymic") for side in rest)),
        "same sense": float(hows.count("same sense")),
        "qualifiers against": float(all(_any(side, "qualifier") for side in rest)),
        "qualifier missing": float(sum(_any(side, "qualifier") for side in rest) == 1),
        "titles unmatched": float(sum(part.role == "title" for side in rest for part in side)),
        "generic unmatched": float(sum(part.role == "generic" for side in rest for part in side)),
        "generic against": float(all(_any(side, "generic") for side in rest)),
        "legal form same": float(bool(left.legal & right.legal)),
        "legal form against": float(bool(left.legal and right.legal and not left.legal & right.legal)),
        "legal form missing": float(bool(left.legal) != bool(right.legal)),
    }


def _own(name: NameParts) -> str:
    """Return the words that are a name's own, without those for what a place is, written together."""
    own = "".join(part.text for part in name.parts if part.role not in ("generic", "title", "particle"))
    return own or name.core.replace(" ", "")


def _sum(parts: Sequence[Part]) -> float:
    return sum(part.weight for part in parts)


def _names(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if part.role in ("name", "capitals", "generic", "patronymic", "qualifier")]


def _any(parts: Sequence[Part], role: str) -> bool:
    return any(part.role == role for part in parts)


def _nearest(left: Sequence[Part], right: Sequence[Part]) -> float:
    """Return how alike the most alike of the unmatched names are; 1 when one side has none."""
    pairs = [word_similarity(a.text, b.text)[0] for a in left for b in right]
    return max(pairs, default=1.0)


def _end_likeness(aligned: Alignment, end: int) -> float:
    """Return how alike the first or last names are, wherever each is matched; 0.5 if one is unmatched."""
    likeness = []
    for parts, side in ((aligned.left.parts, "left"), (aligned.right.parts, "right")):
        places = [n for n, part in enumerate(parts) if part.role not in ("title", "particle")]
        if not places:
            return 0.5
        found = [m.similarity for m in aligned.matches if places[end] in getattr(m, side)]
        likeness.append(found[0] if found else 0.0)
    return sum(likeness) / 2


def _disorder(matches: Sequence[Match]) -> float:
    """Return the share of pairs of matches that stand the other way round in the other name."""
    order = [match.right[0] for match in matches]
    pairs = [(a, b) for n, a in enumerate(order) for b in order[n + 1 :]]
    return sum(a > b for a, b in pairs) / len(pairs) if pairs else 0.0


def _best_ratio(left: str, right: str, left_pinyin: str, right_pinyin: str) -> float:
    """Return how alike two names are when either may be read as Wade-Giles."""
    readings = [(left, right), (left_pinyin, right), (left, right_pinyin)]
    return max(fuzz.ratio(a, b) for a, b in readings if (a and b) or (a, b) == (left, right)) / 100


def _lineage_reversed(aligned: Alignment) -> bool:
    """Tell whether a father of one name is the son of the other: Salman bin Muhammad, Muhammad bin Salman."""
    sons = [n for n, part in enumerate(aligned.left.parts) if part.text == "bin"]
    fathers = [n for n, part in enumerate(aligned.right.parts) if part.text == "bin"]
    if not sons or not fathers:
        return False
    return any(
        (match.left[0] < sons[0] and match.right[0] > fathers[0])
        or (match.left[0] > sons[0] and match.right[0] < fathers[0])
        for match in aligned.matches
        if aligned.left.parts[match.left[0]].role == "name"
    )


def _known(word: str) -> bool:
    return is_english(word) or is_name(word)


def _skeleton(text: str) -> str:
    for written, sound in _DIGRAPHS:
        text = text.replace(written, sound)
    bare = text[:1] + _VOWELS.sub("", text[1:])
    return _DOUBLED.sub(r"\1", bare.translate(_CLASSES)).replace("h", "")


def _dice(left: str, right: str) -> float:
    """Return the share of pairs of neighbouring letters that both texts have."""
    a = {left[n : n + 2] for n in range(len(left) - 1)}
    b = {right[n : n + 2] for n in range(len(right) - 1)}
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else float(left == right)
