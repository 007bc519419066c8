"""The notes beside the text of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.quality.finding import Finding
from normalizer.quality.report.anchors import Anchors
from normalizer.quality.report.gather import Article
from normalizer.quality.report.html import Markup, check_id, html, join, label, number, plural
from normalizer.quality.report.limits import Limits
from normalizer.quality.report.notes import Note, Place, Reason

__all__ = ["note_list"]

_SPACES = re.compile(r"\A +| +\Z| {2,}")
_FIX = {"auto": "mtnorm fix writes it", "suggest": "suggestion", "none": "for a person to judge"}


def note_list(one: Article, anchors: Anchors, limits: Limits) -> Iterator[Markup]:
    """Yield the notes of a document, in the order of its text."""
    at = one.row.number
    if not one.notes.listed:
        return
    yield html('<div class="notes"><h4 id="d{at}-n">Notes</h4><ol aria-labelledby="d{at}-n">', at=at)
    for note in one.notes.listed:
        yield _note(one, note, anchors, limits)
    yield html("</ol>")
    if one.notes.left_out:
        counts = ", ".join(
            f"{count:,} {check_id(check)}" for check, count in sorted(one.notes.left_out.items())
        )
        yield html(
            '<p class="left-out">{total} not listed here: {counts}. The JSON form of the report has all.</p>',
            total=plural(sum(one.notes.left_out.values()), "finding"),
            counts=counts,
        )
    yield html("</div>")


def _note(one: Article, note: Note, anchors: Anchors, limits: Limits) -> Markup:
    at, finding = one.row.number, note.finding
    written = Markup("")
    if finding.replacement is not None:
        written = html(
            '<p class="fix"><span class="was">{surface}</span> <span aria-hidden="true">→</span>'
            '<span class="aside">becomes</span> <span class="now">{written}</span></p>',
            surface=label(_with_spaces(finding.surface), limits.label)
            if finding.surface
            else Markup("<i>nothing</i>"),
            written=label(_with_spaces(finding.replacement), limits.label)
            if finding.replacement
            else Markup("<i>nothing</i>"),
        )
    return html(
        '<li id="n{at}-{n}" value="{n}" data-check="{check}" data-severity="{severity}" '
        'data-times="{count}"><div id="t{at}-{n}"><p class="head">'
        '<span class="sev {severity}">{severity}</span> '
        '<span class="check">{check}</span>{times} <span class="fixed">{fix}</span></p>'
        '{message}{written}</div><ul class="why">{reasons}</ul></li>\n',
        at=at,
        n=note.number,
        check=check_id(finding.check),
        severity=finding.severity,
        count=note.times,
        times=html(' <span class="times">{times} times</span>', times=number(note.times))
        if note.times > 1
        else Markup(""),
        fix=_FIX[finding.fix],
        message=_message(finding, limits),
        written=written,
        reasons=join(
            _reason(one, note, n, reason, anchors, limits) for n, reason in enumerate(note.reasons, 1)
        ),
    )


def _with_spaces(text: str) -> str:
    """Return a stretch with the spaces that nobody would see: they may be the point."""
    return _SPACES.sub(lambda found: "␣" * len(found[0]), text)


def _message(finding: Finding, limits: Limits) -> Markup:
    """Return the message, unless it says no more than what should stand there, which is shown anyway."""
    if finding.message == f"'{finding.surface}' should be '{finding.replacement}'":
        return Markup("")
    return html('<p class="what">{message}</p>', message=label(finding.message, limits.sentence))


def _reason(one: Article, note: Note, n: int, reason: Reason, anchors: Anchors, limits: Limits) -> Markup:
    at = one.row.number
    places = join(
        (_place(one, span, place, anchors) for span, place in zip(reason.spans, reason.places, strict=False)),
        ", ",
    )
    more = reason.times - len(reason.places)
    return html(
        '<li><span id="r{at}-{note}-{n}">{reason}{where}</span> <span class="at">{places}{more}</span></li>',
        at=at,
        note=note.number,
        n=n,
        reason=label(reason.reason, limits.sentence),
        where=html(' <span class="where">{where}</span>', where=label(reason.where, limits.label))
        if reason.where
        else Markup(""),
        places=html("{what}\u00a0{places}", what=_lines(one, reason), places=places)
        if reason.places
        else Markup(""),
        more=f" and {number(more)} more" if more else "",
    )


def _lines(one: Article, reason: Reason) -> str:
    """Return what the figures of the places are: lines of a file, else characters of a document in one."""
    unit = "line" if one.row.line is None else "character"
    return unit if len(reason.places) == 1 else f"{unit}s"


def _place(one: Article, span: tuple[int, int], place: Place, anchors: Anchors) -> Markup:
    text = f"{place.line:,}" if one.row.line is None else f"{span[0] + 1:,}"
    target = anchors.of(one.row.number, *span)
    if target is None:
        return html("<span>{text}</span>", text=text)
    return html('<a href="#{id}">{text}</a>', id=target, text=text)
