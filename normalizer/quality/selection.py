"""Which checks run, and whose certain replacements are written, by what a user asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from normalizer.errors import NormalizerError
from normalizer.quality.check import Check
from normalizer.quality.check_options import CheckOptions
from normalizer.quality.finding import SEVERITIES, Severity
from normalizer.quality.registry import CHECK_IDS, NAME_IDS, OPT_IN_IDS, SAFE_IDS

__all__ = ["ChosenChecks", "select"]

_ALL = "ALL"


@dataclass(frozen=True, slots=True)
class ChosenChecks:
    """Checks by what is done with them; ids in the order of the registry."""

    reported: tuple[str, ...]
    """Those whose findings are told."""
    written: tuple[str, ...]
    """Those whose certain replacements are written, beside the names."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """Those that a user gave another severity."""
    options: Mapping[str, CheckOptions] = field(default_factory=dict)
    """What a user set of single checks."""

    def severity(self, check: Check) -> Severity:
        """Return how grave what a check finds is."""
        return self.severities.get(check.id, check.severity)


def select(
    wanted: Iterable[str] = (),
    ignored: Iterable[str] = (),
    severities: Iterable[str] = (),
    options: Mapping[str, CheckOptions] | None = None,
    *,
    only_wanted: bool = False,
) -> ChosenChecks:
    """Return what follows from ``--select``, ``--ignore`` and ``--severity``.

    Entries of the first two are ids, families such as ``PUNCT``, or ``ALL``, alone or several with commas
    between; those of the last are ``ID=SEVERITY``. What is wanted is written beside the safe checks; with
    ``only_wanted`` nothing else is told, if there is anything wanted. What is ignored is neither told nor
    written. ``options`` are passed on. Raises NormalizerError with a line for each entry that names no check.
    """
    problems: list[str] = []
    chosen = _ids(wanted, problems)
    left_out = _ids(ignored, problems)
    own = _severities(severities, problems)
    if problems:
        raise NormalizerError("\n".join(problems))
    told = chosen if only_wanted and chosen else chosen | (frozenset(CHECK_IDS) - OPT_IN_IDS)
    written = (chosen | frozenset(SAFE_IDS)) - NAME_IDS
    return ChosenChecks(
        tuple(name for name in CHECK_IDS if name in told - left_out),
        tuple(name for name in CHECK_IDS if name in written - left_out),
        own,
        options or {},
    )


def _ids(entries: Iterable[str], problems: list[str]) -> frozenset[str]:
    found: set[str] = set()
    for entry in entries:
        for part in entry.split(","):
            name = part.strip().upper()
            family = [known for known in CHECK_IDS if known.partition("-")[0] == name]
            if name == _ALL:
                found.update(CHECK_IDS)
            elif name in CHECK_IDS:
                found.add(name)
            elif family:
                found.update(family)
            else:
                problems.append(_unknown(part.strip()))
    return frozenset(found)


def _severities(entries: Iterable[str], problems: list[str]) -> dict[str, Severity]:
    found: dict[str, Severity] = {}
    for entry in entries:
        names, _, level = entry.rpartition("=")
        severity = next((known for known in SEVERITIES if known == level.strip().lower()), None)
        if severity is None:
            problems.append(f"severity {entry!r} is not ID=SEVERITY; severities are {', '.join(SEVERITIES)}")
            continue
        found |= dict.fromkeys(_ids([names], problems), severity)
    return found


def _unknown(name: str) -> str:
    import difflib

    close = difflib.get_close_matches(name.upper(), CHECK_IDS, 1)
    hint = f"did you mean {close[0]}" if close else "see `mtnorm check --list`"
    return f"no check is called {name!r}; {hint}"
