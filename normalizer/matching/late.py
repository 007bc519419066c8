"""Expressions that are compiled when they are first needed."""

from __future__ import annotations

import re

__all__ = ["Late"]


class Late:
    """An expression that is compiled when a text first needs it: that takes longer than most texts do."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self._source = pattern, flags
        self._compiled: re.Pattern[str] | None = None

    def __call__(self) -> re.Pattern[str]:
        """Return the expression, compiled."""
        if self._compiled is None:
            self._compiled = re.compile(*self._source)
        return self._compiled
