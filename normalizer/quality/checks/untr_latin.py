"""UNTR-LATIN: a run of words in another language that Latin letters write."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.quality.beginning import beginning
from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]


def find(prose: Prose) -> Iterator[Spot]:
    """Yield runs of six words and more in which another language's short words stand thick."""
    for low, high, language in prose.foreign_runs:
        yield Spot(low, high, f"'{beginning(prose.text[low:high])}' is {language}")


CHECK = Check(
    id="UNTR-LATIN",
    mqm="Accuracy › untranslated",
    severity="major",
    fixing="never",
    summary="a run of words in another language was left over",
    bad="He said: el presidente de la república no asistirá a la reunión de los ministros con sus colegas.",
    good="He sang La vie en rose and ate crème brûlée in the Place de la Concorde.",
    find=find,
)
