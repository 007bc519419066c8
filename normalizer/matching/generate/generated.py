"""A generated alias, and a spelling on its way to become one."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Generated", "Spelling"]


class Generated(NamedTuple):
    """A surface form that a translation engine may print for a source form of a page."""

    surface: str
    written: str
    """The page's name or the form it is to be written as."""
    source_form: str
    language: str
    """Code of the language of the source form, as the page gives it."""
    scheme: str
    """How the surface form comes about, to be read by people: ``pinyin, surname first``."""
    needs_evidence: bool
    """Someone or something else may well be called so: the surface form may change a text only when the
    document gives positive evidence, such as the canonical name in full, a word beside it or a role."""


class Spelling(NamedTuple):
    """What a scheme makes of a source form."""

    text: str
    scheme: str
    needs_evidence: bool = False
