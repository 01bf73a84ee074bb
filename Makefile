# Everything runs in .venv/ at the root; versions are locked, with hashes, in requirements/.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps

RAW     ?= raw
CURATED ?= curated

.PHONY: run test lint lock clean

run: $(VENV)/.run ## set up and turn raw/ into curated/
	@$(BIN)/wenbiao run $(RAW) --curated $(CURATED)

test: $(VENV)/.dev ## set up and pass the tests
	@$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.dev ## style, import direction, types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports --no-cache && $(BIN)/mypy

lock: ## compile requirements/ again from pyproject.toml (needs uv)
	@for set in "run:--group build" "dev:--group build --group dev"; do \
	  uv pip compile pyproject.toml $${set#*:} --python-version 3.11 --universal --generate-hashes \
	    --no-annotate --no-header --quiet -o requirements/$${set%%:*}.txt; done

clean: ## remove the environment and what was published
	rm -rf $(VENV) && git clean -fdXq curated

$(VENV)/bin/python:
	@echo "Setting up $(VENV) (once; about a minute) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "wenbiao needs Python 3.11 or newer, found %s" % sys.version.split()[0])'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing the locked packages ..."
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-build-isolation -e . 
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Installing the packages that the tests need ..."
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@
