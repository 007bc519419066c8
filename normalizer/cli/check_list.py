"""The list of quality checks: what each looks for, and what is done with what it finds."""

from __future__ import annotations

from collections.abc import Callable

from normalizer.cli.escape import as_json, escaped
from normalizer.cli.options import Options
from normalizer.quality.check import Check
from normalizer.quality.check_options import option_names
from normalizer.quality.registry import CHECK_IDS, NAME_IDS, checks
from normalizer.quality.selection import ChosenChecks, select

__all__ = ["print_checks"]


def print_checks(options: Options, out: Callable[[str], None]) -> None:
    """Print a line for each check; as JSON, an object for each: with ``jsonl`` on a line of its own."""
    chosen = select(options.select, options.ignore, options.severity, options.checks, only_wanted=True)
    output_format = options.output_format
    every = checks(CHECK_IDS)
    if output_format == "jsonl":
        for check in every:
            out(as_json(_as_dict(check, chosen)))
    elif output_format == "json":
        out(as_json({"checks": [_as_dict(check, chosen) for check in every]}))
    else:
        rows = [_row(check, chosen) for check in every]
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        for row in rows:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
            out(escaped("  ".join([*cells, row[3]])))


def _row(check: Check, chosen: ChosenChecks) -> tuple[str, str, str, str]:
    return check.id, chosen.severity(check), _done(check, chosen), check.summary


def _done(check: Check, chosen: ChosenChecks) -> str:
    if check.id not in chosen.reported:
        return "off"
    if check.id in NAME_IDS or check.id in chosen.written:
        return "fixes" if check.fixing == "auto" else "suggests"
    return {"auto": "fixes with --select", "suggest": "suggests", "never": "tells"}[check.fixing]


def _as_dict(check: Check, chosen: ChosenChecks) -> dict[str, object]:
    return {
        "check": check.id,
        "mqm": check.mqm,
        "severity": chosen.severity(check),
        "fixing": check.fixing,
        "safe": check.safe,
        "options": option_names(check.id),
        "on": check.id in chosen.reported,
        "summary": check.summary,
        "bad": check.bad,
        "good": check.good,
    }
