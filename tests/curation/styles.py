"""Random alias tables written the way different people write YAML."""

from __future__ import annotations

import json
from random import Random
from typing import Any

__all__ = ["written_somehow"]


def written_somehow(pages: dict[str, Any], seed: int) -> bytes:
    """Return the pages as YAML: lists in lines and in brackets, quotes, comments, line ends, indentation."""
    random = Random(seed)
    step = random.choice((2, 2, 4))
    lines = ["# yaml-language-server: $schema=schema.json", ""] if random.random() < 0.5 else []
    for name, page in pages.items():
        if random.random() < 0.15:
            lines.append(f"{_text(name, random)}: {_flow(page, random)}")
            continue
        lines.append(f"{_text(name, random)}:{_comment(random)}")
        for field, value in page.items():
            lines += _field(field, value, random, " " * step, step)
        if random.random() < 0.3:
            lines += ["", "  # a comment of its own", ""]
    newline = random.choice(("\n", "\n", "\r\n"))
    text = newline.join(lines) + random.choice((newline, newline, ""))
    return random.choice((b"", b"", b"\xef\xbb\xbf")) + text.encode()


def _field(field: str, value: Any, random: Random, indent: str, step: int) -> list[str]:
    key = f"{indent}{field}:"
    if isinstance(value, str):
        return [f"{key} {_text(value, random)}{_comment(random)}"]
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str) and random.random() < 0.2:
        return [f"{key} {_text(value[0], random)}"]
    style = random.choice(("flow", "lines", "block"))
    deeper = indent + " " * step
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        items = [_text(item, random) for item in value]
    elif isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
        items = [f"{_text(k, random)}: {_text(v, random)}" for k, v in value.items()]
    else:
        return [f"{key} {_flow(value, random)}"]
    brackets = "[]" if isinstance(value, list) else "{}"
    if style == "flow":
        return [f"{key} {brackets[0]}{', '.join(items)}{random.choice(('', ','))}{brackets[1]}"]
    if style == "lines":
        last = random.choice(("", ",", ",  # the last"))
        return [
            f"{key} {brackets[0]}",
            *(f"{deeper}{item}," for item in items[:-1]),
            deeper + items[-1] + last,
            f"{indent}{brackets[1]}",
        ]
    dash = random.choice(("- ", "-  ")) if isinstance(value, list) else ""
    at = random.choice((indent, deeper)) if dash else deeper
    return [f"{key}{_comment(random)}", *(f"{at}{dash}{item}{_comment(random)}" for item in items)]


def _flow(value: Any, random: Random) -> str:
    if isinstance(value, str):
        return _text(value, random)
    if isinstance(value, list):
        return f"[{', '.join(_flow(item, random) for item in value)}]"
    return f"{{{', '.join(f'{_text(k, random)}: {_flow(v, random)}' for k, v in value.items())}}}"


def _text(text: str, random: Random) -> str:
    choice = random.random()
    if choice < 0.2:
        return json.dumps(text, ensure_ascii=False)
    plain = not set(text) & set(",:[]{}#'\"&*!|>%@`?") and not text.startswith("-")
    return text if plain and choice < 0.9 else "'" + text.replace("'", "''") + "'"


def _comment(random: Random) -> str:
    return random.choice(("", "", "", "  # why: it was seen"))
