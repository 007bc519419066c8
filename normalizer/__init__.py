"""Canonical names for machine-translated text: curated alias tables, context, explained changes.

>>> from normalizer import Normalizer, load_tables
>>> normalize = Normalizer(load_tables())
>>> normalize("Armenia and Azerbaijan broke out in a new round of conflict in the Naka region.").text
'Armenia and Azerbaijan broke out in a new round of conflict in the Nagorno-Karabakh region.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from normalizer.version import __version__

if TYPE_CHECKING:
    from normalizer.errors import DocumentError, NormalizerError, Problem, TableError
    from normalizer.model import Alignment, Candidate, Decision, Result, Span
    from normalizer.pipeline import Normalizer
    from normalizer.tables import Tables, load_tables

__all__ = [
    "Alignment",
    "Candidate",
    "Decision",
    "DocumentError",
    "Normalizer",
    "NormalizerError",
    "Problem",
    "Result",
    "Span",
    "TableError",
    "Tables",
    "__version__",
    "load_tables",
]

_ROOMS = {
    "normalizer.errors": ("DocumentError", "NormalizerError", "Problem", "TableError"),
    "normalizer.model": ("Alignment", "Candidate", "Decision", "Result", "Span"),
    "normalizer.pipeline": ("Normalizer",),
    "normalizer.tables": ("Tables", "load_tables"),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that ``mtnorm --version`` stays quick."""
    from importlib import import_module

    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(room), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
