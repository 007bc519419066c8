"""What is wrong with a single string of an alias table, and how strings are shown and compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["fold", "nfc", "quote", "quote_some", "sentence_fault", "text_fault"]

LONGEST_TEXT = 300
LONGEST_SENTENCE = 2_000
_SHOWN = 60

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Invisible characters count as controls too. The joiners U+200C and U+200D do not: Persian and the
# scripts of India spell words with them.
_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\xad\u200b\u2060\ufeff\U000e0000-\U000e007f]"
)
_SENTENCE_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

# fmt: off
_SCRIPTS = (
    "Latin", "Han", "Cyrillic", "Arabic", "Hangul", "Hiragana", "Katakana", "Bopomofo", "Greek", "Armenian",
    "Georgian", "Hebrew", "Devanagari", "Bengali", "Tamil", "Telugu", "Gujarati", "Gurmukhi", "Kannada",
    "Malayalam", "Oriya", "Sinhala", "Thai", "Lao", "Khmer", "Myanmar", "Tibetan", "Mongolian", "Ethiopic",
    "Syriac", "Thaana", "Cherokee", "Coptic", "Glagolitic", "Tifinagh", "Nko",
)
# fmt: on
# Scripts that are written together: the "highly restrictive" level of Unicode Technical Standard 39.
_TOGETHER = (
    {"Latin", "Han", "Hiragana", "Katakana"},
    {"Latin", "Han", "Hangul"},
    {"Latin", "Han", "Bopomofo"},
)

_DROPPED = re.compile(
    r"[\s\u00ad\u02b9-\u02bd'`´‘’‛′＇\-\u058a\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u0300-\u036f]+"
)
_DROPPED_ASCII = str.maketrans("", "", " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f'`-")
# Letters whose mark is no combining character, so that decomposition leaves them.
_PLAIN = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ə": "a",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ŋ": "n",
    }
)


def text_fault(text: str) -> str | None:
    """Return what is wrong with a name, alias or other entry, or None."""
    if _plain(text) and text[0] != " " != text[-1] and len(text) <= LONGEST_TEXT:
        return None
    if not text.strip():
        return "empty text; write something or remove the entry"
    if len(text) > LONGEST_TEXT:
        return f"{quote(text)} has {len(text):,} characters; shorten it to at most {LONGEST_TEXT}"
    if text != text.strip():
        return f"{quote(text)} starts or ends with white space; remove it"
    return _character_fault(text, _CONTROL) or _script_fault(text)


def sentence_fault(text: str) -> str | None:
    """Return what is wrong with a sentence, or None; line breaks and mixed scripts are fine in one."""
    if not text.strip():
        return "empty sentence; write one or remove the entry"
    if len(text) > LONGEST_SENTENCE:
        return f"a sentence of {len(text):,} characters; shorten it to at most {LONGEST_SENTENCE:,}"
    return None if _plain(text) else _character_fault(text, _SENTENCE_CONTROL)


def quote(text: str) -> str:
    """Return the text in quotes, shortened, with nothing in it that a terminal would act upon."""
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    if not shown.isprintable():
        shown = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in shown)
    return f"'{shown}'"


def quote_some(texts: Iterable[str]) -> str:
    """Return the first few texts in quotes, and an ellipsis for the rest."""
    quoted = [quote(text) for text in texts]
    return ", ".join([*quoted[:3], "…"] if len(quoted) > 4 else quoted)


def nfc(text: str) -> str:
    """Return the composed spelling, in which strings that look the same are the same."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return the text without case, accents, hyphens, spaces and apostrophes.

    >>> fold("Tsai Ing -wen") == fold("tsaí ing-wen")
    True
    """
    if text.isascii():
        return text.lower().translate(_DROPPED_ASCII)
    return _DROPPED.sub("", unicodedata.normalize("NFD", text.casefold())).translate(_PLAIN)


def _plain(text: str) -> bool:
    """Whether the text is, as most are, of printable ASCII and not empty."""
    return text.isascii() and text.isprintable() and text != ""


def _character_fault(text: str, control: re.Pattern[str]) -> str | None:
    if found := _BIDI.search(text):
        kind = "bidirectional control"
    elif found := control.search(text):
        kind = "control character"
    else:
        return None
    return f"{quote(text)} contains the {kind} U+{ord(found[0]):04X}; remove it"


def _script_fault(text: str) -> str | None:
    scripts: list[str] = []
    for letter in _letters().finditer(text):
        script = letter.lastgroup
        if script != "Common" and script not in scripts:
            scripts.append(script)
    if len(scripts) < 2 or any(together.issuperset(scripts) for together in _TOGETHER):
        return None
    named = " and ".join(script.replace("another", "other") for script in scripts)
    return f"{quote(text)} mixes {named} letters; write it in one script"


@cache
def _letters() -> Any:  # the regex package has no types
    """Compile, at the first string that is not ASCII, a pattern whose group names a letter's script."""
    import regex

    groups = "|".join(rf"(?P<{script}>\p{{Script={script}}})" for script in _SCRIPTS)
    return regex.compile(
        rf"(?=\p{{L}})(?:(?P<Common>[\p{{Script=Common}}\p{{Script=Inherited}}])|{groups}|(?P<another>.))"
    )
