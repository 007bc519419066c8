"""UNTR-LATIN: a run of words in another language that Latin letters write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from normalizer.matching.lexicon import is_english
from normalizer.quality.check import Check, Spot
from normalizer.quality.prose import Prose

__all__ = ["CHECK"]

_FEWEST = 6
"""Words of a run."""
_LEAST_SHARE = 0.3
"""Of the words of a run, those that only its language uses so often."""
# The commonest short words of each language, less those that are English words or stand in names.
_WORDS = {
    "Spanish": (
        "de la en no se al el los las del una por para con que como más pero sus este esta está fue han "
        "entre sobre también según"
    ),
    "French": (
        "de la en le les des une du dans pour avec sur est sont qui que par pas ce cette ses aux plus été "
        "leur mais nous vous"
    ),
    "German": (
        "der die das und ist nicht ein eine einen mit von zu den dem auf für im sich auch des "
        "wird werden sind wurde"
    ),
    "Italian": (
        "il lo gli della delle del dei di che per una con sono nel nella alla come più anche ha è stato"
    ),
    "Portuguese": (
        "os uma do da dos das em para com que não por mais como foi ao são também pela pelo seu sua"
    ),
    "Dutch": "het een van en voor met niet zijn dat op aan ook maar werd naar wordt door bij uit",
    "Polish": "się nie na że jest przez dla oraz po od jak tym który została został był była ich",
    "Czech": "se že je na pro při podle jsou které který byl byla jeho také",
    "Turkish": "ve bir bu için ile olarak daha çok gibi olan kadar sonra olduğunu dedi",
    "Indonesian": "yang dan di untuk dengan pada dari ini itu tidak akan oleh dalam sebagai telah",
    "Vietnamese": "của và các những được cho trong một người với không này đã là có",
    "Swedish": "och att det som för på är inte med den till ett har av om från",
    "Romanian": "și din este care pentru că cu nu mai fost sunt la pe într",
    "Hungarian": "az hogy nem és egy is meg volt csak már mint azt ezt",
    "Finnish": "ja on ei että oli se myös kun mutta ovat joka",
}
_ENGLISH = frozenset(
    (
        "the of and to in that is was for on with as by at from it he she his her they their has have had be "
        "been are were this which or an said who not will would but its after before about into than also "
        "more one two"
    ).split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_BREAK = re.compile(r"[.!?:;]\s|[\r\n]")
_SPAN = 600
"""Characters on either side in which a run is looked for."""


def find(prose: Prose) -> Iterator[Spot]:
    """Yield runs of six words and more in which another language's short words stand thick."""
    text = prose.text
    done = 0
    lower = text.lower()
    if len(lower) != len(text):  # a letter that lower case makes two of; offsets must hold
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    hits = _automaton().find_matches_as_indexes(_searchable(lower), overlapping=True)
    for place, (_, start, _end) in enumerate(hits):
        # Three of them within a few words, or it is no sentence of another language.
        if start < done or place + 2 >= len(hits) or hits[place + 2][1] - start > 60:
            continue
        run = _run(text, start + 1)
        if run is None:
            continue
        low, high, language = run
        if low < done or prose.hidden(low, high):
            continue
        done = high
        shown = text[low:high] if high - low <= 60 else text[low : low + 60] + "…"
        yield Spot(low, high, f"'{' '.join(shown.split())}' is {language}")


def _run(text: str, place: int) -> tuple[int, int, str] | None:
    """Return the stretch of a sentence around an offset that holds no English, and its language."""
    low, high = max(0, place - _SPAN), min(len(text), place + _SPAN)
    for mark in _BREAK.finditer(text, low, high):
        if mark.end() <= place:
            low = mark.end()
        else:
            high = mark.start() + (0 if mark[0][0] in "\r\n" else 1)
            break
    words = list(_WORD.finditer(text, low, high))
    here = next((n for n, word in enumerate(words) if word.end() > place), None)
    if here is None:
        return None
    first = last = here
    while first > 0 and not _is_english(words[first - 1][0]):
        first -= 1
    while last + 1 < len(words) and not _is_english(words[last + 1][0]):
        last += 1
    run = words[first : last + 1]
    votes: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for spelt, times in Counter(word[0].lower() for word in run).items():
        for language in _languages().get(spelt, ()):
            votes[language] += times
            kinds[language] += 1
    if len(run) < _FEWEST or not votes:
        return None
    (language, count), *_ = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    english = sum(is_english(word[0].lower()) and word[0].lower() not in _languages() for word in run)
    # A long name repeats its particles: María de la Torre de la Vega.
    if kinds[language] < 3 or count < _LEAST_SHARE * len(run) or english > 0.4 * len(run):
        return None
    return run[0].start(), run[-1].end(), language


def _is_english(word: str) -> bool:
    return word.lower() in _ENGLISH


def _searchable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, words in _WORDS.items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick([f" {word} " for word in sorted(_languages()) if word not in _ENGLISH])


CHECK = Check(
    id="UNTR-LATIN",
    mqm="Accuracy › untranslated",
    severity="major",
    fixing="never",
    summary="a run of words in another language was left over",
    bad="He said: el presidente de la república no asistirá a la reunión de los ministros con sus colegas.",
    good="He sang La vie en rose and ate crème brûlée in the Place de la Concorde.",
    find=find,
)
