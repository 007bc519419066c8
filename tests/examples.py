"""How many examples the property tests try."""

from __future__ import annotations

from hypothesis import settings

__all__ = ["examples"]


def examples(usual: int) -> int:
    """Return how many examples the chosen profile tries where the full run tries ``usual``.

    Counts are those of profiles of 100 examples; ``make check`` tries a part of them first.
    """
    return max(1, usual * settings().max_examples // 100)
