"""NUM-FORMAT: a number put together as in another language: ``20 ten thousand yuan`` is 200,000 yuan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from normalizer.quality.check import Check, Spot
from normalizer.quality.lookout import PHRASES, SHAPES
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

_SIZES = {
    "ten": 10,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
_TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_PARTED, _APART = SHAPES.watch("0,0", "0.000 "), SHAPES.watch("0 000 a")
_GREAT = PHRASES.watch(*(f"{digit} {unit}" for digit in "0123456789" for unit in ("million", "billion")))
_GOES_ON = re.compile(r"[\w-]")
_QUANTITY = r"(?: ?%| (?:per ?cent|million|billion|trillion|degrees)(?!\w))"
_MEASURE = r" (?:seconds|met(?:er|re)s|kilomet(?:er|re)s|centimet(?:er|re)s|km|cm|kg|tonnes)(?!\w)"
_QUANTITY_AFTER = re.compile(_QUANTITY)
_COMMA = re.compile(
    rf",(?:[0-9]{{4}}(?![0-9]|[.,][0-9])|[0-9]{{1,2}}(?={_QUANTITY}|{_MEASURE})|(?:[0-9]{{2}},)+[0-9]{{3}}(?![0-9]|,[0-9]))"
)
_COUNTED = (
    r"(?:cases|children|deaths|homes|houses|inhabitants|jobs|patients|people|refugees|residents"
    r"|soldiers|students|tests|troops|victims|voters|women|workers)(?!\w| per )"
)
_POINT = re.compile(rf"\.[0-9]{{3}}(?= {_COUNTED})")
_SPACED = re.compile(r"(?<![\w.,:/-])(?<![0-9] )[1-9][0-9]{0,2}(?: [0-9]{3}){1,2}\Z")
_COUNTED_NEXT = re.compile(rf" (?:(?:new|confirmed|more) )?{_COUNTED}")
_DIGITS = r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?P<part>\.[0-9]{1,4})?"
_VAGUE = r"(?P<vague>(?i:several|tens of|hundreds of))"
_UNIT_BEFORE = re.compile(
    rf"(?<![\w.,:/-])(?:{_DIGITS}|(?P<tens>(?i:{'|'.join(_TENS)}))|{_VAGUE}) "
    r"(?P<unit>(?:ten|hundred|thousand|million|billion) (?:hundred|thousand|million|billion|trillion)"
    r"|(?:lakh|crore)s?)\Z"
)
_GREAT_BEFORE = re.compile(r"(?<![\w.,:/-])([0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{4,7}) (million|billion)\Z")
_UNITS = (
    *(
        f" {first} {last}"
        for first in ("ten", "hundred", "thousand", "million", "billion")
        for last in ("hundred", "thousand", "million", "billion", "trillion")
        if last != "hundred" or first.endswith("illion")
    ),
    *("lakh", "lakhs", "crore", "crores"),
)
_UNIT_ENDS = PHRASES.watch(*_UNITS)
_GREATER = {"million": "billion", "billion": "trillion"}
_DIGITS_BEFORE = re.compile(r"(?<![\w.,:/-])[0-9]{1,3}\Z")
_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_DAY_BEFORE = re.compile(rf"(?:{_MONTHS})\.? \Z")
_LISTED = re.compile(r"[0-9],? \Z")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_WINDOW = 50
_INDIAN = re.compile(r"India|Pakistan|Bangladesh|Nepal|Sri Lanka|[Rr]upee|₹|INR|Rs\.? ?[0-9]")


def find(prose: Prose) -> Iterator[Spot]:
    """Yield numbers that English writes in another way and, where that can be reckoned, how."""
    for spot in (*_units(prose), *_great(prose), *_marks(prose), *_spaced(prose)):
        if not prose.hidden(spot.start, spot.end):
            yield spot


def _units(prose: Prose) -> Iterator[Spot]:
    """Yield numbers in the units of Chinese and Hindi, such as ``20 ten thousand`` and ``70 lakh``."""
    text = prose.text
    for _, behind in prose.phrased(_UNIT_ENDS):
        end = behind - 1
        if _GOES_ON.match(text, end):
            continue
        low = max(0, end - _WINDOW)
        found = _UNIT_BEFORE.search(text[low:end])
        if found is None or _is_date(found.string[: found.start()], found["digits"] or "", found["part"]):
            continue
        units = found["unit"].split()
        if found["unit"][0] in "lc" and _INDIAN.search(text):
            continue  # the English of these countries counts so
        spot = _unit(found, units)
        if spot is not None:
            yield Spot(low + found.start(), end, *spot)


def _unit(found: re.Match[str], units: list[str]) -> tuple[str, str | None] | None:
    """Return the message on a number with its units, and what it is in English; None for good English."""
    size = 1
    for unit in units:
        size *= _SIZES[unit]
    if len(units) == 2 and _SIZES[units[0]] > _SIZES[units[1]]:
        return f"'{found[0]}' is no number", None
    if found["digits"]:
        written = _english(Decimal(found["digits"].replace(",", "") + (found["part"] or "")) * size)
    elif found["tens"] and units[0] in ("ten", "hundred"):
        written = _english(Decimal(_TENS[found["tens"].lower()] * size))
    elif found["vague"] and units == ["ten", "thousand"]:
        written = (
            "hundreds of thousands" if found["vague"].lower().startswith("hundred") else "tens of thousands"
        )
        return f"'{found[0]}' is no number: '{written} of'?", None
    else:
        return None
    return f"'{found[0]}' is '{written}'", written


def _great(prose: Prose) -> Iterator[Spot]:
    """Yield a thousand millions and more, such as ``8,120 billion``: that, or a slip of a power of ten."""
    text = prose.text
    for _, behind in prose.phrased(_GREAT):
        end = behind - 1
        low = max(0, end - _WINDOW)
        found = None if _GOES_ON.match(text, end) else _GREAT_BEFORE.search(text[low:end])
        if found is None or _is_date(found.string[: found.start()], found[1], None):
            continue
        amount = Decimal(found[1].replace(",", ""))
        if amount >= 10**6:
            yield Spot(
                low + found.start(), end, f"'{found[0]}' has the digits, and the word for them besides"
            )
        elif found.string[: found.start()].endswith("illion "):
            yield Spot(low + found.start(), end, f"'{found[0]}' after a greater unit is no number")
        else:
            written = f"{_plain(amount / 1000)} {_GREATER[found[2]]}"
            message = f"'{found[0]}' is '{written}', or wrong by a power of ten"
            yield Spot(low + found.start(), end, message, written)


def _marks(prose: Prose) -> Iterator[Spot]:
    """Yield digits parted as in another language: ``239,4513``, ``3,8 percent``, ``75.000 people``."""
    text = prose.text
    done = 0
    for place, _ in prose.shaped(_PARTED):
        mark = _COMMA.match(text, place + 1) or _POINT.match(text, place + 1)
        if mark is None or mark.start() < done:
            continue
        done = mark.end()
        found = _DIGITS_BEFORE.search(text[max(0, mark.start() - 8) : mark.start()])
        if found is None or (found[0][0] == "0" and len(found[0]) > 1):
            continue
        start, end = mark.start() - len(found[0]), mark.end()
        if text[end : end + 1].isalpha() or _DAY_BEFORE.search(text[max(0, start - 12) : start]):
            continue
        groups = [found[0], *re.split("[.,]", mark[0][1:])]
        if mark[0][0] == ".":
            written: str | None = ",".join(groups) if found[0] != "0" else None
        elif len(groups[-1]) <= 2:
            if _LISTED.search(text[max(0, start - 3) : start]):
                continue  # a list of numbers
            written = ".".join(groups)
        elif _YEAR.fullmatch(groups[-1]) or (len(groups) > 2 and _INDIAN.search(text)):
            continue
        else:
            written = f"{int(''.join(groups)):,}" if groups[0] != "0" else None
            if _QUANTITY_AFTER.match(text, end):
                yield Spot(start, end, f"the digits of '{text[start:end]}' are not parted as in English")
                continue
        if written is not None:
            yield Spot(start, end, f"'{text[start:end]}' is '{written}'", written)


def _spaced(prose: Prose) -> Iterator[Spot]:
    """Yield digits parted by spaces before what is counted: ``75 000 people``."""
    text = prose.text
    for place, _ in prose.shaped(_APART):
        end = place + 5
        found = _SPACED.search(text, max(0, place - 8), end) if _COUNTED_NEXT.match(text, end) else None
        if found and not _DAY_BEFORE.search(text[max(0, found.start() - 12) : found.start()]):
            written = found[0].replace(" ", ",")
            yield Spot(found.start(), end, f"'{found[0]}' is '{written}'", written)


def _is_date(before: str, digits: str, part: str | None) -> bool:
    """Tell whether the number before a unit is a year or a day: *in 2020 ten thousand people left*."""
    if part:
        return False
    return bool(_YEAR.fullmatch(digits)) or (len(digits) <= 2 and _DAY_BEFORE.search(before) is not None)


def _english(amount: Decimal) -> str:
    """Write a number as news English does: 200,000; 1.2 million; 35 billion."""
    for name in ("trillion", "billion", "million"):
        if amount >= _SIZES[name]:
            return f"{_plain(amount / _SIZES[name])} {name}"
    return _plain(amount)


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():,f}"


CHECK = Check(
    id="NUM-FORMAT",
    mqm="Locale › number format",
    severity="minor",
    fixing="suggest",
    summary="a number is put together as in another language",
    bad="The bank lent 20 ten thousand yuan.",
    good="The bank lent 200,000 yuan to ten thousand firms.",
    find=find,
)
