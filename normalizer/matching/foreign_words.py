"""The short words by which passages of other languages are told that Latin letters write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import takewhile

from normalizer.matching.lexicon import is_english, is_name
from normalizer.tables.strings import nfc

__all__ = ["BREAK", "ENGLISH", "NOT_TELLING", "WORD", "is_among", "likeliest", "short_words", "telling_words"]

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
ENGLISH = frozenset(
    (
        "the of and to in that is was for on with as by at from it he she his her they their has have had be "
        "been are were this which or an said who not will would but its after before about into than also "
        "more one two"
    ).split()
)
# Short words of other languages that English texts have too, in names or as words of their own.
NOT_TELLING = ENGLISH | frozenset(
    (
        "a ad ai al am are ba ce dan den die do don door e ed elle en era even ga ha han hat hay her hun "
        "i kan ko los las ma man me meer men mi must no o of om on over para per plus pro s sang see sera "
        "ser si sin so sobre sai son sun ta te ten tie tot tout u un v van war y yi z"
    ).split()
)
_NAMING = frozenset("al ben bin da das de del dem den der des di do dos du el la le les lo van von y".split())
"""Those that names have in English texts too."""
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
BREAK = re.compile(r"[.!?:;]\s|[\r\n\"“”«»„()\[\]]")
_NEAR = 8
"""Words on either side of another that tell the language around it."""
_SPAN = 120
"""Characters on either side in which they stand."""
_WIDEST = 4
"""Code points that one character is written with at most, accents apart."""
_FEWEST = 2
"""Of them, different ones that no English text has, nor a name."""
_MOST_ENGLISH = 0.35
"""Of them, English ones that are no short words of the other language."""
_LEAST_SHARE = 0.15
"""Of them, short words of the other language; lists of names have few."""
_JOINED_BEFORE = re.compile(r"\w\Z|\w[.@/]\Z")
_JOINED_BEHIND = re.compile(r"\w|[.@/]\w")
_POSSESSIVE = re.compile(r"['’]s?\Z")


def is_among(text: str, start: int, end: int) -> bool:
    """Tell whether a word in small letters, or a few, stand among words of another language.

    The words around in the same sentence tell, up to the next one that holds English sentences together.
    """
    # Composed, so that words are the same however their accents are written.
    before = nfc(text[max(0, start - _WIDEST * _SPAN) : start])[-_SPAN:]
    behind = nfc(text[end : end + _WIDEST * _SPAN])[:_SPAN]
    before = BREAK.split(before)[-1]
    behind = BREAK.split(behind, maxsplit=1)[0]
    left = [match[0].lower() for match in WORD.finditer(before) if _is_whole(before, match)][-_NEAR:]
    right = [match[0].lower() for match in WORD.finditer(behind) if _is_whole(behind, match)][:_NEAR]
    language = likeliest([*left, *right])
    if language is None:
        return False
    own = short_words()[language]
    ends = ENGLISH - own
    near = [word for side in (left[::-1], right) for word in takewhile(lambda word: word not in ends, side)]
    foreign = {word for word in near if _is_foreign(word)}
    english = sum(word not in own and _is_english(word) for word in near)
    return (
        len(foreign) >= _FEWEST
        and not foreign.isdisjoint(own & telling_words())
        and sum(word in own for word in near) >= _LEAST_SHARE * len(near)
        and english <= _MOST_ENGLISH * len(near)
    )


def _is_whole(text: str, word: re.Match[str]) -> bool:
    """Tell whether a word is no part of an address, ``news.com``, nor cut where one looks no farther."""
    start, end = word.span()
    if (start == 0 or end == len(text)) and len(text) == _SPAN:
        return False
    return not (_JOINED_BEFORE.search(text, max(0, start - 2), start) or _JOINED_BEHIND.match(text, end))


def _is_foreign(word: str) -> bool:
    if len(word) == 1 or word in NOT_TELLING or word in _NAMING or _is_english(word):
        return False
    return word in telling_words() or not is_name(word)


def _is_english(word: str) -> bool:
    return is_english(word) or is_english(_POSSESSIVE.sub("", word))


def likeliest(words: Sequence[str]) -> str | None:
    """Return the language that most of some lower-case words are short words of."""
    votes = Counter(
        language
        for word in words
        for language in _speakers().get(word, ())
        for _ in range(1 + (word not in NOT_TELLING))
    )
    return min(votes, key=lambda language: (-votes[language], language)) if votes else None


@cache
def short_words() -> Mapping[str, frozenset[str]]:
    """Return the short words of each language."""
    return {language: frozenset(words.split()) for language, words in _WORDS.items()}


@cache
def telling_words() -> frozenset[str]:
    """Return the short words of other languages that English texts hardly have, in lower case."""
    return frozenset(_speakers()) - NOT_TELLING


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """Return the languages of each short word."""
    found: dict[str, list[str]] = {}
    for language, words in short_words().items():
        for word in words:
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}
