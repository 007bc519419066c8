"""Which checks there are; a check is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

from normalizer.errors import NormalizerError
from normalizer.quality.check import Check

__all__ = [
    "ACROSS_IDS",
    "CHECK_IDS",
    "NAME_IDS",
    "OPT_IN_IDS",
    "SAFE_IDS",
    "Called",
    "called",
    "check",
    "checks",
    "names_in_comments",
]

CHECK_IDS: tuple[str, ...] = (
    "ENC-MOJI",
    "ENC-LOSS",
    "ENC-CTRL",
    "SCRIPT-FOREIGN",
    "SCRIPT-MIXED",
    "UNTR-LATIN",
    "MARK-HTML",
    "NAME-ALIAS",
    "NAME-FUZZY",
    "NAME-VARIANT",
    "NAME-SPACING",
    "NAME-INFLECT",
    "NAME-PLACEHOLDER",
    "ENT-SUSPECT",
    "CALQUE",
    "GLOSS-REDUNDANT",
    "CASE-NAME",
    "CASE-MID",
    "CASE-START",
    "SPELL-TYPO",
    "ART-AAN",
    "SENT-FRAG",
    "DUP-WORD",
    "DUP-SENT",
    "DUP-HEAD",
    "DUP-PARA",
    "STYLE-MIXED",
    "NUM-FORMAT",
    "NUM-CONFLICT",
    "WRAP-HARD",
    "BOILER",
    "BYLINE-DUP",
    "PUNCT-SPACE",
    "PUNCT-DOUBLE",
    "PUNCT-FULLWIDTH",
    "PUNCT-PAIR",
    "PUNCT-END",
    "SUPPRESS-UNUSED",
)
"""Every check, in the order in which certain replacements are written within a stage."""

SAFE_IDS: tuple[str, ...] = ("ENC-MOJI", "ENC-LOSS", "ENC-CTRL", "GLOSS-REDUNDANT")
"""The checks whose certain replacements ``mtnorm fix`` writes unasked; names have their own way."""

NAME_IDS = frozenset({"NAME-ALIAS", "NAME-FUZZY", "CALQUE", "CASE-NAME"})
"""The checks that tell the normaliser's own decisions; it writes them itself."""

OPT_IN_IDS = frozenset({"STYLE-MIXED", "WRAP-HARD", "BOILER", "BYLINE-DUP"})
"""The checks that run only when they are selected."""

ACROSS_IDS = frozenset({"NAME-VARIANT", "DUP-PARA"})
"""The checks that find more in several documents together than in each of them."""


class Called(NamedTuple):
    """What a name for checks stands for."""

    ids: tuple[str, ...]
    rank: int
    """0 for all checks, 1 for a family, 2 for a single one: what is said of fewer goes before."""


@cache
def _names() -> Mapping[str, Called]:
    families: dict[str, list[str]] = {}
    for name in CHECK_IDS:
        families.setdefault(name.partition("-")[0], []).append(name)
    names = {"ALL": Called(CHECK_IDS, 0)}
    names |= {family: Called(tuple(ids), 1) for family, ids in families.items()}
    return MappingProxyType(names | {name: Called((name,), 2) for name in CHECK_IDS})


def called(name: str) -> Called:
    """Return the checks with an id, of a family such as ``PUNCT``, or ``ALL``, whatever the letter case.

    Raises NormalizerError with one line when nothing is called so.

    >>> called("punct-end"), called("SCRIPT")
    (Called(ids=('PUNCT-END',), rank=2), Called(ids=('SCRIPT-FOREIGN', 'SCRIPT-MIXED'), rank=1))
    """
    found = _names().get(name.strip().upper())
    if found is None:
        import difflib

        close = difflib.get_close_matches(name.strip().upper(), list(_names()), 1)
        hint = f"did you mean {close[0]}" if close else "see `mtnorm check --list`"
        raise NormalizerError(f"no check is called {name.strip()!r}; {hint}")
    return found


def names_in_comments(name: str) -> tuple[str, str]:
    """Return how a comment may name a check, by its id: itself, and its family."""
    return name, name.partition("-")[0]


@cache
def check(name: str) -> Check:
    """Return a check by its id; raises NormalizerError when there is none."""
    if name not in CHECK_IDS:
        raise NormalizerError(f"no check is called {name!r}; see `mtnorm check --list`")
    module = import_module(f"normalizer.quality.checks.{name.lower().replace('-', '_')}")
    found: Check = module.CHECK
    return found


def checks(names: tuple[str, ...]) -> tuple[Check, ...]:
    """Return checks by their ids, in the order of the list."""
    wanted = frozenset(names)
    return tuple(check(name) for name in CHECK_IDS if name in wanted)
