"""Which countries a document is about, and which a person is of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pkgutil import get_data

from normalizer.matching.compile import CompiledTables
from normalizer.matching.fuzzy.keys import is_romaji, letters
from normalizer.matching.generate.surnames import korean_surname
from normalizer.matching.wade_giles import as_pinyin
from normalizer.tables.page import Page

__all__ = ["countries_of", "homes"]

_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_KANJI = re.compile("[々\u4e00-\u9fff\u3040-\u30ff]*[\u4e00-\u9fff][々\u4e00-\u9fff\u3040-\u30ff]*")
_CANTONESE = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){2}")
_HYPHENED = re.compile(r"([A-Z][a-z]+) ([A-Z][a-z]+-[a-z]+)")


def countries_of(tables: CompiledTables, pages: Iterable[int]) -> frozenset[str]:
    """Return names of pages, and of the countries that these speak for.

    A city speaks for its country, a holder of offices for the countries and bodies of all of them.
    """
    found: set[str] = set()
    for number in pages:
        page = tables.pages[number]
        found.add(page.name)
        if page.name in _cities():
            found.add(_cities()[page.name])
        found.update(role.country for role in page.roles if role.country is not None)
    return frozenset(found)


def homes(page: Page) -> frozenset[str]:
    """Return the countries of a person: those of the offices, and the one that writes names like this.

    Only letters that leave no doubt are taken for a country: Vietnamese tones, a reading of characters that
    has syllables of Japanese only, a Korean surname before a hyphened given name, such a given name in Wade
    and Giles's spelling (Taiwan), three words for three Chinese characters that are no pinyin (Hong Kong).
    """
    found = {role.country for role in page.roles if role.country is not None}
    languages = dict(page.source_forms)
    hyphened = _HYPHENED.fullmatch(page.name)
    if _VIETNAMESE.search(page.name):
        found.add("Vietnam")
    elif any(_KANJI.fullmatch(form) for form in languages.get("ja", ())) and all(
        is_romaji(letters(word)) for word in page.name.split()
    ):
        found.add("Japan")
    elif hyphened and any(hyphened[1] in korean_surname(form[0]) for form in languages.get("ko", ())):
        found.update(("South Korea", "North Korea"))
    elif "zh" in languages and not languages.keys() & {"ko", "ja"}:
        if hyphened and as_pinyin(hyphened[2]):
            found.add("Taiwan")
        elif _CANTONESE.fullmatch(page.name) and any(len(form) == 3 for form in languages["zh"]):
            found.add("Hong Kong")
    return frozenset(found)


@cache
def _cities() -> Mapping[str, str]:
    """Return the country of each city, by the names that the shipped tables give them."""
    data = (get_data("normalizer.matching", "data/cities.tsv") or b"").decode("utf-8")
    rows = (line.partition("\t") for line in data.splitlines())
    return {city: country for city, _, country in rows}
