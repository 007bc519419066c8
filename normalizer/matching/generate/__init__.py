"""Generated aliases: what a translation engine would print for a page's source forms."""

from __future__ import annotations

from normalizer.matching.generate.aliases import generated
from normalizer.matching.generate.generated import Generated
from normalizer.matching.generate.select import generated_aliases
from normalizer.matching.generate.vetoes import Lexicons, vetoed

__all__ = ["Generated", "Lexicons", "generated", "generated_aliases", "vetoed"]
