"""Words that are written in two ways, both right: ``ceasefire``, ``cease-fire``; ``centre``, ``center``."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

__all__ = ["TwoWays", "two_ways"]


class TwoWays(NamedTuple):
    """One of two ways to write a word."""

    choice: str
    """What a writer chooses once for a whole text; the same for all words that follow the choice."""
    way: int
    """0 or 1."""
    other: str
    """The word written in the other way."""


@cache
def two_ways() -> dict[str, TwoWays]:
    """Return what is known of each word with two ways to write it.

    With a capital, which a spelling has in names (*Labor*, *Center*), only compounds are among them.

    Not among them are words whose two ways differ in meaning or in part of speech: *practise*, *metre*,
    *programme*, *cheque*.
    """
    known: dict[str, TwoWays] = {}
    for first, second in _COMPOUNDS:
        for ending in ("", "s"):
            for one, other in ((first, second), (first.capitalize(), second.capitalize())):
                _put(known, f"{first} and {second}", one + ending, other + ending)
    for stem in _IZE.split():
        for ending in ("e", "ed", "es", "er", "ers", "ing", "ation", "ations"):
            _put(known, "-ise and -ize", f"{stem}is{ending}", f"{stem}iz{ending}")
    for stem, endings in _OUR.items():
        for ending in ("", "s", *endings.split()):
            _put(known, _SPELLING, f"{stem}our{ending}", f"{stem}or{ending}")
    for stem in _DOUBLED.split():
        for ending in ("ed", "ing", "er", "ers"):
            _put(known, "-ll- and -l-", f"{stem}l{ending}", f"{stem}{ending}")
    for pair in _SINGLE.split():
        british, american = pair.split("/")
        _put(known, _SPELLING, british, american)
    return known


def _put(known: dict[str, TwoWays], choice: str, first: str, second: str) -> None:
    known[first] = TwoWays(choice, 0, second)
    known[second] = TwoWays(choice, 1, first)


_SPELLING = "British and American spelling"
_COMPOUNDS = (
    ("ceasefire", "cease-fire"),
    ("email", "e-mail"),
    ("airstrike", "air-strike"),
    ("peacekeeper", "peace-keeper"),
    ("policymaker", "policy-maker"),
    ("lawmaker", "law-maker"),
    ("adviser", "advisor"),
    ("smartphone", "smart-phone"),
    ("website", "web-site"),
    ("livestream", "live-stream"),
    ("warship", "war-ship"),
    ("gunfight", "gun-fight"),
    ("counterattack", "counter-attack"),
    ("micro-organism", "microorganism"),
)
_IZE = (
    "apolog author capital categor central character civil colon commercial critic crystall digit "
    "econom emphas equal familiar fertil final formal general global harmon hospital ideal immobil immun "
    "industrial initial internal jeopard legal legitim liberal local maxim mechan memor militar minim mobil "
    "modern monopol national neutral normal optim organ reorgan disorgan patron penal popular priorit privat "
    "public radical rational real recogn revital revolution scrutin sensit special stabil destabil standard "
    "steril stigmat subsid summar symbol sympath synchron terror traumat urban util vandal victim visual"
)
_OUR = {
    "behavi": "al",
    "cand": "",
    "clam": "ed ing",
    "col": "ed ful ing less",
    "endeav": "ed ing",
    "fav": "able ably ed ing ite ites itism",
    "harb": "ed ing",
    "hon": "able ably ed ing",
    "hum": "ed ing",
    "lab": "ed er ers ing",
    "neighb": "hood hoods ing ly",
    "od": "less",
    "parl": "",
    "rum": "ed",
    "sav": "ed ing y",
    "splend": "",
    "tum": "",
    "val": "",
    "vap": "",
    "vig": "",
}
_DOUBLED = (
    "cancel channel counsel dial duel equal fuel funnel label level marshal model panel pedal quarrel signal "
    "travel tunnel"
)
_SINGLE = (
    "centre/center centres/centers centred/centered theatre/theater theatres/theaters fibre/fiber "
    "fibres/fibers calibre/caliber sombre/somber spectre/specter sabre/saber lustre/luster litre/liter "
    "litres/liters manoeuvre/maneuver manoeuvres/maneuvers manoeuvring/maneuvering defence/defense "
    "defences/defenses offence/offense offences/offenses pretence/pretense analyse/analyze "
    "analysed/analyzed analysing/analyzing paralyse/paralyze paralysed/paralyzed "
    "sceptic/skeptic sceptics/skeptics sceptical/skeptical scepticism/skepticism grey/gray "
    "aluminium/aluminum ageing/aging plough/plow ploughed/plowed mould/mold pyjamas/pajamas "
    "jewellery/jewelry skilful/skillful wilful/willful fulfil/fulfill "
    "fulfils/fulfills enrol/enroll enrolment/enrollment instalment/installment instalments/installments "
    "counsellor/counselor counsellors/counselors paediatric/pediatric paediatrician/pediatrician "
    "haemorrhage/hemorrhage anaesthetic/anesthetic orthopaedic/orthopedic diarrhoea/diarrhea "
    "oestrogen/estrogen foetus/fetus leukaemia/leukemia anaemia/anemia"
)
