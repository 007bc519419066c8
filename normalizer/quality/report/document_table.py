"""The table of documents with their scores."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.quality.report.gather import Gathered, Row
from normalizer.quality.report.html import Markup, bar, change, html, label, number, plural, points
from normalizer.quality.report.limits import Limits
from normalizer.quality.score import Rating, Score

__all__ = ["document_table", "gates", "heading_of"]

_GATES = {"pass": "✓ pass", "warn": "! warning", "fail": "✗ fail"}
_KIND = {"pass": "good", "warn": "fair", "fail": "poor"}


def document_table(gathered: Gathered, limits: Limits) -> Iterator[Markup]:
    """Yield the table of documents, in input order."""
    scored = gathered.totals.scored
    yield html(
        '<table class="wide files"><caption>By document</caption><thead><tr><th scope="col">Document</th>'
        '<th scope="col" class="n">Findings</th>'
        '<th scope="col" class="n">Fixable</th>'
    )
    if scored:
        yield html(
            '<th scope="col" class="n">Words</th>'
            '<th scope="col" class="n">Penalty per 1,000 words</th><td class="b"></td>'
            '<th scope="col" class="n">Score</th><th scope="col">Names</th>'
        )
    yield html("</tr></thead><tbody>")
    greatest = max((row.score.before.penalty for row in gathered.rows if row.score), default=1.0)
    for row in gathered.rows:
        name = heading_of(row, limits)
        if row.number in gathered.articles:
            name = html('<a href="#d{number}">{name}</a>', number=row.number, name=name)
        name = html('<span class="ordinal">{number}</span>{name}', number=row.number, name=name)
        yield html(
            '<tr><th scope="row">{name}</th><td class="n">{findings}</td><td class="n">{fixed}'
            "</td>{score}</tr>",
            name=name,
            findings=number(row.findings),
            fixed=number(row.fixed),
            score=_figures(row.score, greatest) if scored else Markup(""),
        )
    yield html("</tbody></table>")
    left_out = gathered.totals.documents - len(gathered.rows)
    if left_out:
        yield html(
            '<p class="left-out">{left_out} with fewer points are left out of this table.</p>',
            left_out=plural(left_out, "document"),
        )


def gates(before: Rating, after: Rating) -> Markup:
    """Return whether the names pass, before and after fixing, in words."""
    if before.gate is None or after.gate is None:
        return Markup("–")
    if before.gate == after.gate:
        return html('<span class="{kind}">{name}</span>', kind=_KIND[before.gate], name=_GATES[before.gate])
    return html(
        '<span class="{was}">{before}</span> <span aria-hidden="true">→</span> '
        '<span class="{now}">{after}</span>',
        was=_KIND[before.gate],
        before=_GATES[before.gate],
        now=_KIND[after.gate],
        after=_GATES[after.gate],
    )


def heading_of(row: Row, limits: Limits) -> Markup:
    """Return what a document is called: its path, and line and field where it is part of a file."""
    line = "" if row.line is None else f", line {row.line:,}"
    field = Markup("") if row.field is None else html(", field {name}", name=label(row.field, limits.label))
    return html("{path}{line}{field}", path=label(row.path, limits.label), line=line, field=field)


def _figures(score: Score | None, greatest: float) -> Markup:
    if score is None:
        return html(
            '<td class="n">–</td><td class="n">–</td><td class="b"></td><td class="n">–</td><td>–</td>'
        )
    before, after = score.before, score.after
    short = html('<span class="aside">too short to score</span><span aria-hidden="true">too short</span>')
    return html(
        '<td class="n">{words}</td><td class="n">{penalty}</td><td class="b">{bar}</td>'
        '<td class="n">{score}</td>'
        "<td>{gate}</td>",
        words=number(score.words),
        penalty=change(points(before.penalty), points(after.penalty)),
        bar=bar(before.penalty, greatest, "before") + bar(after.penalty, greatest, "after"),
        score=short
        if before.score is None or after.score is None
        else change(points(before.score), points(after.score)),
        gate=gates(before, after),
    )
