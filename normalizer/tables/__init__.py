"""Alias tables: what they say, how they are read and checked."""

from __future__ import annotations

from normalizer.tables.events import TableFile
from normalizer.tables.load import JoinedTable, build_tables, joined_tables, load_tables, shipped_tables
from normalizer.tables.page import Alias, Page, Role, Rule, RuleKind, RuleSet, Sentence, Tables, Where
from normalizer.tables.schema import table_schema

__all__ = [
    "Alias",
    "JoinedTable",
    "Page",
    "Role",
    "Rule",
    "RuleKind",
    "RuleSet",
    "Sentence",
    "TableFile",
    "Tables",
    "Where",
    "build_tables",
    "joined_tables",
    "load_tables",
    "shipped_tables",
    "table_schema",
]
