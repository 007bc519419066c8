"""Reading is total, and every text is the characters that stand in the file (invariants 18 and 19)."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.errors import TableError
from normalizer.tables import TableFile, Tables, build_tables
from normalizer.tables.events import DEEPEST, LARGEST_FILE
from normalizer.tables.read import MOST_NODES
from normalizer.tables.strings import text_fault
from tests.examples import examples


def load(data: bytes | str) -> Tables:
    data = data if isinstance(data, bytes) else data.encode()
    return build_tables([TableFile("places.yaml", "places.yaml", data)])


def refusal(data: bytes | str) -> str:
    with pytest.raises(TableError) as caught:
        load(data)
    return str(caught.value)


# What is accepted


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"# only a comment\n",
        b"---\n",
        b"---\n# nothing\n...\n",
        b"\xef\xbb\xbf",
        b"{}",
        b"%YAML 1.1\n---\n",
    ],
)
def test_a_file_without_pages_is_an_empty_table(data: bytes) -> None:
    assert load(data).pages == ()


PAGE = "Kyiv:\n  type: city\n  aliases: [Kyif]\n"


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode(),
        b"\xef\xbb\xbf" + PAGE.encode(),
        PAGE.replace("\n", "\r\n").encode(),
        PAGE.replace("\n", "\r").encode(),
        b"---\n" + PAGE.encode() + b"...\n",
        b"Kyiv: {type: city, aliases: [Kyif]}",
        b'{"Kyiv": {"type": "city", "aliases": ["Kyif"]}}',
    ],
)
def test_the_layout_of_a_file_means_nothing(data: bytes) -> None:
    assert load(data).fingerprint == load(PAGE).fingerprint


LIKE_OTHER_TYPES = [
    "NO",
    "on",
    "~",
    "null",
    "true",
    "1e3",
    "0x1F",
    "012",
    "1_000",
    ".inf",
    "2024-01-01",
    "12:30",
    "=",
    "<<",
    "9" * 300,
]


@pytest.mark.parametrize("text", LIKE_OTHER_TYPES)
@pytest.mark.parametrize(
    "shape", ["aliases: [{}]", "aliases: {}", "aliases:\n  - {}", "aliases: {{{}: Page}}"]
)
def test_an_alias_stays_the_text_that_it_is(text: str, shape: str) -> None:
    if text == "<<" and shape.startswith("aliases: {{"):
        text = "'<<'"
    (page,) = load(f"Page:\n  type: city\n  {shape.format(text)}\n").pages
    assert [alias.surface for alias in page.aliases] == [text.strip("'")]


sound_text = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(
    lambda t: text_fault(t) is None
)


@given(st.lists(sound_text, min_size=1, max_size=5, unique=True), st.data())
def test_every_alias_equals_the_characters_in_the_file(texts: list[str], data: st.DataObject) -> None:
    """Texts stand plain where a plain text is possible, and otherwise in quotes."""
    lines = ["a page that no text is:", "  type: city", "  aliases:"]
    for text in texts:
        safe = text.replace(" ", "").isalnum()
        plain = safe and data.draw(st.booleans())
        lines.append("  - " + (text if plain else "'" + text.replace("'", "''") + "'"))
    try:
        (page,) = load("\n".join(lines) + "\n").pages
    except TableError as error:  # two texts that are one once composed
        assert all(
            "stands twice" in problem.message or "cannot stand" in problem.message
            for problem in error.problems
        )
        return
    assert [alias.surface for alias in page.aliases] == texts
    assert [alias.where.line for alias in page.aliases] == list(range(4, 4 + len(texts)))


def test_a_sentence_may_be_a_block() -> None:
    text = """Armenia:
  type: country
  ambiguous_aliases:
    - aliases: [Asia]
      only_with: [Yerevan]
      change: >
        Asia and
        Yerevan.
      keep: |
        Asia
        is large.
"""
    (page,) = load(text).pages
    (rules,) = page.rule_sets
    assert rules.change[0].text == "Asia and Yerevan.\n"
    assert rules.keep[0].text == "Asia\nis large.\n"
    assert (rules.where.line, rules.change[0].where.line, rules.keep[0].where.line) == (4, 6, 9)


# What is refused

REFUSED = [
    (b"Kyiv:\n  type: caf\xe9\n", "places.yaml:2: byte 0xE9 is not UTF-8; save the file as UTF-8"),
    ("Kyiv: {}".encode("utf-16"), "places.yaml:1: the file is in UTF-16; save it as UTF-8"),
    (b"a: {type: b}\nc:\x00", "places.yaml:2: the character U+0000 cannot stand in a table; remove it"),
    ("a: {type: b\u2028}", "places.yaml:1: the character U+2028 cannot stand in a table; remove it"),
    (
        "a: b: c\n",
        (
            "places.yaml:1: not YAML: mapping values are not allowed in this context; "
            "put text that contains ': ' in quotes, and check the indentation"
        ),
    ),
    (
        "a:\n\ttype: b\n",
        (
            "places.yaml:2: not YAML: found character that cannot start any token "
            "while scanning for the next token; "
            "indent with spaces, and put text that starts with a sign such as @ or % in quotes"
        ),
    ),
    (
        "a: {type: b, aliases: [c}\n",
        (
            "places.yaml:1: not YAML: did not find expected ',' or ']' while parsing a flow sequence; "
            "check the brackets and commas"
        ),
    ),
    (
        "a:\n  type: 'b\n",
        (
            "places.yaml:3: not YAML: found unexpected end of stream while scanning a quoted scalar; "
            "close the quotes, and double a quote inside quotes of the same kind"
        ),
    ),
    (
        "a:\n  type: b\n  aliases: [c]\n forms: [d]\n",
        (
            "places.yaml:4: not YAML: did not find expected key while parsing a block mapping; "
            "check the indentation"
        ),
    ),
    (
        "a:\n  type: b\nc\n",
        (
            "places.yaml:4: not YAML: could not find expected ':' while scanning a simple key; "
            "put a colon and a space after the name"
        ),
    ),
    (
        "- a\n- b\n",
        "places.yaml:1: a table is a mapping of pages; write a name, a colon, and its fields below",
    ),
    ("a\n", "places.yaml:1: a table is a mapping of pages; write a name, a colon, and its fields below"),
    ("a: {type: b}\n---\nc: {type: d}\n", "places.yaml:2: a second document; remove the line '---'"),
    (
        "? [a]\n: {type: b}\n",
        "places.yaml:1: a list or mapping stands where a name should; put the name in quotes",
    ),
    ("a: {type: &x b}\n", "places.yaml:1: anchor '&x'; remove it, or quote the text"),
    (
        "a: {type: *x }\n",
        "places.yaml:1: '*x' refers to an anchor; write the text out, or quote it",
    ),
    ("a:\n  type: !!str b\n", "places.yaml:2: tag 'tag:yaml.org,2002:str'; remove it, or quote the text"),
    ("a:\n  type: !b\n", "places.yaml:2: tag '!b'; remove it, or quote the text"),
    ("a:\n  type: b\n  <<: {forms: [c]}\n", "places.yaml:3: merge key '<<'; write the fields out"),
    (
        "a:\n  type: b\n  type: c\n",
        "places.yaml:3: duplicate key 'type', first on line 2; keep one of the two",
    ),
    (
        "a: {type: b}\nc: {type: d}\na: {type: b}\n",
        "places.yaml:3: duplicate key 'a', first on line 1; keep one of the two",
    ),
    (
        "a:\n  type: b\n  aliases: {c: a, d: a, c: a}\n",
        "places.yaml:3: duplicate key 'c', first on line 3; keep one of the two",
    ),
]


@pytest.mark.parametrize(("data", "message"), REFUSED)
def test_a_file_is_refused_with_its_line(data: bytes | str, message: str) -> None:
    assert refusal(data) == message


def test_reading_goes_on_after_an_anchor_a_tag_or_a_merge_key() -> None:
    text = "a: &x {type: b}\nc: {typ: d}\ne: !f {type: g}\nh: *x\n"
    assert refusal(text).splitlines() == [
        "places.yaml:1: anchor '&x'; remove it, or quote the text",
        "places.yaml:2: page 'c' has no type; add a field such as 'type: city'",
        "places.yaml:2: unknown field 'typ'; did you mean 'type'?",
        "places.yaml:3: tag '!f'; remove it, or quote the text",
        "places.yaml:4: '*x' refers to an anchor; write the text out, or quote it",
    ]


@pytest.mark.slow
def test_a_file_is_refused_when_it_is_too_large_too_deep_or_too_full() -> None:
    assert refusal(b"#" * (LARGEST_FILE + 1)) == (
        "places.yaml: larger than 8 MiB; split the table into several files"
    )
    deep = f"places.yaml:1: nested more than {DEEPEST} deep; check the brackets and indentation"
    assert refusal("a: " + "[" * 100_000) == deep
    assert refusal("a: " + "{b: " * 100_000) == deep
    assert "nested more than" in refusal("\n".join("  " * i + "a:" for i in range(1_000)))
    assert "nested more than" in refusal("a:\n" + "- " * 100_000)
    assert "stands where a name should" in refusal("? " * 100_000)
    full = "a:\n  type: b\n  forms:\n" + "  - c\n" * MOST_NODES
    assert "more than 500,000 entries; split the table into several files" in refusal(full)


BOMB = "a: &a [x, x]\n" + "\n".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]" for i in range(20)
)
MERGE_BOMB = "a: &a {x: y}\n" + "\n".join(f"b{i}: &b{i} {{<<: [*a, *a]}}" for i in range(20))


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        MERGE_BOMB,
        "a: {type: " + "9" * 5_000 + "}",
        "a: {type: !!int " + "9" * 5_000 + "}",
        "%YAML 1." + "9" * 5_000 + "\n---\na: b",
        'a: {type: "\\ud800"}',
        'a: {type: "\\udc00\\ud800"}',
        'a: {type: "\\UFFFFFFFF"}',
        'a: {type: "\\U00110000"}',
        'a: {type: "\\x00"}',
        "a: {type: !<" + "!" * 5_000 + "> b}",
        "%TAG ! " + "x" * 5_000 + "\n---\na: !b c",
        "? " * 11 + "a",
        "a: |9\n b",
        "a: >-\n\n\n",
        "[" * 1_000 + "]" * 1_000,
        "*a : b",
        "&a : b",
        "!!a : b",
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.parametrize("compiled", [True, False])
def test_nothing_made_to_harm_does(text: str, compiled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not compiled:
        monkeypatch.delattr(yaml, "CSafeLoader")
    with pytest.raises(TableError) as caught:
        load(text)
    for problem in caught.value.problems:
        assert problem.path == "places.yaml"
        assert str(problem).isprintable(), "a problem is printed to a terminal"
        assert len(str(problem)) < 400


# Characters that mean something in YAML, words that mean something in a table, and a few that mean trouble.
PIECES = [
    *"\n :-?,[]{}#&*!|>'\"%@`~<=\t\r.",
    *("\n  ", "\n    - ", ": ", "- ", "<<: ", "---\n", "...\n", "a", "b: ", "NO", "type: city", "aliases: "),
    *("ambiguous_aliases:", "only_in: ", "change: ", "keep: ", "forms: ", "roles: ", "from: ", "qid: Q1"),
    *(
        "spreads: ",
        "words: ",
        "entities: ",
        "\\ud800",
        "\\x00",
        "é",
        "а",
        "纳卡",
        "\u202e",
        "\u0301",
        "\ufeff",
        "😀",
    ),
]
yamlish = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
any_text = st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))


@settings(max_examples=examples(400))
@given(
    st.one_of(
        st.binary(max_size=200),
        yamlish.map(str.encode),
        st.text(max_size=100).map(lambda t: t.encode("utf-8", "surrogatepass")),
    )
)
def test_any_bytes_are_a_table_or_problems(data: bytes) -> None:
    for loader in ("compiled", "pure"):
        with pytest.MonkeyPatch.context() as patch:
            if loader == "pure":
                patch.delattr(yaml, "CSafeLoader")
            try:
                tables = load(data)
            except TableError as error:
                assert error.problems
                assert all(problem.path == "places.yaml" for problem in error.problems)
                assert all(line.isprintable() for line in str(error).split("\n"))
            else:
                assert len(tables.fingerprint) == 64


HEAVY = {
    "unknown forms": "p: {type: t, forms: ["
    + ", ".join(f"f{i}" for i in range(30_000))
    + "], aliases: {"
    + ", ".join(f"a{i}: g{i}" for i in range(30_000))
    + "}}",
    "unknown fields": "\n".join(f"p{i}: {{typ: t}}" for i in range(30_000)),
    "the same alias": "\n".join(f"p{i}: {{type: t, aliases: [a], forms: [b, c{i}]}}" for i in range(20_000)),
    "the same form and alias": "p: {type: t, forms: ["
    + "a, " * 50_000
    + "], aliases: ["
    + "a, " * 50_000
    + "]}",
    "sentences": "p:\n  type: t\n  ambiguous_aliases:\n  - only_in: x\n    aliases: ["
    + ", ".join(f"a{i}" for i in range(30_000))
    + "]\n    keep: a0\n    change: ["
    + "b, " * 30_000
    + "]",
    "unknown members": "\n".join(f"p{i}: {{type: pair, entities: [q{i}, r{i}]}}" for i in range(20_000)),
}


@pytest.mark.slow
@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY)
def test_a_large_file_of_mistakes_is_refused_in_seconds(text: str) -> None:
    start = time.process_time()
    with pytest.raises(TableError):
        load(text)
    assert time.process_time() - start < 20
