"""Wikidata entities as JSON: from Special:EntityData, from the API, or some lines of a dump.

The English label becomes the name, the other English names other spellings, since they are legitimate and
often ambiguous (*UK*, *The Big Apple*); labels and aliases in other languages become source forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from normalizer.curation.formats.text import Input, aliases, line_of, parsed_json, spellings_besides
from normalizer.tables import Page
from normalizer.tables.strings import quote

__all__ = ["read_wikidata"]

_LANGUAGES = ("zh", "ru", "uk", "ar", "ja", "ko")
"""Source languages when none is asked for."""

_HINT = "save it from Special:EntityData, such as Q212.json, or take whole lines of a dump"

# What an entity is an instance of (P31), for the classes that news speaks of most.
_TYPES = {
    "Q5": "person",
    "Q6256": "country",
    "Q3624078": "country",
    "Q515": "city",
    "Q1549591": "city",
    "Q5119": "city",
    "Q486972": "settlement",
    "Q43229": "organisation",
    "Q484652": "organisation",
    "Q4830453": "company",
    "Q7278": "party",
}


def read_wikidata(inputs: Sequence[Input], languages: Sequence[str]) -> list[Page]:
    """Return a page for each item that has an English label."""
    wanted = tuple(languages) or _LANGUAGES
    pages = (_page(source, line, entity, wanted) for source in inputs for line, entity in _entities(source))
    return [page for page in pages if page is not None]


def _entities(source: Input) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield line and content of each item, whatever the file is wrapped in."""
    for first, text in _parts(source.text):
        value = parsed_json(Input(text, source.sheet, source.notes), _HINT, first)
        entities: Any = value
        if isinstance(value, dict):
            entities = value.get("entities", [value])
        found = list(entities.values()) if isinstance(entities, dict) else entities
        if value is not None and not (isinstance(found, list) and found):
            source.sheet.problem(first, f"no entity stands here; {_HINT}")
            continue
        for entity in found or ():
            qid = entity.get("id") if isinstance(entity, dict) else None
            if not isinstance(qid, str) or "labels" not in entity:
                source.sheet.problem(first, f"an entity has no id or no labels; {_HINT}")
            elif qid.startswith("Q"):  # properties and lexemes are no entities of the world
                yield first - 1 + line_of(text, f'"{qid}"'), entity


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a dump, whole or cut out, or else the whole text; with the first line of each."""
    rows = [(number, row.strip().removesuffix(",")) for number, row in enumerate(text.split("\n"), 1)]
    rows = [(number, row) for number, row in rows if row.strip("[]")]
    if len(rows) > 1 and all(row.startswith("{") and row.endswith("}") for _, row in rows):
        yield from rows
    else:
        yield 1, text


def _page(source: Input, line: int, entity: dict[str, Any], languages: Sequence[str]) -> Page | None:
    labels, others = entity.get("labels"), entity.get("aliases")
    name = next(_values(labels, "en"), "")
    if not name:
        return None
    forms = [
        (language, tuple(dict.fromkeys((*_values(labels, language), *_values(others, language)))))
        for language in languages
        if language != "en"
    ]
    qid = entity["id"]
    if not qid[1:].isdecimal():
        source.sheet.problem(line, f"{quote(qid)} is not the identifier of an item; write Q and a number")
        return None
    return Page(
        name,
        source.sheet.where(line),
        _type(entity),
        qid=qid,
        other_spellings=aliases(source.sheet, line, name, spellings_besides([name], _values(others, "en"))),
        source_forms=tuple((language, words) for language, words in forms if words),
    )


def _values(terms: object, language: str) -> Iterator[str]:
    """Yield the texts in a language: one of labels, several of aliases."""
    found = terms.get(language) if isinstance(terms, dict) else None
    for term in found if isinstance(found, list) else [found]:
        text = term.get("value") if isinstance(term, dict) else None
        if isinstance(text, str) and text.strip():
            yield text.strip()


def _type(entity: dict[str, Any]) -> str:
    classes = set(_classes(entity.get("claims")))
    return next((name for qid, name in _TYPES.items() if qid in classes), "entity")


def _classes(claims: object) -> Iterator[str]:
    statements: Iterable[Any] = claims.get("P31", ()) if isinstance(claims, dict) else ()
    for statement in statements if isinstance(statements, list) else ():
        value = statement
        for key in ("mainsnak", "datavalue", "value"):
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, dict):
            # Older dumps have the number alone.
            yield str(value.get("id") or f"Q{value.get('numeric-id')}")
