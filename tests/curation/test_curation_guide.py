"""docs/curating.md: every command in it is run, in its order, and prints what the page shows."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from normalizer.cli.command import main
from normalizer.tables import Page
from tests.shipped import shipped

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "curating.md"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)

pytestmark = pytest.mark.skipif(not GUIDE.exists(), reason="an installed package has no docs beside it")


def blocks() -> list[tuple[str, str, str]]:
    """Return language, file name and content of each fenced block."""
    return [(m[1], m[2] or "", m[3]) for m in BLOCK.finditer(GUIDE.read_text("utf-8"))]


def commands(content: str) -> Iterator[tuple[list[str], str]]:
    """Yield each command of a console block with what it prints."""
    for part in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield shlex.split(command), printed


def shows(expected: str, printed: str) -> bool:
    """Tell whether what was printed is what is shown, an ellipsis standing for anything."""
    pattern = re.escape(expected).replace(re.escape("…\n"), "(?:.*\n)*").replace("…", ".*")
    return re.fullmatch(pattern, printed) is not None


def copy_tables(folder: Path) -> None:
    """Copy the pages that the guide speaks of; all the tables would take seconds a command."""
    files: dict[str, list[Page]] = {}
    for page in sorted(shipped().pages, key=lambda page: page.where):
        files.setdefault(page.where.path, []).append(page)
    wanted = needed(["Lachin corridor", "Lachin", "Stepanakert", "Armenia", "Hadrut"])
    folder.mkdir()
    for path, pages in files.items():
        lines = Path(path).read_text("utf-8").splitlines(keepends=True)
        ends = [*(page.where.line - 1 for page in pages[1:]), len(lines)]
        own = [(p.where.line - 1, end) for p, end in zip(pages, ends, strict=True) if p.name in wanted]
        if own:
            kept = chain(lines[: pages[0].where.line - 1], *(lines[start:end] for start, end in own))
            (folder / Path(path).name).write_text("".join(kept), "utf-8")


def needed(names: list[str]) -> set[str]:
    """Return pages with those that their rules and sentences speak of, so that their sentences hold."""
    pages = {page.name: page for page in shipped().pages}
    spelled = [(name.surface, page.name) for page in pages.values() for name in page.forms]
    spelled += [(name, name) for name in pages]
    found: set[str] = set()
    names = list(names)
    while names:
        page = pages.get(names.pop())
        if page is None or page.name in found:
            continue
        found.add(page.name)
        names += (*page.entities, *page.words)
        for sets in page.rule_sets:
            names += (entry for rule in sets.rules for entry in rule.entries)
            sentences = "\n".join(sentence.text for sentence in (*sets.change, *sets.keep))
            names += (name for surface, name in spelled if surface in sentences)
    return found


def test_the_comparison_minds_differences() -> None:
    assert shows("a\n…\nb … c\n", "a\nx\ny\nb 5 c\n")
    assert shows("a\n…\nb\n", "a\nb\n")
    assert not shows("a\n…\nb\n", "a\nb\nc\n")
    assert not shows("a\n", "b\n")


@pytest.mark.slow
def test_every_command_of_the_guide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    copy_tables(tmp_path / "alias_tables")
    monkeypatch.chdir(tmp_path)
    run = 0
    for language, name, content in blocks():
        if name:
            (tmp_path / name).write_text(content, "utf-8")
        if language != "console":
            continue
        for command, expected in commands(content):
            if command[0] == "cp":
                shutil.copytree(command[2], command[3])
                continue
            assert command[0] == "mtnorm"
            main(command[1:])
            out, err = capfd.readouterr()
            assert shows(expected, out + err), f"{shlex.join(command)} prints:\n{out}{err}"
            run += 1
    assert run > 10


def test_what_is_named_in_the_text_exists() -> None:
    text = GUIDE.read_text("utf-8")
    from normalizer.cli.options import EXPORT_FORMATS, IMPORT_FORMATS

    rows = re.findall(r"^\| (`[a-z`, ]+) \|", text, re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`([a-z]+)`", row)]
    assert named == [*IMPORT_FORMATS, *EXPORT_FORMATS]
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (GUIDE.parent / link).exists(), link
