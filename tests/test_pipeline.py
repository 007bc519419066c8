"""The one way through the code, by its public face: options, suppressions, long and hostile texts."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer import Normalizer, NormalizerError, Result, pipeline
from normalizer.matching import pieces as pieces_of_texts
from normalizer.matching.find import find
from normalizer.matching.protect import protected
from tests.examples import examples
from tests.random_tables import Drawn, built, cases, texts

PAGES: dict[str, Any] = {
    "Nagorno-Karabakh": {
        "type": "region",
        "aliases": ["Naqqa"],
        "ambiguous_aliases": [
            {
                "aliases": ["Naka"],
                "only_with": ["Armenia"],
                "never_beside": ["Japan"],
                "change": "Armenia, Naka.",
                "keep": "Naka.",
            }
        ],
    },
    "Armenia": {"type": "country", "forms": ["Armenian"], "aliases": {"Yaya": "Armenia"}},
    "Kyiv": {"type": "city", "other_spellings": ["Kiev"]},
    "Marija Burić": {"type": "person"},
}
TABLES = built(PAGES)
NORMALIZE = Normalizer(TABLES, fuzzy="off")
WORDS = ("Naqqa", "Naka", "Armenia", "Yaya", "Kiev", "Nagorno-Karabakh (Naka)", "Japan", "a Yaya", "x")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\0",
        "\ud800",
        "\udc80\udcff",
        "nothing to do here",
        "Nagorno-Karabakh and Armenia",
        "Naka alone",
        "Kiev",
        "https://x.org/Naqqa",
        "`Naqqa`",
        "user@naqqa.org and @Naqqa and #Naqqa",
        "Naqqa [sic]",
        "Naqqa mtnorm:ignore",
        "mtnorm:ignore-next\nNaqqa",
        "mtnorm:off Naqqa\nNaqqa mtnorm:on",
        "mtnorm:off Naqqa\nNaqqa",
        "Naqqa\nmtnorm:ignore-file",
        "Naqqa mtnorm:ignore=Nagorno-Karabakh",
        "Naqqağ and Naqqa\udc80",
    ],
)
def test_invariant_4_what_needs_no_change_comes_back_as_the_same_object(text: str) -> None:
    assert NORMALIZE(text).text is text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Naqqa mtnorm:ignore=Armenia", "Nagorno-Karabakh mtnorm:ignore=Armenia"),
        ("Naqqa mtnorm:ignore\nNaqqa", "Naqqa mtnorm:ignore\nNagorno-Karabakh"),
        ("mtnorm:ignore-next\nNaqqa\nNaqqa", "mtnorm:ignore-next\nNaqqa\nNagorno-Karabakh"),
        ("mtnorm:off\nNaqqa\nmtnorm:on\nNaqqa", "mtnorm:off\nNaqqa\nmtnorm:on\nNagorno-Karabakh"),
        ("mtnorm:off Naqqa\r\nmtnorm:on Naqqa\r\n", "mtnorm:off Naqqa\r\nmtnorm:on Nagorno-Karabakh\r\n"),
    ],
)
def test_a_suppression_ends_where_it_says(text: str, expected: str) -> None:
    assert NORMALIZE(text).text == expected


def test_a_suppressed_mention_is_told_as_vetoed() -> None:
    (decision,) = NORMALIZE("Naqqa mtnorm:ignore").decisions
    assert (decision.action, decision.entity, decision.written) == ("vetoed", "Nagorno-Karabakh", None)
    assert decision.reason == "suppressed by mtnorm:ignore (alias of Nagorno-Karabakh)"


# --- Options -------------------------------------------------------------------------------------


@given(texts(WORDS))
@settings(max_examples=examples(50))
def test_no_entities_no_change(text: str) -> None:
    result = Normalizer(TABLES, entities=[])(text)
    assert result.text is text
    assert result.decisions == ()


@given(cases(), st.data())
@settings(max_examples=examples(60))
def test_only_entities_that_were_asked_for_are_changed(case: tuple[Drawn, str], data: st.DataObject) -> None:
    made, text = case
    names = [name for name, page in made.pages.items() if page["type"] != "topic"]
    entities = data.draw(st.sets(st.sampled_from(names)))
    result = Normalizer(made.tables, entities=entities)(text)
    assert {decision.entity for decision in result.changes} <= entities
    everything = Normalizer(made.tables, entities=names)(text)
    assert everything == Normalizer(made.tables)(text)


def test_the_other_entities_are_context() -> None:
    result = Normalizer(TABLES, entities=["Nagorno-Karabakh"], fuzzy="off")("Armenian Naka, Yaya")
    assert result.text == "Armenian Nagorno-Karabakh, Yaya"


def test_an_unknown_entity_is_refused() -> None:
    with pytest.raises(NormalizerError, match="no page is called 'Naka'; name pages of the tables in 'ent"):
        Normalizer(TABLES, entities=["Naka"])


@pytest.mark.parametrize("threshold", [-0.1, 1.1, float("nan")])
def test_a_threshold_is_a_probability(threshold: float) -> None:
    with pytest.raises(NormalizerError, match="is no probability; give a number from 0 to 1"):
        Normalizer(TABLES, threshold=threshold)


def test_house_style_changes_what_is_legitimate() -> None:
    text = "Kiev and Marija Buric"
    assert NORMALIZE(text).text is text
    assert Normalizer(TABLES, house_style=True)(text).text == "Kyiv and Marija Burić"
    assert [decision.action for decision in NORMALIZE(text).decisions] == ["kept", "kept"]


def test_without_protection_code_is_changed_and_suppressions_hold() -> None:
    normalize = Normalizer(TABLES, protect=False)
    assert normalize("`Naqqa`\nNaqqa mtnorm:ignore").text == "`Nagorno-Karabakh`\nNaqqa mtnorm:ignore"


# --- One normaliser, many users ------------------------------------------------------------------


@given(cases(), st.booleans(), st.sampled_from(["apply", "suggest", "off"]))
@settings(max_examples=examples(40))
def test_a_pickled_normaliser_does_the_same(case: tuple[Drawn, str], house_style: bool, fuzzy: str) -> None:
    made, text = case
    names = sorted(name for name, page in made.pages.items() if page["type"] != "topic")
    normalize = Normalizer(
        made.tables,
        house_style=house_style,
        fuzzy=fuzzy,  # type: ignore[arg-type]
        entities=names[:2],
        protect=house_style,
        threshold=0.5,
    )
    arrived = pickle.loads(pickle.dumps(normalize))
    assert repr(arrived) == repr(normalize)
    assert arrived(text) == normalize(text)
    assert pickle.loads(pickle.dumps(arrived(text))) == normalize(text)


@pytest.mark.slow
def test_threads_share_one_normaliser() -> None:
    lines = [f"{word} and {other}, Armenia {n}" for n in range(20) for word in WORDS for other in WORDS]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(NORMALIZE, lines)) == [NORMALIZE(line) for line in lines]


def test_many_is_lazy_and_in_order() -> None:
    asked: list[str] = []

    def source() -> Iterator[str]:
        for text in ("Naqqa", "x", "Naka"):
            asked.append(text)
            yield text

    results = NORMALIZE.many(source())
    assert asked == []
    assert next(results).text == "Nagorno-Karabakh"
    assert asked == ["Naqqa"]
    assert [result.text for result in results] == ["x", "Naka"]


# --- Long and hostile texts ----------------------------------------------------------------------


@given(texts(WORDS, longest=30), st.integers(1, 60))
@settings(max_examples=examples(100))
def test_invariant_10_a_long_text_is_its_pieces(text: str, largest: int) -> None:
    """Each round decides a long text piece by piece; the whole still comes out settled and adds up."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces_of_texts, "LARGEST_PIECE", largest)
        whole = NORMALIZE(text)
        chosen = NORMALIZE.decide(text)
        assert NORMALIZE(whole.text).text is whole.text
    pieces = cut(text, largest)
    assert "".join(pieces) == text
    assert chosen is not None
    start = 0
    expected = []
    for piece in pieces:
        own = NORMALIZE.decide(piece)
        assert own is not None
        expected += [(c.start + start, c.end + start, c.written, c.reason) for c in own]
        start += len(piece)
    if not protected(text).spans and not protected(text).named:  # a piece alone knows no comment before it
        assert [(c.start, c.end, c.written, c.reason) for c in chosen] == expected
    assert whole.source == text
    assert all(text[d.start : d.end] == d.surface for d in whole.decisions)
    for decision in whole.changes:
        low, high = map(whole.alignment.to_text, decision.span)
        assert whole.text[low:high] == decision.written
    assert (whole.text is text) == (not whole.changes)


def cut(text: str, largest: int) -> list[str]:
    """Cut at the first line end after each piece, failing that at white space."""
    pieces = []
    while len(text) > largest:
        places = range(largest, len(text))
        line = next((n for n in places if text[n] in "\r\n"), None)
        if line is not None and text[line : line + 2] == "\r\n":
            line += 1
        space = next((n for n in places if text[n].isspace()), len(text) - 1)
        end = (space if line is None else line) + 1
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text] if text or not pieces else pieces


def test_evidence_holds_within_a_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Armenia met.\nNaka fell.\n"
    assert NORMALIZE(text).text == "Armenia met.\nNagorno-Karabakh fell.\n"
    monkeypatch.setattr(pieces_of_texts, "LARGEST_PIECE", 8)
    assert NORMALIZE(text).text is text


@pytest.mark.parametrize(
    "text",
    [
        "<!-- mtnorm:off -->\nNaka war.\nAnd Naqqa.\n<!-- mtnorm:on -->\nWeather.\n",
        "<!-- mtnorm:off=Nagorno-Karabakh -->\nArmenia met.\nAnd Naqqa.\n",
        "```\nlines of code\nprint(Naqqa)\n```\nWeather.\n",
    ],
)
@pytest.mark.parametrize("largest", range(1, 60, 3))
def test_what_is_protected_is_not_cut(text: str, largest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A suppression, or a fence of code, that opens in one piece holds to its end."""
    monkeypatch.setattr(pieces_of_texts, "LARGEST_PIECE", largest)
    assert NORMALIZE(text).text is text


def test_one_bad_piece_leaves_the_others_as_they_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces_of_texts, "LARGEST_PIECE", 40)
    decide = NORMALIZE._decide
    monkeypatch.setattr(
        NORMALIZE, "_decide", lambda text, shield: None if "qqq" in text else decide(text, shield)
    )
    bad = "qqq Armenia and the Naka region, and this line is bad.\n"
    text = f"Armenia and the Naka region, a good line.\n{bad}Naka, Armenia.\n"
    result = NORMALIZE(text)
    assert result.text.count("Nagorno-Karabakh") == 2
    assert bad in result.text
    assert any("more occurrences than" in decision.reason for decision in result.decisions)


def test_a_long_chain_of_glosses_is_one_name() -> None:
    result = NORMALIZE("Armenia, Nagorno-Karabakh" + " (Naka)" * 5_000 + " fell.")
    assert result.text == "Armenia, Nagorno-Karabakh fell."


def test_arguments_of_another_type_are_refused() -> None:
    with pytest.raises(NormalizerError, match="fuzzy 'x' is unknown; give one of apply, suggest, off"):
        Normalizer(TABLES, fuzzy="x")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a text is a str, not NoneType"):
        NORMALIZE(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a str is one; put it in a list"):
        NORMALIZE.many("Naka")


HOSTILE = {
    "one word of a megabyte": "a" * 1_000_000,
    "one capital word of a megabyte": "A" * 1_000_000,
    "marks upon marks": "Naqq" + "\u0301" * 100_000,
    "brackets": "(" * 100_000 + ")" * 100_000,
    "code ticks": "`" * 100_000,
    "code ticks in pairs": "`a " * 50_000,
    "fences": "```\n" * 30_000,
    "dots": "a." * 100_000,
    "at signs": "@" * 100_000,
    "slashes": "a/" * 100_000,
    "hyphens": "-" * 100_000,
    "quotes": '"' * 100_000,
    "line ends": "\r\n" * 100_000,
    "lone surrogates": "\ud800" * 100_000,
    "NUL": "\0" * 100_000,
    "directives": "mtnorm:off " * 20_000,
    "directives that ignore": "mtnorm:ignore-next=a mtnorm:ignore=b " * 20_000,
    "a directive and a wide gap": "mtnorm:ignore=a" + " " * 100_000 + "b",
    "spaces": " " * 200_000,
    "sic": "[sic] " * 50_000,
    "citations": 'titled "a" ' * 30_000,
    "sentences": "A. " * 100_000,
    "articles": "a " * 100_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_invariant_17_a_hostile_text_is_left_alone(text: str) -> None:
    assert NORMALIZE(text).text is text


@pytest.mark.slow
@pytest.mark.parametrize("size", [300, 3_000])
def test_invariant_17_a_text_of_nothing_but_one_alias(size: int) -> None:
    """Work is counted: one round that changes, one that looks, whatever the size."""
    result, rounds = count_rounds(NORMALIZE, "Naqqa " * size)
    assert result.text == "Nagorno-Karabakh " * size
    assert len(result.changes) == size
    assert rounds == 2


def count_rounds(normalize: Normalizer, text: str) -> tuple[Result, int]:
    counted = 0

    def counting(tables: Any, seen: str) -> Any:
        nonlocal counted
        counted += 1
        return find(tables, seen)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "find", counting)
        return normalize(text), counted


def test_a_text_beyond_the_work_limit_is_unchanged_and_says_so() -> None:
    names = {"ə" * size: {"type": "made to be slow", "aliases": ["ø" * size]} for size in range(1, 60)}
    text = "ə" * 3_000
    result = Normalizer(built(names), fuzzy="off")(text)
    assert result.text is text
    (decision,) = result.decisions
    assert decision.action == "vetoed"
    assert decision.reason == "left unchanged: more occurrences than a text of this length may have"
