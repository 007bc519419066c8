"""What a quality check is: its place among the kinds of error, and what finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from normalizer.quality.finding import Elsewhere, Severity
from normalizer.quality.prose import Prose

__all__ = ["Check", "Fixing", "Spot", "Stage"]

Fixing = Literal["auto", "suggest", "never"]
"""The most that a check does: replace what it finds, propose a replacement, or only tell."""

Stage = Literal["source", "names", "text"]
"""When a fix is made: before names are looked for, by the normaliser itself, or after names were written."""


class Spot(NamedTuple):
    """A place where a check found something, in code points of the document."""

    start: int
    end: int
    message: str
    """One line: what is wrong and, where it is known, what it should be."""
    replacement: str | None = None
    """What should stand there; of the whole span. None where nobody can tell."""
    certain: bool = False
    """The replacement may be written without asking. Only in checks that fix."""
    reason: str = ""
    """Why it was found, in one line, where the message does not say it."""
    where: str | None = None
    """Table line, for a finding that a table made."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """Other places that the message speaks of."""


@dataclass(frozen=True, slots=True)
class Check:
    """A quality check."""

    id: str
    """Such as ``DUP-WORD``; the module has the same name in lower case with underscores."""
    mqm: str
    """Type in the MQM error typology, ``Dimension › type``; ``local`` for what it has no type for."""
    severity: Severity
    fixing: Fixing
    summary: str
    """One line, for the list of checks."""
    bad: str
    """A text in which it finds something."""
    good: str
    """A text close to it in which it must find nothing."""
    find: Callable[[Prose], Iterable[Spot]]
    """Gives spots in any order."""
    stage: Stage = "text"
    safe: bool = False
    """``mtnorm fix`` makes its certain replacements without being asked."""
    opt_in: bool = False
    """Runs only when it is selected."""
    suppressible: bool = True
    """A comment may hold its findings back."""
    slight: bool = False
    """Weighs a tenth of its severity: MQM's minor punctuation."""
