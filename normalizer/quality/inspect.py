"""From a document to what its checks find in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from normalizer.quality.check import Check, Spot
from normalizer.quality.finding import Finding, Fix, Severity
from normalizer.quality.prose import Prose

__all__ = ["inspect", "spots"]


def inspect(
    prose: Prose,
    checks: Iterable[Check],
    fixed: frozenset[str] = frozenset(),
    severities: Mapping[str, Severity] | None = None,
) -> list[Finding]:
    """Return what the checks find in a document, sorted by place, then by check.

    A finding counts as fixable where its replacement is certain and its check among ``fixed``: those whose
    replacements ``mtnorm fix`` writes. ``severities`` of a user stand before those of the checks. Nothing is
    found in a suppressed stretch.
    """
    found = []
    for check in checks:
        severity = (severities or {}).get(check.id, check.severity)
        for spot in spots(prose, check):
            found.append(
                Finding(
                    check.id,
                    spot.start,
                    spot.end,
                    prose.text[spot.start : spot.end],
                    severity,
                    spot.message,
                    spot.replacement,
                    _fix(spot, check, check.id in fixed),
                    spot.where,
                    spot.reason or check.summary,
                )
            )
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.check))


def spots(prose: Prose, check: Check) -> list[Spot]:
    """Return what one check finds in a document, less what is suppressed, sorted and each once."""
    found = {
        spot for spot in check.find(prose) if not prose.shield.suppressed(spot.start, spot.end, check.id)
    }
    return sorted(found, key=lambda spot: spot[:3])


def _fix(spot: Spot, check: Check, applied: bool) -> Fix:
    if spot.replacement is None or check.fixing == "never":
        return "none"
    return "auto" if applied and spot.certain and check.fixing == "auto" else "suggest"
