"""What came of one file: the type that travels from the workers to the printers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from normalizer.documents import Undo
from normalizer.model import Decision
from normalizer.quality.finding import Finding

if TYPE_CHECKING:
    from normalizer.quality.corpus import Digest
    from normalizer.quality.score import Score

__all__ = ["Change", "Checked", "Hashes", "Outcome", "Placed", "PlacedElsewhere", "Status", "Whole"]

Status = Literal["changed", "unchanged", "skipped", "failed", "braked"]
"""For check and diff, ``changed`` means that fix would change it."""


class PlacedElsewhere(NamedTuple):
    """Another place that a finding speaks of, where a person finds it; counted as in `Placed`."""

    said: str
    """What stands there, in a few words."""
    path: str | None
    """None for the file of the finding."""
    line: int
    column: int = 0
    """0 where the line alone is known, and with it all that follows."""
    end_line: int = 0
    end_column: int = 0
    offset: int = 0
    length: int = 0


class Placed(NamedTuple):
    """A finding and where a person finds it."""

    finding: Finding
    line: int
    """In the file, counted from 1."""
    column: int
    """In code points, counted from 1; a byte order mark does not count."""
    before: str
    """What stands before the mention on its line, shortened."""
    after: str
    end_line: int
    """Where its end stands, as ``line`` and ``column``; one past its last character."""
    end_column: int
    offset: int
    """Of its start in the file's text, in code points; ``finding.start`` counts in the document."""
    length: int
    """In the file's text, in code points; in JSON that of the escaped text."""
    written: str | None
    """The replacement as the file spells it."""
    elsewhere: tuple[PlacedElsewhere, ...] = ()
    known: bool = False
    """It stands in the baseline file."""


class Whole(NamedTuple):
    """A document as a report shows it."""

    text: str
    decisions: tuple[Decision, ...]
    """What was decided about its names, and the changes that checks made."""


class Checked(NamedTuple):
    """The findings of one document."""

    line: int | None
    field: str | None
    placed: tuple[Placed, ...]
    score: Score | None = None
    """When it was asked for; that of the document by itself, whatever others show."""
    digest: Digest | None = None
    """What a corpus needs of it, when it stands beside others."""
    whole: Whole | None = None
    """When a report shows it."""


class Change(NamedTuple):
    """A replacement, for the audit log."""

    line: int | None
    field: str | None
    decision: Decision
    undo: Undo


class Hashes(NamedTuple):
    """What revert needs to know of a file that was changed."""

    before: str
    """SHA-256 of the bytes that were read."""
    after: str
    encoding: str
    format: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file."""

    path: str
    status: Status
    why: str | None = None
    """Why it was skipped, failed or kept as it was."""
    problems: tuple[str, ...] = ()
    """Lines that could not be read, as ``path:line: …``; they make the run fail."""
    notices: tuple[str, ...] = ()
    entities: tuple[tuple[str, int], ...] = ()
    """Canonical names written, with how often."""
    documents: tuple[Checked, ...] = ()
    """Every document with its findings, when findings were asked for."""
    changes: tuple[Change, ...] = ()
    hashes: Hashes | None = None
    diff: bytes = b""
    text: str | None = None
    """Of the file, when its documents stand beside others: their findings may become more."""

    def with_documents(self, documents: tuple[Checked, ...], text: str | None = None) -> Outcome:
        """Return this outcome with other documents, and a text or none."""
        return replace(self, documents=documents, text=text)
