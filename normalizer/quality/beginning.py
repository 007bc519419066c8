"""The first words of what a message is about."""

from __future__ import annotations

__all__ = ["beginning"]

_MOST = 60


def beginning(text: str, most: int = _MOST) -> str:
    """Return a text on one line, cut between words where it has more than ``most`` characters.

    >>> beginning("The exchange of prisoners\\nof war", 20)
    'The exchange of…'
    """
    line = " ".join(text[: 2 * most].split())
    if len(line) <= most and len(text) <= 2 * most:
        return line
    shown = line[:most]
    space = shown.rfind(" ")
    if space >= most // 2 and not line[most : most + 1].isspace():
        shown = shown[:space]  # a text without spaces, or a long word, is cut where it must be
    return f"{shown.rstrip()}…"
