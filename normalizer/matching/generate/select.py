"""The generated aliases of whole tables, less those that a lexicon or another page forbids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from normalizer.matching.generate.aliases import generated, spellings_of
from normalizer.matching.generate.generated import Generated
from normalizer.matching.generate.vetoes import Lexicons, is_doubtful, vetoed
from normalizer.tables.page import Page
from normalizer.tables.strings import fold

__all__ = ["allowed_aliases", "generated_aliases", "without_conflicts"]


def generated_aliases(pages: Iterable[Page], lexicons: Lexicons) -> dict[str, tuple[Generated, ...]]:
    """Return the generated aliases by page name, pages without any left out.

    The order of the pages makes no difference.
    """
    pages = tuple(pages)
    return without_conflicts(pages, {page.name: allowed_aliases(page, lexicons) for page in pages})


def allowed_aliases(page: Page, lexicons: Lexicons) -> tuple[Generated, ...]:
    """Return the generated aliases of one page that no lexicon forbids.

    Those that may be the name of another ask for evidence.
    """
    return tuple(
        alias._replace(needs_evidence=True) if is_doubtful(alias.surface, lexicons) else alias
        for alias in generated(page)
        if vetoed(alias.surface, lexicons) is None
    )


def without_conflicts(
    pages: Iterable[Page], made: Mapping[str, tuple[Generated, ...]]
) -> dict[str, tuple[Generated, ...]]:
    """Return generated aliases less those that another page has a claim to.

    A spelling that any page gives, as name, form or alias of whatever kind, is left to that page. A
    spelling generated for two pages is dropped for both.
    """
    taken = {fold(spelling) for page in pages for spelling in spellings_of(page)}
    owner: dict[str, str] = {}
    folded = {name: [fold(alias.surface) for alias in aliases] for name, aliases in sorted(made.items())}
    for name, surfaces in folded.items():
        for surface in surfaces:
            if owner.setdefault(surface, name) != name:
                taken.add(surface)
    kept = {
        name: tuple(
            alias for alias, surface in zip(made[name], surfaces, strict=True) if surface not in taken
        )
        for name, surfaces in folded.items()
    }
    return {name: aliases for name, aliases in kept.items() if aliases}
