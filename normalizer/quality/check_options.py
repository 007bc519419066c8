"""What a user may set of single checks, beside their severity."""

from __future__ import annotations

from dataclasses import dataclass

from normalizer.quality.finding import Severity
from normalizer.quality.registry import CHECK_IDS, NAME_IDS

__all__ = ["NO_OPTIONS", "CheckOptions", "folded", "option_names"]

_DECIDED = NAME_IDS | {"GLOSS-REDUNDANT", "ART-AAN", "SUPPRESS-UNUSED"}
"""What these find is decided elsewhere, so that nothing can be accepted here: by tables, edits, comments."""
_COUNTED = frozenset({"DUP-SENT", "DUP-PARA", "UNTR-LATIN"})


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The options of one check."""

    accept: frozenset[str] = frozenset()
    """Stretches that are right as they stand, in small letters and with single spaces."""
    fewest_words: int = 0
    """Shorter stretches are not told."""
    severity: Severity | None = None
    """None for the check's own."""
    lines: frozenset[str] = frozenset()
    """Lines that belong to a page and not to its article, in small letters and with single spaces."""

    def takes(self, surface: str) -> bool:
        """Tell whether a stretch that the check found is to be told."""
        if self.fewest_words and len(surface.split()) < self.fewest_words:
            return False
        return not self.accept or folded(surface) not in self.accept


NO_OPTIONS = CheckOptions()


def folded(text: str) -> str:
    """Return a stretch as it is compared: letter case and white space do not count."""
    return " ".join(text.split()).casefold()


def option_names(check: str) -> tuple[str, ...]:
    """Return the keys that the configuration file may have for a check, ``severity`` among them.

    >>> option_names("DUP-SENT"), option_names("NAME-ALIAS")
    (('severity', 'accept', 'fewest-words'), ('severity',))
    """
    if check not in CHECK_IDS:
        raise KeyError(check)
    names = ["severity"]
    if check not in _DECIDED:
        names.append("accept")
    if check in _COUNTED:
        names.append("fewest-words")
    if check == "BOILER":
        names.append("lines")
    return tuple(names)
