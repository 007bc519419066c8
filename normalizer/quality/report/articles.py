"""The part of the page about the documents: each text with its highlights, and the notes beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalizer.quality.report.anchors import Anchors, anchor
from normalizer.quality.report.document_table import heading_of
from normalizer.quality.report.gather import Article
from normalizer.quality.report.html import Markup, html, join, number, plural, running
from normalizer.quality.report.limits import Limits
from normalizer.quality.report.note_list import note_list
from normalizer.quality.report.notes import Mark
from normalizer.quality.report.passages import Passage, Piece, pieces

__all__ = ["article"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_NEXT_LINE = Markup("</p>\n<p>")


def article(one: Article, anchors: Anchors, limits: Limits) -> Iterator[Markup]:
    """Yield a document as a part of the page that can be folded away."""
    at = one.row.number
    tally = plural(one.row.findings, "finding") if one.row.findings else "nothing found"
    yield html(
        '<article id="d{at}" data-document="{at}" aria-labelledby="d{at}-h"><h3 id="d{at}-h">'
        '<span class="ordinal">{at}</span> {name}</h3><details{open}><summary>{what}</summary>'
        '<div class="sheet">',
        at=at,
        open=Markup(" open") if one.row.findings else Markup(""),
        name=heading_of(one.row, limits),
        what=f"Text and notes: {tally}" if one.row.findings else f"Text: {tally}",
    )
    if one.crowded_out:
        yield html(
            '<p class="left-out">Text and notes are left out: the page is full. A report of this document '
            "alone shows them.</p>"
        )
    else:
        yield from _text(one, anchors)
        yield from note_list(one, anchors, limits)
    yield html("</div></details></article>\n")


def _text(one: Article, anchors: Anchors) -> Iterator[Markup]:
    at = one.row.number
    yield html('<div class="text" role="group" aria-label="Text of document {at}">', at=at)
    if not one.length:
        yield html('<p class="left-out">This document is empty.</p>')
    elif not one.passages:
        yield _left_out(one, "nothing of it is shown, since nothing was found in it")
    elif not one.is_whole:
        be = "is" if len(one.passages) == 1 else "are"
        yield _left_out(one, f"shown {be} {plural(len(one.passages), 'passage')} around findings")
    done: set[Mark] = set()
    before = 0
    for passage in one.passages:
        if passage.start > before:
            yield _gap(passage.start - before)
        if one.is_whole:
            yield html('<div class="passage numbered"><p>')
        else:
            yield html('<div class="passage"><p class="from">Line {n}</p><p>', n=number(passage.line))
        yield from _passage(one, passage, anchors, done)
        yield html("</p></div>")
        before = passage.end
    if one.passages and before < one.length:
        yield _gap(one.length - before)
    yield html("</div>")


def _left_out(one: Article, shown: str) -> Markup:
    return html(
        '<p class="left-out">The text has {length} characters; {shown}.</p>',
        length=number(one.length),
        shown=shown,
    )


def _gap(length: int) -> Markup:
    return html('<p class="gap">{length} left out</p>', length=plural(length, "character"))


def _passage(one: Article, passage: Passage, anchors: Anchors, done: set[Mark]) -> Iterator[Markup]:
    """Yield the text of a passage, in paragraphs of one line each."""
    at = one.row.number
    linked: set[Mark] = set()
    for piece in pieces(passage, anchors.marks(at)):
        text = passage.text[piece.start - passage.start : piece.end - passage.start]
        if not piece.start:
            text = text.removeprefix("\ufeff")  # the mark of the file is no part of what is read
        ids = [mark for mark in piece.opening if mark not in done]
        done.update(ids)
        if not piece.marks:
            yield from _plain(at, text, ids)
        else:
            link = piece.marks[0] if piece.marks[0] not in linked else None
            linked.add(piece.marks[0])
            yield from _marked(one, text, piece, ids, link)


def _plain(at: int, text: str, ids: Sequence[Mark]) -> Iterator[Markup]:
    """Yield text that no note is about; the name in it may be linked to."""
    for place, line in enumerate(_LINE_END.split(text)):
        if place:
            yield _NEXT_LINE
        if ids and not place:
            yield html(
                '<span id="{id}" class="spot">{text}</span>', id=anchor(at, ids[0]), text=running(line)
            )
        else:
            yield running(line)


def _marked(
    one: Article, text: str, piece: Piece, ids: Sequence[Mark], link: Mark | None
) -> Iterator[Markup]:
    """Yield a highlighted stretch: a link to its note where it begins, so that the keyboard reaches it."""
    at = one.row.number
    own = link if link in ids else None
    yield join(html('<span id="{id}"></span>', id=anchor(at, mark)) for mark in ids if mark is not own)
    about = " ".join(f"t{at}-{mark.note} r{at}-{mark.note}-{mark.reason}" for mark in piece.marks)
    first = one.notes.listed[piece.marks[0].note - 1]
    kind = first.finding.severity + (" missing" if piece.start == piece.end else "")
    # Its number stands once, where a note ends, not behind every name within a doubled paragraph.
    ending = sorted({one.notes.listed[mark.note - 1].number for mark in piece.marks if mark.end <= piece.end})
    lines = _LINE_END.split(text)
    last = max((place for place, line in enumerate(lines) if line), default=0)
    for place, line in enumerate(lines):
        if place:
            yield _NEXT_LINE
        inner = running(line)
        if link is not None and not place:
            inner = html(
                '<a href="#n{at}-{note}" aria-describedby="{about}">{text}</a>',
                at=at,
                note=link.note,
                about=about,
                text=inner or html('<span class="aside">something is missing here</span>'),
            )
        elif not line:
            continue
        yield html(
            '<mark{id} class="{kind}" data-about="{about}"{ending}>{inner}</mark>',
            id=html(' id="{id}"', id=anchor(at, own)) if own and not place else Markup(""),
            kind=kind,
            about=about,
            ending=html(' data-n="{notes}"', notes=",".join(map(str, ending)))
            if ending and place == last
            else Markup(""),
            inner=inner,
        )
