"""Files and folders, the shipped tables, and the fingerprint (invariant 22)."""

from __future__ import annotations

import itertools
import json
import os
import pickle
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import normalizer.tables.load
from normalizer.errors import NormalizerError, TableError
from normalizer.tables import TableFile, Tables, build_tables, load_tables, shipped_tables
from tests.examples import examples

KYIV = "Kyiv:\n  type: city\n  aliases: [Kyif]\n"
OSLO = "Oslo:\n  type: city\n"


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".yaml").write_text(text, "utf-8")
    return folder


def names(tables: Tables) -> list[str]:
    return [page.name for page in tables.pages]


@pytest.fixture
def shipped(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own, so that these tests do not depend on what is shipped."""
    checkout = tmp_path_factory.mktemp("checkout")
    monkeypatch.setattr(
        normalizer.tables.load, "__file__", str(checkout / "normalizer" / "tables" / "load.py")
    )
    return write(checkout / "alias_tables", places=OSLO)


# What is accepted


def test_without_paths_the_shipped_tables_are_loaded(shipped: Path) -> None:
    assert names(load_tables()) == ["Oslo"]
    assert names(load_tables(shipped=True)) == ["Oslo"]
    assert names(load_tables(shipped=False)) == []


def test_with_paths_only_those_unless_shipped_is_true(shipped: Path, tmp_path: Path) -> None:
    write(tmp_path, mine=KYIV)
    assert names(load_tables(tmp_path)) == ["Kyiv"]
    assert names(load_tables(tmp_path, shipped=False)) == ["Kyiv"]
    assert names(load_tables(tmp_path, shipped=True)) == ["Kyiv", "Oslo"]


def test_tables_inside_the_package_come_before_those_beside_it(shipped: Path) -> None:
    write(shipped.parent / "normalizer" / "alias_tables", places=KYIV)
    assert names(load_tables()) == ["Kyiv"]


def test_a_folder_gives_its_tables_at_any_depth_and_no_hidden_ones(tmp_path: Path) -> None:
    write(tmp_path, places=KYIV, a__b__c=OSLO)
    (tmp_path / "d.yml").write_text("Bern: {type: city}\n")
    (tmp_path / "E.YAML").write_text("Rome: {type: city}\n")
    for ignored in (".hidden.yaml", ".git/x.yaml", "README.md", "x.yaml.bak", "x.json", "yaml"):
        (tmp_path / ignored).parent.mkdir(exist_ok=True)
        (tmp_path / ignored).write_text("not: [a table")
    assert names(load_tables(tmp_path)) == ["Bern", "Kyiv", "Oslo", "Rome"]
    oslo = load_tables(tmp_path).pages[2].where
    assert (oslo.path, oslo.name, oslo.line) == (str(tmp_path / "a" / "b" / "c.yaml"), "a/b/c.yaml", 1)


def test_a_file_may_be_named_with_any_ending_and_twice(tmp_path: Path) -> None:
    (tmp_path / "table.txt").write_text(KYIV)
    tables = load_tables(str(tmp_path / "table.txt"), tmp_path / "table.txt")
    assert names(tables) == ["Kyiv"]
    assert str(tables.pages[0].where) == "table.txt:1"


def test_a_file_named_beside_its_folder_counts_once(tmp_path: Path) -> None:
    write(tmp_path, places=KYIV)
    both = [load_tables(tmp_path, tmp_path / "places.yaml"), load_tables(tmp_path / "places.yaml", tmp_path)]
    assert both[0] == both[1] == load_tables(tmp_path)


def test_paths_are_told_as_they_were_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, my__places=KYIV)
    monkeypatch.chdir(tmp_path)
    assert load_tables("my").pages[0].where.path == os.path.join("my", "places.yaml")  # noqa: PTH118
    assert load_tables("my/places.yaml").pages[0].where.path == "my/places.yaml"


def test_tables_can_be_pickled(tmp_path: Path) -> None:
    tables = load_tables(write(tmp_path, places=KYIV))
    assert pickle.loads(pickle.dumps(tables)) == tables


# What is refused


def refusal(*paths: str | Path) -> str:
    with pytest.raises(TableError) as caught:
        load_tables(*paths)
    return str(caught.value)


def test_a_missing_path_or_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, a__places=KYIV)
    (tmp_path / "b").mkdir()
    missing, empty = tmp_path / "nothing", tmp_path / "b"
    assert refusal(tmp_path / "a", missing, empty).splitlines() == [
        f"{empty}: no alias tables in this folder; add a file that ends in .yaml, or name another folder",
        f"{missing}: there is no such file or folder; check the path",
    ]
    assert "cannot be read (" in refusal("\0")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_not_a_regular_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    message = (
        f"{tmp_path / 'a.yaml'}: cannot be read (not a regular file); check the path and its permissions"
    )
    assert refusal(tmp_path) == message
    assert refusal(tmp_path / "a.yaml") == message


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", secret=OSLO)
    inside = write(tmp_path / "inside", places=KYIV)
    (inside / "link.yaml").symlink_to(outside / "secret.yaml")
    (inside / "folder").symlink_to(outside)
    (inside / "same.yaml").symlink_to(inside / "places.yaml")
    assert names(load_tables(inside)) == ["Kyiv"]


def test_missing_shipped_tables_are_told(shipped: Path) -> None:
    for path in shipped.iterdir():
        path.unlink()
    shipped.rmdir()
    with pytest.raises(TableError) as caught:
        shipped_tables()
    assert str(caught.value).endswith(
        "alias_tables: the tables shipped with the package are missing; "
        "install it again, or name tables of your own"
    )
    assert isinstance(caught.value, NormalizerError)


# The order of files and pages, and the fingerprint

PAGES = [
    """Armenia:
  type: country
  qid: Q399
  forms: [Armenian, Armenians]
  source_forms: {zh: [亚方, 亚美尼亚], ru: [Армения]}
  other_spellings: {Hayastan: Armenia, Hayastani: Armenian}
  aliases: {Armeniya: Armenia, Armeniyan: Armenian}
  ambiguous_aliases:
    - aliases: {Asia: Armenia, Asian: Armenian}
      only_in: [attacked by Asia, Asian UAVs]
      only_with: [Azerbaijan, Yerevan]
      spreads: true
      change: [One Asia., Two Asia.]
      keep: [Three Asia., Four Asia.]
    - aliases: [Yafang]
      never_near: [Paris]
      change: Yafang.
      keep: Yafang?
""",
    """Antony Blinken:
  type: person
  roles:
    - {title: Secretary of State, country: United States, from: 2021-01-26, to: 2025-01-20}
    - {title: Deputy, country: United States}
""",
    "Azerbaijan: {type: country}\n",
    "Azerbaijan-Armenia: {type: pair, entities: [Azerbaijan, Armenia]}\n",
    "football: {type: topic, words: [goal, striker]}\n",
]


def tables_of(*texts: str) -> Tables:
    return build_tables(TableFile(f"{n}.yaml", f"{n}.yaml", text.encode()) for n, text in enumerate(texts))


ALL = tables_of("".join(PAGES))


@given(st.permutations(PAGES), st.lists(st.integers(0, len(PAGES)), max_size=4))
def test_neither_files_nor_the_order_of_pages_mean_anything(pages: list[str], cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(pages)]
    files = ["# a comment\n\n" + "".join(pages[a:b]) for a, b in itertools.pairwise(edges)]
    tables = tables_of(*files)
    assert names(tables) == names(ALL)
    assert tables.fingerprint == ALL.fingerprint


@settings(max_examples=examples(40))
@given(st.randoms(use_true_random=False))
def test_the_order_of_lists_and_fields_means_nothing(chance: random.Random) -> None:
    table = shuffled(yaml.load("".join(PAGES), Loader=yaml.BaseLoader), chance)
    assert tables_of(json.dumps(table)).fingerprint == ALL.fingerprint


def shuffled(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict):
        return {key: shuffled(value[key], chance) for key in chance.sample(list(value), len(value))}
    if isinstance(value, list):
        return [shuffled(item, chance) for item in chance.sample(value, len(value))]
    return value


CHANGES = [
    ("Armenia:\n  type: country", "Armenia:\n  type: state"),
    ("Q399", "Q398"),
    ("  qid: Q399\n", ""),
    ("[Armenian, Armenians]", "[Armenian, Armenians, Armenia's]"),
    ("亚美尼亚", "亚"),
    ("ru: [", "uk: ["),
    ("Hayastani: Armenian}", "Hayastani: Armenia}"),
    ("Armeniyan: Armenian}", "Armeniyan: Armenia}"),
    ("Armeniyan", "Armeniian"),
    ("Asian: Armenian}\n", "Asian: Armenia}\n"),
    ("only_with:", "only_near:"),
    ("[Azerbaijan, Yerevan]", "[Azerbaijan]"),
    ("[Azerbaijan, Yerevan]", "['Azerbaijan, Yerevan']"),
    ("spreads: true", "spreads: false"),
    ("One Asia.", "Once Asia."),
    ("keep: Yafang?", "keep: Yafang!"),
    ("from: 2021-01-26, to: 2025-01-20", "from: 2021-01-26"),
    ("from: 2021-01-26, to: 2025-01-20", "to: 2025-01-20"),
    ("title: Deputy", "title: Secretary"),
    ("{title: Deputy, country: United States}", "{title: Deputy}"),
    ("[goal, striker]", "[goal]"),
    ("football", "soccer"),
]


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_another_meaning_has_another_fingerprint(old: str, new: str) -> None:
    text = "".join(PAGES)
    assert old in text
    assert tables_of(text.replace(old, new)).fingerprint != ALL.fingerprint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("qid: Q399", "qid: 'Q399'   # verified"),
        ("  spreads: true\n", "  spreads: true  # so\n\n\n"),
        ("keep: Yafang?", "keep: [Yafang?]"),
        ("[Yafang]", "{Yafang: Armenia}"),
        ("      never_near: [Paris]\n", "      never_near: [Paris]\n      spreads: false\n"),
        ("[goal, striker]", "[goal, striker, goal]"),
    ],
)
def test_the_same_meaning_has_the_same_fingerprint(old: str, new: str) -> None:
    text = "".join(PAGES)
    assert old in text
    assert tables_of(text.replace(old, new)).fingerprint == ALL.fingerprint


def run(code: str, stdin: str = "", **env: str) -> str:
    """Run Python code in a process of its own and return what it printed."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **env}
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, input=stdin.encode(), env=env, capture_output=True, check=True
    ).stdout.decode()


def test_the_fingerprint_is_the_same_in_another_process() -> None:
    code = """
import sys
from normalizer.tables import TableFile, build_tables
print(build_tables([TableFile("x", "x", sys.stdin.buffer.read())]).fingerprint)
"""
    assert {run(code, "".join(PAGES), PYTHONHASHSEED=seed).strip() for seed in "01"} == {ALL.fingerprint}


def test_importing_the_tables_imports_no_parser() -> None:
    code = """
import sys
import normalizer.tables
print(*sorted({"yaml", "regex", "rapidfuzz", "ahocorasick_rs"} & set(sys.modules)))
"""
    alone = set(run("import sys, normalizer; print(*sys.modules)").split())
    assert set(run(code).split()) <= alone
