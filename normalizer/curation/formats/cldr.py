"""Names of countries and territories from Unicode CLDR, as the project publishes them in JSON.

The English file gives the names; files of other languages, read with it, give source forms. A short variant
(*Bosnia*) becomes a form, any other variant (*Czech Republic*) another spelling.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from normalizer.curation.formats.text import Input, aliases, line_of, parsed_json, spellings_besides
from normalizer.tables import Page

__all__ = ["read_cldr"]

_NO_TERRITORY = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
"""Groups of states, and codes for tests and for what is unknown."""


def read_cldr(inputs: Sequence[Input], languages: Sequence[str]) -> list[Page]:
    """Return a page for each territory with a code of two letters that the English file has."""
    found = [(source, *_names(source)) for source in inputs]
    english = [(source, names) for source, language, names in found if language.partition("-")[0] == "en"]
    if not english and all(language for _, language, _ in found):
        what = "no English file is among these; add it, since names come from it: en/territories.json"
        inputs[0].sheet.problem(1, what)
    sources: dict[str, dict[str, list[str]]] = {}
    for _, language, names in found:
        if language and language.partition("-")[0] != "en" and (not languages or language in languages):
            for key, name in names.items():
                words = sources.setdefault(key.partition("-")[0], {}).setdefault(language, [])
                if name not in words:
                    words.append(name)
    return [
        _page(source, code, names, sources.get(code, {}))
        for source, names in english
        for code in names
        if len(code) == 2 and code not in _NO_TERRITORY
    ]


def _names(source: Input) -> tuple[str, dict[str, str]]:
    """Return the language of a file and its names by code; empty after reporting that it is another file."""
    what = "name a file such as cldr-localenames-full/main/en/territories.json"
    value = parsed_json(source, what)
    main = value.get("main") if isinstance(value, dict) else None
    if isinstance(main, dict) and len(main) == 1:
        ((language, content),) = main.items()
        names: Any = content
        for key in ("localeDisplayNames", "territories"):
            names = names.get(key) if isinstance(names, dict) else None
        if isinstance(names, dict) and all(isinstance(name, str) for name in names.values()):
            return language, names
    if value is not None:
        source.sheet.problem(1, f"no territory names of CLDR stand here; {what}")
    return "", {}


def _page(source: Input, code: str, names: dict[str, str], sources: dict[str, list[str]]) -> Page:
    name = names[code]
    line = line_of(source.text, f'"{code}":')
    short = spellings_besides([name], [text for key, text in names.items() if key == f"{code}-alt-short"])
    others = [text for key, text in names.items() if key.startswith(f"{code}-alt-")]
    return Page(
        name,
        source.sheet.where(line),
        "territory",
        forms=tuple(form._replace(written=form.surface) for form in aliases(source.sheet, line, name, short)),
        other_spellings=aliases(source.sheet, line, name, spellings_besides([name, *short], others)),
        source_forms=tuple((language, tuple(words)) for language, words in sorted(sources.items())),
    )
