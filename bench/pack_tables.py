"""Make the files that let the shipped tables load fast, from ``alias_tables/``.

``normalizer/tables/shipped.jsonl.gz`` has the checked pages, ``normalizer/matching/data/compiled.txt.gz``
what is compiled of them, and ``normalizer/matching/generate/data/`` the aliases generated from their source
forms. Run from the root of the project after every change of the tables, the schemes or the lexicons:
``python -m bench.pack_tables``. With ``--check`` nothing is written; the exit code is 1 when a file is not
what would be written.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from normalizer.matching.generate.shipped import packed_aliases
from normalizer.matching.lexicon import PACKAGED
from normalizer.matching.ready import pack_compiled
from normalizer.tables.load import build_tables, read_shipped
from normalizer.tables.packed import digest_of, pack

TABLES = Path("normalizer/tables/shipped.jsonl.gz")
COMPILED = Path("normalizer/matching/data/compiled.txt.gz")
CHECKSUMS = Path("normalizer/matching/generate/data/checksums.bin")
ALIASES = Path("normalizer/matching/generate/data/shipped.tsv.gz")


def main() -> int:
    """Write or check the files and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    files = read_shipped()
    tables = build_tables(files)
    stale = False
    aliases = packed_aliases(tables, PACKAGED)
    made = {
        TABLES: pack(tables, files),
        COMPILED: pack_compiled(tables, digest_of(files)),
        CHECKSUMS: aliases.checksums,
        ALIASES: aliases.aliases,
    }
    for target, data in made.items():
        current = target.is_file() and target.read_bytes() == data
        stale = stale or not current
        if check:
            print(f"{target}: {'current' if current else 'not current; run python -m bench.pack_tables'}")
        else:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(data)
            print(f"{target}: {len(data):,} bytes")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
