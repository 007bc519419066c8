"""ENT-SUSPECT: another real name, or a plain word, stands where a name of the tables may belong.

``attacked by Asia``: a continent attacks nobody. It speaks only where the rules of the tables did not hold,
and tells what they would have made of it; nothing is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.model import Candidate, Decision
from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose
from normalizer.quality.rare_names import name_before

_BY = re.compile(
    r"\b(?:attacked|shelled|bombed|bombarded|fired (?:up)?on|occupied|invaded|violated|captured|seized|"
    r"struck|hit|shot down|killed|wounded|launched|carried out|committed|provoked|accused|liberated|annexed|"
    r"downed|broken|started) by (?:the )?\Z",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:attack(?:ed|ing|s)? on|aggression (?:of|by|against)|accus(?:es?|ed|ing)|ceasefire with|truce with|"
    r"at war with|war (?:with|against)|territory of|captured from|prisoners (?:of war )?(?:from|to)|"
    r"shell(?:ed|ing) of) (?:the )?\Z",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r" (?:attack(?:s|ed)|shell(?:s|ed)|bomb(?:s|ed)|opened fire|fired|accus(?:es|ed)|den(?:ies|ied)|violated|"
    r"invaded|occup(?:ies|ied)|captured|withdrew|retreated|lost \w+ (?:soldiers|tanks|men)|mobili[sz]ed)\b"
)
_FORCES = re.compile(
    r"(?:['’]s)? (?:army|armed forces|forces|troops|soldiers|servicemen|military|artillery|UAVs?|drones?|"
    r"tanks?|side(?! of\b)|aircraft|air defen[cs]e|[Dd]efen[cs]e [Mm]inistry|Ministry of Defen[cs]e)\b"
)
_SPEAKS = re.compile(
    r" (?:said|told|stressed|noted|added|announced|stated|explained|pointed out|replied|tweeted)\b"
)
_TITLE = re.compile(
    r"\b(?:President|Prime Minister|Premier|Chancellor|Minister|Secretary|Secretary[- ]General|Chairman|"
    r"Chairwoman|Spokesman|Spokeswoman|Spokesperson|General|Ambassador|Governor|Mayor|Mr\.|Mrs\.|Ms\.|coach|"
    r"striker|midfielder|goalkeeper|defender) \Z"
)
_SURNAME = re.compile(r" (?:(?:al|bin|da|de|del|der|di|dos|du|el|la|le|van|von) )?[A-ZÀ-Ž][^\W\d_]*[a-zà-ž]")
_CONTINENTS = frozenset("Asia Africa Europe America Oceania".split())
_COUNTRIES = frozenset(("country", "territory", "region", "armed group"))


def find(prose: Prose) -> Iterator[Spot]:
    """Yield names with another reading in the tables, in a frame that the reading they have does not fit."""
    bearers: frozenset[str] | None = None
    for decision in prose.names:
        if decision.action in ("replaced", "suggested", "vetoed") or not decision.candidates:
            continue
        other = next((one for one in decision.candidates if one.entity != decision.entity), None)
        if other is None or not decision.surface[:1].isupper():
            continue
        if decision.entity is None:
            if bearers is None:
                named = (one.surface for one in prose.names if one.entity is not None)
                bearers = frozenset(surface.rpartition(" ")[2] for surface in named)
            frame = "" if decision.surface in bearers else _frame_of_person(prose, decision, other)
        else:
            frame = _frame_of_country(prose, decision, other)
        if frame:
            yield Spot(
                decision.start,
                decision.end,
                f"'{frame}': may stand for {other.entity}",
                reason=f"not replaced: {other.reason}",
                where=other.where,
            )


def _frame_of_country(prose: Prose, decision: Decision, other: Candidate) -> str:
    """Return the words in which a place acts as a belligerent that the document does not otherwise have."""
    if _type(prose, other.entity) not in _COUNTRIES:
        return ""
    before = prose.text[max(0, decision.start - 48) : decision.start]
    after = prose.text[decision.end : decision.end + 40]
    continent = decision.entity in _CONTINENTS
    forces = _FORCES.match(after)
    found = _BY.search(before) or _AGAINST.search(before)
    if not (found or forces or (continent and _ACTS.match(after))):
        return ""
    if not continent:
        # A story about Albania names it in more ways than one; here its neighbour must be at hand instead.
        named = [
            one for one in prose.names if one.entity == decision.entity and one.surface != decision.surface
        ]
        if named or not any(one.entity == other.entity for one in prose.names):
            return ""
    told = f"{found[0] if found else ''}{decision.surface}{forces[0] if forces and not found else ''}"
    return " ".join(told.split())


def _frame_of_person(prose: Prose, decision: Decision, other: Candidate) -> str:
    """Return the words in which a word acts as a person whom nobody gave a first name."""
    if _type(prose, other.entity) != "person" or " " in decision.surface:
        return ""
    if _SURNAME.match(prose.text, decision.end):
        return ""  # then it is the first name
    before = prose.text[max(0, decision.start - 32) : decision.start]
    title = _TITLE.search(before)
    speaks = _SPEAKS.match(prose.text, decision.end)
    if not title and not speaks:
        return ""
    if not title and (
        before.endswith(("the ", "The ", "-", "of ")) or name_before(prose.text, decision.start)
    ):
        return ""
    return f"{title[0] if title else ''}{decision.surface}{speaks[0] if speaks and not title else ''}"


def _type(prose: Prose, entity: str) -> str:
    page = prose.tables.page(entity) if prose.tables is not None else None
    return page.type if page is not None else ""


CHECK = Check(
    id="ENT-SUSPECT",
    mqm="Accuracy › mistranslation",
    severity="neutral",
    fixing="never",
    summary="another real name stands where a name of the tables may belong",
    bad="The convoy was attacked by Asia on Monday night.",
    good="The convoy was attacked by Armenia on Monday night.",
    find=find,
)
