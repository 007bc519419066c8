"""Patterns for spaCy's EntityRuler, as JSON Lines: the label is the type, the id the canonical name."""

from __future__ import annotations

import json

from normalizer.tables import Tables

__all__ = ["write_spacy"]


def write_spacy(tables: Tables) -> str:
    """Return a phrase pattern for each name, form, other spelling and alias of an entity."""
    lines: list[str] = []
    for page in tables.pages:
        if page.type == "topic":
            continue
        label = page.type.upper().replace(" ", "_")
        spellings = (*page.forms, *page.other_spellings, *page.aliases)
        for text in dict.fromkeys([page.name, *(alias.surface for alias in spellings)]):
            pattern = {"label": label, "pattern": text, "id": page.name}
            lines.append(json.dumps(pattern, ensure_ascii=False) + "\n")
    return "".join(lines)
