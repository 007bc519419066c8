"""Settings of the tests."""

from __future__ import annotations

from hypothesis import settings

# The same examples on every run and machine: a red run is always a change of the code. For a search with
# new examples: pytest --hypothesis-profile=search
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("quick", derandomize=True, deadline=None, max_examples=15)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile("fixed")
