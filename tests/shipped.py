"""The shipped tables and their normaliser, made once a process for all tests that only ask them."""

from __future__ import annotations

from functools import cache

from normalizer import Normalizer, Tables, load_tables

__all__ = ["shipped", "shipped_normalizer"]


@cache
def shipped() -> Tables:
    """Return the shipped tables. Their pages are read when they are asked for, and stay read."""
    return load_tables()


@cache
def shipped_normalizer(house_style: bool = False) -> Normalizer:
    """Return the normaliser of the shipped tables."""
    return Normalizer(shipped(), house_style=house_style)
