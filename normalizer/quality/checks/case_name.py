"""CASE-NAME: a name of the tables in odd letter case."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.quality.check import Check, Spot
from normalizer.quality.names import spots_of
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]


def find(prose: Prose) -> Iterator[Spot]:
    """Yield names that differ from their tables in case, hyphen or space only."""
    return spots_of(prose, "CASE-NAME")


CHECK = Check(
    id="CASE-NAME",
    mqm="Linguistic › capitalisation",
    severity="minor",
    fixing="auto",
    summary="a name of the tables in odd letter case, or with another hyphen or space",
    bad="Shells fell on stepanakert at night.",
    good="Shells fell on Stepanakert at night.",
    find=find,
    stage="names",
)
