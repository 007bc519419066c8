"""The command explain: why a word was or was not changed."""

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

__all__ = ["run_explain"]

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_DONE = {
    "replaced": "replaced",
    "kept": "kept, it is already right",
    "suggested": "suggested only, the text is left alone",
    "ambiguous": "left alone, more than one reading is possible",
    "vetoed": "left alone, something speaks against a change",
}


def run_explain(options: Options, screen: Screen) -> int:
    """Explain a text, or one place in a file; return the exit code."""
    place = _place(options.at) if options.at is not None else None
    normalize = normalizer_for(options, load(options))
    explainer = _Explainer(screen)
    if place is not None:
        _explain_place(*place, options, normalize, explainer)
        return 0
    text = options.text or ""
    if text == "-":
        text = source_from("-", sys.stdin.buffer.read(), options.encoding).text
    result = normalize(text)
    for decision in result.decisions:
        explainer.explain(decision)
    if not result.decisions:
        explainer.say("no table has a word of this text, and none is close to a name in the tables")
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
        covering = [d for d in normalize(document.text).decisions if d.start <= offset < d.end]
        for decision in covering:
            explainer.explain(decision)
        if not covering:
            word = next((w for w in _WORD.finditer(document.text) if w.start() <= offset < w.end()), None)
            if word is None:
                explainer.say("there is no word at that place")
            else:
                explainer.say(
                    f"'{escaped(word[0])}' was left alone: no table has this word, and it is not close to a "
                    "name in the tables (or it stands in protected text, such as a URL)"
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
    """Prints decisions one under the other."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def say(self, text: str) -> None:
        self._screen.out(text)

    def explain(self, decision: Decision) -> None:
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
