"""From options to tables and a normaliser; what is heavy to import is imported when it is asked for."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from normalizer.cli.options import Options

if TYPE_CHECKING:
    from normalizer.pipeline import Normalizer
    from normalizer.tables.page import Tables

__all__ = ["load", "normalizer_for"]


def load(options: Options, more: tuple[str, ...] = ()) -> Tables:
    """Return the tables that the options name, and ``more``; raises `TableError`."""
    from normalizer.tables import load_tables

    paths = options.tables + more
    return load_tables(*paths, shipped=not options.no_default_tables) if paths else load_tables()


def normalizer_for(options: Options, tables: Tables, house_style: bool | None = None) -> Normalizer:
    """Return the normaliser that the options describe; ``house_style`` overrides theirs."""
    from normalizer.pipeline import Normalizer

    normalize = Normalizer(
        tables,
        fuzzy=options.fuzzy,
        threshold=options.threshold,
        house_style=options.house_style if house_style is None else house_style,
    )
    # The tables stay until the end: a collector that goes over them all the time takes a tenth of it.
    gc.freeze()
    return normalize
