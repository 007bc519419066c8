"""Small random alias tables, and texts made of what stands in them and of what makes texts hard."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from random import Random
from typing import Any, NamedTuple

from hypothesis import strategies as st

from normalizer.errors import TableError
from normalizer.tables import TableFile, Tables, build_tables

__all__ = ["Drawn", "built", "cases", "drawn", "table_file", "texts"]

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
    """Tables, the pages they were built from, and all that stands in them."""

    tables: Tables
    pages: dict[str, Any]
    words: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Drawn({json.dumps(self.pages, ensure_ascii=False)})"


def table_file(pages: dict[str, Any], name: str = "t.yaml") -> TableFile:
    """Write pages as a table; JSON is YAML."""
    return TableFile(name, name, json.dumps(pages, ensure_ascii=False, indent=1).encode())


def built(pages: dict[str, Any]) -> Tables:
    """Build tables from pages."""
    return build_tables([table_file(pages)])


def drawn() -> st.SearchStrategy[Drawn]:
    """Draw tables of a few pages. One number makes all of them: a draw for each field is slow."""
    return st.integers(0, 2**48).map(_drawn)


def texts(words: Sequence[str], longest: int = 12) -> st.SearchStrategy[str]:
    """Draw a text of words, spelled in all ways, with marks of all kinds between them."""
    parts = st.lists(st.integers(0, 2**40), max_size=longest)
    return parts.map(lambda numbers: "".join(_part(words, number) for number in numbers))


def cases() -> st.SearchStrategy[tuple[Drawn, str]]:
    """Draw tables and a text of what stands in them."""
    return drawn().flatmap(lambda made: st.tuples(st.just(made), texts(made.words)))


def _drawn(seed: int) -> Drawn:
    random = Random(seed)
    while True:
        pages = _pages(random)
        try:
            return Drawn(built(pages), pages, _words(pages))
        except TableError:
            continue  # a clash between pages; the next ones have none


def _pages(random: Random) -> dict[str, Any]:
    names = random.sample(NAMES, random.randint(1, 5))
    free = [s for s in random.sample(SURFACES, len(SURFACES)) if s not in names]
    pages: dict[str, Any] = {}
    for name in names:
        page: dict[str, Any] = {"type": random.choice(TYPES)}
        forms = [free.pop() for _ in range(random.choice((0, 1, 1)))]
        if forms:
            page["forms"] = forms
        for field, most in (("other_spellings", 1), ("aliases", 2)):
            taken = [free.pop() for _ in range(random.randint(0, most))]
            if taken:
                page[field] = {surface: random.choice([name, *forms]) for surface in taken}
        sets = [_rule_set(random, name, forms, names) for _ in range(random.choice((0, 1, 1, 2)))]
        if sets:
            page["ambiguous_aliases"] = sets
        pages[name] = page
    if len(names) > 1 and random.random() < 0.5:
        pages["Aya and Yaah"] = {"type": "pair", "entities": names[:2], "aliases": ["Ayayaah"]}
    pages["topic of war"] = {"type": "topic", "words": ["battle", names[0]]}
    return pages


def _rule_set(random: Random, name: str, forms: list[str], names: list[str]) -> dict[str, Any]:
    open_to_all = [s for s in (*SURFACES, *NAMES[:6]) if s not in (name, *forms)]
    surfaces = random.sample(open_to_all, random.choice((1, 1, 2)))
    rules: dict[str, Any] = {"aliases": {surface: random.choice([name, *forms]) for surface in surfaces}}
    for sign in random.choice((("only",), ("only",), ("never",), ("only", "never"), ("only", "only"))):
        reach = random.choice(REACHES)
        entries = random.sample([*CONTEXT, *names], random.choice((1, 1, 2)))
        if reach == "in":
            pattern = random.choice(("{entry} {alias}", "{alias} {entry}"))
            entries = [pattern.format(entry=entry, alias=surfaces[0]) for entry in entries]
        rules[f"{sign}_{reach}"] = sorted(set(entries))
    if random.random() < 0.5:
        rules["spreads"] = "true"
    rules["change"] = rules["keep"] = f"See {surfaces[0]}."
    return rules


def _words(pages: dict[str, Any]) -> tuple[str, ...]:
    words: list[str] = []
    for name, page in pages.items():
        words += (name, *page.get("forms", ()), *page.get("other_spellings", ()), *page.get("aliases", ()))
        words += page.get("words", ())
        for rules in page.get("ambiguous_aliases", ()):
            words += rules["aliases"]
            words += (entry for kind, entries in rules.items() if kind[-3:] == "_in" for entry in entries)
            words += (f"{name} ({surface})" for surface in rules["aliases"])
            words += (f"{surface} ({name})" for surface in rules["aliases"])
    return tuple(dict.fromkeys([*words, *CONTEXT]))


def _part(words: Sequence[str], number: int) -> str:
    """Decode a number: which word, how it is spelled, and the mark behind it."""
    number, word = divmod(number, len(words))
    number, way = divmod(number, 20)
    number, mark = divmod(number, 2 * len(MARKS))
    ways = WAYS[way](words[word]) if way < len(WAYS) else words[word]
    return ways + (MARKS[mark] if mark < len(MARKS) else " ")


WAYS: tuple[Callable[[str], str], ...] = (
    str,
    str.lower,
    str.upper,
    str.title,
    lambda word: unicodedata.normalize("NFD", word),
    lambda word: word.replace(" ", "-"),
    lambda word: word.replace("-", " -"),
    lambda word: word.replace(" ", ""),
    lambda word: word.replace(" ", "\r\n"),
    lambda word: word.replace("-", " "),
)
