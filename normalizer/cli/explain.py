"""The command explain: why a word was or was not changed, and what the checks find in it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

from normalizer.cli.engine import load, normalizer_for
from normalizer.cli.escape import escaped
from normalizer.cli.options import Options, UsageError
from normalizer.cli.screen import Screen, paint
from normalizer.documents import Document, format_for, read, source_from
from normalizer.documents.document import lines
from normalizer.errors import DocumentError
from normalizer.model import Candidate, Decision, Result
from normalizer.quality.finding import Finding
from normalizer.quality.inspect import inspect
from normalizer.quality.mend import Mender
from normalizer.quality.names import check_of
from normalizer.quality.registry import check, checks
from normalizer.quality.selection import ChosenChecks, select
from normalizer.tables.page import Tables

__all__ = ["run_explain"]

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_DONE = {
    "replaced": "replaced",
    "kept": "kept, it is already right",
    "suggested": "suggested only, the text is left alone",
    "ambiguous": "left alone, more than one reading is possible",
    "vetoed": "left alone, something speaks against a change",
}
_TOLD = {
    "auto": "replaced",
    "suggest": "suggested only, the text is left alone",
    "none": "told only, the text is left alone",
}


def run_explain(options: Options, screen: Screen) -> int:
    """Explain a text, or one place in a file; return the exit code."""
    place = _place(options.at) if options.at is not None else None
    chosen = select(options.select, options.ignore, options.severity, options.checks, only_wanted=True)
    explainer = _Explainer(screen, load(options), chosen)
    normalizer = normalizer_for(options, explainer.tables)
    normalize = Mender(normalizer, checks(chosen.written), chosen.options, chosen.ignored)
    if place is not None:
        _explain_place(*place, options, normalize, explainer)
        return 0
    text = options.text or ""
    if text == "-":
        text = source_from("-", sys.stdin.buffer.read(), options.encoding).text
    result = normalize(text)
    if not explainer.explain(result):
        explainer.say(
            "no table has a word of this text, none is close to a name in the tables, and no check finds "
            "anything"
        )
    elif result.changes:
        explainer.say(f"result: {escaped(result.text)}")
    else:
        explainer.say("result: unchanged")
    return 0


def _place(at: str) -> tuple[str, int, int]:
    path, _, rest = at.rpartition(":")
    path, _, line = path.rpartition(":")
    if not (path and line.isascii() and line.isdigit() and rest.isascii() and rest.isdigit()):
        raise UsageError(f"--at {at!r} is no place; write FILE:LINE:COL, such as article.txt:3:14")
    return path, int(line), int(rest)


def _explain_place(
    path: str,
    line: int,
    column: int,
    options: Options,
    normalize: Callable[[str], Result],
    explainer: _Explainer,
) -> None:
    text = read(path, options.encoding).text
    raw = _raw_offset(text, path, line, column)
    for document in format_for(options.format, path, options.field).documents(text):
        offset = document.offset(raw) if isinstance(document, Document) else None
        if not isinstance(document, Document) or offset is None:
            continue
        if not explainer.explain(normalize(document.text), offset):
            word = next((w for w in _WORD.finditer(document.text) if w.start() <= offset < w.end()), None)
            if word is None:
                explainer.say("there is no word at that place")
            else:
                explainer.say(
                    f"'{escaped(word[0])}' was left alone: no table has this word, and it is not close to a "
                    "name in the tables (or it stands in protected text, such as a URL); no check "
                    "finds anything in it by this document alone"
                )
        return
    raise DocumentError(f"{path}:{line}:{column}: no text is normalised there; check --format and --field")


def _raw_offset(text: str, path: str, line: int, column: int) -> int:
    for number, (start, found) in enumerate(lines(text), 1):
        if number == line:
            mark = 1 if number == 1 and found.startswith("\ufeff") else 0
            if not 1 <= column <= len(found) - mark:
                raise DocumentError(f"{path}:{line}: has {len(found) - mark} columns; name one of them")
            return start + mark + column - 1
    raise DocumentError(f"{path}: has no line {line}; check the number")


class _Explainer:
    """Prints decisions and findings one under the other, in the order in which they stand."""

    def __init__(self, screen: Screen, tables: Tables, chosen: ChosenChecks) -> None:
        self._screen = screen
        self.tables = tables
        self._chosen = chosen

    def say(self, text: str) -> None:
        self._screen.out(text)

    def explain(self, result: Result, offset: int | None = None) -> bool:
        """Explain all of a document, or what stands at one offset; tell whether there was anything."""
        names = {(d.start, d.end): check_of(d, self.tables) for d in result.decisions if d.check is None}
        found: list[Decision | Finding] = [d for d in result.decisions if d.check is None]
        found += (
            finding
            for finding in inspect(result, self._chosen, self.tables)
            if names.get((finding.start, finding.end)) != finding.check
        )
        if offset is not None:
            found = [one for one in found if one.start <= offset < one.end]
        for one in sorted(found, key=lambda one: (one.start, one.end, isinstance(one, Finding))):
            if isinstance(one, Finding):
                self._finding(one)
            else:
                self._decision(one, names[one.start, one.end])
        return bool(found)

    def _finding(self, finding: Finding) -> None:
        arrow = f" -> '{escaped(finding.replacement)}'" if finding.replacement is not None else ""
        surface = paint(f"'{escaped(finding.surface)}'", "bold", self._screen.coloured_out)
        self.say(f"{surface}{arrow} at {finding.start}-{finding.end}: {_TOLD[finding.fix]}")
        own = check(finding.check)
        more = f" ({finding.reason})" if finding.reason not in ("", own.summary) else ""
        self.say(f"    why: {escaped(finding.message + more)}")
        if finding.where:
            self.say(f"    table: {escaped(finding.where)}")
        self.say(f"    check: {finding.check}, {finding.severity}: {own.summary}")

    def _decision(self, decision: Decision, name: str | None) -> None:
        on = self._screen.coloured_out
        surface = paint(f"'{escaped(decision.surface)}'", "bold", on)
        arrow = f" -> '{escaped(decision.written)}'" if decision.written is not None else ""
        self.say(f"{surface}{arrow} at {decision.start}-{decision.end}: {_DONE[decision.action]}")
        self.say(f"    why: {escaped(decision.reason)}")
        if decision.where:
            self.say(f"    table: {escaped(decision.where)}")
        if decision.entity:
            qid = f" ({decision.qid})" if decision.qid else ""
            self.say(f"    entity: {escaped(decision.entity)}{qid}")
        self.say(f"    found as: {decision.method}, score {decision.score:.2f}")
        if name in self._chosen.reported:
            self.say(f"    check: {name}, {self._chosen.severity(check(name))}: {check(name).summary}")
        for candidate in decision.candidates:
            if _is_chosen(candidate, decision):
                continue
            where = f" ({escaped(candidate.where)})" if candidate.where else ""
            self.say(
                f"    not taken: {escaped(candidate.entity)} as '{escaped(candidate.written)}', "
                f"{candidate.method}, score {candidate.score:.2f}: {escaped(candidate.reason)}{where}"
            )


def _is_chosen(candidate: Candidate, decision: Decision) -> bool:
    if decision.action not in ("replaced", "kept") or candidate.entity != decision.entity:
        return False
    return candidate.method == decision.method and candidate.where == decision.where
