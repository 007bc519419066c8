"""Addresses in a text: of pages and of mail, paths, handles and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.matching.late import Late
from normalizer.matching.signs import Signs

__all__ = ["KINDS", "addresses_in"]

_ADDRESS = Late(
    r"""
      (?P<url>(?:https?|ftp|file)://[^\s<>"“”]+|www\.[^\s<>"“”]+)
    | (?P<email>(?<![\w\u0300-\u036f.+-])[\w\u0300-\u036f.+-]{1,64}
        @[\w-]{1,64}(?:\.[\w-]{1,64})+)
    | (?P<path>(?<![\w\u0300-\u036f.])(?:[A-Za-z]:\\|~/|\.{1,2}/|/(?=[\w\u0300-\u036f]+/))[^\s<>"“”,;]+
        | (?<![\w\u0300-\u036f./-])\w[\w\u0300-\u036f.-]{0,99}
            (?:/[\w\u0300-\u036f.-]+)+\.[A-Za-z]\w{1,4}(?!\w)
        | (?<![\w\u0300-\u036f./-])\w[\w\u0300-\u036f.-]{0,99}
            \.(?:txt|md|csv|tsv|jsonl?|xml|ya?ml|toml|html?|pdf|docx?|xlsx?|pptx?|odt|png|jpe?g|gif|svg|webp
                |mp[34]|wav|zip|gz|py|js|css|srt|vtt|parquet|log)(?![\w-])
        | (?<![\w\u0300-\u036f.-])(?:[a-z0-9-]{1,64}\.){1,5}
            (?:com|org|net|info|gov|edu|int|[a-z]{2})(?![\w-])(?:/[^\s<>"“”]*)?)
    | (?P<handle>(?<![\w\u0300-\u036f@])@\w[\w\u0300-\u036f.]*)
    | (?P<tag>(?<![\w\u0300-\u036f\#&])\#\w+(?:-\w+)*)
    """,
    re.VERBOSE,
)
_ADDRESS_STOP = re.compile(r"\.(?<=\w\.)[a-z]")
_WORD_END = re.compile(r"\s|\Z")
_LONGEST_ADDRESS = 2_000
KINDS = {
    "url": "a web address",
    "email": "an e-mail address",
    "path": "a path",
    "handle": "a handle",
    "tag": "a tag",
}
"""What each group of the expression is, in words."""


def addresses_in(text: str, where: Signs) -> Iterator[re.Match[str]]:
    """Yield addresses of every kind; white space ends each of them."""
    stops = (match for place in where.stop if (match := _ADDRESS_STOP.match(text, place)))
    places = [(place, place, place + 1) for place in where.address]
    places += ((match.start(), match.start() - 1, match.end()) for match in stops)
    done = 0
    for place, first, behind in sorted(places):
        if place < done:
            continue
        before = text[max(done, first - _LONGEST_ADDRESS) : first]
        word = "" if before[-1:].isspace() or not before else before.rsplit(None, 1)[-1]
        end = _WORD_END.search(text, behind)
        done = end.start() if end else len(text)
        yield from _ADDRESS().finditer(text, first - len(word), done)
