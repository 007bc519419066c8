"""Names in small letters, and what looks like a name that lost a space or a capital and is another word."""

from __future__ import annotations

from typing import Any
from unicodedata import normalize

import pytest

from normalizer import Normalizer
from tests.random_tables import built

PAGES: dict[str, Any] = {
    "Osan": {"type": "city"},
    "Shanghai": {"type": "city"},
    "Seoul": {"type": "city"},
    "South Korea": {"type": "country"},
    "Gumi": {"type": "city"},
    "Bogota": {"type": "city"},
    "Colombia": {"type": "country"},
    "Valparaiso": {"type": "city"},
    "Rio de Janeiro": {"type": "city", "forms": ["Rio"]},
    "Formula One": {"type": "event", "forms": ["Formula 1"]},
    "Yao Ming": {"type": "person"},
    "Xi Jinping": {"type": "person"},
    "The Hindu": {"type": "newspaper"},
    "Safran": {"type": "company"},
    "Prada": {"type": "company"},
    "Toyota": {"type": "company"},
    "SANA": {"type": "news agency"},
    "Armed Forces of Ukraine": {"type": "organization"},
    "State of Eritrea": {"type": "organization"},
    "Organization for Cooperation in Europe": {"type": "organization"},
}
NORMALIZE = Normalizer(built(PAGES), fuzzy="off")


@pytest.mark.parametrize(
    "text",
    [
        "She ate osan with rice.",
        "The children like gumi and cake.",
        "He sent gumi to Berlin.",
        "New crops are peaches, safran and cotton.",
        "They divide the immovable prada.",
        "That sana has seen her.",
        "It stands on Formula1.com now.",
        "The clinic S-rio-Libans opened.",
        "The player Xu Yaoming won.",
        "Mr Li Yaoming won.",
        "I took a plane to Bogotá.",
        "The agency sent Shang Hai Chun works.",
        "He told stories of the hindu saints.",
        "The armed forces of Ukraine shot down two drones.",
        "They arrived in the state of Eritrea.",
        "They arrived in the state of\nEritrea.",
        "The armed\r\nforces of\u00a0Ukraine shot down two drones.",
        "He told stories of the hindu\nsaints.",
        "He told stories of the\nhindu  saints.",
    ],
)
def test_what_only_looks_like_a_name_stays(text: str) -> None:
    assert NORMALIZE(text).text is text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("They met in osan.", "They met in Osan."),
        ("In osan they met.", "In Osan they met."),
        ("They met in\nosan.", "They met in\nOsan."),
        ("They met in Shang Hai last week.", "They met in Shanghai last week."),
        ("The Shang Hai Tower shone.", "The Shanghai Tower shone."),
        ("The newspaper the hindu said so.", "The newspaper The Hindu said so."),
        ("They all read the hindu\n\nsaints alive", "They all read The Hindu\n\nsaints alive"),
        ("The armed forces of ukraine fired.", "The Armed Forces of Ukraine fired."),
        ("The Armed forces of Ukraine fired.", "The Armed Forces of Ukraine fired."),
        (
            "The organization for cooperation in Europe met.",
            "The Organization for Cooperation in Europe met.",
        ),
        ("Osan is near. The mayor of osan said so.", "Osan is near. The mayor of Osan said so."),
        ("In South Korea the people of gumi voted.", "In South Korea the people of Gumi voted."),
        ("He left Colombia by way of bogotá.", "He left Colombia by way of Bogotá."),
        ("They came from valparaíso.", "They came from Valparaíso."),
        ("They came from valparaiso.", "They came from Valparaiso."),
        ("anti-rio protests", "anti-Rio protests"),
        ("An old toyota stood there.", "An old Toyota stood there."),
        ("He left Safran; safran is big.", "He left Safran; Safran is big."),
        ("The Formula1 race began.", "The Formula 1 race began."),
        ("President Xijinping spoke.", "President Xi Jinping spoke."),
        ("The player Yaoming won.", "The player Yao Ming won."),
    ],
)
def test_a_name_that_lost_its_capital_or_a_space_is_mended(text: str, written: str) -> None:
    assert NORMALIZE(text).text == written
    assert NORMALIZE(written).text is written


def test_a_rare_word_in_small_letters_says_why_it_stays() -> None:
    (decision,) = NORMALIZE("She ate osan with rice.").decisions
    assert decision.action == "vetoed"
    assert decision.reason == (
        "a rare word in lower case, and the document names neither the place nor its country (Osan)"
    )


def test_a_given_name_with_its_surname_elsewhere_is_no_place() -> None:
    rules = {
        "aliases": ["Dominika"],
        "only_with": ["Caribbean"],
        "change": ["The Caribbean team of Dominika won."],
        "keep": ["Dominika won."],
    }
    pages = {"Dominica": {"type": "country", "ambiguous_aliases": [rules]}}
    normalize = Normalizer(built(pages), fuzzy="off")
    stays = "Dominika Cibulkova met the Caribbean team. Dominika won."
    assert normalize(stays).text is stays
    assert normalize("The Caribbean team of Dominika won.").text == "The Caribbean team of Dominica won."


FOREIGN: dict[str, Any] = {
    "La Paz": {"type": "city", "forms": ["la Paz"]},
    "El País": {"type": "newspaper"},
    "La Stampa": {"type": "newspaper"},
    "La Repubblica": {"type": "newspaper"},
    "Mehr News Agency": {"type": "news agency", "forms": ["Mehr"]},
    "Tehran": {"type": "city"},
    "Sabah": {"type": "state"},
    "Sind": {"type": "province"},
    "Der Spiegel": {"type": "newspaper"},
    "Ursula von der Leyen": {"type": "person"},
}
AMONG = Normalizer(built(FOREIGN), fuzzy="off")


@pytest.mark.parametrize(
    "text",
    [
        "Er hat Mehr gesehen. Er hat es nicht mehr gelesen, aber sie war auch da.",
        "Der Mann sagte, dass der spiegel und die Uhr nicht da sind.",
        "El presidente dijo que la paz es posible para todos los que viven en el país.",
        "La verdad y la paz son para todos.",
        "Secondo la stampa, il governo non ha ancora deciso.",
        "Lo ha detto ieri la repubblica, ma non è stato confermato.",
        "Bu sabah çok güzel bir gün.",
        "Talks went on in La Paz. “Bu sabah çok güzel bir gün,” he said.",
        "The mayor of La Paz spoke:\nCreo que la paz es posible\nThat was all.",
    ],
)
def test_a_word_of_another_language_is_no_name(text: str) -> None:
    assert AMONG(text).text is text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("They flew from la paz to sabah in two days.", "They flew from La Paz to Sabah in two days."),
        ("He wrote in la repubblica that prices rise.", "He wrote in La Repubblica that prices rise."),
        (
            "A column in la repubblica, “non è una crisi”, said so.",
            "A column in La Repubblica, “non è una crisi”, said so.",
        ),
        ("Bu çok güzel bir gün. They met in sabah.", "Bu çok güzel bir gün. They met in Sabah."),
        ("ursula von der leyen visited sabah.", "Ursula von der Leyen visited Sabah."),
        ("oscar de la hoya visited la paz", "oscar de la hoya visited La Paz"),
        ("the café of josé de la cruz in la paz", "the café of josé de la cruz in La Paz"),
        ("He said mit la paz and sabah.", "He said mit La Paz and Sabah."),
    ],
)
def test_a_few_words_of_another_language_beside_a_name_are_not_enough(text: str, written: str) -> None:
    assert AMONG(text).text == written
    assert AMONG(written).text is written


def test_accents_written_apart_tell_as_much() -> None:
    text = normalize("NFD", "Bu sabah çok güzel bir gün.")
    assert AMONG(text).text is text


def test_what_stands_among_words_of_another_language_says_so() -> None:
    (decision,) = AMONG("Bu sabah çok güzel bir gün.").decisions
    assert (decision.action, decision.written) == ("vetoed", None)
    assert decision.reason == "it stands among words of another language (Sabah)"
