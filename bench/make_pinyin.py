"""Make ``normalizer/matching/generate/data/pinyin.txt.gz`` from the Unihan database.

Needs ``Unihan_Readings.txt`` (Debian: package ``unicode-data``, bzip2 in ``/usr/share/unicode``). Run from
the root of the project: ``python bench/make_pinyin.py``. The same Unihan version gives the same bytes.

One line per syllable: the syllable without tone, the characters usually read so, and the characters that
are read so as well. The usual reading is the first value of kMandarin; others are those that a modern
dictionary gives (kHanyuPinlu, kTGHZ2013, kXHC1983), commonest first where kHanyuPinlu counts them.
"""

from __future__ import annotations

import bz2
import gzip
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

SOURCE = Path("/usr/share/unicode/Unihan_Readings.txt.bz2")
TARGET = Path("normalizer/matching/generate/data/pinyin.txt.gz")
FIRST, LAST = "\u4e00", "\u9fff"
FIELDS = ("kMandarin", "kHanyuPinlu", "kTGHZ2013", "kXHC1983")
MOST_READINGS = 3

_SYLLABLE = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*")
_TONES = str.maketrans("", "", "\u0300\u0301\u0304\u030c")


def toneless(syllable: str) -> str:
    """Return a pinyin syllable without its tone; the diaeresis of ü stays."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", syllable).translate(_TONES))


def readings(lines: list[str]) -> dict[str, tuple[str, ...]]:
    """Return for each character its toneless readings, the usual one first."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for line in lines:
        if line.startswith("U+"):
            code, field, value = line.rstrip("\n").split("\t")
            character = chr(int(code[2:], 16))
            if field in FIELDS and FIRST <= character <= LAST:
                plain = unicodedata.normalize(
                    "NFC", re.sub(r"\d+\.\d+\*?(?:,\d+\.\d+\*?)*:|\(\d+\)", " ", value)
                )
                found[character][field] = [toneless(syllable) for syllable in _SYLLABLE.findall(plain)]
    result = {}
    for character, fields in sorted(found.items()):
        if "kMandarin" in fields:
            others = [syllable for field in FIELDS[1:] for syllable in fields.get(field, [])]
            result[character] = tuple(dict.fromkeys([fields["kMandarin"][0], *others]))[:MOST_READINGS]
    return result


def main() -> None:
    """Write the table and say how large it is."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    table = readings(bz2.decompress(source.read_bytes()).decode("utf-8").splitlines())
    usual: dict[str, str] = defaultdict(str)
    other: dict[str, str] = defaultdict(str)
    for character, syllables in table.items():
        usual[syllables[0]] += character
        for syllable in syllables[1:]:
            other[syllable] += character
    lines = [f"{s}\t{usual[s]}\t{other[s]}" for s in sorted({*usual, *other})]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode(), compresslevel=9, mtime=0))
    print(f"{TARGET}: {len(table):,} characters, {len(lines)} syllables, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
