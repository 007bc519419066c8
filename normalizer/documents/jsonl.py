"""JSON Lines: the string values of named fields are documents; the rest of each line is not touched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalizer.documents.document import Anchor, Document, Malformed, lines

__all__ = ["DEFAULT_FIELD", "Jsonl"]

DEFAULT_FIELD = "text"

_SPACE = re.compile(r"[ \t]*")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|u\w{4}|.)")
_NON_ASCII_ESCAPE = re.compile(r"\\u(?!00[0-7])\w{4}")
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str)  # numbers of any length, since none is kept


@dataclass(frozen=True, slots=True)
class Jsonl:
    """Each line is a JSON object; the named fields hold the documents.

    A field is a key, or a dotted path into nested objects (``article.body``). A line that lacks the
    field, or holds no string there, has no document. A value is edited inside its own string token, so
    that a file written in ASCII escapes stays in ASCII escapes and all other bytes stay as they are.
    """

    fields: tuple[str, ...] = (DEFAULT_FIELD,)
    name: str = "jsonl"

    def documents(self, text: str) -> Iterator[Document | Malformed]:
        """Yield the documents line by line, in the order in which they stand on the line.

        When no line has any of the fields, the first line is malformed and says which keys there are.
        """
        ascii_file = text.removeprefix("\ufeff").isascii()
        seen = False
        keys: set[str] = set()
        for number, (line_start, whole) in enumerate(lines(text), 1):
            line = whole.removeprefix("\ufeff") if number == 1 else whole
            start = line_start + len(whole) - len(line)
            if not line.strip(" \t"):
                continue
            try:
                value = _DECODER.decode(line)
            except RecursionError:
                yield Malformed(number, "JSON nested too deeply; flatten the object")
                continue
            except ValueError as error:
                yield Malformed(number, f"not a JSON object ({_reason(error)}); mend or remove the line")
                continue
            if not isinstance(value, dict):
                yield Malformed(number, 'not a JSON object; each line must be one, such as {"text": "…"}')
                continue
            keys.update(value)
            tokens = {}
            for field in self.fields:
                token = _string_token(line, field, value)
                if token is not None:
                    tokens[token] = field
            for token in sorted(tokens):
                seen = True
                yield _document(line, token, start, number, ascii_file, tokens[token])
        if keys and not seen:
            names = " or ".join(map(repr, self.fields))
            have = ", ".join(sorted(keys)[:12])
            yield Malformed(0, f"no line has text in field {names}; pass --field with one of: {have}")


def _reason(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at column {error.colno}"
    return str(error)


def _string_token(line: str, field: str, value: dict[str, object]) -> int | None:
    """Return where on the line the string of a field begins, just behind its opening quote."""
    keys = _keys(value, field)
    if keys is None:
        return None
    place = _SPACE.match(line).end()  # type: ignore[union-attr]
    for key in keys:
        place = _value_of(line, place, key)
    return place + 1


def _keys(value: object, field: str) -> list[str] | None:
    """Return the keys that lead to the string of a field; a key that contains the dot goes first."""
    if not isinstance(value, dict):
        return None
    if isinstance(value.get(field), str):
        return [field]
    at = field.find(".")
    while at >= 0:
        rest = _keys(value.get(field[:at]), field[at + 1 :])
        if rest is not None:
            return [field[:at], *rest]
        at = field.find(".", at + 1)
    return None


def _value_of(line: str, place: int, key: str) -> int:
    """Return where the value of a key begins in the object at ``place``; the last one of equal keys.

    The line is known to be JSON, and the object to have the key.
    """
    found = -1
    place = _skip(line, place + 1)
    while line[place] != "}":
        name, place = _DECODER.raw_decode(line, place)
        place = _skip(line, _skip(line, place) + 1)
        if name == key:
            found = place
        _, place = _DECODER.raw_decode(line, place)
        place = _skip(line, place)
        if line[place] == ",":
            place = _skip(line, place + 1)
    return found


def _skip(line: str, place: int) -> int:
    return _SPACE.match(line, place).end()  # type: ignore[union-attr]


def _document(line: str, token: int, shift: int, number: int, ascii_file: bool, field: str) -> Document:
    text, end = _DECODER.raw_decode(line, token - 1)
    anchors = [Anchor(0, token + shift)]
    gone = 0  # characters of the token that stand for no character of the text
    if len(text) != end - 1 - token:
        for match in _ESCAPE.finditer(line, token, end - 1):
            gone += match.end() - match.start() - 1
            anchors.append(Anchor(match.end() - token - gone, match.end() + shift))
    ascii_line = line.isascii() and (ascii_file or _NON_ASCII_ESCAPE.search(line) is not None)
    return Document(text, number, tuple(anchors), _ascii_escape if ascii_line else _escape, field)


def _escape(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _ascii_escape(text: str) -> str:
    return json.dumps(text)[1:-1]
