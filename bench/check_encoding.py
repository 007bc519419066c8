"""What the checks of encoding, scripts and markup find, repair and spoil.

Run from the root of the project: ``python -m bench.check_encoding [--missed] [--alarms]``. Without
``../shared/data`` only the loss of letters in single words is measured, from the word list that ships.

Words are those that SCOWL spells with an accent, split in two by their check sums; `--missed` prints one half
only. The words are in the list that ships, so the figure tells what the rules let through, not how they do on
words that are not listed. Neither half is untouched: what both missed was seen once, before the phrases of
``accented_phrases.txt`` were written; so were the listed words of the running text. Without the phrases the
held half has .858 where nothing stands (.862 with them), the running text .505 (.685).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import time
import unicodedata
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from zlib import crc32

from bench.clean_text import documents
from normalizer.quality.check import Check
from normalizer.quality.inspect import spots
from normalizer.quality.prose import Prose
from normalizer.quality.registry import check

DATA = Path(__file__).parents[2] / "shared" / "data"
IDS = ("ENC-MOJI", "ENC-LOSS", "ENC-CTRL", "SCRIPT-FOREIGN", "SCRIPT-MIXED", "UNTR-LATIN", "MARK-HTML")
SETS = ("in-the-wild", "synthetic", "negative", "language-names", "known-failures")
SIGNS = {"nothing": "", "?": "?", "U+FFFD": "\ufffd"}
FRAME = "They spoke of the {} again."
_WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Print a table for each question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missed", action="store_true", help="print the words of the seen half not restored")
    parser.add_argument("--alarms", action="store_true", help="print what is found in clean English")
    options = parser.parse_args()
    single_words(options.missed)
    if not DATA.is_dir():
        print(f"{DATA} is not there: repairs, false alarms and speed are not measured")
        return
    running_text()
    repairs()
    harm(options.alarms)


def single_words(missed: bool) -> None:
    """Print the share of accented words that are restored when their accented letters are lost."""
    words = scowl_words()
    print(f"ENC-LOSS, {len(words)} accented words in '{FRAME}': found / restored first, by word; by use")
    for stands, sign in SIGNS.items():
        for half, name in ((0, "seen half"), (1, "held half")):
            own = [(word, band) for word, band in words if crc32(word.encode()) % 2 == half]
            told = [(word, band, outcome(FRAME, word, sign)) for word, band in own]
            found = sum(at > 0 for _, _, at in told) / len(told)
            first = sum(at == 2 for _, _, at in told) / len(told)
            use = sum(10**band for _, band, at in told if at == 2) / sum(10**band for _, band, _ in told)
            print(f"  {stands:8} stands there, {name}: {found:.3f} / {first:.3f}; {use:.3f}")
            if missed and half == 0:
                print("   ", " ".join(word for word, _, at in told if at != 2))


def running_text() -> None:
    """Print the same for every listed word in the sentences of human English."""
    listed = {word for word, *_ in listed_words()}
    tokens = [
        (line, word.span())
        for line in sorted(set(english()))
        for word in _WORD.finditer(line)
        if not word[0].isascii() and word[0].lower() in listed
    ]
    print(f"\nENC-LOSS, {len(tokens)} listed words in sentences of human English: found / restored first")
    for stands, sign in SIGNS.items():
        told = [
            outcome(f"{line[:start]}{{}}{line[end:]}", line[start:end], sign) for line, (start, end) in tokens
        ]
        found = sum(at > 0 for at in told) / max(1, len(told))
        print(
            f"  {stands:8} stands there: {found:.3f} / {sum(at == 2 for at in told) / max(1, len(told)):.3f}"
        )


def outcome(frame: str, word: str, sign: str) -> int:
    """Return 2 when a word that lost its accented letters is restored, 1 when it is only found, else 0."""
    before, _, after = frame.partition("{}")
    lost = "".join(letter if letter.isascii() else sign for letter in word)
    text = before + lost + after
    low, high = len(before), len(before) + len(lost)
    told = [spot for spot in spots(Prose(text), check("ENC-LOSS")) if spot.start <= high and spot.end >= low]
    restored = {text[: one.start] + (one.replacement or "") + text[one.end :] for one in told}
    return 2 if before + word + after in restored else int(bool(told))


def repairs() -> None:
    """Print how many of ftfy's own cases come out as its encoding step alone makes them."""
    from ftfy import fix_encoding

    print("\nENC-MOJI, cases of ftfy: as its encoding step makes them / as the case wants")
    for name in SETS:
        cases = json.loads((DATA / "ftfy" / f"{name}.json").read_text("utf-8"))
        mended = [mend(case["original"], check("ENC-MOJI")) for case in cases]
        same = sum(new == fix_encoding(case["original"]) for new, case in zip(mended, cases, strict=True))
        wanted = sum(
            new == case.get("fixed-encoding", case["fixed"]) for new, case in zip(mended, cases, strict=True)
        )
        print(f"  {name:16}{same:>4} of {len(cases)} / {wanted:>3}")


def harm(shown: bool) -> None:
    """Print what each check finds in clean English, and how fast it goes over it."""
    texts = ["\n".join(lines) for lines in documents()]
    letters, words = sum(map(len, texts)), sum(len(text.split()) for text in texts)
    pages = [Prose(text) for text in texts]
    for page in pages:
        _ = page.shield, page.words  # views that all checks share
    print(f"\n{words:,} words of human English: findings, those that are certain; MB a second")
    for name in IDS:
        one = check(name)
        spots(Prose(one.bad), one)
        seconds = min(timed(lambda one=one: [spots(page, one) for page in pages]) for _ in range(3))  # type: ignore[misc]
        told = [(page.text, spot) for page in pages for spot in spots(page, one)]
        certain = sum(spot.certain for _, spot in told)
        print(f"  {name:16}{len(told):>4}{certain:>4}{letters / 1e6 / seconds:>9.0f}")
        for text, spot in told if shown else ():
            print(f"    {text[max(0, spot.start - 30) : spot.end + 20]!r}: {spot.message}")


def mend(text: str, one: Check) -> str:
    """Return a text with the certain replacements of a check, made until none is left, at most four times."""
    for _ in range(4):
        told = [spot for spot in spots(Prose(text), one) if spot.certain]
        for spot in reversed(told):
            text = text[: spot.start] + (spot.replacement or "") + text[spot.end :]
        if not told:
            break
    return text


def timed(run: Callable[[], object]) -> float:
    """Return the seconds of processor time that a call takes."""
    start = time.process_time()
    run()
    return time.process_time() - start


def scowl_words() -> list[tuple[str, float]]:
    """Return the accented words of SCOWL with their Zipf bands; those that are names with a capital."""
    return [
        (word.title() if mark == "n" else word, band)
        for word, band, mark in listed_words()
        if mark in ("s", "n")
    ]


def listed_words() -> Iterator[tuple[str, float, str]]:
    """Yield the accented words that ship, their Zipf band, and the mark of SCOWL."""
    path = files("normalizer.quality").joinpath("data", "accented.txt")
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            word, band, *rest = line.split("\t")
            yield word, float(band), rest[0] if rest else ""


def english() -> Iterator[str]:
    """Yield the human English of two data sets, line by line."""
    for lines in documents():
        yield from (unicodedata.normalize("NFC", line) for line in lines)
    with gzip.open(DATA / "demetr" / "demetr_en.tsv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield unicodedata.normalize("NFC", row["eng_sent"])


if __name__ == "__main__":
    main()
