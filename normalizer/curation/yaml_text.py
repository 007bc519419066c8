"""A string as it is written into an alias table: plain where that is safe, else in quotes."""

from __future__ import annotations

import re

__all__ = ["yaml_text"]

# What a plain scalar may be made of, in brackets and out of them; safe rather than complete.
_PLAIN = re.compile(r"[^\W_](?:[\w .()/&+%’'\-–·]*[\w.)’%])?")
# What other YAML readers take for something else than text. Ours does not, but editors warn of it.
_NO_TEXT = re.compile(
    r"(?:null|true|false|yes|no|on|off|y|n|nan|inf|[-+]?[0-9][0-9_.:eExXoOa-fA-F+\-]*(?:[Tt ].*)?)\Z",
    re.IGNORECASE,
)


def yaml_text(text: str) -> str:
    """Return a text of one line as a YAML scalar that stands in brackets, as a key, and on a line alone.

    >>> print(yaml_text("Naqqa"), yaml_text("Washington, D.C."), yaml_text("NO"))
    Naqqa 'Washington, D.C.' 'NO'
    """
    if _PLAIN.fullmatch(text) and not _NO_TEXT.match(text):
        return text
    return "'" + text.replace("'", "''") + "'"
