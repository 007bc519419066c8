"""Pages against each other: what may be shared, and what is refused, over all files in one run."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.errors import TableError
from normalizer.tables import TableFile, Tables, build_tables
from tests.examples import examples

RULES = "{aliases: %s, only_with: [w], change: %s, keep: %s}"


def load(*texts: str) -> Tables:
    return build_tables(
        TableFile(f"{n}.yaml", f"{n}.yaml", t.encode()) for n, t in zip("abcdef", texts, strict=False)
    )


def refusal(*texts: str) -> list[str]:
    with pytest.raises(TableError) as caught:
        load(*texts)
    return str(caught.value).splitlines()


def page(name: str, *fields: str) -> str:
    return f"{name}:\n  type: city\n" + "".join(f"  {field}\n" for field in fields)


def ambiguous(alias: str, written: str | None = None) -> str:
    aliases = f"{{{alias}: {written}}}" if written else f"[{alias}]"
    return f"ambiguous_aliases: [{{aliases: {aliases}, only_with: [w], change: {alias}, keep: {alias}}}]"


# What is accepted


@pytest.mark.parametrize(
    "text",
    [
        page("Asia", "forms: [Asian]") + page("Armenia", "forms: [Armenian]", ambiguous("Asian", "Armenian")),
        page("Asia") + page("Armenia", ambiguous("Asia")),
        page("Who") + page("WHO", ambiguous("who")),
        page("Georgia", "forms: [Georgian]") + page("Georgia (state)", "forms: [Georgia, Georgian]"),
        page("A", ambiguous("x")) + page("B", ambiguous("x")),
        page("A", "aliases: [x]") + page("B", "aliases: [X]"),
        page("A", "aliases: [b]") + page("B"),
        page("A", "other_spellings: [x]") + page("B", "other_spellings: [x]"),
        page("Xi'an", "aliases: [Xian, Xi An, XIAN]"),
        page("A", "source_forms: {zh: [亚]}") + page("B", "source_forms: {zh: [亚]}"),
        page("A", "forms: [\u00e9]", "aliases: {x: e\u0301}"),
    ],
)
def test_spellings_that_may_be_shared(text: str) -> None:
    load(text)


def test_a_pair_may_name_pages_of_other_files() -> None:
    load("A-B: {type: pair, entities: [A, B]}", page("A"), page("B"))


# What is refused

GIVE = "; give page 'A' or one of its forms"
BOTH = "remove one, or make both ambiguous aliases with rules"
MAKE = "remove it, or make it an ambiguous alias with rules"

CLASHES = [
    ((page("A"), page("A")), ["b.yaml:1: page 'A' is also in a.yaml:1; keep one of the two"]),
    (
        (page("\u00c9") + page("E\u0301"),),
        ["a.yaml:3: page 'E\u0301' is also in a.yaml:1; keep one of the two"],
    ),
    (
        (page("A", "aliases: [x]"), page("B", "aliases: [x]")),
        [f"b.yaml:3: alias 'x' is an alias of page 'A' too (a.yaml:3); {BOTH}"],
    ),
    (
        (page("A", "aliases: [\u00e9]"), page("B", "aliases: [e\u0301]")),
        [f"b.yaml:3: alias 'e\u0301' is an alias of page 'A' too (a.yaml:3); {BOTH}"],
    ),
    (
        (page("A", "aliases: [B]"), page("B")),
        [f"a.yaml:3: alias 'B' is the name of page 'B' too (b.yaml:1); {MAKE}"],
    ),
    (
        (page("A", "aliases: [x]"), page("B", "forms: [x]")),
        [f"a.yaml:3: alias 'x' is a form of page 'B' too (b.yaml:3); {MAKE}"],
    ),
    (
        (page("A", "aliases: [x]"), page("B", "other_spellings: [x]")),
        [f"a.yaml:3: alias 'x' is another spelling of page 'B' too (b.yaml:3); {MAKE}"],
    ),
    (
        (page("A", "aliases: [x]"), page("B", ambiguous("x"))),
        [f"a.yaml:3: alias 'x' is an ambiguous alias of page 'B' too (b.yaml:3); {BOTH}"],
    ),
    ((page("A", "aliases: [A]"),), ["a.yaml:3: alias 'A' is the page's own name; remove it"]),
    ((page("A", "forms: [A]"),), ["a.yaml:3: form 'A' is the page's own name; remove it"]),
    (
        (page("A", "other_spellings: [A]"),),
        ["a.yaml:3: other spelling 'A' is the page's own name; remove it"],
    ),
    ((page("A", ambiguous("A")),), ["a.yaml:3: ambiguous alias 'A' is the page's own name; remove it"]),
    (
        (page("A", "forms: [x]", "aliases: [x]"),),
        ["a.yaml:4: alias 'x' is a form of the page, line 3; remove one of the two"],
    ),
    (
        (page("A", "other_spellings: [x]", "aliases: [x]"),),
        ["a.yaml:4: alias 'x' is another spelling of the page, line 3; remove one of the two"],
    ),
    (
        (page("A", "aliases: [x]", ambiguous("x")),),
        ["a.yaml:3: alias 'x' is an ambiguous alias of the page, line 4; remove one of the two"],
    ),
    (
        (page("A", "forms: [x]", ambiguous("x", "A")),),
        ["a.yaml:4: ambiguous alias 'x' is a form of the page, line 3; remove one of the two"],
    ),
    (
        (page("A", "forms: [x]", "other_spellings: [x]"),),
        ["a.yaml:4: other spelling 'x' is a form of the page, line 3; remove one of the two"],
    ),
    (
        (page("A", "aliases: [x, y, x]"),),
        ["a.yaml:3: alias 'x' stands twice, first on line 3; remove one of the two"],
    ),
    (
        (page("A", "forms: [\u00e9,\n    e\u0301]"),),
        ["a.yaml:4: form 'e\u0301' stands twice, first on line 3; remove one of the two"],
    ),
    (
        (page("A", "ambiguous_aliases: [" + RULES % ("[x, x]", "x", "x") + "]"),),
        ["a.yaml:3: ambiguous alias 'x' stands twice, first on line 3; remove one of the two"],
    ),
    # Chains and loops
    (
        (page("A", "aliases: {x: y, y: A}"),),
        ["a.yaml:3: alias 'x' is written as 'y', itself an alias (a.yaml:3)" + GIVE],
    ),
    (
        (page("A", "aliases: {x: y, y: x}"),),
        [
            "a.yaml:3: alias 'x' is written as 'y', itself an alias (a.yaml:3)" + GIVE,
            "a.yaml:3: alias 'y' is written as 'x', itself an alias (a.yaml:3)" + GIVE,
        ],
    ),
    (
        (page("A", "aliases: {x: x}"),),
        ["a.yaml:3: alias 'x' is written as itself; give the page's name or one of its forms"],
    ),
    (
        (page("A", ambiguous("x", "z")), page("B", "aliases: [z]")),
        ["a.yaml:3: alias 'x' is written as 'z', itself an alias (b.yaml:3)" + GIVE],
    ),
    (
        (page("A", "aliases: [B]"), page("B", "aliases: [A]")),
        [
            f"a.yaml:3: alias 'B' is the name of page 'B' too (b.yaml:1); {MAKE}",
            f"b.yaml:3: alias 'A' is the name of page 'A' too (a.yaml:1); {MAKE}",
        ],
    ),
    # Targets
    (
        (page("Armenia", "forms: [Armenian]", "other_spellings: {Hayk: Armenien}"),),
        ["a.yaml:4: unknown form 'Armenien' of page 'Armenia'; did you mean 'Armenian'?"],
    ),
    (
        (page("A", ambiguous("x", "B")), page("B")),
        ["a.yaml:3: unknown form 'B' of page 'A'; add it to the forms, or give one of them"],
    ),
    # Pairs
    (
        ("A-B: {type: pair, entities: [Armenia, Azerbaijon]}\n" + page("Armenia") + page("Azerbaijan"),),
        ["a.yaml:1: pair 'A-B' names an unknown page 'Azerbaijon'; did you mean 'Azerbaijan'?"],
    ),
    (
        ("A-B: {type: pair, entities: [Armenia, Qrxyz]}\n" + page("Armenia"),),
        ["a.yaml:1: pair 'A-B' names an unknown page 'Qrxyz'; add the page"],
    ),
    (
        ("A-B: {type: pair, entities: [A]}\n" + page("A"),),
        [
            (
                "a.yaml:1: pair 'A-B' must name two different pages in 'entities', and names 1; "
                "write 'entities: [one page, another page]'"
            )
        ],
    ),
    (
        ("A-B: {type: pair, entities: [A, A]}\n" + page("A"),),
        [
            (
                "a.yaml:1: pair 'A-B' must name two different pages in 'entities', and names 'A' twice; "
                "write 'entities: [one page, another page]'"
            )
        ],
    ),
    (
        ("A-B: {type: pair, entities: [A, A-B]}\n" + page("A"),),
        ["a.yaml:1: member 'A-B' of pair 'A-B' is itself a pair; name the page of an entity"],
    ),
]


@pytest.mark.parametrize(("texts", "messages"), CLASHES)
def test_pages_that_clash_are_refused(texts: tuple[str, ...], messages: list[str]) -> None:
    assert refusal(*texts) == messages


def test_all_problems_of_all_files_are_told_in_one_run() -> None:
    messages = refusal(
        page("A", "never_neer: [x]", "aliases: [x, Б]", "qid: 1"),
        page("B", "aliases: [x]", "aliases: [y]") + "P: {type: pair, entities: [A, D]}\n",
        "C: [\n",
        b"\xff".decode("latin-1"),
    )
    assert [message.partition(";")[0] for message in messages] == [
        "a.yaml:3: unknown field 'never_neer'",
        "a.yaml:5: '1' is not a Wikidata identifier",
        "b.yaml:3: alias 'x' is an alias of page 'A' too (a.yaml:4)",
        "b.yaml:4: duplicate key 'aliases', first on line 3",
        "c.yaml:2: not YAML: did not find expected node content while parsing a flow node",
        "d.yaml:1: a table is a mapping of pages",
    ]


def test_a_page_is_not_called_unknown_when_its_file_could_not_be_read() -> None:
    assert len(refusal("A-B: {type: pair, entities: [A, B]}", page("A"), page("B") + "  - x\n")) == 1


names = st.sampled_from([*"abcdefghijklmnopABC", "e\u0301", "\u00e9", "a b", "A B"])
entries = st.lists(names, max_size=2)
page_texts = st.builds(
    lambda name, forms, aliases, others, uncertain: page(
        name,
        *(
            f"{field}: [{', '.join(texts)}]"
            for field, texts in [("forms", forms), ("aliases", aliases)]
            if texts
        ),
        *(f"other_spellings: {{{text}: {forms[0] if forms else name}}}" for text in others[:1]),
        *(ambiguous(text, forms[0] if forms else name) for text in uncertain[:1]),
    ),
    *(names, entries, entries, entries, entries),
)


@settings(max_examples=examples(300))
@given(st.lists(page_texts, min_size=1, max_size=3))
def test_what_loads_has_one_answer_for_every_plain_alias(texts: list[str]) -> None:
    """As invariant 23 asks of tables: a plain alias is nothing else, and no written name is rewritten."""
    try:
        tables = load("".join(texts))
    except TableError:
        return
    plain = [alias.surface for p in tables.pages for alias in p.aliases]
    assert len(plain) == len(set(plain))
    for p in tables.pages:
        right = {p.name, *(form.surface for form in p.forms)}
        uncertain = [alias for rules in p.rule_sets for alias in rules.aliases]
        assert not {alias.surface for alias in uncertain} & right
        others_too = {*right, *(alias.surface for alias in (*p.other_spellings, *uncertain))}
        assert not others_too & set(plain)
        assert not {alias.written for alias in (*p.aliases, *p.other_spellings, *uncertain)} & set(plain)


def test_the_order_of_files_changes_no_message() -> None:
    files = [TableFile(f"{n}.yaml", f"{n}.yaml", page("A", "aliases: [x]").encode()) for n in "abc"]
    told: set[str] = set()
    for order in itertools.permutations(files):
        with pytest.raises(TableError) as caught:
            build_tables(order)
        told.add(str(caught.value))
    assert len(told) == 1
