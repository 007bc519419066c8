"""Phrases of other languages that English prose uses as its own: their words are right in them alone."""

from __future__ import annotations

__all__ = ["in_set_phrase"]

_PHRASES = """
a clef, a terre, a tete, a vis, ad hoc, ad hominem, ad infinitum, ad lib, ad nauseam, alma mater, au
courant, au fait, au naturel, au pair, au revoir, beau monde, beaux arts, bel canto, bete noire, bok choy,
bon appetit, bon mot, bon vivant, bon voyage, bona fide, bona fides, carte blanche, casus belli, cause
celebre, caveat emptor, coup de, creme brulee, cri de, cum laude, de coeur, de combat, de deux, de facto, de
force, de grace, de guerre, de jure, de plume, de rigueur, de siecle, de theatre, de vivre, deja vu, dim
sum, dolce vita, dramatis personae, du jour, en bloc, en masse, en passant, en route, et al, et cetera, ex
ante, ex cathedra, ex gratia, ex nihilo, ex officio, ex post, fait accompli, faits accomplis, faux pas,
femme fatale, feng shui, fin de, force majeure, habeas corpus, haute couture, haute cuisine, hoi polloi,
hors de, idee fixe, in absentia, in camera, in extremis, in flagrante, in loco, in memoriam, in situ, in
toto, in utero, in vitro, in vivo, inter alia, ipso facto, jai alai, je ne, joie de, ju jitsu, kung fu, kwon
do, laissez faire, lese majeste, loco parentis, mea culpa, mens rea, modus operandi, modus vivendi, mot
juste, mu opioid, mutatis mutandis, ne sais, noblesse oblige, nom de, non grata, non sequitur, nouveau
riche, nu jazz, nu metal, nu soul, objet d'art, pad thai, par excellence, pas de, per annum, per capita, per
diem, per se, persona non, pied a, post mortem, prima donna, prima facie, pro bono, pro forma, pro quo, pro
rata, pro tem, qi gong, qua non, quid pro, raison d'etre, rara avis, roman a, sais quoi, savoir faire,
semper fi, sine die, sine qua, status quo, sub judice, sub rosa, sui generis, summa cum, tae kwon, tai chi,
te reo, terra firma, terra incognita, tete a, tour de, trompe l'oeil, ultra vires, vis a, vox pop, vox
populi
"""
_PAIRS = frozenset(" ".join(phrase.split()) for phrase in _PHRASES.split(","))


def in_set_phrase(before: str, word: str, after: str) -> bool:
    """Tell whether a word and one beside it stand in such a phrase; letter case does not count.

    >>> in_set_phrase("was", "se", "no"), in_set_phrase("per", "se", "no"), in_set_phrase("the", "au", "pair")
    (False, True, True)
    """
    own = word.lower()
    return f"{before.lower()} {own}" in _PAIRS or f"{own} {after.lower()}" in _PAIRS
