"""NAME-ALIAS: an alias of the tables stands for a name."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.quality.check import Check, Spot
from normalizer.quality.names import spots_of
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]


def find(prose: Prose) -> Iterator[Spot]:
    """Yield what the tables call an alias here."""
    return spots_of(prose, "NAME-ALIAS")


CHECK = Check(
    id="NAME-ALIAS",
    mqm="Terminology › inconsistent with resource",
    severity="major",
    fixing="auto",
    summary="a name is written as an alias of the tables",
    bad="Armenia and Azerbaijan agreed on a ceasefire in the Naka region.",
    good="The reactor at Naka, a city in Ibaraki, was restarted.",
    find=find,
    stage="names",
)
