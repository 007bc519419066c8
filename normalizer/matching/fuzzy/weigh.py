"""Where a candidate stands among its rivals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["standing"]

_FARTHEST = 5.0


def standing(name: str, rivals: Sequence[tuple[str, float]]) -> Mapping[str, float]:
    """Return likeness, lead and rank of a name among all names that a token may be, itself included.

    >>> standing("Baku", [("Baku", 3.0), ("Bakı", 1.0)])
    {'likeness': 3.0, 'lead': 2.0, 'rank': 0}
    """
    mine = next(likeness for rival, likeness in rivals if rival == name)
    best = max((likeness for rival, likeness in rivals if rival != name), default=mine - _FARTHEST)
    lead = max(-_FARTHEST, min(_FARTHEST, mine - best))
    return {"likeness": mine, "lead": lead, "rank": sum(likeness > mine for _, likeness in rivals)}
