"""GeoNames: the main table of geonames.org, tab-separated with nineteen columns and no header.

Its alternate names come without their language. Those in Latin letters become other spellings, those in a
script that one language alone is written in source forms of that language, the others source forms of an
undetermined language, which nothing is generated from (``und-Cyrl``). The larger place keeps a name that two
places have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from normalizer.curation.formats.text import Input, aliases, spellings_besides
from normalizer.tables import Page
from normalizer.tables.strings import quote

__all__ = ["read_geonames"]

_COLUMNS = 19
_NAME, _ASCII, _ALTERNATES, _CLASS, _CODE, _POPULATION = 1, 2, 3, 6, 7, 14
_CLASSES = {"P": "city", "H": "water", "T": "mountain", "L": "area", "A": "region"}
_OWN_LANGUAGE = {
    "Hangul": "ko",
    "Hiragana": "ja",
    "Katakana": "ja",
    "Greek": "el",
    "Armenian": "hy",
    "Georgian": "ka",
    "Thai": "th",
    "Lao": "lo",
    "Khmer": "km",
    "Myanmar": "my",
    "Tamil": "ta",
    "Telugu": "te",
    "Malayalam": "ml",
    "Kannada": "kn",
}
_UNDETERMINED = {
    "Cyrillic": "und-Cyrl",
    "Arabic": "und-Arab",
    "Han": "und-Hani",
    "Hebrew": "und-Hebr",
    "Devanagari": "und-Deva",
    "Bengali": "und-Beng",
}


def read_geonames(inputs: Sequence[Input], languages: Sequence[str]) -> list[Page]:
    """Return a page for each place, the more populous first."""
    found = [(population, page) for source in inputs for population, page in _places(source)]
    found.sort(key=lambda place: -place[0])
    return [page for _, page in found]


def _places(source: Input) -> Iterator[tuple[int, Page]]:
    rows = [
        (line, row.rstrip("\r").split("\t"))
        for line, row in enumerate(source.text.split("\n"), 1)
        if row.strip() and not row.startswith("#")
    ]
    if all(len(cells) != _COLUMNS for _, cells in rows):
        rows = rows[:1]  # another table altogether, and one line tells it
    for line, cells in rows:
        if len(cells) != _COLUMNS:
            what = f"{len(cells)} columns, and the main table of GeoNames has {_COLUMNS}"
            source.sheet.problem(line, f"{what}; name a file such as cities15000.txt or XX.txt")
        elif not cells[0].isdecimal() or not cells[_POPULATION].isdecimal():
            what = "the first column must be the number of a place and the fifteenth its population"
            source.sheet.problem(line, f"{what}, and are {quote(cells[0])} and {quote(cells[_POPULATION])}")
        else:
            yield int(cells[_POPULATION]), _page(source, line, cells)


def _page(source: Input, line: int, cells: list[str]) -> Page:
    # A few places have their name in the script of their country alone.
    name = cells[_NAME if _script(cells[_NAME]) == "Latin" else _ASCII].strip()
    latin: list[str] = []
    others: dict[str, list[str]] = {}
    for text in filter(None, map(str.strip, cells[_ALTERNATES].split(","))):
        script = _script(text)
        if script == "Latin":
            latin.append(text)
        elif code := _OWN_LANGUAGE.get(script) or _UNDETERMINED.get(script):
            others.setdefault(code, []).append(text)
    return Page(
        name,
        source.sheet.where(line),
        "country" if cells[_CODE].startswith("PCL") else _CLASSES.get(cells[_CLASS], "place"),
        other_spellings=aliases(source.sheet, line, name, spellings_besides([name], _written_out(latin))),
        source_forms=tuple((code, tuple(dict.fromkeys(words))) for code, words in sorted(others.items())),
    )


def _written_out(texts: Iterable[str]) -> Iterator[str]:
    """Yield names, less the codes of airports (LWN) and the bare transliterations (gywmry) among them."""
    return (text for text in texts if text[0].isupper() and not (len(text) < 5 and text.isupper()))


def _script(text: str) -> str:
    """Return the script of the first letter that has one of its own, kana before Han."""
    scripts = [match.lastgroup for match in _letters().finditer(text)]
    kana = next((script for script in scripts if script in ("Hiragana", "Katakana", "Hangul")), None)
    return kana or next(iter(scripts), "") or ""


@cache
def _letters() -> Any:  # the regex package has no types
    import regex

    scripts = ("Latin", *_OWN_LANGUAGE, *_UNDETERMINED)
    return regex.compile("|".join(rf"(?P<{script}>\p{{Script={script}}})" for script in scripts))
