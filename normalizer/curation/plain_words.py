"""What becomes of English text when an English word is made an alias without rules."""

from __future__ import annotations

from normalizer.matching.fuzzy.frequency import zipf
from normalizer.matching.lexicon import is_english
from normalizer.tables import Page
from normalizer.tables.strings import quote

__all__ = ["plain_word_fault", "reach_of_word"]

_COMMON_WORD = 5.5
"""Zipf frequency from which a word stands in nearly every article: *house*, *state*, *right*."""
_COMMON_PHRASE = 6.0
"""The same for each word of a phrase: *out of the way*; but *Big Country* may well be a calque."""
_SHORT = 2
"""Letters up to which the frequency list has no words: *of*, *to*."""


def plain_word_fault(alias: str, page: Page) -> str | None:
    """Return why an alias is too common in English to go without rules, and what to do; None if it is not.

    Abbreviations in capitals (*WHO*, *US*) are found in capitals only, and are no words. An alias in small
    letters is found in any case, so that only a calque may be an English word in small letters.
    """
    words = alias.lower().split()
    common = _COMMON_WORD if len(words) == 1 else _COMMON_PHRASE
    if words and not alias.isupper() and all(_common(word, common) for word in words):
        what = f"is {'among' if len(words) == 1 else 'made of'} the commonest English words"
    elif page.type != "calque" and alias.islower() and is_english(alias):
        what = "is an English word in small letters"
    else:
        return None
    return (
        f"{quote(alias)} {what}, and a plain alias is changed wherever it stands; write it by hand under "
        "ambiguous_aliases, with rules and with change and keep sentences (docs/curating.md, 3)"
    )


def reach_of_word(alias: str, page: Page) -> str | None:
    """Return where an alias of the page that is an English word too changes text; None if it is none."""
    if " " in alias or not is_english(alias.lower()):
        return None
    if page.type == "calque":
        return "in any letter case"
    if alias.isupper() and len(alias) > 1:
        return "in capitals"
    return "with a capital, at the beginning of a sentence too"


def _common(word: str, least: float) -> bool:
    return is_english(word) and (len(word) <= _SHORT or zipf(word) >= least)
