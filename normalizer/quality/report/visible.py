"""Spelling out what a page cannot show or must not obey: controls, lone surrogates, direction marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["cost", "one_line", "pieces", "spelled"]

# Last two code points of every plane, which are no characters; U+FFFE and U+FFFF are in the first range.
_PLANE_ENDS = "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 15))
# A joiner between two letters outside ASCII belongs to an emoji or to a script that needs it.
_UNSEEN = re.compile(
    "([\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff"
    f"\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff{_PLANE_ENDS}])\\1*"
    "|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_SIGN_COST = 40


def spelled(run: str) -> str:
    r"""Return the name of a run of one code point; of what was no UTF-8, the byte.

    >>> spelled("\u200b"), spelled("\0" * 3), spelled("\udc92")
    ('U+200B', 'U+0000 ×3', 'byte 92')
    """
    code = ord(run[0])
    name = f"byte {code - 0xDC00:02X}" if 0xDC80 <= code <= 0xDCFF else f"U+{code:04X}"
    return name if len(run) == 1 else f"{name} ×{len(run):,}"


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield stretches to show as they are and, marked True, the names of what cannot be shown."""
    done = 0
    for match in _UNSEEN.finditer(text):
        if match.start() > done:
            yield text[done : match.start()], False
        yield spelled(match[0]), True
        done = match.end()
    if done < len(text):
        yield text[done:], False


def one_line(text: str, longest: int) -> str:
    r"""Return text for a table or a list: on one line, nothing unseen, its end cut off if it is long.

    >>> one_line("a\r\nb\tc\u202e", 20), one_line("abcdef", 3)
    ('a⏎b c[U+202E]', 'abc… (6 characters)')
    """
    shown = _LINE_END.sub("⏎", text[:longest]).replace("\t", " ")
    shown = "".join(f"[{piece}]" if is_sign else piece for piece, is_sign in pieces(shown))
    return shown if len(text) <= longest else f"{shown}… ({len(text):,} characters)"


def cost(text: str) -> int:
    """Return about how many characters of the page a text takes."""
    signs = sum(1 for _ in _UNSEEN.finditer(text))
    return len(text) + _SIGN_COST * signs + 5 * sum(map(text.count, "<>&\"'")) + 8 * text.count("\n")
