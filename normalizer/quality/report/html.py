"""Building HTML from text of unknown origin: every string is escaped unless it was built here."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from normalizer.quality.report.visible import one_line, pieces

__all__ = [
    "Markup",
    "bar",
    "change",
    "check_id",
    "html",
    "join",
    "label",
    "left_out",
    "number",
    "plural",
    "points",
    "running",
]

_NOTHING = Markup("")


def html(template: str, **values: object) -> Markup:
    """Fill a template of our own with values; strings among them are escaped.

    >>> html("<b>{word}</b>", word="<i>")
    Markup('<b>&lt;i&gt;</b>')
    """
    return Markup(template).format(**values)


def join(parts: Iterable[Markup], between: str = "") -> Markup:
    """Return parts one after another."""
    return Markup(between).join(parts)


def label(text: str, longest: int) -> Markup:
    """Return a string of the input on one line; its direction stays its own."""
    return html("<bdi>{text}</bdi>", text=one_line(text, longest))


def running(text: str) -> Markup:
    r"""Return a stretch of a text without line breaks; what cannot be seen stands in small type.

    >>> running("a\0<")
    Markup('a<span class="sign">U+0000</span>&lt;')
    """
    if text.isascii() and text.isprintable():
        return escape(text)
    return _NOTHING.join(
        html('<span class="sign">{name}</span>', name=piece) if is_sign else escape(piece)
        for piece, is_sign in pieces(text)
    )


def check_id(name: str) -> str:
    """Return the id of a check; ours are plain, those of others may be anything."""
    return one_line(name, 60)


def bar(value: float, greatest: float, kind: str) -> Markup:
    """Return a bar for the eye alone; the figure stands beside it."""
    width = (
        0.0 if greatest <= 0 else max(0.5, round(100 * min(value, greatest) / greatest, 1)) if value else 0.0
    )
    return html(
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="track" width="100" height="8"/>'
        '<rect class="{kind}" width="{width:g}" height="8"/></svg>',
        kind=kind,
        width=width,
    )


def change(before: str, after: str) -> Markup:
    """Return two figures, as read aloud: the one before fixing and the one after."""
    return html(
        '<span class="was">{before}</span> <span class="to" aria-hidden="true">→</span>'
        '<span class="aside"> before, after fixing </span> <span class="now">{after}</span>',
        before=before,
        after=after,
    )


def left_out(count: int, what: str) -> Markup:
    """Return the sentence beneath a table that does not tell all."""
    return html('<p class="left-out">{count} left out of this table.</p>', count=plural(count, what))


def number(value: int) -> str:
    """Return a whole number for reading."""
    return f"{value:,}"


def points(value: float) -> str:
    """Return penalty points or a score for reading."""
    return f"{value:,.1f}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> plural(1, "finding"), plural(1200, "finding")
    ('1 finding', '1,200 findings')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"
