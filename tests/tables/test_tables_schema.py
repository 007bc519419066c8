"""The JSON Schema and the loader know the same fields, and agree on what a field may look like."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from normalizer.errors import TableError
from normalizer.tables import TableFile, build_tables, shipped_tables, table_schema
from normalizer.tables.build import PAGE_FIELDS, ROLE_FIELDS, RULE_SET_FIELDS

SCHEMA = table_schema()
VALID = jsonschema.Draft202012Validator(SCHEMA)

README = Path(__file__).resolve().parents[2] / "alias_tables" / "README.md"

RULE_SET = {"aliases": ["Asia"], "only_with": ["Yerevan"], "change": "Asia.", "keep": ["Asia!"]}
PAGE: dict[str, Any] = {
    "type": "country",
    "qid": "Q399",
    "source_forms": {"zh": ["亚方"], "ru": "Армения"},
    "forms": ["Armenian"],
    "aliases": {"Armeniya": "Armenia"},
    "ambiguous_aliases": [RULE_SET],
    "other_spellings": ["Hayastan"],
    "roles": [{"title": "Chair", "country": "UN", "from": "2020-01-01", "to": "2020-12-31"}],
}
TABLE: dict[str, Any] = {"Armenia": PAGE}


def loads(table: object) -> bool:
    text = json.dumps(table, ensure_ascii=False).replace("\x7f", "\\u007f")
    try:
        build_tables([TableFile("t.yaml", "t.yaml", text.encode("utf-8"))])
    except TableError:
        return False
    return True


def changed(path: str, value: object) -> dict[str, Any]:
    """Return the table with a value set, or removed when it is None."""
    table = copy.deepcopy(TABLE)
    place: Any = table["Armenia"]
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in steps:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return table


# What both accept


@pytest.mark.parametrize(
    "table",
    [
        {},
        TABLE,
        changed("forms", "Armenian"),
        changed("aliases", ["Asiya"]),
        changed("aliases", "Asiya"),
        changed("ambiguous_aliases.0.aliases", {"Asia": "Armenian"}),
        changed("ambiguous_aliases.0.spreads", True),
        changed("ambiguous_aliases.0.keep", "Asia\nAsia."),
        changed("ambiguous_aliases.0.only_in", "by Asia"),
        changed("roles", [{"title": "Chair"}]),
        changed("source_forms", {"zh-Hant-TW": ["亞"]}),
        changed("forms", ["a" * 300]),
        {"A": {"type": "x"}, "B": {"type": "x"}, "A-B": {"type": "pair", "entities": ["A", "B"]}},
        {"t": {"type": "topic", "words": ["a"]}},
    ],
)
def test_schema_and_loader_accept(table: dict[str, Any]) -> None:
    assert loads(table)
    VALID.validate(table)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_schema_and_loader_know_the_same_fields() -> None:
    definitions = SCHEMA["$defs"]
    assert tuple(definitions["page"]["properties"]) == PAGE_FIELDS
    assert tuple(definitions["rule_set"]["properties"]) == RULE_SET_FIELDS
    assert tuple(definitions["role"]["properties"]) == ROLE_FIELDS


def test_every_field_has_a_description_for_the_editor() -> None:
    for name in ("page", "rule_set", "role"):
        for field, schema in SCHEMA["$defs"][name]["properties"].items():
            assert len(schema.get("description", "")) > 20, field


def test_the_examples_of_the_schema_follow_it() -> None:
    def check(schema: object) -> None:
        if isinstance(schema, dict):
            for example in schema.get("examples", ()):
                jsonschema.Draft202012Validator({**schema, "$defs": SCHEMA["$defs"]}).validate(example)
            for part in schema.values():
                check(part)
        elif isinstance(schema, list):
            for part in schema:
                check(part)

    check(SCHEMA)


@pytest.mark.skipif(not README.exists(), reason="an installed package has no curators' README beside it")
def test_the_examples_of_the_readme_load() -> None:
    examples = re.findall(r"```yaml\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert len(examples) > 5
    build_tables([TableFile("README.md", "README.md", "\n".join(examples).encode())])


# As an editor sees it


class EditorLoader(yaml.CSafeLoader):
    """YAML as editors read it: version 1.2, in which a date is a text."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":merge"))]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
SHIPPED = sorted(shipped_tables().rglob("*.yaml"))


@pytest.mark.slow
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_no_shipped_table_is_underlined_in_an_editor(path: Path) -> None:
    pages = yaml.load(path.read_text("utf-8"), EditorLoader)
    assert [error.message for error in VALID.iter_errors(pages)] == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_table_names_the_schema_beside_the_package(path: Path) -> None:
    first = path.read_text("utf-8").split("\n")[0]
    assert first.startswith("# yaml-language-server: $schema=")
    named = (path.parent / first.partition("$schema=")[2]).resolve()
    assert json.loads(named.read_text("utf-8")) == SCHEMA


@pytest.mark.parametrize("name", [*SCHEMA["$defs"]["page"]["properties"], "page key"])
def test_hovering_a_field_explains_it(name: str) -> None:
    """What an editor shows is the description beside a reference, or else the one it refers to."""
    page = SCHEMA["$defs"]["page"]
    shown = page if name == "page key" else page["properties"][name]
    assert shown["description"].endswith((".", ")"))


def test_where_an_editor_underlines() -> None:
    """The place of each mistake is the field or entry that is wrong, not the whole page."""
    for path, value, place in (
        ("qid", "399", ["Armenia", "qid"]),
        ("alias", ["x"], ["Armenia"]),
        ("roles.0.from", "2020", ["Armenia", "roles", 0, "from"]),
        ("ambiguous_aliases.0.spreads", "yes", ["Armenia", "ambiguous_aliases", 0, "spreads"]),
        ("ambiguous_aliases.0.keep", None, ["Armenia", "ambiguous_aliases", 0]),
        ("forms", ["x "], ["Armenia", "forms"]),
    ):
        (error,) = VALID.iter_errors(changed(path, value))
        assert list(error.absolute_path) == place


# What both refuse


@pytest.mark.parametrize(
    "table",
    [
        [],
        "text",
        {"Armenia": None},
        {"Armenia": ["country"]},
        {"": {"type": "x"}},
        {" Armenia": {"type": "x"}},
        changed("type", None),
        changed("type", ["country"]),
        changed("alias", ["x"]),
        changed("only_with", ["x"]),
        changed("qid", "399"),
        changed("qid", "Q0"),
        changed("forms", []),
        changed("forms", {}),
        changed("forms", [""]),
        changed("forms", ["x "]),
        changed("forms", ["x\u202ey"]),
        changed("forms", ["x\ny"]),
        changed("forms", ["a" * 301]),
        changed("forms", ["x", "x"]),
        changed("forms", [["x"]]),
        changed("aliases", {"Asia": ["Armenia"]}),
        changed("source_forms", ["亚方"]),
        changed("source_forms", {"Chinese language": ["亚方"]}),
        changed("ambiguous_aliases", RULE_SET),
        changed("ambiguous_aliases", []),
        changed("ambiguous_aliases", ["Asia"]),
        changed("ambiguous_aliases.0.aliases", None),
        changed("ambiguous_aliases.0.only_with", None),
        changed("ambiguous_aliases.0.change", None),
        changed("ambiguous_aliases.0.keep", None),
        changed("ambiguous_aliases.0.keep", " "),
        changed("ambiguous_aliases.0.keep", "Asia \u0007"),
        changed("ambiguous_aliases.0.keep", "Asia" + "a" * 2000),
        changed("ambiguous_aliases.0.spreads", "yes"),
        changed("ambiguous_aliases.0.never_neer", ["x"]),
        changed("roles", {"title": "Chair"}),
        changed("roles.0.title", None),
        changed("roles.0.from", "2020"),
        changed("roles.0.from", "2020-13-01"),
        changed("roles.0.since", "2020-01-01"),
        changed("entities", ["A", "B"]),
        changed("words", ["a"]),
        {"P": {"type": "pair"}},
        {"A": {"type": "x"}, "P": {"type": "pair", "entities": ["A"]}},
        {"t": {"type": "topic"}},
    ],
)
def test_schema_and_loader_refuse(table: object) -> None:
    assert not loads(table)
    assert not VALID.is_valid(table)
