"""Synonym rules in the Solr format, which Elasticsearch and OpenSearch read too.

Each rule is explicit, ``alias, alias => form``: a search for the wrong spelling finds the right one, and the
right one is not widened. Other spellings are contracted too, since a search has no house style.
"""

from __future__ import annotations

import re

from normalizer.tables import Tables

__all__ = ["write_synonyms"]

_SPECIAL = re.compile(r"[\\,#]|=>")


def write_synonyms(tables: Tables) -> str:
    """Return a rule for each name or form that something is written as."""
    rules: dict[str, list[str]] = {}
    for page in tables.pages:
        if page.type != "topic":
            for alias in (*page.aliases, *page.other_spellings):
                spellings = rules.setdefault(alias.written, [])
                if alias.surface not in spellings:
                    spellings.append(alias.surface)
    return "".join(
        f"{', '.join(map(_escaped, spellings))} => {_escaped(written)}\n"
        for written, spellings in sorted(rules.items())
    )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda sign: "".join("\\" + letter for letter in sign[0]), text)
