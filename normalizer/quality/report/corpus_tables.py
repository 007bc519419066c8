"""The part of the page about what only many documents together show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizer.quality.corpus import CorpusReport, DoubledParagraph, Place, SpelledName, Spelling
from normalizer.quality.name_spellings import left_to_say
from normalizer.quality.report.anchors import Anchors
from normalizer.quality.report.html import Markup, bar, html, join, label, left_out, number
from normalizer.quality.report.limits import Limits

__all__ = ["corpus_tables"]


def corpus_tables(corpus: CorpusReport, anchors: Anchors, limits: Limits) -> Iterator[Markup]:
    """Yield unknown names in several spellings, and paragraphs that several documents have."""
    if corpus.names:
        yield from _spelt(corpus.names, anchors, limits)
    if corpus.paragraphs:
        yield from _doubled(corpus.paragraphs, corpus.doubled, anchors, limits)


def _spelt(names: Sequence[SpelledName], anchors: Anchors, limits: Limits) -> Iterator[Markup]:
    yield html(
        '<table class="bars wide names"><caption>Unknown names in several spellings</caption><thead><tr>'
        '<th scope="col">Spelling</th><th scope="col" class="n">Times</th><td class="b"></td>'
        '<th scope="col" class="n">Documents</th><th scope="col">Where</th></tr></thead>'
    )
    for name in names[: limits.names]:
        greatest = max(spelling.times for spelling in name.spellings)
        for place, one in enumerate(name.spellings[: limits.spellings]):
            yield html(
                '{row}<th scope="row">{surface}</th><td class="n">{times}</td><td class="b">{bar}</td>'
                '<td class="n">{documents}</td><td class="places">{places}</td></tr>',
                row=Markup("<tr>") if place else Markup("<tbody><tr>"),
                surface=label(one.surface, limits.label),
                times=number(one.times),
                bar=bar(one.times, greatest, _kind(one)),
                documents=number(one.documents),
                places=_corpus_places(one.places, one.times, anchors, limits),
            )
        yield html(
            '<tr><td class="entry" colspan="5">A line for an alias table{choice}: <code>{entry}</code>'
            "</td></tr></tbody>",
            choice=f" ({to_do})" if (to_do := left_to_say(name.settled, name.kind or "")) else "",
            entry=label(name.entry, limits.sentence),
        )
    yield html("</table>")
    if len(names) > limits.names:
        yield left_out(len(names) - limits.names, "name")


def _kind(spelling: Spelling) -> str:
    """Return the colour: what most documents have is not called right for it."""
    return "right" if spelling.known else "wrong" if spelling.doubtful else "neutral"


def _doubled(
    paragraphs: Sequence[DoubledParagraph], every: int, anchors: Anchors, limits: Limits
) -> Iterator[Markup]:
    yield html(
        '<table class="wide"><caption>Paragraphs that stand in several documents</caption><thead><tr>'
        '<th scope="col">Begins</th><th scope="col" class="n">Words</th><th scope="col">Where'
        "</th></tr></thead>"
        "<tbody>"
    )
    shown = paragraphs[: limits.names]
    for one in shown:
        yield html(
            '<tr><th scope="row">{begins}…</th><td class="n">{words}</td>'
            '<td class="places">{places}</td></tr>',
            begins=label(one.beginning, limits.label),
            words=number(one.words),
            places=_corpus_places(one.places, one.documents, anchors, limits),
        )
    yield html("</tbody></table>")
    if every > len(shown):
        yield left_out(every - len(shown), "paragraph")


def _corpus_places(places: Sequence[Place], times: int, anchors: Anchors, limits: Limits) -> Markup:
    shown = places[: limits.places_per_spelling]
    told = []
    for place in shown:
        document = anchors.document(place.path)
        text = html("{path}:{line}", path=label(place.path, limits.label), line=place.line)
        told.append(html('<a href="#d{at}">{text}</a>', at=document, text=text) if document else text)
    more = f" and {number(times - len(shown))} more" if times > len(shown) else ""
    return join(told, ", ") + more
