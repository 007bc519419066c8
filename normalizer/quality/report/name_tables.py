"""The part of the page about names: which stand in which spellings, how often and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizer.quality.corpus import CorpusReport
from normalizer.quality.report.anchors import Anchors
from normalizer.quality.report.corpus_tables import corpus_tables
from normalizer.quality.report.gather import Gathered
from normalizer.quality.report.html import Markup, bar, html, join, label, left_out, number, plural
from normalizer.quality.report.limits import Limits
from normalizer.quality.report.names import Name, NamePlace, Spelling

__all__ = ["names_section"]

_DONE = {
    "kept": "right as it is",
    "suggested": "suggestion",
    "ambiguous": "left alone: more than one reading",
    "vetoed": "left alone",
}


def names_section(
    gathered: Gathered, anchors: Anchors, corpus: CorpusReport | None, limits: Limits
) -> Iterator[Markup]:
    """Yield the tables of names."""
    wrong, right, unsettled = gathered.names.wrong(), gathered.names.right(), gathered.names.unsettled()
    yield html('<section id="names" aria-labelledby="names-h"><h2 id="names-h">Names</h2>')
    if wrong:
        yield from _table(Markup("Names to be mended or looked at"), wrong, anchors, limits)
    if corpus is not None:
        yield from corpus_tables(corpus, anchors, limits)
    if unsettled:
        yield from _folded("of names left alone, with more than one reading", unsettled, anchors, limits)
    if right:
        yield from _folded("of names right everywhere", right, anchors, limits, done=False)
    if not (wrong or right or unsettled):
        yield html("<p>No name of the tables was found.</p>")
    yield html("</section>")


def _folded(
    what: str, names: Sequence[Name], anchors: Anchors, limits: Limits, *, done: bool = True
) -> Iterator[Markup]:
    yield html(
        '<details class="more"><summary>Table {what}: {count}</summary>', what=what, count=number(len(names))
    )
    caption = html('<span class="aside">Table {what}</span>', what=what)  # the summary stands above it
    yield from _table(caption, names, anchors, limits, done)
    yield html("</details>")


def _table(
    caption: Markup, names: Sequence[Name], anchors: Anchors, limits: Limits, done: bool = True
) -> Iterator[Markup]:
    yield html(
        '<table class="bars wide names"><caption>{caption}</caption><thead><tr>'
        '<th scope="col">Name</th><th scope="col">Spelling</th><th scope="col" class="n">Times</th>'
        '<td class="b"></td>{done}<th scope="col">Where (document:line)</th></tr></thead>',
        caption=caption,
        done=Markup('<th scope="col">What is done</th>') if done else Markup(""),
    )
    for name in names[: limits.names]:
        yield from _name(name, anchors, limits, done)
    yield html("</table>")
    if len(names) > limits.names:
        yield left_out(len(names) - limits.names, "name")


def _name(name: Name, anchors: Anchors, limits: Limits, done: bool) -> Iterator[Markup]:
    every = name.by_times()
    shown = every[: limits.spellings]
    more = plural(len(every) - len(shown), "more spelling") if len(every) > len(shown) else ""
    yield html(
        '<tbody><tr><th scope="rowgroup" rowspan="{rows}">{name}<div class="about">{times}{more}</div></th>',
        rows=len(shown),
        name=label(name.entity, limits.label),
        times=plural(name.times, "mention"),
        more=f", {more}" if more else "",
    )
    for place, spelling in enumerate(shown):
        yield html(
            '{row}<td>{surface}</td><td class="n">{times}</td><td class="b">{bar}</td>{done}'
            '<td class="places">{places}</td></tr>',
            row=Markup("<tr>") if place else Markup(""),
            surface=label(spelling.surface, limits.label),
            times=number(spelling.times),
            bar=bar(spelling.times, shown[0].times, _kind(spelling)),
            done=html("<td>{what}</td>", what=_done(spelling, limits)) if done else Markup(""),
            places=_places(spelling.places, spelling.times, anchors),
        )
    yield html("</tbody>")


def _kind(spelling: Spelling) -> str:
    return "right" if all(action == "kept" for action, _ in spelling.done) else "wrong"


def _done(spelling: Spelling, limits: Limits) -> Markup:
    told = []
    for (action, written), times in spelling.done.most_common(4):
        if action == "replaced":
            what = html("becomes {written}", written=label(written or "", limits.label))
        else:
            what = html("{what}", what=_DONE[action])
        told.append(html("{what} ({times})", what=what, times=times) if len(spelling.done) > 1 else what)
    if spelling.where:
        told[-1] += html(' <span class="where">{where}</span>', where=label(spelling.where, limits.label))
    if any(action not in ("kept", "replaced") for action, _ in spelling.done):
        told[-1] += html('<div class="about">{reason}</div>', reason=label(spelling.reason, limits.sentence))
    return join(told, ", ")


def _places(places: Sequence[NamePlace], times: int, anchors: Anchors) -> Markup:
    """Return links into the texts, by document."""
    told: list[Markup] = []
    last = 0
    for place in places:
        target = anchors.of(place.document, place.start, place.end)
        text = f"{place.document}:{place.line}" if place.document != last else f"{place.line}"
        spoken = f"document {place.document}, line {place.line}"
        last = place.document
        told.append(
            html('<a href="#{id}" aria-label="{spoken}">{text}</a>', id=target, spoken=spoken, text=text)
            if target
            else html("<span>{text}</span>", text=text)
        )
    more = f" and {number(times - len(places))} more" if times > len(places) else ""
    return join(told, ", ") + more
