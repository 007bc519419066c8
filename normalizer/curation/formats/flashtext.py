"""A keyword dictionary for flashtext: what is to be written, and the spellings that are written so.

Names and forms stand under themselves, so that an extraction finds them too. Other spellings are left out:
flashtext has no house style to ask for, and would replace them always.
"""

from __future__ import annotations

import json

from normalizer.tables import Tables

__all__ = ["write_flashtext"]


def write_flashtext(tables: Tables) -> str:
    """Return a JSON object for ``KeywordProcessor(case_sensitive=True).add_keywords_from_dict``."""
    keywords: dict[str, list[str]] = {}
    for page in tables.pages:
        if page.type != "topic":
            for name in (page.name, *(form.surface for form in page.forms)):
                keywords.setdefault(name, [name])
            for alias in page.aliases:
                keywords.setdefault(alias.written, [alias.written]).append(alias.surface)
    return json.dumps(keywords, ensure_ascii=False, indent=1) + "\n"
