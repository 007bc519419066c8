"""The page as a whole: one file that asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from normalizer.quality.corpus_report import CorpusReport
from normalizer.quality.finding import SEVERITIES
from normalizer.quality.report.anchors import Anchors
from normalizer.quality.report.articles import article
from normalizer.quality.report.document import ReportDocument
from normalizer.quality.report.document_table import heading_of
from normalizer.quality.report.finding_tables import findings_section
from normalizer.quality.report.gather import Gathered, Gatherer
from normalizer.quality.report.html import Markup, check_id, html, join, label, number, plural
from normalizer.quality.report.limits import LIMITS, Limits
from normalizer.quality.report.name_tables import names_section
from normalizer.quality.report.names import NamePlace
from normalizer.quality.report.scores import score_section
from normalizer.quality.report.visible import one_line
from normalizer.version import __version__

__all__ = ["ReportPage", "report_html"]


def report_html(
    documents: Iterable[ReportDocument],
    *,
    title: str,
    generated: str | None = None,
    corpus: CorpusReport | None = None,
    limits: Limits = LIMITS,
) -> Iterator[str]:
    """Yield the report as one HTML page, piece by piece; joined and written as UTF-8 it is a file.

    The documents are walked through once, and no more of them is kept than the page shows. ``generated`` says
    when the report was made; without it the page depends on nothing but its input. ``corpus`` adds what only
    many documents together show. Every string is shown as text, whatever stands in it.
    """
    page = ReportPage(limits)
    for document in documents:
        page.add(document)
    yield from page.html(title=title, generated=generated, corpus=corpus)


class ReportPage:
    """The page of documents that come one by one."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        """Start without documents."""
        self._limits = limits
        self._gatherer = Gatherer(limits)

    def add(self, one: ReportDocument) -> None:
        """Take the next document, and keep no more of it than the page shows."""
        self._gatherer.add(one)

    def html(
        self,
        *,
        title: str,
        generated: str | None = None,
        corpus: CorpusReport | None = None,
        unread: Sequence[tuple[str, str]] = (),
    ) -> Iterator[str]:
        """Yield the page of the documents so far, as `report_html` does.

        ``unread`` are files that it does not tell of, and why.
        """
        gathered = self._gatherer.gathered()
        anchors = Anchors(gathered.articles, _places(gathered, self._limits))
        yield from map(str, _page(gathered, anchors, corpus, title, generated, unread, self._limits))


def _page(
    gathered: Gathered,
    anchors: Anchors,
    corpus: CorpusReport | None,
    title: str,
    generated: str | None,
    unread: Sequence[tuple[str, str]],
    limits: Limits,
) -> Iterator[Markup]:
    yield _head(one_line(title, limits.label))
    yield html(
        '<body><a class="skip" href="#main">To the report</a><header><h1>{title}</h1>'
        '<p class="lead">{lead}</p>{unread}'
        '<nav aria-label="Parts of the report"><ul><li><a href="#score">Score</a></li>'
        '<li><a href="#findings">Findings</a></li><li><a href="#names">Names</a></li>'
        '<li><a href="#documents">Documents</a></li></ul></nav></header><main id="main">',
        title=one_line(title, limits.label),
        lead=_lead(gathered, generated),
        unread=_unread(unread, limits) if unread else Markup(""),
    )
    yield from score_section(gathered, limits, together=corpus is not None)
    yield from findings_section(gathered)
    yield from names_section(gathered, anchors, corpus, limits)
    yield from _documents(gathered, anchors, limits)
    yield html(
        "</main><footer><p>mt-normalizer {version}. MQM-compatible mapping; the checks read the translation "
        'without its source.</p></footer><div id="tip" aria-hidden="true" hidden></div>'
        "<script>{script}</script>"
        "</body></html>\n",
        version=__version__,
        script=Markup(_script()),
    )


def _head(title: str) -> Markup:
    policy = (
        f"default-src 'none'; style-src '{_hash(_style())}'; script-src '{_hash(_script())}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return html(
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
        "<title>{title}</title><style>{style}</style></head>",
        policy=policy,
        title=title,
        style=Markup(_style()),
    )


def _lead(gathered: Gathered, generated: str | None) -> Markup:
    totals = gathered.totals
    told = [plural(totals.documents, "document"), plural(totals.findings, "finding")]
    if totals.fixed:
        told.append(f"{number(totals.fixed)} of them fixable by mtnorm fix")
    if totals.clean and totals.findings:
        told.append(f"nothing found in {plural(totals.clean, 'document')}")
    when = f". {one_line(generated, 80)}" if generated else ""
    return html("{told}{when}", told=", ".join(told), when=when)


def _unread(unread: Sequence[tuple[str, str]], limits: Limits) -> Markup:
    """Return what is said of the files that could not be read, so that nobody takes them for clean."""
    shown = unread[: limits.places_per_spelling]
    told = join(
        (
            html("{path}: {why}", path=label(path, limits.label), why=label(why, limits.sentence))
            for path, why in shown
        ),
        "; ",
    )
    more = f"; and {number(len(unread) - len(shown))} more" if len(unread) > len(shown) else ""
    return html('<p class="left-out">Not in this report: {told}{more}.</p>', told=told, more=more)


def _documents(gathered: Gathered, anchors: Anchors, limits: Limits) -> Iterator[Markup]:
    yield html('<section id="documents" aria-labelledby="documents-h"><h2 id="documents-h">Documents</h2>')
    left_out = gathered.totals.documents - len(gathered.articles)
    if left_out:
        yield html(
            '<p class="left-out">Shown are the {shown} with the most penalty points; {left_out} are left '
            "out.</p>",
            shown=plural(len(gathered.articles), "document"),
            left_out=number(left_out),
        )
    if gathered.totals.findings:
        yield _filter(gathered, limits)
    for one in gathered.articles.values():
        yield from article(one, anchors, limits)
    yield html("</section>")


def _filter(gathered: Gathered, limits: Limits) -> Markup:
    """Return the form that the script brings to life; without it, it stays hidden."""
    totals = gathered.totals
    return html(
        '<form id="filter" aria-label="Filter findings" hidden><label>Check <select name="check">'
        '<option value="">all</option>{checks}</select></label><label>Document <select name="document">'
        '<option value="">all</option>{documents}</select></label><fieldset><legend>Severity</legend>'
        '{severities}</fieldset><button type="reset">Show all</button>'
        '<output aria-live="polite"></output></form>',
        checks=join(
            html(
                '<option value="{id}">{id} ({count})</option>',
                id=check_id(one.id),
                count=number(one.findings),
            )
            for one in sorted(totals.checks(), key=lambda one: one.id)
        ),
        documents=join(
            html(
                '<option value="{at}">{at} {name}</option>',
                at=at,
                name=Markup(heading_of(one.row, limits)).striptags(),
            )
            for at, one in gathered.articles.items()
            if one.row.findings
        ),
        severities=join(
            html(
                '<label><input type="checkbox" name="severity" value="{name}" checked> {name}</label>',
                name=severity,
            )
            for severity in SEVERITIES
            if totals.by_severity[severity]
        ),
    )


def _places(gathered: Gathered, limits: Limits) -> dict[int, list[NamePlace]]:
    """Return the places of all names that the tables list."""
    found: dict[int, list[NamePlace]] = {}
    table = gathered.names
    for names in (table.wrong(), table.right(), table.unsettled()):
        for document, places in table.places(names[: limits.names]).items():
            found.setdefault(document, []).extend(places)
    return found


def _hash(text: str) -> str:
    """Return what the page's own policy calls a piece that may be applied."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _style() -> str:
    return _data("page.css")


@cache
def _script() -> str:
    return _data("page.js")


def _data(name: str) -> str:
    return "\n" + files("normalizer.quality.report").joinpath(name).read_text(encoding="utf-8")
