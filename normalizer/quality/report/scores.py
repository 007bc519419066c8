"""The part of the page about figures: the score of the whole and of each document, and findings in bars."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.quality.report.document_table import document_table, gates
from normalizer.quality.report.gather import Gathered
from normalizer.quality.report.html import Markup, bar, change, html, plural, points
from normalizer.quality.report.limits import Limits
from normalizer.quality.score import GATES, SHORTEST, Score

__all__ = ["score_section"]


def score_section(gathered: Gathered, limits: Limits, together: bool) -> Iterator[Markup]:
    """Yield the score of the whole, what it can tell, and the table of documents.

    ``together`` tells that documents were compared with one another.
    """
    totals = gathered.totals
    yield html('<section id="score" aria-labelledby="score-h"><h2 id="score-h">Score</h2>')
    score = totals.score()
    if score is None:
        yield html("<p>The documents were not scored.</p>")
    else:
        yield _whole(score)
    yield _reach(together)
    if gathered.rows:
        yield from document_table(gathered, limits)
    yield html("</section>")


def _whole(score: Score) -> Markup:
    before, after = score.before, score.after
    if before.score is None or after.score is None:
        figure = html('<p class="figure note">{note}</p>', note=score.note[:1].upper() + score.note[1:] + ".")
    else:
        figure = html(
            '<p class="figure"><span class="big">{change}</span> <span class="of">of 100</span></p>',
            change=change(points(before.score), points(after.score)),
        )
    greatest = max(before.penalty, after.penalty, 1.0)
    rows = [
        _part("Names", before.names.per_thousand, after.names.per_thousand, greatest, gates(before, after)),
        _part("Mechanics", before.mechanics.per_thousand, after.mechanics.per_thousand, greatest, Markup("")),
        _part("Together", before.penalty, after.penalty, greatest, Markup("")),
    ]
    return html(
        '<div class="whole">{figure}<table class="bars"><caption>Penalty points per 1,000 words, in {words}'
        '</caption><thead><tr><td></td><th scope="col" class="n">Before</th><td class="b"></td>'
        '<th scope="col" class="n">After fixing</th><td class="b"></td><th scope="col">Gate</th></tr></thead>'
        "<tbody>{rows}</tbody></table></div>",
        figure=figure,
        words=plural(score.words, "word"),
        rows=Markup("").join(rows),
    )


def _part(name: str, before: float, after: float, greatest: float, gate: Markup) -> Markup:
    return html(
        '<tr><th scope="row">{name}</th><td class="n">{before}</td><td class="b">{was}</td>'
        '<td class="n">{after}</td><td class="b">{now}</td><td>{gate}</td></tr>',
        name=name,
        before=points(before),
        after=points(after),
        was=bar(before, greatest, "before"),
        now=bar(after, greatest, "after"),
        gate=gate,
    )


def _reach(together: bool) -> Markup:
    return html(
        '<details class="reach" open><summary>What these figures can and cannot tell</summary><p>The checks'
        " read the translation alone, without its source. They reach about 28 % of the errors that human "
        "annotators mark in Chinese–English news: names, punctuation, spelling, consistency, formats, "
        "encoding. The rest needs the source: omissions, swapped numbers or names, negation, gender, wrong "
        "words that read well.</p><p>Each check has a type and a weight by an MQM-compatible mapping: "
        "neutral 0, minor 1 (some punctuation 0.1), major 5, critical 25 points. Repeats of one form in a "
        "document count 1, ½, ¼ and so on. The score is what is left of 100 after the points per 1,000 "
        "words; a document under {shortest} words gets its points only. “After fixing” and “Fixable” speak"
        " of what <code>mtnorm fix</code> writes with the same options. The gate looks at names: up to "
        "{good:g} points pass, up to {fair:g} are a warning; these bars are provisional.{together} Compare "
        "documents of one kind; no single figure says how good a translation is.</p></details>",
        shortest=SHORTEST,
        good=GATES[0],
        fair=GATES[1],
        together=" What only several documents show together is told, and weighs in no score."
        if together
        else "",
    )
