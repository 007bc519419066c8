"""The part of the page that counts findings, by severity and by check, in bars."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.quality.finding import SEVERITIES
from normalizer.quality.report.gather import Gathered
from normalizer.quality.report.html import Markup, bar, check_id, html, join, number

__all__ = ["findings_section"]


def findings_section(gathered: Gathered) -> Iterator[Markup]:
    """Yield the findings by severity and by check."""
    totals = gathered.totals
    yield html('<section id="findings" aria-labelledby="findings-h"><h2 id="findings-h">Findings</h2>')
    if not totals.findings:
        yield html("<p>The checks found nothing.</p></section>")
        return
    yield html(
        '<table class="bars"><caption>By severity</caption><thead><tr><th scope="col">Severity</th>'
        '<th scope="col" class="n">Findings</th><td class="b"></td></tr></thead><tbody>'
    )
    greatest = max(totals.by_severity.values())
    for severity in SEVERITIES:
        count = totals.by_severity[severity]
        yield html(
            '<tr><th scope="row"><span class="sev {severity}">{severity}</span></th>'
            '<td class="n">{count}</td>'
            '<td class="b">{bar}</td></tr>',
            severity=severity,
            count=number(count),
            bar=bar(count, greatest, severity),
        )
    yield html("</tbody></table>")
    yield from _by_check(gathered)
    yield html("</section>")


def _by_check(gathered: Gathered) -> Iterator[Markup]:
    totals = gathered.totals
    known = totals.known_checks()
    yield html(
        '<table class="bars wide checks"><caption>By check</caption><thead><tr><th scope="col">Check</th>'
        '<th scope="col" class="n">Findings</th><td class="b"></td><th scope="col">Severity</th>'
        '<th scope="col" class="n">Fixable</th><th scope="col" class="n">Documents</th></tr></thead><tbody>'
    )
    every = totals.checks()
    for one in every:
        check = known.get(one.id)
        about = (
            html(
                '<div class="about">{summary} <span class="mqm">{mqm}</span></div>',
                summary=check.summary[:1].upper() + check.summary[1:],
                mqm=check.mqm,
            )
            if check
            else Markup("")
        )
        yield html(
            '<tr><th scope="row"><a class="check" href="#documents" data-check="{id}">{id}</a>{about}</th>'
            '<td class="n">{count}</td><td class="b">{bar}</td><td>{severities}</td>'
            '<td class="n">{fixed}</td><td class="n">{documents}</td></tr>',
            id=check_id(one.id),
            about=about,
            count=number(one.findings),
            bar=bar(one.findings, every[0].findings, one.gravest),
            severities=join(
                (
                    html('<span class="sev {name}">{name}</span>', name=name)
                    for name in SEVERITIES
                    if one.severities[name]
                ),
                " ",
            ),
            fixed=number(one.fixed) if one.fixed else "–",
            documents=number(one.documents),
        )
    yield html("</tbody></table>")
