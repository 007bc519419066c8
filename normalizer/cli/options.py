"""Every option of the command line once: for the parser, for the configuration file, and typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from normalizer.quality.finding import SEVERITIES

if TYPE_CHECKING:
    from normalizer.quality.check_options import CheckOptions

__all__ = [
    "EXPORT_FORMATS",
    "IMPORT_FORMATS",
    "OPTIONS",
    "Option",
    "Options",
    "UsageError",
    "options_for",
]

IMPORT_FORMATS = ("csv", "tsv", "tbx", "wikidata", "geonames", "cldr", "openrefine", "petrarch")
EXPORT_FORMATS = ("csv", "tsv", "tbx", "spacy", "flashtext", "solr")
"""As in `normalizer.curation.formats`, which a parser of arguments need not load."""


class UsageError(Exception):
    """The command line or the configuration asks for something that does not exist."""


class Option(NamedTuple):
    """A flag and configuration key."""

    name: str
    """Long name without dashes; the key in a configuration file."""
    kind: Literal["on", "on or off", "choice", "text", "texts", "path", "paths", "ratio", "count"]
    """``texts`` and ``paths`` may be repeated; ``paths`` in a configuration file are relative to it."""
    help: str
    default: Any = None
    choices: tuple[str, ...] = ()
    metavar: str | None = None

    @property
    def attribute(self) -> str:
        """The field of `Options`."""
        return self.name.replace("-", "_")


_TABLES = (
    Option(
        "tables", "paths", "alias tables of yours, joined to the shipped ones (repeatable)", metavar="PATH"
    ),
    Option("no-default-tables", "on", "leave the shipped alias tables out"),
)
_MATCHING = (
    Option(
        "fuzzy",
        "choice",
        "what close spellings do: change the text, be suggested, or nothing (default apply)",
        "apply",
        ("apply", "suggest", "off"),
    ),
    Option("threshold", "ratio", "probability from which a close spelling is changed (default 0.97)", 0.97),
    Option("house-style", "on or off", "also change legitimate other spellings, such as Kiev", False),
)
_FILES = (
    Option("exclude", "texts", "leave out what the glob matches below a folder (repeatable)", metavar="GLOB"),
    Option("no-ignore", "on", "take files that .gitignore leaves out"),
    Option("files-from", "path", "read paths from a file, one a line or NUL-separated; - is stdin"),
)
_READING = (
    Option(
        "format",
        "choice",
        "how files are built (default auto: .jsonl and .ndjson are jsonl, all others text)",
        "auto",
        ("auto", "text", "lines", "jsonl"),
    ),
    Option(
        "field",
        "texts",
        "JSONL field that holds the text, dotted path allowed (repeatable; default text)",
        metavar="NAME",
    ),
    Option("encoding", "text", "encoding of the files (default utf-8, undecodable bytes kept)"),
)
_PROGRESS = Option("progress", "choice", "progress line on stderr", "auto", ("auto", "always", "never"))
_RUN = (
    Option(
        "max-change-ratio", "ratio", "leave a file alone when more than this share of its text would change"
    ),
    Option("jobs", "count", "processes; 0 takes one for each core (default 1)", 1, metavar="N"),
    _PROGRESS,
)
_OUTPUT = Option(
    "output-format",
    "choice",
    "how findings are printed (default full)",
    None,
    ("full", "concise", "json", "jsonl", "github", "sarif", "junit"),
)
_COLOR = Option("color", "choice", "colours in what a person reads", "auto", ("auto", "always", "never"))
_FAIL_ON = Option(
    "fail-on",
    "choice",
    "exit with 1 for findings of this severity and above (default major)",
    "major",
    (*SEVERITIES, "never"),
)
_SELECT = Option(
    "select",
    "texts",
    "tell only what these quality checks find: ids, families or ALL, such as DUP-WORD,PUNCT (repeatable; "
    "default: every check that `mtnorm check --list` does not call off)",
    metavar="ID",
)
_IGNORE = Option(
    "ignore", "texts", "leave out what these quality checks find (repeatable); see --select", metavar="ID"
)
_SEVERITY = Option(
    "severity",
    "texts",
    "give checks another severity, such as DUP-WORD=major or PUNCT=neutral (repeatable)",
    metavar="ID=SEVERITY",
)
_BASELINE = Option("baseline", "path", "file of findings that are known: they are not told, and do not count")
_CORPUS = Option(
    "corpus",
    "on or off",
    "also find what several documents show together: paragraphs that came twice, names in several spellings; "
    "findings are then told when all files have been read (default on)",
    True,
)
_CHECKS = (_SELECT, _IGNORE, _SEVERITY)
_WRITING = (
    _SELECT._replace(
        help="write what these quality checks are certain of, beside the names and the safe checks: ids, "
        "families or ALL, such as DUP-WORD,PUNCT (repeatable)"
    ),
    _IGNORE._replace(
        help="write nothing that these quality checks find, such as ENC-LOSS or CALQUE (repeatable); see "
        "--select"
    ),
)
_CHANGES = Option(
    "changes", "path", "append every change to this audit log (JSON Lines), which `mtnorm revert` undoes"
)

OPTIONS: tuple[Option, ...] = (
    *(*_TABLES, *_MATCHING, *_FILES, *_READING, *_RUN),
    *_CHECKS,
    *(_OUTPUT, _COLOR, _FAIL_ON, _CHANGES, _BASELINE, _CORPUS),
)
"""All that may stand in a configuration file."""

_BY_COMMAND: dict[str, tuple[Option, ...]] = {
    "check": (
        *_TABLES,
        *_MATCHING,
        *_CHECKS,
        *_FILES,
        *_READING,
        *_RUN,
        _OUTPUT,
        _COLOR,
        _FAIL_ON,
        _BASELINE,
        _CORPUS,
    ),
    "fix": (
        *(*_TABLES, *_MATCHING, *_WRITING, _SEVERITY, *_FILES, *_READING, *_RUN),
        _OUTPUT._replace(
            help="also print what check finds in the files before they are mended, in this form"
        ),
        *(_COLOR, _CHANGES),
    ),
    "diff": (*_TABLES, *_MATCHING, *_WRITING, *_FILES, *_READING, *_RUN),
    "report": (
        *(*_TABLES, *_MATCHING, *_CHECKS, *_FILES, *_READING, *_RUN),
        _OUTPUT._replace(
            help="what the report is (default: what the name of -o ends with, without an ending html)",
            choices=("html", "json", "sarif"),
        ),
        _CORPUS,
    ),
    "explain": (*_TABLES, *_MATCHING, *_CHECKS, *_READING, _COLOR),
    "revert": (_PROGRESS,),
    "tables": _TABLES,
    "tables diff": (_OUTPUT._replace(choices=("full", "json")), _COLOR),
    "tables import": (),
    "tables test": (*_TABLES, *_MATCHING),
    "evaluate": (*_TABLES, *_MATCHING, _OUTPUT._replace(choices=("full", "concise", "json"))),
}


def options_for(command: str) -> tuple[Option, ...]:
    """Return the options that a command takes."""
    return _BY_COMMAND[command]


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line and the configuration file ask for, together."""

    command: str
    """Such as ``fix`` or ``tables test``."""
    paths: tuple[str, ...] = ()
    output: str | None = None
    """``-o`` of fix."""
    text: str | None = None
    """The text to explain."""
    at: str | None = None
    name: str | None = None
    by_alias: str | None = None
    """A spelling; empty for all of them."""
    generated: bool = False
    about: bool = False
    alias: str | None = None
    """The alias to add."""
    form: str | None = None
    other_format: str = ""
    """What to import from or export to."""
    language: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    no_default_tables: bool = False
    fuzzy: Literal["apply", "suggest", "off"] = "apply"
    threshold: float = 0.97
    house_style: bool = False
    exclude: tuple[str, ...] = ()
    no_ignore: bool = False
    files_from: str | None = None
    format: str = "auto"
    field: tuple[str, ...] = ()
    encoding: str | None = None
    max_change_ratio: float | None = None
    jobs: int = 1
    progress: str = "auto"
    output_format: str | None = None
    color: str = "auto"
    fail_on: str = "major"
    changes: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    checks: Mapping[str, CheckOptions] = made_by(default_factory=dict)
    """Options of single checks, by id; in the configuration file only."""
    baseline: str | None = None
    corpus: bool = True
    update_baseline: bool = False
    """Make the baseline anew of what is found."""
    list: bool = False
    """List the checks instead of running them."""
