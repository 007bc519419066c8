"""What the checks find in clean English, what they would change there, and how fast they are.

Run from the root of the project: ``python -m bench.check_harm``. The text is the human references of
``wmt_names``, a line a document as they come; shipped tables. Opt-in checks are left out.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict

from bench.clean_text import DATA, documents
from normalizer import Normalizer, load_tables
from normalizer.quality.inspect import spots
from normalizer.quality.prose import Prose
from normalizer.quality.registry import checks
from normalizer.quality.score import count_words
from normalizer.quality.selection import select


def main() -> None:
    """Print a row for each check, and the sums."""
    if not (DATA / "wmt_names").is_dir():
        sys.exit(f"{DATA / 'wmt_names'} is not there: this needs the references of the WMT test sets")
    tables = load_tables()
    normalize = Normalizer(tables)
    chosen = checks(select().reported)
    found: Counter[str] = Counter()
    sure: Counter[str] = Counter()
    seconds: defaultdict[str, float] = defaultdict(float)
    words = letters = 0
    for lines in documents():
        text = "\n\n".join(lines)
        words += count_words(text)
        letters += len(text.encode())
        prose = Prose(text, normalize(text).decisions, tables)
        for check in chosen:
            start = time.process_time()
            told = spots(prose, check)
            seconds[check.id] += time.process_time() - start
            found[check.id] += len(told)
            sure[check.id] += sum(spot.certain for spot in told)
    size = letters / 1e6
    print(f"{words:,} words, {size:.1f} MB; all checks together {size / sum(seconds.values()):.2f} MB/s")
    print(f"{'':18}{'severity':10}{'found':>7}{'per 1,000 words':>17}{'certain':>9}{'MB/s':>8}")
    for check in chosen:
        rate = found[check.id] / words * 1000
        speed = size / seconds[check.id]
        print(
            f"{check.id:18}{check.severity:10}{found[check.id]:7}{rate:17.3f}{sure[check.id]:9}{speed:8.0f}"
        )
    grave = sum(found[check.id] for check in chosen if check.severity == "major")
    print(f"major findings: {grave}, {grave / words * 1000:.3f} per 1,000 words")


if __name__ == "__main__":
    main()
