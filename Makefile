# Everything runs in .venv/ at the root; versions are locked, with hashes, in requirements/.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps

RAW     ?= raw
CURATED ?= curated

CORE    := $(shell find wenbiao schemas flows setup.py pyproject.toml -type f -not -path '*/__pycache__/*')

.PHONY: run test lint compiled test-compiled pure lock clean

run: $(VENV)/.run ## set up and turn raw/ into curated/
	@if [ -e $(VENV)/.compiled ] && ! $(MAKE) --silent --no-print-directory --question $(VENV)/.compiled; then \
	  echo "The sources have changed since make compiled: pure Python again."; $(MAKE) --silent --no-print-directory pure; fi
	@$(BIN)/wenbiao run $(RAW) --curated $(CURATED)

test: $(VENV)/.dev ## set up and pass the tests
	@PYTHONPATH=$(CURDIR) $(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.dev ## style, import direction, types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports --no-cache && $(BIN)/mypy

compiled: $(VENV)/.run ## compile the extraction core, for more speed (docs/operations.md)
	@if $(BIN)/python -c '$(HAS_COMPILER)'; then $(MAKE) --silent --no-print-directory $(VENV)/.compiled; \
	else echo "No C compiler with the headers of Python here: wenbiao stays pure Python, which does the same."; fi

test-compiled: $(VENV)/.dev compiled ## pass the tests of extraction on the compiled core
	@rm -rf build/elsewhere && mkdir -p build/elsewhere && cp -R tests raw pyproject.toml build/elsewhere
	@cd build/elsewhere && $(CURDIR)/$(BIN)/python -m pytest -n auto --dist loadfile \
	  $$(grep -LE '^ *(import|from) (flows|schemas|runpy)' tests/test_*.py)

pure: $(VENV)/.run ## back to the sources themselves
	@$(PIP) --no-build-isolation -e .
	@rm -f $(VENV)/.compiled

lock: ## compile requirements/ again from pyproject.toml (needs uv)
	@for set in "run:--group build" "compile:--group build --group compile" "dev:--group build --group dev"; do \
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
	@rm -f $(VENV)/.compiled
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Installing the packages that the tests need ..."
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

HAS_COMPILER = import pathlib, shutil, sys, sysconfig as s; \
  sys.exit(not (shutil.which((s.get_config_var("CC") or "cc").split()[0]) and pathlib.Path(s.get_path("include"), "Python.h").exists()))

$(VENV)/.compiled: requirements/compile.txt $(CORE)
	@echo "Compiling the extraction core (a minute on two cores) ..."
	@$(PIP) --require-hashes -r requirements/compile.txt
	@rm -rf build
	@WENBIAO_COMPILE=1 $(PIP:install=wheel) --no-build-isolation --wheel-dir build/wheel .
	@$(BIN)/python bench/cores.py build/wheel/*.whl
	@$(PIP) --force-reinstall build/wheel/*.whl
	@touch $@
