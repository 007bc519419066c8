"""Which checks run, and whose certain replacements are written, by what a user asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from normalizer.errors import NormalizerError
from normalizer.quality.check import Check
from normalizer.quality.check_options import CheckOptions
from normalizer.quality.finding import SEVERITIES, Severity
from normalizer.quality.registry import CHECK_IDS, NAME_IDS, OPT_IN_IDS, SAFE_IDS, Called, called

__all__ = ["ChosenChecks", "select"]


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
    ignored: frozenset[str] = frozenset()
    """Those that a user does not want: neither told nor written, names included."""

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
    between; those of the last are ``ID=SEVERITY``, and go before the severities in ``options``. Where two
    entries differ about a check the more exact name goes before; of equals what is ignored, and the later
    severity. What is wanted is written beside the safe checks; with ``only_wanted`` nothing else is told, if
    there is anything wanted. What is ignored is neither told nor written. ``options``, by id, are passed on.
    Raises NormalizerError with a line for each entry that names no check.
    """
    problems: list[str] = []
    chosen = _ranks(wanted, problems)
    left_out = _ranks(ignored, problems)
    set_apart = {name: one.severity for name, one in (options or {}).items() if one.severity is not None}
    own = {**set_apart, **_severities(severities, problems)}
    if problems:
        raise NormalizerError("\n".join(problems))
    told = chosen.keys() if only_wanted and chosen else chosen.keys() | (frozenset(CHECK_IDS) - OPT_IN_IDS)
    written = (chosen.keys() | frozenset(SAFE_IDS)) - NAME_IDS
    ignoring = {name for name, rank in left_out.items() if rank >= chosen.get(name, -1)}
    return ChosenChecks(
        tuple(name for name in CHECK_IDS if name in told - ignoring),
        tuple(name for name in CHECK_IDS if name in written - ignoring),
        own,
        options or {},
        frozenset(ignoring),
    )


def _ranks(entries: Iterable[str], problems: list[str]) -> dict[str, int]:
    """Return the checks that entries name, and how exactly the most exact of them does."""
    found: dict[str, int] = {}
    for entry in entries:
        for one in _called(entry, problems):
            found |= {name: max(one.rank, found.get(name, 0)) for name in one.ids}
    return found


def _called(entry: str, problems: list[str]) -> list[Called]:
    """Return what the names of an entry stand for; those of no check are problems."""
    found = []
    for part in entry.split(","):
        try:
            found.append(called(part))
        except NormalizerError as error:
            problems.append(str(error))
    return found


def _severities(entries: Iterable[str], problems: list[str]) -> dict[str, Severity]:
    """Return the severities that entries give to checks; of two for one, the more exact, then the later."""
    found: list[tuple[Called, Severity]] = []
    for entry in entries:
        names, _, level = entry.rpartition("=")
        severity = next((known for known in SEVERITIES if known == level.strip().lower()), None)
        if severity is None:
            problems.append(f"severity {entry!r} is not ID=SEVERITY; severities are {', '.join(SEVERITIES)}")
            continue
        found += ((one, severity) for one in _called(names, problems))
    ordered = sorted(found, key=lambda pair: pair[0].rank)
    return {name: severity for one, severity in ordered for name in one.ids}
