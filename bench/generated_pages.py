"""Pages to measure generated aliases with: attested variants, countries, cities, people, table files."""

from __future__ import annotations

import csv
import gzip
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from normalizer.errors import TableError
from normalizer.tables.build import build_pages
from normalizer.tables.events import TableFile
from normalizer.tables.page import Alias, Page, Where
from normalizer.tables.read import read_pages
from normalizer.tables.report import Report
from normalizer.tables.shapes import Sheet

DATA = Path("../shared/data")
Row = dict[str, str]
HERE = Where("bench", "bench", 0)
TYPES = {"PERSON": "person", "GPE": "country", "LOC": "place", "ORG": "organisation", "PRODUCT": "product"}
SCRIPTS = (
    ("ar", "[\u0600-\u06ff ]+"),
    ("ja", "[\u30a0-\u30ff]+"),
    ("ko", "[\uac00-\ud7a3 ]+"),
    ("ru", "[\u0400-\u04ff -]+"),
    ("zh", "[\u4e00-\u9fff]+"),
)
NETRANSLIT = {"ar": "arabic", "ja": "katakana", "ko": "korean", "ru": "russian", "zh": "chinese"}
_SURNAME_FIRST = re.compile(
    "(?:Lee|Kim|Lai|Chen|Hui|Wong|Lam|Chiu|Su|Ng|Yu|Hsiao|Tai|Park|Guo|Vương|Võ|Nguyễn|Trần|Tan) "
)
_SEVERAL = re.compile(r"\(| and | / ")


def attested_rows() -> list[Row]:
    """Return the attested variants."""
    with (DATA / "variants/attested.tsv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def attested_pages(rows: Iterable[Row]) -> dict[str, Page]:
    """Return a page for each canonical name of the variants, with all its source strings as source forms."""
    forms: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    types: Row = {}
    for row in rows:
        if row["source_string"] and not _SEVERAL.search(row["canonical"]):
            forms[row["canonical"]][_language(row)].add(row["source_string"])
            types[row["canonical"]] = TYPES.get(row["type"], "term")
    return {name: _page(name, types[name], by_language) for name, by_language in forms.items()}


def country_pages() -> dict[str, Page]:
    """Return a page for each country, with its CLDR names as source forms."""
    names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    with gzip.open(DATA / "countries/cldr_territory_names.tsv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            wanted = row["locale"] in ("en", "zh", "ru", "uk", "ar", "ja", "ko", "fa")
            if wanted and row["kind"] == "standard" and row["code"].isalpha():
                names[row["code"]][row["locale"]].add(row["name"])
    pages = {}
    for forms in names.values():
        if "en" in forms:
            (name,) = forms.pop("en")
            pages[name] = _page(name, "country", forms)
    return pages


def city_pages() -> dict[str, Page]:
    """Return a page for each city, with one alternate name in each script as source form."""
    pages = {}
    with gzip.open(DATA / "geonames/cities15000.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            _, name, _, others, *_ = line.split("\t")
            forms: dict[str, set[str]] = {}
            for language, script in SCRIPTS:
                found = (other for other in others.split(",") if re.fullmatch(script, other))
                if (first := next(found, None)) is not None:
                    forms[language] = {first}
            pages[name] = _page(name, "city", forms)
    return pages


def invented_people() -> dict[str, Page]:
    """Return 2,000 persons for each of five languages, given name and surname drawn from its name pairs."""
    pages = {}
    for language in NETRANSLIT:
        pairs = [
            (n.capitalize(), s.capitalize()) for n, s in name_pairs(language) if n.isalpha() and len(n) > 3
        ]
        random.Random(3).shuffle(pairs)
        between = {"zh": "·", "ja": "・"}.get(language, " ")
        for (given, g), (surname, s) in zip(pairs[:4000:2], pairs[1:4000:2], strict=True):
            name = f"{given} {surname}"
            surnames = (Alias(surname, surname, HERE),)
            pages[name] = Page(
                name, HERE, "person", forms=surnames, source_forms=((language, (g + between + s, s)),)
            )
    return pages


def name_pairs(language: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of NETransliteration for a language: Latin name, name in the language's script."""
    path = DATA / f"netranslit/wd_{NETRANSLIT[language]}_train.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            name, source, _ = line.rstrip("\n").split("\t")
            yield name, source.replace(" ", "")


def table_pages(folders: Iterable[str]) -> dict[str, Page]:
    """Return the pages of tables that may be unfinished: what is wrong in them is left out."""
    found: dict[str, Page] = {}
    for path in sorted(path for folder in folders for path in Path(folder).glob("**/*.yaml")):
        report = Report()
        file = TableFile(str(path), path.name, path.read_bytes())
        try:
            for page in build_pages(Sheet(str(path), path.name, report), read_pages(file, report)):
                found.setdefault(page.name, page)
        except TableError as error:
            print("skipped", path, str(error)[:100])
    return found


def clean_lines() -> Iterator[str]:
    """Yield the lines of the human references of the WMT news test sets."""
    import json

    for path in sorted((DATA / "wmt_names").glob("*.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for reference in json.load(file)["refs"].values():
                yield from filter(None, reference)


def _language(row: Row) -> str:
    """Return the language of a source string; the variants name that of the page it was seen on."""
    for language, script in (("zh", "[\u4e00-\u9fff]"), ("ru", "[\u0400-\u04ff]"), ("ar", "[\u0600-\u06ff]")):
        if re.search(script, row["source_string"]) and row["source_lang"] not in (
            "uk",
            "fa",
            "ps",
            "ur",
            "ja",
        ):
            return language
    return row["source_lang"]


def _page(name: str, type_: str, forms: dict[str, set[str]]) -> Page:
    """Return a page; a person's surname is a form of its own."""
    words = name.split()
    short = (
        [words[0] if _SURNAME_FIRST.match(name) else words[-1]]
        if type_ == "person" and len(words) > 1
        else []
    )
    source = tuple(sorted((language, tuple(sorted(some))) for language, some in forms.items()))
    return Page(name, HERE, type_, forms=tuple(Alias(s, s, HERE) for s in short), source_forms=source)
