"""The direction of imports, and what importing the core must not do."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "normalizer"
ENGINE = sorted([*(PACKAGE / "matching").rglob("*.py"), PACKAGE / "pipeline.py", PACKAGE / "model.py"])

# A module may import from rooms to the left of its own, never from its right.
ORDER = (
    ("errors", "version"),
    ("model",),
    ("tables",),
    ("matching.names",),
    ("matching.romanise", "matching.edit_costs"),
    ("matching.writing", "matching.name_words", "matching.wade_giles"),
    (
        "matching.lexicon",
        "matching.finder",
        "matching.fold",
        "matching.likeness",
        "matching.boundary",
        "matching.article",
        "matching.sentences",
        "matching.suppress",
        "matching.finder",
        "matching.titles",
        "matching.goods",
        "matching.late",
        "matching.signs",
        "matching.spoken_of",
    ),
    ("matching.foreign_words", "matching.fuzzy", "matching.addresses"),
    ("matching.generate", "matching.phrases"),
    ("matching.name_parts",),
    ("matching.name_align",),
    ("matching.name_features",),
    ("matching.similarity",),
    ("matching.compile", "matching.protect"),
    ("matching.ready",),
    ("matching.find",),
    ("matching.candidates",),
    ("matching.gloss", "matching.overlap", "matching.phrases"),
    ("matching.context",),
    ("matching.judge",),
    ("matching.choice", "matching.countries"),
    ("matching.small_letters",),
    ("matching.decide",),
    ("matching.support",),
    ("matching.near",),
    ("matching.told",),
    ("matching.full_names", "matching.heard", "matching.unknown", "matching.office_names"),
    ("matching.holders",),
    ("matching.close",),
    ("matching.collapse",),
    ("matching.rewrite",),
    ("matching.rounds", "matching.pieces"),
    ("pipeline",),
    ("quality",),
    ("evaluate", "documents"),
    ("curation", "integrations"),
    ("service",),
    ("cli",),
    ("__main__",),
)
PLACES = {room: place for place, rooms in enumerate(ORDER) for room in rooms}
OPTIONAL = (
    "pyarrow",
    "pandas",
    "polars",
    "pyspark",
    "ray",
    "spacy",
    "datasets",
    "starlette",
    "uvicorn",
    "rich",
)


def place(module: str) -> int | None:
    """Return where the room of a module of ours stands in the order; None for the package itself."""
    parts = module.removeprefix("normalizer").strip(".").split(".")
    for size in (2, 1):
        if ".".join(parts[:size]) in PLACES:
            return PLACES[".".join(parts[:size])]
    return None


def modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def name_of(path: Path) -> str:
    relative = path.relative_to(PACKAGE.parent).with_suffix("")
    return ".".join(part for part in relative.parts if part != "__init__")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and name of all that a module imports, wherever in it, for type checking too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: relative import; write it in full"
            yield node.lineno, node.module or ""
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    here = place(name_of(path))
    if path.parent.name == "matching" and path.name == "__init__.py":
        assert not list(imports(path)), "the room of matching has no front; import its modules"
        return
    assert here is not None, f"{name_of(path)} is in no room of the order; give it a place in this test"
    wrong = [
        f"{path.name}:{line} imports {name}"
        for line, name in imports(path)
        if name.startswith("normalizer.") and (there := place(name)) is not None and there > here
    ]
    assert wrong == [], "imports from the right of its room"


def test_the_model_imports_nothing_of_ours() -> None:
    assert [name for _, name in imports(PACKAGE / "model.py") if name.startswith("normalizer")] == []


@pytest.mark.parametrize("path", ENGINE, ids=name_of)
def test_the_engine_neither_reads_nor_prints(path: Path) -> None:
    wrong: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        name = ""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
        if name in {"print", "open", "input", "write_text", "write_bytes", "exec", "eval"}:
            wrong.append(f"line {getattr(node, 'lineno', 0)} calls {name}")
    # Word lists of the package come through importlib.resources; no path of the caller's can.
    rooms = {"os", "io", "sys", "pathlib", "socket", "logging", "subprocess", "tempfile", "shutil"}
    wrong += [f"line {line} imports {name}" for line, name in imports(path) if name.split(".")[0] in rooms]
    assert wrong == []


# In a fresh process: an audit hook sees every file that is opened and every socket that is made.
WATCH = """
import os, sys
here = os.getcwd()
seen = []
def watch(event, args):
    if event.startswith("socket."):
        seen.append(event)
    if event in ("open", "os.listdir", "os.scandir") and isinstance(args[0], (str, bytes)):
        path = os.path.abspath(os.fsdecode(args[0]))
        if path.startswith(here + os.sep) or path == here:
            seen.append(f"{event} {path}")
sys.path = [p for p in sys.path if p not in ("", here)]
sys.addaudithook(watch)
import MODULE
assert not seen, seen
loaded = sorted(set(OPTIONAL) & set(sys.modules))
assert not loaded, f"imported {loaded}"
print("clean", end="")
"""


@pytest.mark.parametrize("module", ["normalizer", "normalizer.pipeline", "normalizer.tables"])
def test_invariant_35_importing_the_core_touches_nothing(module: str, tmp_path: Path) -> None:
    """What lies in the working directory is never read, not even under the name of a module."""
    for name in ("mtnorm.toml", "pyproject.toml", "yaml.py", "regex.py", "normalizer.py"):
        (tmp_path / name).write_text("raise SystemExit('read')", encoding="utf-8")
    code = WATCH.replace("MODULE", module).replace("OPTIONAL", repr(OPTIONAL))
    ran = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert (ran.returncode, ran.stdout) == (0, "clean"), ran.stderr


def test_the_version_is_asked_for_without_the_engine() -> None:
    code = (
        "import sys, normalizer; normalizer.__version__; print(sorted(m for m in sys.modules if 'norm' in m))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "['normalizer', 'normalizer.version']"


def test_no_module_is_over_300_lines() -> None:
    long = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in modules()}
    assert {name: lines for name, lines in long.items() if lines > 300} == {}
