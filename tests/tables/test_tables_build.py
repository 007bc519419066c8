"""Pages and their fields: what an entry may look like, and what it is told when it does not."""

from __future__ import annotations

import pytest

from normalizer.errors import TableError
from normalizer.tables import (
    Alias,
    Page,
    Role,
    Rule,
    RuleSet,
    Sentence,
    TableFile,
    Tables,
    Where,
    build_tables,
)

CONTRACT = """
Nagorno-Karabakh:
  type: region                      # free text
  source_forms: {zh: [纳卡, 纳戈尔诺-卡拉巴赫], ru: [Нагорный Карабах]}
  aliases: [Nagorny Karabakh, Naqqa]    # always mean it
  ambiguous_aliases:                # sometimes mean something else: rule sets, any one suffices
    - aliases: [Naka, Naqa]
      only_with: [Karabakh, Azerbaijan, Armenia]
      never_beside: [Japan, Ibaraki, Sudan]
      change: Azerbaijan and Armenia agreed on a ceasefire in the Naka region.
      keep: The reactor at Naka, a city in Ibaraki, was restarted.
Antony Blinken:
  type: person
  source_forms: {zh: [布林肯, 安东尼·布林肯]}
  roles: [{title: Secretary of State, country: United States, from: 2021-01-26, to: 2025-01-20}]
  forms: [Blinken]                  # other correct ways to write it: short name, demonym
  aliases: {Brinken: Blinken}       # alias: form; a plain list is written as the page's key
  ambiguous_aliases:
    - aliases: {Brosky: Blinken, Blink: Blinken}
      only_with: [Secretary of State]
      change: U.S. Secretary of State Blink postponed his trip to Beijing.
      keep: The pop group Blink played in Seoul.
Armenia:
  type: country
  qid: Q399                         # only when verified
  forms: [Armenian, Armenians]
  ambiguous_aliases:
    - aliases: {Asia: Armenia, Asian: Armenian}
      only_in: [attacked by Asia, Asian and Azerbaijani, Asian UAVs]
      only_with: [Azerbaijan]
      change: The Azerbaijani side said the region was attacked by Asia.
      keep: Teams from Asia and Azerbaijan met in Baku.
Azerbaijan:
  type: country
Azerbaijan-Armenia:
  type: pair
  entities: [Azerbaijan, Armenia]
  aliases: [Aya-Yaah]
COVID-19 vaccine:
  type: calque
  aliases: [new crown vaccine]
Council of Europe:
  type: organisation
  ambiguous_aliases:
    - aliases: [European Commission]
      only_in: [Secretary-General of the European Commission, Secretary General of the European Commission]
      never_near: [von der Leyen, Brussels]
      spreads: true                 # later mentions in the document follow
      change: Lavrov met the Secretary-General of the European Commission in Moscow.
      keep: The European Commission proposed a budget.
Kyiv:
  type: city
  other_spellings: [Kiev]           # legitimate; changed only with house_style
football:
  type: topic
  words: [goal, striker]
"""


def load(text: str) -> Tables:
    return build_tables([TableFile("my/places.yaml", "places.yaml", text.encode())])


def refusal(text: str) -> list[str]:
    with pytest.raises(TableError) as caught:
        load(text)
    return str(caught.value).splitlines()


def at(line: int) -> Where:
    return Where("my/places.yaml", "places.yaml", line)


# What is accepted


def test_the_example_of_the_contract_loads_field_by_field() -> None:
    pages = {page.name: page for page in load(CONTRACT).pages}
    assert list(pages) == sorted(pages)
    assert pages["Antony Blinken"] == Page(
        "Antony Blinken",
        at(12),
        "person",
        forms=(Alias("Blinken", "Blinken", at(16)),),
        aliases=(Alias("Brinken", "Blinken", at(17)),),
        rule_sets=(
            RuleSet(
                aliases=(Alias("Brosky", "Blinken", at(19)), Alias("Blink", "Blinken", at(19))),
                rules=(Rule("only_with", ("Secretary of State",)),),
                spreads=False,
                change=(Sentence("U.S. Secretary of State Blink postponed his trip to Beijing.", at(21)),),
                keep=(Sentence("The pop group Blink played in Seoul.", at(22)),),
                where=at(19),
            ),
        ),
        source_forms=(("zh", ("布林肯", "安东尼·布林肯")),),
        roles=(Role("Secretary of State", "United States", "2021-01-26", "2025-01-20"),),
    )
    assert pages["Armenia"].qid == "Q399"
    assert pages["Azerbaijan-Armenia"].entities == ("Azerbaijan", "Armenia")
    assert pages["Kyiv"].other_spellings == (Alias("Kiev", "Kyiv", at(53)),)
    assert pages["Council of Europe"].rule_sets[0].spreads
    assert pages["football"].words == ("goal", "striker")
    assert str(pages["football"].where) == "places.yaml:54"


PAGE = "Armenia:\n  type: country\n  forms: [Armenian, Armenians]\n"


@pytest.mark.parametrize(
    "field",
    [
        "qid: Q1",
        "source_forms: {zh: 亚方, zh-Hant: [亞方], no: [NO], sr-Latn-RS: Jermenija}",
        "source_forms: {ja: [ケビン東京かな, Ａ東京], ko: [한국韓國]}",
        "aliases: Asia Minor",
        "aliases: {Asian: Armenian, Asiaʼn: Armenians, Ārmēnia: Armenia}",
        "aliases: [X-1, 'C++', Xi'an, İstanbul, O’Neill, 5G]",
        "other_spellings: {Hayastani: Armenian}",
        "roles: [{title: President}]",
        "roles: [{title: President, from: 2024-02-29}]",
        "roles: [{title: President, from: 2024-02-29, to: 2024-02-29, country: any text}]",
        "source_forms: {fa: ['می\u200cخواهم']}",
    ],
)
def test_a_field_may_look_like_this(field: str) -> None:
    load(PAGE + f"  {field}\n")


RULES = """  ambiguous_aliases:
    - aliases: [Asia, Asi-a's]
      only_with: [Yerevan]
      change: ASIA met.
      keep: Asia.
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("only_with: [Yerevan]", "only_with: Yerevan"),
        ("only_with: [Yerevan]", "only_in: by Asia\n      never_in: [in ásiá]"),
        (
            "only_with: [Yerevan]",
            "only_beside: [a]\n      only_near: [b]\n      never_near: [c]\n      never_with: d",
        ),
        ("keep: Asia.", "keep: [Asia., 'In A sia -s. Дом']"),
        ("keep: Asia.", "keep: Аsia means Asia."),
        ("keep: Asia.", "keep: Asia.\n      spreads: false"),
        ("aliases: [Asia, Asi-a's]", "aliases: {Asia: Armenian}"),
        ("aliases: [Asia, Asi-a's]", "aliases: Asia"),
    ],
)
def test_a_rule_set_may_look_like_this(old: str, new: str) -> None:
    assert old in RULES
    load(PAGE + RULES.replace(old, new))


def test_a_rule_set_may_have_very_many_aliases() -> None:
    many = ", ".join(f"a{i}" for i in range(5_000))
    sentences = ", ".join(f"in a{i}" for i in range(5))
    load(
        PAGE
        + RULES.replace("Asia, Asi-a's", many).replace("ASIA met.", f"[{sentences}]").replace("Asia.", "A1.")
    )


# What is refused: the field below stands in line 4

FIELDS = [
    (
        "never_neer: [x]",
        (
            "4: unknown field 'never_neer'; a page has type, qid, source_forms, forms, aliases, "
            "ambiguous_aliases, other_spellings, roles, entities, words"
        ),
    ),
    ("alias: [x]", "4: unknown field 'alias'; did you mean 'aliases'?"),
    (
        "only_with: [x]",
        "4: field 'only_with' stands on the page; put it into a rule set of 'ambiguous_aliases'",
    ),
    ("qid: 399", "4: '399' is not a Wikidata identifier; write Q and a number, such as Q399"),
    ("qid: Q0", "4: 'Q0' is not a Wikidata identifier; write Q and a number, such as Q399"),
    ("qid: [Q1]", "4: 'qid' must be one text, not a list; write 'qid: text'"),
    ("qid:", "4: empty text; write something or remove the entry"),
    ("aliases:", "4: 'aliases' is empty; add an entry or remove the field"),
    ("aliases: []", "4: 'aliases' is empty; add an entry or remove the field"),
    ("aliases: {}", "4: 'aliases' is empty; write it like {surface form: form}, or remove it"),
    ("aliases: {Asia}", "4: 'Asia' has no form; write 'Asia: form', or use a list"),
    ("aliases: {Asia: [Armenia]}", "4: the form for 'Asia' must be one text, not a list; write 'Asia: form'"),
    (
        "aliases: [Asia: Armenia]",
        (
            "4: an entry of 'aliases' must be one text, not a mapping; "
            "put text that contains ': ' or brackets in quotes"
        ),
    ),
    (
        "aliases: [[Asia]]",
        (
            "4: an entry of 'aliases' must be one text, not a list; "
            "put text that contains ': ' or brackets in quotes"
        ),
    ),
    ("forms: {a: b}", "4: 'forms' must be a list of texts, not a mapping; write 'forms: [one, another]'"),
    ("source_forms: [纳卡]", "4: 'source_forms' must be a mapping, not a list; write it like {zh: [纳卡]}"),
    (
        "source_forms: 纳卡",
        "4: 'source_forms' must be a mapping, not the text '纳卡'; write it like {zh: [纳卡]}",
    ),
    ("source_forms:", "4: 'source_forms' is empty; write it like {zh: [纳卡]}, or remove it"),
    (
        "source_forms: {Chinese language: 纳卡}",
        "4: 'Chinese language' is not a language code; write one such as zh, ru or zh-Hant",
    ),
    (
        "roles: President",
        (
            "4: 'roles' must be a list, not the text 'President'; "
            "write it like [{title: Secretary of State, country: United States}]"
        ),
    ),
    (
        "roles: [President]",
        (
            "4: a role must be a mapping, not the text 'President'; "
            "write it like {title: Secretary of State, country: United States}"
        ),
    ),
    ("roles: [{country: Iran}]", "4: this role has no title; add one such as 'title: Secretary of State'"),
    ("roles: [{title: a, form: b}]", "4: unknown field 'form'; did you mean 'from'?"),
    (
        "roles: [{title: a, from: 2021}]",
        "4: '2021' is not a date; write it as year-month-day, such as 2021-01-26",
    ),
    (
        "roles: [{title: a, to: 2023-02-29}]",
        "4: '2023-02-29' is not a date; write it as year-month-day, such as 2021-01-26",
    ),
    (
        "roles: [{title: a, from: 2021-02-02, to: 2021-02-01}]",
        "4: this role starts on 2021-02-02, after its end on 2021-02-01; mend the dates",
    ),
    (
        "entities: [a, b]",
        (
            "4: 'entities' belongs to pages of type pair, and 'Armenia' is of type 'country'; "
            "remove it or change the type"
        ),
    ),
    (
        "words: [a]",
        (
            "4: 'words' belongs to pages of type topic, and 'Armenia' is of type 'country'; "
            "remove it or change the type"
        ),
    ),
    (
        "ambiguous_aliases: [Asia]",
        (
            "4: a rule set must be a mapping, not the text 'Asia'; "
            "write it like 'aliases: [Naka]' and its rules below"
        ),
    ),
    (
        "ambiguous_aliases: {aliases: [Asia]}",
        (
            "4: 'ambiguous_aliases' must be a list, not a mapping; "
            "write it like '- aliases: [Naka]' and its rules below"
        ),
    ),
    ("aliases: ['']", "4: empty text; write something or remove the entry"),
    ("aliases: [' Asia']", "4: ' Asia' starts or ends with white space; remove it"),
    ('aliases: ["Asia\\u00a0"]', "4: 'Asia<U+00A0>' starts or ends with white space; remove it"),
    ('aliases: ["A\\tsia"]', "4: 'A<U+0009>sia' contains the control character U+0009; remove it"),
    ('aliases: ["A\\u200bsia"]', "4: 'A<U+200B>sia' contains the control character U+200B; remove it"),
    ('aliases: ["A\\u202esia"]', "4: 'A<U+202E>sia' contains the bidirectional control U+202E; remove it"),
    ("aliases: [Аsia]", "4: 'Аsia' mixes Cyrillic and Latin letters; write it in one script"),
    ("aliases: [αrmenia]", "4: 'αrmenia' mixes Greek and Latin letters; write it in one script"),
    ("forms: [" + "a" * 301 + "]", "4: '" + "a" * 59 + "…' has 301 characters; shorten it to at most 300"),
    ("source_forms: {ru: [Вoйна]}", "4: 'Вoйна' mixes Cyrillic and Latin letters; write it in one script"),
    ("aliases: {Asia: Armenien}", "4: unknown form 'Armenien' of page 'Armenia'; did you mean 'Armenian'?"),
    (
        "aliases: {Asia: Xyz}",
        "4: unknown form 'Xyz' of page 'Armenia'; add it to the forms, or give one of them",
    ),
]


@pytest.mark.parametrize(("field", "message"), FIELDS)
def test_a_field_is_refused(field: str, message: str) -> None:
    text = PAGE.replace("  forms: [Armenian, Armenians]\n", "\n") if field.startswith("forms") else PAGE
    assert refusal(text + f"  {field}\n") == [f"my/places.yaml:{message}"]


SETS = [
    (
        "      only_with: [Yerevan]\n",
        "",
        (
            "5: the rule set for 'Asia' has no rule; "
            "add one such as 'only_with: [a name that shows the meaning]'"
        ),
    ),
    (
        "      change: ASIA met.\n",
        "",
        "5: the rule set for 'Asia' has no 'change' sentence; add one in which the alias must be changed",
    ),
    (
        "      keep: Asia.\n",
        "",
        "5: the rule set for 'Asia' has no 'keep' sentence; add one in which the alias must be left alone",
    ),
    (
        "- aliases: [Asia, Asi-a's]\n      only_with",
        "- only_with",
        "5: this rule set has no aliases; add 'aliases: [Naka]'",
    ),
    ("only_with", "never_neer", "6: unknown field 'never_neer'; did you mean 'never_near'?"),
    ("only_with: [Yerevan]", "only_with: []", "6: 'only_with' is empty; add an entry or remove the field"),
    (
        "only_with: [Yerevan]",
        "only_with: {a: b}",
        "6: 'only_with' must be a list of texts, not a mapping; write 'only_with: [one, another]'",
    ),
    (
        "keep: Asia.",
        "keep: Armenia.",
        (
            "8: this 'keep' sentence contains none of the aliases of its rule set "
            "('Asia', 'Asi-a<U+0027>s'); write one that does"
        ),
    ),
    (
        "change: ASIA met.",
        "change: [Asia., Europe.]",
        (
            "7: this 'change' sentence contains none of the aliases of "
            "its rule set ('Asia', 'Asi-a<U+0027>s'); write one that does"
        ),
    ),
    (
        "only_with: [Yerevan]",
        "only_in: [Yerevan]",
        (
            "6: 'only_in' phrase 'Yerevan' contains none of the aliases of "
            "its rule set ('Asia', 'Asi-a<U+0027>s'); write it with the alias, or use 'only_near'"
        ),
    ),
    (
        "only_with: [Yerevan]",
        "never_in: [Yerevan]",
        (
            "6: 'never_in' phrase 'Yerevan' contains none of the aliases of "
            "its rule set ('Asia', 'Asi-a<U+0027>s'); write it with the alias, or use 'never_near'"
        ),
    ),
    (
        "keep: Asia.",
        "keep: Asia.\n      spreads: yes",
        "9: 'spreads' must be true or false; write 'spreads: true' or remove it",
    ),
    (
        "keep: Asia.",
        "keep: Asia.\n      spreads: [true]",
        "9: 'spreads' must be true or false; write 'spreads: true' or remove it",
    ),
    ("keep: Asia.", "keep: ['']", "8: empty sentence; write one or remove the entry"),
    (
        "keep: Asia.",
        "keep: Asia " + "a" * 2_000,
        "8: a sentence of 2,005 characters; shorten it to at most 2,000",
    ),
    (
        "keep: Asia.",
        'keep: "Asia\\u202e"',
        "8: 'Asia<U+202E>' contains the bidirectional control U+202E; remove it",
    ),
    (
        "keep: Asia.",
        'keep: "Asia\\x07"',
        "8: 'Asia<U+0007>' contains the control character U+0007; remove it",
    ),
    (
        "aliases: [Asia, Asi-a's]",
        "aliases: {Asia: Asien}",
        "5: unknown form 'Asien' of page 'Armenia'; add it to the forms, or give one of them",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), SETS)
def test_a_rule_set_is_refused(old: str, new: str, message: str) -> None:
    assert old in RULES
    messages = refusal(PAGE + RULES.replace(old, new))
    assert f"my/places.yaml:{message}".replace("<U+0027>", "'") in messages
    own = [line for line in messages if "has no rule" not in line]
    assert len(own) == 1 or "has no rule" in message


PAGES = [
    ("Kyiv:\n", "1: page 'Kyiv' must be a mapping of fields; write 'type: city' or another type below it"),
    (
        "Kyiv: [city]\n",
        "1: page 'Kyiv' must be a mapping of fields; write 'type: city' or another type below it",
    ),
    ("Kyiv:\n  qid: Q1899\n", "1: page 'Kyiv' has no type; add a field such as 'type: city'"),
    ("Kyiv: {}\n", "1: page 'Kyiv' has no type; add a field such as 'type: city'"),
    ("Kyiv: {type: ''}\n", "1: empty text; write something or remove the entry"),
    ("'': {type: city}\n", "1: empty text; write something or remove the entry"),
    ("'Kyiv ': {type: city}\n", "1: 'Kyiv ' starts or ends with white space; remove it"),
    ("K: {type: pair}\n", "1: pair 'K' has no entities; add 'entities: [one page, another page]'"),
    ("K: {type: topic}\n", "1: topic 'K' has no words; add 'words: [one, another]'"),
]


@pytest.mark.parametrize(("text", "message"), PAGES)
def test_a_page_is_refused(text: str, message: str) -> None:
    assert refusal(text) == [f"my/places.yaml:{message}"]
