"""Runs of words in another language that Latin letters write, within English text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick

from normalizer.matching.lexicon import is_english
from normalizer.quality.vocabulary import ask_where

if TYPE_CHECKING:
    from normalizer.quality.prose import Prose

__all__ = ["ForeignRun", "foreign_runs", "telling_words"]

_FEWEST = 6
"""Words of a run."""
_FEWEST_QUOTED = 10
"""Words of a run in quotation marks: what is shorter may be a title."""
_LEAST_SHARE = 0.2
"""Of the words of a run, those that are short words of its language."""
_MOST_ENGLISH = 0.35
"""Of the words of a run, those that are English ones and no short words of its language."""
_FEWEST_SIGNS = 2
"""Different short words of a run that English texts hardly have."""
_CLOSE = 60
"""Characters within which three short words of other languages must begin."""
# The commonest short words of each language; those that are English words too are no sign of it, but do not
# end a run either.
_WORDS = {
    "Spanish": (
        "de la el en no se al los las del una un por para con que como más pero sus su este esta está fue "
        "han entre sobre también según y o a lo le es son era ser ha hay ya muy sin desde hasta cuando "
        "donde todo todos porque dijo años tiene nos me mi si"
    ),
    "French": (
        "de la le en les des une un du dans pour avec sur est sont qui que par pas ce cette ses son sa "
        "aux au plus été leur mais nous vous et à a il elle ils on ne se ou où dont comme tout tous très "
        "être fait ont cela selon après depuis entre sous sans"
    ),
    "German": (
        "der die das und ist nicht ein eine einen einem einer mit von zu den dem des auf für im in an am "
        "um sich auch wird werden sind wurde wurden war hat haben sie er es wir ich dass als wie bei nach "
        "aus über noch nur oder aber kann sehr zum zur vor durch gegen unter was so man"
    ),
    "Italian": (
        "il lo la le gli i un una della delle del dei degli di che per con sono nel nella alla al ai come "
        "più anche ha è stato da in a e non si ma su dal dalla molto hanno questo questa quando essere ed "
        "o se"
    ),
    "Portuguese": (
        "o a os as um uma do da dos das de em no na nos nas para com que não por mais como foi ao são "
        "também pela pelo seu sua e é ou mas se ser está muito já tem entre sobre quando até disse"
    ),
    "Dutch": (
        "het een de van en voor met niet zijn dat op aan ook maar werd naar wordt door bij uit in is was "
        "te er die deze dit ze hij zij of om over als nog heeft worden hebben meer tot geen goed zei"
    ),
    "Polish": (
        "się nie na że jest przez dla oraz po od do w z i a o jak tym który która które został był była "
        "było ich jego ale to są za co czy już może"
    ),
    "Czech": (
        "se že je na pro při podle jsou který která které byl byla bylo jeho také a v s z o do ale nebo "
        "už to si"
    ),
    "Turkish": (
        "ve bir bu için ile olarak daha çok gibi olan kadar sonra olduğunu dedi da de o ki en ne var "
        "değil ama her"
    ),
    "Indonesian": (
        "yang dan di untuk dengan pada dari ini itu tidak akan oleh dalam sebagai telah adalah juga ke "
        "bahwa karena mereka ada dapat bisa kami saya sudah lebih para"
    ),
    "Vietnamese": (
        "của và các những được cho trong một người với không này đã là có rằng khi từ đến năm tại về ra "
        "nhiều theo sẽ cũng như ở vào để trên nói"
    ),
    "Swedish": (
        "och att det som för på är inte med den till ett en har av om från i de var han hon men så kan "
        "ska när"
    ),
    "Norwegian or Danish": (
        "og at det som for på er ikke med den til et en har av om fra i de var han hun men så kan skal "
        "når blev ble sa sagde også"
    ),
    "Romanian": ("din și este care pentru că cu nu mai fost sunt la pe în a de o un se să au prin sau dar"),
    "Hungarian": ("az a hogy nem és egy is meg volt csak már mint azt ezt kell van de ha ez még"),
    "Icelandic": (
        "og að í á er sem við til var með fyrir um en það hann hún ekki af frá þetta eru eftir hefur verið "
        "þeir þær sér því hafa þegar einnig ég vera þess þá yfir eða"
    ),
    "Hausa": (
        "da na ta ya yi a ne ce cikin kuma wanda wannan daga amma zai yana suna sun kan ga don sai ko su "
        "mai yake ba wata wani domin bayan jihar ƙasar kasar gwamnan"
    ),
    "Finnish": ("ja on ei että oli se myös kun mutta ovat joka hän niin tai kuin olla ole mukaan"),
}
_ENGLISH = frozenset(
    (
        "the of and to in that is was for on with as by at from it he she his her they their has have had be "
        "been are were this which or an said who not will would but its after before about into than also "
        "more one two"
    ).split()
)
# Short words of other languages that English texts have too, in names or as words of their own.
_COMMON = _ENGLISH | frozenset(
    (
        "a ad ai al am are ba ce dan den die do don door e ed elle en era even ga ha han hat hay her hun "
        "i kan ko los las ma man me meer men mi must no o of om on over para per plus pro s sang see sera "
        "ser si sin so sobre sai son sun ta te ten tie tot tout u un v van war y yi z"
    ).split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_BREAK = re.compile(r"[.!?:;]\s|[\r\n\"“”«»„()\[\]]")
_QUOTES = '"“”«»„'
_NEAR = 12
"""Words on either side by which the language is told."""
_SPAN = 600
"""Characters on either side in which a run is looked for."""


class ForeignRun(NamedTuple):
    """A stretch in another language, in code points of the document."""

    start: int
    end: int
    language: str
    """Its English name."""


def foreign_runs(prose: Prose) -> Iterator[ForeignRun]:
    """Yield runs of six words and more in which another language's short words stand thick."""
    text = prose.text
    signs = prose.answers(_SIGNS)
    near = any(third[2] - first[2] <= _CLOSE for first, third in zip(signs, signs[2:], strict=False))
    if not near or len({sign for _, sign, _ in signs}) < _FEWEST_SIGNS:
        return
    done = 0
    lower = text.lower()
    if len(lower) != len(text):  # a letter that lower case makes two of; offsets must hold
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    hits = _automaton().find_matches_as_indexes(_searchable(lower), overlapping=True)
    for place, (_, start, _end) in enumerate(hits):
        # Three of them within a few words, or it is no sentence of another language.
        if start < done or place + 2 >= len(hits) or hits[place + 2][1] - start > _CLOSE:
            continue
        low, high, language = _run(text, start + 1)
        known, done = done, max(high, start + 1)
        if language is None or low < known or prose.hidden(low, high):
            continue
        yield ForeignRun(low, high, language)


def _sign(word: str) -> str:
    small = word.lower()
    return small if small in telling_words() else ""


_SIGNS = ask_where(_sign)


def _run(text: str, place: int) -> tuple[int, int, str | None]:
    """Return the stretch around an offset, within its sentence, that holds no English; and its language."""
    low, high = max(0, place - _SPAN), min(len(text), place + _SPAN)
    for mark in _BREAK.finditer(text, low, high):
        if mark.end() <= place:
            low = mark.end()
        else:
            high = mark.start()
            break
    words = list(_WORD.finditer(text, low, high))
    here = next((n for n, word in enumerate(words) if word.end() > place), None)
    if here is None:
        return place, place, None
    spelt = [word[0].lower() for word in words]
    language = _likeliest(spelt[max(0, here - _NEAR) : here + _NEAR])
    own = _languages()[language] if language else frozenset()
    first, last = here, here
    while first > 0 and (spelt[first - 1] in own or spelt[first - 1] not in _ENGLISH):
        first -= 1
    while last + 1 < len(words) and (spelt[last + 1] in own or spelt[last + 1] not in _ENGLISH):
        last += 1
    whole = words[first].start(), words[last].end()
    while first < last and spelt[first] not in own and is_english(spelt[first]):
        first += 1
    while first < last and spelt[last] not in own and is_english(spelt[last]):
        last -= 1
    fewest = _FEWEST_QUOTED if text[low - 1 : low] in tuple(_QUOTES) else _FEWEST
    if language is None or last - first + 1 < fewest:
        return *whole, None
    if not _is_prose(spelt[first : last + 1], [word[0] for word in words[first : last + 1]], own):
        return *whole, None
    return words[first].start(), words[last].end(), language


def _likeliest(words: list[str]) -> str | None:
    """Return the language that most of the words are short words of."""
    votes = Counter(
        language
        for word in words
        for language in _speakers().get(word, ())
        for _ in range(1 + (word not in _COMMON))
    )
    return min(votes, key=lambda language: (-votes[language], language)) if votes else None


def _is_prose(words: list[str], written: list[str], own: frozenset[str]) -> bool:
    """Tell whether words are a sentence's; a name like María de la Torre de la Vega repeats its particles."""
    short = [word for word in words if word in own]
    signs = {word for word in short if word not in _COMMON}
    others = [word for word in words if word not in own]
    plain = sum(word[0].islower() and low not in own for word, low in zip(written, words, strict=True))
    english = sum(map(is_english, others))
    return (
        len(set(short)) >= 3
        and len(signs) >= _FEWEST_SIGNS
        and len(short) >= _LEAST_SHARE * len(words)
        and (plain >= 2 or len(set(short)) >= 5)  # German writes its nouns with capitals
        and english <= _MOST_ENGLISH * len(words)
    )


def _searchable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


@cache
def _languages() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _WORDS.items()}


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """Return the languages of each short word."""
    found: dict[str, list[str]] = {}
    for language, words in _languages().items():
        for word in words:
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def _automaton() -> AhoCorasick:
    """Return what finds the short words that English texts hardly have."""
    return AhoCorasick(
        [f" {word} " for word in sorted(telling_words()) if len(word) > 1 or not word.isascii()]
    )


@cache
def telling_words() -> frozenset[str]:
    """Return the short words of other languages that English texts hardly have, in lower case."""
    return frozenset(_speakers()) - _COMMON
