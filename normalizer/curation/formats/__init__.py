"""Formats that alias tables are imported from and exported to; a module for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from normalizer.curation.formats.cldr import read_cldr
from normalizer.curation.formats.flashtext import write_flashtext
from normalizer.curation.formats.geonames import read_geonames
from normalizer.curation.formats.openrefine import read_openrefine
from normalizer.curation.formats.petrarch import read_petrarch
from normalizer.curation.formats.separated import read_csv, read_tsv, write_csv, write_tsv
from normalizer.curation.formats.spacy_ruler import write_spacy
from normalizer.curation.formats.synonyms import write_synonyms
from normalizer.curation.formats.tbx import read_tbx, write_tbx
from normalizer.curation.formats.text import Reader
from normalizer.curation.formats.wikidata import read_wikidata
from normalizer.tables import Tables

__all__ = ["EXPORTS", "IMPORTS", "Export", "Import"]


@dataclass(frozen=True, slots=True)
class Import:
    """A format to import from."""

    read: Reader
    credit: str
    """Who is to be named, and under which licence the data stand; goes to the head of the table."""


@dataclass(frozen=True, slots=True)
class Export:
    """A format to export to."""

    write: Callable[[Tables], str]
    holds: frozenset[str]
    """What it has a place for, beside names, forms and aliases: fields of a page."""


_OWN = "Source and licence: to be filled in."
_GEONAMES = "Source: GeoNames (geonames.org). Licence: CC BY 4.0."

IMPORTS: dict[str, Import] = {
    "csv": Import(read_csv, _OWN),
    "tsv": Import(read_tsv, _OWN),
    "tbx": Import(read_tbx, _OWN),
    "wikidata": Import(read_wikidata, "Source: Wikidata. Licence: CC0."),
    "geonames": Import(read_geonames, _GEONAMES),
    "cldr": Import(read_cldr, "Source: Unicode CLDR. Licence: Unicode-3.0."),
    "openrefine": Import(read_openrefine, _OWN),
    "petrarch": Import(read_petrarch, "Source: an actor dictionary of PETRARCH. Licence: to be filled in."),
}
_ROWS = frozenset(("other_spellings", "source_forms", "entities", "words"))

EXPORTS: dict[str, Export] = {
    "csv": Export(write_csv, _ROWS),
    "tsv": Export(write_tsv, _ROWS),
    "tbx": Export(write_tbx, frozenset(("other_spellings", "source_forms"))),
    "spacy": Export(write_spacy, frozenset(("other_spellings",))),
    "flashtext": Export(write_flashtext, frozenset()),
    "solr": Export(write_synonyms, frozenset(("other_spellings",))),
}
