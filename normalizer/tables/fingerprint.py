"""The fingerprint of alias tables: same meaning, same fingerprint, on any machine."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from normalizer.tables.page import Alias, Page, RuleSet

__all__ = ["fingerprint"]

_FORMAT = "alias tables 1"
"""Goes into the hash; to be changed with the meaning of a field."""

_Meaning = list[Any]
"""Nested lists of texts; what has no order of its own is sorted. None is written as no text at all."""


def fingerprint(pages: Iterable[Page]) -> str:
    """Return a SHA-256 in hex over what the pages mean, the example sentences included.

    Files, lines, comments and the order of anything have no meaning in a table, and leave it the same.
    """
    meaning = [_FORMAT, sorted(map(_page, pages))]
    return sha256(json.dumps(meaning, separators=(",", ":")).encode()).hexdigest()


def _page(page: Page) -> _Meaning:
    return [
        page.name,
        page.type,
        page.qid or "",
        _spellings(page.forms),
        _spellings(page.other_spellings),
        _spellings(page.aliases),
        sorted(map(_rule_set, page.rule_sets)),
        sorted([language, _texts(forms)] for language, forms in page.source_forms),
        sorted([r.title, r.country or "", r.start or "", r.end or ""] for r in page.roles),
        _texts(page.entities),
        _texts(page.words),
    ]


def _rule_set(rules: RuleSet) -> _Meaning:
    return [
        _spellings(rules.aliases),
        sorted([rule.kind, _texts(rule.entries)] for rule in rules.rules),
        rules.spreads,
        _texts(sentence.text for sentence in rules.change),
        _texts(sentence.text for sentence in rules.keep),
    ]


def _spellings(aliases: Iterable[Alias]) -> _Meaning:
    return sorted({(alias.surface, alias.written) for alias in aliases})


def _texts(texts: Iterable[str]) -> _Meaning:
    return sorted(set(texts))
