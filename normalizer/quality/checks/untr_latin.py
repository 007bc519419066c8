"""UNTR-LATIN: a run of words in another language that Latin letters write."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

_SHOWN = 60


def find(prose: Prose) -> Iterator[Spot]:
    """Yield runs of six words and more in which another language's short words stand thick."""
    for low, high, language in prose.foreign_runs:
        shown = prose.text[low : min(high, low + _SHOWN)] + ("…" if high - low > _SHOWN else "")
        yield Spot(low, high, f"'{' '.join(shown.split())}' is {language}")


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
