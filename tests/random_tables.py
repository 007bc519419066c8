"""Small random alias tables, and texts made of what stands in them and of what makes texts hard."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from typing import Any, NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from normalizer.errors import TableError
from normalizer.tables import TableFile, Tables, build_tables

__all__ = ["Drawn", "built", "drawn", "table_file", "texts"]

NAMES = (
    "Nagorno-Karabakh",
    "Karabakh",
    "Armenia",
    "Azerbaijan",
    "Naka",
    "Marija Burić",
    "Antony Blinken",
    "Le Maire",
    "WHO",
    "NATO",
    "Ganja",
    "Łódź",
    "Straße",
    "İzmir",
    "纳卡",
    "Обама",
    "Tsai Ing-wen",
    "Council of Europe",
    "COVID-19 vaccine",
    "el-Sisi",
)
SURFACES = (
    "Naqa",
    "Naka B",
    "Naka Karabakh",
    "Nagorno",
    "Asia",
    "Asian",
    "Aya-Yaah",
    "Brosky",
    "Blinken",
    "Blink",
    "Buric",
    "Burić",
    "new crown vaccine",
    "European Commission",
    "Commission",
    "Xinte Auto",
    "Auto",
    "Lemaire",
    "Ing-wen",
    "Tsai",
    "Nakà",
    "NAQA",
    "Europe",
    "Armenian",
    "纳",
    "É",
    "US",
)
CONTEXT = ("Ibaraki", "Secretary of State", "war", "Karabakh", "Armenia", "the Hague", "topic of war")
TYPES = ("region", "person", "country", "calque", "organisation")
REACHES = ("in", "beside", "near", "with")

MARKS = (
    " ",
    " ",
    " ",
    " ",
    " ",
    ". ",
    "! The ",
    ", ",
    "\n",
    "\r\n",
    "\n\n",
    "\r",
    "\u00a0",
    "-",
    " -",
    " - ",
    "’",
    "'s ",
    "s ",
    " (",
    ") ",
    "(",
    ")",
    "“",
    "”",
    "\u0301",
    "\u200d",
    "\ufe0f",
    "\u00ad",
    "\ud800",
    "\udc80",
    "\udfff",
    "\0",
    "👩\u200d🚀",
    "🏻",
    "🇦",
    "\u0600",
    "é",
    "ğ",
    "я",
    "纳",
    "ا",
    "\u0e33",
    "_",
    "`",
    "```\n",
    "@",
    "#",
    "/",
    "https://a.b/",
    " [sic] ",
    " a ",
    " an ",
    "A ",
    "An ",
    " the ",
    "The",
    "21 ",
    "tries ",
    " mtnorm:ignore ",
    " mtnorm:ignore=Naka ",
    " mtnorm:ignore-next\n",
    " mtnorm:off ",
    " mtnorm:on ",
    " titled “",
    " al-",
    "",
)


class Drawn(NamedTuple):
    """Tables, the file they were built from, and all that stands in them."""

    tables: Tables
    pages: dict[str, Any]
    words: tuple[str, ...]


def table_file(pages: dict[str, Any], name: str = "t.yaml") -> TableFile:
    """Write pages as a table; JSON is YAML."""
    return TableFile(name, name, json.dumps(pages, ensure_ascii=False, indent=1).encode())


def built(pages: dict[str, Any]) -> Tables:
    """Build tables from pages."""
    return build_tables([table_file(pages)])


@st.composite
def drawn(draw: st.DrawFn, most: int = 4) -> Drawn:
    """Draw tables of one to ``most`` pages, with a topic where a rule asks for it."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=most, unique=True))
    free = [s for s in draw(st.permutations(SURFACES)) if s not in names]
    pages: dict[str, Any] = {}
    words = [*names, *CONTEXT]
    for name in names:
        page: dict[str, Any] = {"type": draw(st.sampled_from(TYPES))}
        forms = [free.pop() for _ in range(draw(st.integers(0, 1)))]
        for field, most_of_them in (("other_spellings", 1), ("aliases", 2)):
            taken = [free.pop() for _ in range(draw(st.integers(0, most_of_them)))]
            words += taken
            if taken:
                page[field] = {surface: draw(st.sampled_from([name, *forms])) for surface in taken}
        if forms:
            page["forms"] = forms
            words += forms
        sets = [draw(_rule_sets(name, forms)) for _ in range(draw(st.integers(0, 2)))]
        if sets:
            page["ambiguous_aliases"] = sets
            words += (surface for rules in sets for surface in rules["aliases"])
            words += (entry for rules in sets for kind in rules if kind.endswith("_in") for entry in rules[kind])
        pages[name] = page
    if len(names) > 1 and draw(st.booleans()):
        pages["Aya and Yaah"] = {"type": "pair", "entities": names[:2], "aliases": ["Ayayaah"]}
        words += ("Aya and Yaah", "Ayayaah")
    pages["topic of war"] = {"type": "topic", "words": ["battle", "ceasefire"]}
    words += ("battle",)
    try:
        tables = built(pages)
    except TableError:
        assume(False)
        raise
    return Drawn(tables, pages, tuple(dict.fromkeys(words)))


@st.composite
def _rule_sets(draw: st.DrawFn, name: str, forms: list[str]) -> dict[str, Any]:
    """Draw a rule set for a page."""
    surfaces = draw(
        st.lists(
            st.sampled_from([s for s in (*SURFACES, "Naka", "Ganja", "who") if s not in (name, *forms)]),
            min_size=1,
            max_size=2,
            unique=True,
        )
    )
    rules: dict[str, Any] = {"aliases": {s: draw(st.sampled_from([name, *forms])) for s in surfaces}}
    for sign in draw(st.sampled_from([("only",), ("never",), ("only", "never"), ("only", "only")])):
        reach = draw(st.sampled_from(REACHES))
        entries = draw(st.lists(st.sampled_from(CONTEXT), min_size=1, max_size=2, unique=True))
        if reach == "in":
            entries = [f"{entry} {surfaces[0]}" for entry in entries]
        rules[f"{sign}_{reach}"] = entries
    if draw(st.booleans()):
        rules["spreads"] = "true"
    rules["change"] = rules["keep"] = f"See {surfaces[0]}."
    return rules


def _ways(word: str) -> Iterable[str]:
    """Return ways to write a word that fold to it."""
    yield from (word, word, word, word.lower(), word.upper(), word.title())
    yield from (unicodedata.normalize("NFD", word), word.replace(" ", "-"), word.replace("-", " -"))
    yield from (word.replace(" ", ""), word.replace(" ", "\r\n"), word.replace("-", ""))


@st.composite
def texts(draw: st.DrawFn, words: tuple[str, ...], longest: int = 12) -> str:
    """Draw a text of words, spelled in all ways, with marks of all kinds between them."""
    size = draw(st.integers(0, longest))
    parts: list[str] = []
    for _ in range(size):
        word = draw(st.sampled_from(words))
        way = draw(st.integers(0, 23))
        ways = list(_ways(word))
        parts.append(ways[way] if way < len(ways) else word)
        parts.append(draw(st.sampled_from(MARKS)) if draw(st.booleans()) else " ")
    return "".join(parts)
