# Everything that is done with this project; each target sets up what it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: demo test check tables clean fast-tests slow-tests types style sentences packed

# Tests are kept compiled, with their assertions written out, for the next run and every worker.
export PYTHONDONTWRITEBYTECODE :=

# A worker a core; one that has nothing left takes over from another, for a few tests take most of the time.
PYTEST := $(BIN)/python -m pytest -n auto --dist worksteal
# Two things at a time, so that no core waits while one has a single process to run.
TWO := $(MAKE) --no-print-directory --jobs=2 --output-sync

# Clean a copy of the examples and show every change with its reason.
demo: $(READY)
	@rm -rf build/demo && mkdir -p build && cp -r examples build/demo
	@cd build/demo && ../../$(BIN)/mtnorm diff . --isolated || test $$? -eq 1
	@cd build/demo && ../../$(BIN)/mtnorm check . --isolated --fail-on never
	@cd build/demo && ../../$(BIN)/mtnorm fix . --isolated
	@echo "the cleaned articles are in build/demo"

# The fast part first: format, lint, types, tests and the tables' own sentences. Property tests try a few of
# their examples there, and all of them behind it.
test: check
	@$(TWO) slow-tests packed

check: $(READY)
	@$(TWO) fast-tests types style sentences

# The sign in front lets a run be seen while it goes on, where other output waits for the end of its part.
fast-tests:
	+$(PYTEST) -m "not slow" --hypothesis-profile quick

slow-tests:
	+$(PYTEST) -m "slow or hypothesis"

types:
	$(BIN)/mypy

style:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

sentences:
	$(BIN)/mtnorm tables check --isolated
	$(BIN)/mtnorm tables test --isolated

packed:
	$(BIN)/python -m bench.pack_tables --check

# After a change of alias_tables/: make anew what is made from them.
tables: $(READY)
	$(BIN)/python -m bench.pack_tables

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q normalizer
	@touch $(READY)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
