"""NUM-CONFLICT: two values for one thing: ``12 people were killed``, and later ``21 people were killed``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from normalizer.matching.lexicon import is_english, is_name
from normalizer.quality.check import Check, Spot
from normalizer.quality.finding import Elsewhere
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

# A number and the words of its clause that follow it, up to twelve. It begins with plain digits: that is what
# a search is fast for.
_AMOUNT = re.compile(
    r"[0-9](?<![\w.,$€£¥/:#+–-][0-9])(?P<rest>(?:[0-9]|,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?)"
    r"(?P<size>(?: (?:thousand|million|billion|trillion))?)"
    r" (?P<words>(?P<what>(?!thousand|million|billion|trillion)[a-z][a-z-]{2,})(?: [^\W_][\w'’-]*){0,11})"
)
_SIZES = {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9, " trillion": 10**12}
_BEFORE = re.compile(r"(?:[^\W\d_][\w'’-]*+ ){0,4}\Z")
_AROUND = 80
"""Code points before and after a number that are looked at."""
# Words that say nothing of what is counted; after one of them another thing may follow.
_WEAK = frozenset(
    (
        "a about above after all along also among an and another are as at be because been before below "
        "between but by can could did do down during each every few for from had has have he her his if "
        "in into is it its just last least less many may might more most much near nearly new next no "
        "not of off on one only or other others out over per same she should so some such than that the "
        "their them then there these they this those through to total under until up was we were when "
        "where which while who will with within would you"
    ).split()
)
_LEADING = frozenset("at by during for from in near of on to".split())
"""What may bring a place or a time."""
# What is measured in these differs from sentence to sentence.
_MEASURES = frozenset(
    (
        "centimeters centimetres day days degrees feet hectares hour hours inches kilograms kilometers "
        "kilometres kilos meters metres mile miles minute minutes month months per percent percentage point "
        "points second seconds square times week weeks year years yards"
    ).split()
)
# There are several of these, and each has a number of its own.
_KINDS = frozenset("bill bills class coin coins denomination denominations note notes ticket tickets".split())
# A number that is compared with another is meant to differ from it.
_COMPARED = re.compile(
    r"\b(?:another|compared|earlier|further|first|from|increase[ds]?|initially|instead|late[rs]t?|maximum"
    r"|minimum|more|most|next|previous(?:ly)?|remaining|rising|rose|second|than|then|third|to|yesterday)\b",
    re.I,
)
_CAPITALISED = re.compile(r"(?<![\w'’-])[A-Z][\w'’-]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STRONG = 2
"""Words about the thing that must follow both numbers."""
_TELLING = 3
"""Digits that two numbers share by a slip of the unit only: with so many the unit counted is enough."""
_MOST = 8
"""Numbers of the same digits that are remembered for a thing: with more it is a list."""


class _Amount(NamedTuple):
    value: float
    digits: str
    """Those that count, in order."""
    shown: str
    words: list[str]
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.shown)


def find(prose: Prose) -> Iterator[Spot]:
    """Yield numbers that stand for the same thing as an earlier one and are a slip of the digits away."""
    known: dict[tuple[str, str], list[_Amount]] = {}
    for match in _AMOUNT.finditer(prose.text):
        what = match["what"]
        if what in _WEAK or what in _MEASURES:
            continue
        amount = _amount(match)
        earlier = known.setdefault((what, "".join(sorted(amount.digits))), [])
        if len(earlier) == _MOST or any(one.value == amount.value for one in earlier):
            continue
        for other in earlier:
            shared = _same_thing(prose, other, amount)
            if shared and not prose.hidden(amount.start, amount.end):
                message = f"'{amount.shown} {shared}', but before '{other.shown} {shared}'"
                before = Elsewhere(f"'{other.shown} {shared}'", other.start, other.end)
                yield Spot(amount.start, amount.end, message, elsewhere=(before,))
                break
        earlier.append(amount)


def _amount(match: re.Match[str]) -> _Amount:
    start = match.start()
    digits = match.string[start : match.end("rest")].replace(",", "")
    # A number too long to be an amount of anything is compared with none.
    value = float(digits) * _SIZES[match["size"]] if len(digits) <= 15 else 0.0
    shown = match.string[start : match.start("words") - 1]
    return _Amount(value, digits.replace(".", "").strip("0"), shown, match["words"].split(" "), start)


def _same_thing(prose: Prose, one: _Amount, other: _Amount) -> str:
    """Return the words that tell that both numbers are of one thing, or nothing."""
    if min(one.value, other.value) < 2 or _is_year(one) or _is_year(other):
        return ""
    of_ten = one.digits == other.digits
    if not of_ten and len(one.shown) != len(other.shown):
        return ""
    befores = [_words_before(prose.text, amount.start) for amount in (one, other)]
    subjects = [{word for word in _CAPITALISED.findall(before) if _is_name(word)} for before in befores]
    if any(map(_COMPARED.search, befores)) or (all(subjects) and subjects[0].isdisjoint(subjects[1])):
        return ""
    shared = _shared_words(one.words, other.words)
    said = [word for word in shared if word not in _WEAK]
    if not _KINDS.isdisjoint(said) or _other_years(prose, one, other):
        return ""
    if len(said) >= _STRONG:
        return " ".join(shared)
    telling = of_ten and len(one.digits) >= _TELLING and not one.digits.endswith("99")  # 199 is a price
    return one.words[0] if telling else ""


def _shared_words(ones: list[str], others: list[str]) -> list[str]:
    """Return the words that follow two numbers alike, none when what comes then sets their things apart."""
    count = 0
    while count < min(len(ones), len(others)) and ones[count] == others[count]:
        count += 1
    after = [words[count] for words in (ones, others) if len(words) > count]
    if ones[count - 1] in _WEAK or (len(after) == 2 and any(map(_leads_on, after))):
        return []
    return ones[:count]


def _leads_on(word: str) -> bool:
    """Tell whether a word may bring what sets one thing apart: a name, a number, a place."""
    return not word[0].islower() or word in _LEADING


def _is_name(word: str) -> bool:
    low = word.lower()
    return low not in _WEAK and (is_name(low) or not is_english(low))


def _is_year(amount: _Amount) -> bool:
    return len(amount.shown) == 4 and _YEAR.match(amount.shown) is not None


def _other_years(prose: Prose, one: _Amount, other: _Amount) -> bool:
    """Tell whether a year is named beside each of two numbers, and not the same."""
    text = prose.text
    years = [
        set(_YEAR.findall(text[max(0, a.start - _AROUND) : a.start] + text[a.end : a.end + _AROUND]))
        for a in (one, other)
    ]
    return all(years) and years[0] != years[1]


def _words_before(text: str, start: int) -> str:
    found = _BEFORE.search(text[max(0, start - _AROUND) : start])
    return found[0] if found else ""


CHECK = Check(
    id="NUM-CONFLICT",
    mqm="Accuracy › mistranslation",
    severity="neutral",
    fixing="never",
    summary="two values that differ by a slip of the digits stand for one thing",
    bad="The blast left a crater; 12 people were killed. Officials said that 21 people were killed.",
    good="In Herat 12 people were killed in a blast, and 21 people were killed in a fire.",
    find=find,
)
