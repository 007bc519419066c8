"""Names taken apart and aligned."""

from __future__ import annotations

import pytest

from normalizer.matching.name_align import align
from normalizer.matching.name_parts import is_short_for, name_parts
from normalizer.matching.writing import writing_of


def roles(name: str, kind: str = "person") -> list[tuple[str, str]]:
    return [(part.text, part.role) for part in name_parts(name, kind).parts]


def hows(left: str, right: str, kind: str = "person") -> list[str]:
    return [match.how for match in align(name_parts(left, kind), name_parts(right, kind)).matches]


def test_a_plain_name_is_its_words() -> None:
    assert roles("Angela Merkel") == [("angela", "name"), ("merkel", "name")]


@pytest.mark.parametrize(
    ("name", "core", "legal"),
    [
        ("Management Company", "management", {"corp"}),
        ("Faberlic Europe Sp. z o.o.", "faberlic europe", {"llc"}),
        ("Samsung Electronics Co., Ltd.", "samsung electronics", {"ltd"}),
        ("ООО Ромашка", "romashka", {"llc"}),
        ("Siemens Aktiengeselschaft", "siemens", {"jsc"}),
        ("Company", "company", set()),
    ],
)
def test_legal_forms_are_set_apart(name: str, core: str, legal: set[str]) -> None:
    parts = name_parts(name, "organisation")
    assert (parts.core, set(parts.legal)) == (core, legal)


def test_roles_of_the_parts_of_a_person() -> None:
    assert roles("Dr. J. Ivanovich van Doe") == [
        ("dr", "title"),
        ("j", "initial"),
        ("ivanovich", "patronymic"),
        ("van", "particle"),
        ("doe", "name"),
    ]


def test_a_place_has_words_for_what_it_is() -> None:
    parts = name_parts("Verkhnyaya Reka 2", "place").parts
    assert [(part.role, part.sense) for part in parts] == [
        ("qualifier", "upper"),
        ("generic", "river"),
        ("number", ""),
    ]


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        ("Hans Friedrich", "Friedrich Hans", ["same", "same"]),
        ("J. Doe", "John Doe", ["initial", "same"]),
        ("JC Juncker", "Jean-Claude Juncker", ["initials", "same"]),
        ("Ted Doe", "Theodore Doe", ["short form", "same"]),
        ("SergeiLavrov", "Sergei Lavrov", ["joined"]),
        ("Olaf Scholze", "Olaf Scholz", ["same", "spelling"]),
        ("Josh Wendt", "Aaron Wendt", ["same"]),
    ],
)
def test_what_stands_for_what(left: str, right: str, how: list[str]) -> None:
    assert hows(left, right) == how


def test_words_of_one_meaning_match() -> None:
    assert hows("Kano River", "Kano Gawa", "place") == ["same", "same sense"]


def test_short_forms_go_both_ways() -> None:
    assert is_short_for("ted", "theodore")
    assert is_short_for("theodore", "ted")
    assert not is_short_for("ted", "mary")


def test_only_the_beginning_of_a_long_name_is_looked_at() -> None:
    assert len(name_parts("xo " * 10_000, "organisation").parts) == 16


@pytest.mark.parametrize(
    ("name", "writing"),
    [
        ("Kuh-e Panj", "LATIN"),
        ("kwh pnj angsht", "BARE"),
        ("hnxngbaw", "THAI LETTERS"),
        ("lai si", "PINYIN"),
        ("tarusa", "LOWER"),
        ("मोदी", "INDIC"),
        ("12", ""),
    ],
)
def test_what_a_name_was_written_in(name: str, writing: str) -> None:
    assert writing_of(name) == writing
