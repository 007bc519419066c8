"""The command evaluate: how the tables and rules do on labelled texts."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from normalizer.cli.engine import load, normalizer_for
from normalizer.cli.escape import as_json, escaped
from normalizer.cli.options import Options
from normalizer.cli.screen import Screen
from normalizer.documents import read, source_from
from normalizer.evaluate import Score, Tally, parse_cases, score_cases
from normalizer.version import __version__

__all__ = ["run_evaluate"]


def run_evaluate(options: Options, screen: Screen) -> int:
    """Score the cases and print what came out; return the exit code."""
    path = options.paths[0]
    source = source_from(path, sys.stdin.buffer.read()) if path == "-" else read(path)
    cases = parse_cases(source.text, path)
    tables = load(options)
    normalize = normalizer_for(options, tables)
    house_style = normalizer_for(options, tables, house_style=True)
    score = score_cases(normalize, house_style, cases)
    if options.output_format == "json":
        screen.out(as_json(_as_dict(score)))
    else:
        _print(score, screen, failures=options.output_format != "concise")
    screen.note(f"{len(cases)} cases: {len(cases) - len(score.failures)} right, {len(score.failures)} wrong")
    return 0


def _print(score: Score, screen: Screen, failures: bool) -> None:
    if failures:
        for failure in score.failures:
            about = ", ".join(map(escaped, filter(None, (failure.group, failure.topic))))
            screen.out(f"{failure.kind}: {escaped(failure.id)}" + (f" ({about})" if about else ""))
            screen.out(f"    {escaped(failure.diff)}")
    rows = [("all", score.total)]
    rows += ((f"class {name or '-'}", tally) for name, tally in score.by_class)
    rows += ((f"topic {name or '-'}", tally) for name, tally in score.by_topic)
    width = max(len(escaped(name)) for name, _ in rows)
    screen.out(f"{'':{width}}  changes right   left unchanged")
    for name, tally in rows:
        screen.out(
            f"{escaped(name):{width}}  {_share(tally.changed, tally.to_change):>13}   "
            f"{_share(tally.left, tally.to_leave):>14}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} {part / whole:4.0%}" if whole else "-"


def _as_dict(score: Score) -> dict[str, Any]:
    return {
        "total": score.total._asdict(),
        "by_class": _tallies(score.by_class),
        "by_topic": _tallies(score.by_topic),
        "failures": [asdict(failure) for failure in score.failures],
        "version": __version__,
    }


def _tallies(some: Iterable[tuple[str, Tally]]) -> dict[str, Any]:
    return {name: tally._asdict() for name, tally in some}
