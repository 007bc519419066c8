"""Make the list of the cities in the shipped tables and the countries they lie in.

Run from the root of the project: ``python -m bench.make_cities``. Reads GeoNames cities15000 and the English
names of territories of Unicode CLDR in the development data. A name that stands for cities of several
countries is taken for the largest where it has five times the people of the next; else it is left out.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from normalizer import load_tables
from normalizer.tables.strings import fold

DATA = Path("../shared/data")
MADE = Path("normalizer/matching/data/cities.tsv")
_AHEAD = 5
_SEATS = {
    "Colombo": "Sri Lanka",
    "Kremlin": "Russia",
    "La Paz": "Bolivia",
    "Libreville": "Gabon",
    "Rome": "Italy",
    "Stepanakert": "Nagorno-Karabakh",
    "Suva": "Fiji",
    "White House": "United States",
}
"""Seats of governments whose names GeoNames has for other cities too, or that are no cities."""
_NAME, _PLAIN_NAME, _OTHER_NAMES, _COUNTRY, _PEOPLE = 1, 2, 3, 8, 14


def main() -> None:
    """Write the list."""
    if not DATA.is_dir():
        sys.exit(f"{DATA} is not there; the list cannot be made without the development data")
    tables = load_tables()
    spelt = {
        fold(form): page.name
        for page in tables.pages
        for form in (page.name, *(form.surface for form in page.forms))
        if page.type in ("country", "territory")
    }
    countries = {code: spelt[fold(name)] for code, name in _territories() if fold(name) in spelt}
    own: dict[str, dict[str, int]] = defaultdict(dict)
    other: dict[str, dict[str, int]] = defaultdict(dict)
    for names, others, code, count in _cities():
        for known, spellings in ((own, names), (other, others)):
            for name in spellings:
                known[name][code] = max(known[name].get(code, 0), count)
    lies = dict(_SEATS)
    cities = [page.name for page in tables.pages if page.type in ("city", "town")]
    for city in cities:
        found = own.get(fold(city)) or other.get(fold(city), {})
        ranked = sorted(found, key=found.__getitem__, reverse=True)
        ahead = len(ranked) == 1 or (ranked and found[ranked[0]] >= _AHEAD * found[ranked[1]])
        if ahead and ranked[0] in countries:
            lies.setdefault(city, countries[ranked[0]])
    MADE.write_text("".join(f"{city}\t{lies[city]}\n" for city in sorted(lies)), encoding="utf-8")
    print(f"{len(lies)} of {len(cities)} cities")


def _territories() -> Iterator[tuple[str, str]]:
    with gzip.open(DATA / "countries" / "cldr_territory_names.tsv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["locale"] == "en" and len(row["code"]) == 2:
                yield row["code"], row["name"].replace("&", "and")


def _cities() -> Iterator[tuple[set[str], set[str], str, int]]:
    with gzip.open(DATA / "geonames" / "cities15000.tsv.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = line.split("\t")
            names = {fold(row[_NAME]), fold(row[_PLAIN_NAME])}
            others = set(map(fold, row[_OTHER_NAMES].split(",")))
            yield names, others, row[_COUNTRY], int(row[_PEOPLE] or 0)


if __name__ == "__main__":
    main()
