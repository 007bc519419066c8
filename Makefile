# Everything that is done with this project; each target sets up what it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: demo test check tables clean

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
	$(BIN)/python -m bench.pack_tables --check
	$(BIN)/python -m pytest -n auto -m "slow or hypothesis"

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto -m "not slow" --hypothesis-profile quick
	$(BIN)/mtnorm tables check --isolated
	$(BIN)/mtnorm tables test --isolated

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
