"""Changes of names that are not made, since a user ignores their check or a comment in the text names it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from normalizer.matching.choice import Choice
from normalizer.matching.compile import Numbered
from normalizer.quality.names import check_of_change
from normalizer.quality.prose import Prose
from normalizer.quality.registry import names_in_comments
from normalizer.tables.page import Page

__all__ = ["HELD_FOR", "left_alone"]

HELD_FOR = "mtnorm:ignore="
"""In the reason of a change that a comment holds back for its check; the id of the check follows."""


def left_alone(
    choices: list[Choice], prose: Prose, pages: Numbered[Page], ignored: Collection[str]
) -> list[Choice]:
    """Return the choices of a round without the changes that are ruled out.

    ``ignored`` are ids of checks. An article that such a change would have made wrong stays as well.
    """
    if not ignored and not prose.shield.named:
        return choices
    found: list[Choice] = []
    for choice in choices:
        why = _ruled_out(choice, prose, pages, ignored)
        if why and found and found[-1].method == "article" and _goes_with(found[-1], choice, prose.text):
            found[-1] = _vetoed(found[-1], why)
        found.append(_vetoed(choice, why) if why else choice)
    return found


def _vetoed(choice: Choice, why: str) -> Choice:
    return replace(choice, written=None, action="vetoed", reason=why)


def _ruled_out(choice: Choice, prose: Prose, pages: Numbered[Page], ignored: Collection[str]) -> str:
    """Return why a change is not to be made; empty when nothing speaks against it."""
    if choice.written is None:
        return ""
    page = pages[choice.page] if choice.page is not None else None
    name = check_of_change(choice.method, page, prose.text[choice.start : choice.end], choice.written)
    if name in ignored:
        return f"{name} is ignored"
    held = prose.shield.suppressed(choice.start, choice.end, *names_in_comments(name))
    return f"suppressed by {HELD_FOR}{name}" if held else ""


def _goes_with(article: Choice, change: Choice, text: str) -> bool:
    return not text[article.end : change.start].strip(" \u00a0\r\n\"“'‘([")
