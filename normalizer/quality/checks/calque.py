"""CALQUE: a term that was rendered word for word."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.quality.check import Check, Spot
from normalizer.quality.names import spots_of
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]


def find(prose: Prose) -> Iterator[Spot]:
    """Yield terms of the tables of calques."""
    return spots_of(prose, "CALQUE")


CHECK = Check(
    id="CALQUE",
    mqm="Terminology › wrong term",
    severity="major",
    fixing="auto",
    summary="a term is rendered word for word",
    bad="The second dose of the new crown vaccine was given on Monday.",
    good="The crown prince opened the hospital.",
    find=find,
    stage="names",
)
