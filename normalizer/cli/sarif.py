"""Findings as SARIF 2.1.0 (OASIS), for code hosts and editors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from normalizer.cli.baseline import fingerprint
from normalizer.cli.outcome import Outcome, Placed, PlacedElsewhere
from normalizer.quality.check import Check
from normalizer.version import __version__

__all__ = ["sarif_invocation", "sarif_log", "sarif_results"]

_LEVELS = {"critical": "error", "major": "error", "minor": "warning", "neutral": "note"}
_LINK = re.compile(r"\[(?=[^\]]{0,200}\]\()")
_BRACKET = re.compile(r"[\[\]\\]")
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_log(results: Sequence[dict[str, Any]], checks: Iterable[Check]) -> dict[str, Any]:
    """Return a log of one run; ``checks`` are those that ran, whether they found anything or not.

    Columns and offsets count code points. The results stand last; what the run came to may follow them.
    """
    driver = {
        "name": "mtnorm",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(check) for check in checks],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": list(results)}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def sarif_invocation(summary: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a run came to, by its summary: whether all was read, and if not, what is missing."""
    notes = [
        {
            "level": level,
            "message": {"text": _plain(f"{left['path']}: {left['why']}")},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(left["path"])}}}],
        }
        for level, some in (("error", summary["failed"]), ("note", summary["skipped"]))
        for left in some
    ]
    notes += ({"level": "error", "message": {"text": _plain(text)}} for text in summary["problems"])
    successful = not (summary["failed"] or summary["problems"])
    return {"executionSuccessful": successful, "toolExecutionNotifications": notes}


def sarif_results(outcome: Outcome, baselined: bool) -> Iterator[dict[str, Any]]:
    """Yield the results of one file. With ``baselined``, each says whether it is new.

    What the baseline has stays, as unchanged and suppressed: a host that no longer sees a result would take
    it for mended, and open it again later.
    """
    for document in outcome.documents:
        for placed in document.placed:
            result = _result(outcome.path, placed)
            if baselined:
                result.setdefault("baselineState", "new")
            yield result


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "name": "".join(part.capitalize() for part in check.id.split("-")),
        "shortDescription": {"text": check.summary},
        "help": {"text": f"To be found: {check.bad}\nNot to be found: {check.good}"},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {"mqm": check.mqm, "severity": check.severity, "fixing": check.fixing},
    }


def _result(path: str, placed: Placed) -> dict[str, Any]:
    finding = placed.finding
    message = _plain(f"{finding.message} ({finding.reason})" if finding.reason else finding.message)
    artifact = {"uri": _uri(path)}
    related = [_related(number, path, one) for number, one in enumerate(placed.elsewhere, 1)]
    if related:  # hosts show those that the message links to
        links = (
            f"[{_plain(f'{one.said}, {one.path or path}:{one.line}', linked=True)}]({number})"
            for number, one in enumerate(placed.elsewhere, 1)
        )
        message = f"{message}; see {', '.join(links)}"
    region = {
        "startLine": placed.line,
        "startColumn": placed.column,
        "endLine": placed.end_line,
        "endColumn": placed.end_column,
        "charOffset": placed.offset,
        "charLength": placed.length,
        "snippet": {"text": finding.surface},
    }
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"mtnorm/v1": fingerprint(path, placed)},
        "properties": {
            "severity": finding.severity,
            "fix": finding.fix,
            "where": finding.where,
            "start": finding.start,
            "end": finding.end,
        },
    }
    if related:
        result["relatedLocations"] = related
    if finding.replacement is not None:
        deleted = {key: value for key, value in region.items() if key != "snippet"}
        change = {"deletedRegion": deleted, "insertedContent": {"text": placed.written}}
        fix = {"artifactLocation": artifact, "replacements": [change]}
        result["fixes"] = [{"description": {"text": finding.message}, "artifactChanges": [fix]}]
    if placed.known:
        result["baselineState"] = "unchanged"
        result["suppressions"] = [{"kind": "external", "justification": "stands in the baseline file"}]
    return result


def _related(number: int, path: str, place: PlacedElsewhere) -> dict[str, Any]:
    region = {"startLine": place.line}
    if place.column:
        region |= {
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
            "charOffset": place.offset,
            "charLength": place.length,
        }
    artifact = {"uri": _uri(place.path or path)}
    return {
        "id": number,
        "physicalLocation": {"artifactLocation": artifact, "region": region},
        "message": {"text": place.said},
    }


def _plain(text: str, *, linked: bool = False) -> str:
    r"""Return a text in which nothing is a link, as the words of a link where ``linked``.

    >>> _plain("see [here](1) and [sic]")
    'see \\[here](1) and [sic]'
    """
    return _BRACKET.sub(r"\\\g<0>", text) if linked else _LINK.sub(r"\\\g<0>", text)


def _uri(path: str) -> str:
    """Return a path as a URI reference; relative ones stay relative to where the run began."""
    pure = PurePath(path)
    text = quote(pure.as_posix().encode("utf-8", "surrogateescape"))
    if pure.is_absolute():
        return f"file://{text}"
    return f"./{text}" if ":" in text.partition("/")[0] else text
