"""What kind of file was given for import, told from its bytes, when it can be none of the format's."""

from __future__ import annotations

import json
import re

__all__ = ["wrong_kind"]

_SIGNATURES = (
    (b"PK\x03\x04", "a spreadsheet or another zip archive", "export it as {format}, or unpack it"),
    (b"\xd0\xcf\x11\xe0", "a spreadsheet or document of Office", "export it as {format}"),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it first"),
    (b"%PDF", "a PDF", "name the file that it was made from"),
    (b"\xff\xfe", "UTF-16", "save it as UTF-8"),
    (b"\xfe\xff", "UTF-16", "save it as UTF-8"),
)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE|!--|html|tbx|martif)", re.I)
_PLAIN = {"csv": "CSV", "tsv": "TSV", "geonames": "a table of GeoNames", "petrarch": "an actor dictionary"}
"""Formats that are neither XML nor JSON; the readers of those say themselves what is none."""


def wrong_kind(format: str, data: bytes) -> tuple[int, str] | None:
    """Return the line, and what is wrong and what to do, of a file that cannot be of a format; else None."""
    for signature, kind, hint in _SIGNATURES:
        if data.startswith(signature):
            return 1, f"this is {kind}, not {format}; {hint.format(format=format)}"
    if (place := data.find(b"\0")) >= 0:
        return data.count(b"\n", 0, place) + 1, "a NUL byte: this is no text; name a text file"
    if not data.strip(b"\xef\xbb\xbf \t\r\n") and format not in ("csv", "tsv"):  # those name their header
        return 1, "the file is empty; check that it was saved, or name another"
    if format in _PLAIN:
        if _MARKUP.match(data):
            return 1, f"this is XML or HTML, and {_PLAIN[format]} is asked for; import a term base as tbx"
        if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and _is_json(data):
            hint = "import it as wikidata, cldr or openrefine, whichever it is"
            return 1, f"this is JSON, and {_PLAIN[format]} is asked for; {hint}"
    return None


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
