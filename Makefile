# `make` lists the commands. They need Python 3.11 or newer and nothing else.

# The first Python that is new enough and can make a virtual environment. To use another: make PYTHON=/path/to/python demo
PYTHONS = python3.14 python3.13 python3.12 python3.11 python3 python
USABLE = import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in $(PYTHONS); do $$p -c "$(USABLE)" >/dev/null 2>&1 && echo $$p && break; done)

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP = $(BIN)/python -m pip --disable-pip-version-check -qq
SAMPLE = samples/bath-and-north-east-somerset
PYTEST = $(BIN)/python -m pytest --numprocesses auto --dist worksteal
TESTS =
COVERAGE =
SECONDS = 600

.DEFAULT_GOAL := help
.PHONY: help demo test test-all gold fuzz check style types bench samples dist clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: .venv/ready ## Rate the sample inspection
	@$(BIN)/yjs score $(SAMPLE).xlsx
	@echo && echo "To score your own workbook: $(BIN)/yjs score cases.xlsx"

test: .venv/ready-for-work ## Run the quick tests (TESTS=tests/checks: only those), which take a minute or so
	@$(PYTEST) -m "not slow" $(TESTS)

test-all: .venv/ready-for-work ## Run every test: also hostile files, real processes, LibreOffice and a browser
	@$(PYTEST) $(COVERAGE) $(TESTS)

gold: .venv/ready-for-work ## Write every gold file again, after a change of what users read: then read the diff
	@$(BIN)/python -m pytest --quiet --numprocesses auto --renew-gold

fuzz: .venv/ready-for-work ## Try new damaged files for ten minutes (SECONDS=60: one minute) and keep those that fail
	@YJS_FUZZ_SECONDS=$(SECONDS) YJS_FUZZ_FIRST=$$(date +%s) $(BIN)/python -m pytest tests/hostile/test_fuzz.py -rP --basetemp .fuzz/tmp

check: COVERAGE = --cov --cov-report term-missing:skip-covered
check: style types test-all ## Check formatting, lint and types, and run every test with coverage of lines and branches

style: .venv/ready-for-work
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check

types: .venv/ready-for-work
	@$(BIN)/mypy

bench: .venv/ready-for-work ## Measure speed against plain pandas (BENCH=--quick: fewer runs)
	@$(BIN)/python tests/benchmarks/run.py $(BENCH)

samples: .venv/ready ## Remake the sample workbooks, the expected result and the picture
	@$(BIN)/python samples/make_samples.py
	@$(BIN)/yjs score $(SAMPLE).xlsx --format json -o $(SAMPLE).json --force
	@$(BIN)/python samples/picture.py

dist: .venv/ready-for-work ## Build wheel and sdist, and try the wheel in a fresh environment
	@rm -rf dist build
	@$(PIP) install build
	@$(BIN)/python -m build --outdir dist . >/dev/null
	@$(BIN)/python -m venv build/fresh
	@build/fresh/$(notdir $(BIN))/python -m pip --disable-pip-version-check -qq install dist/*.whl
	@cd build && fresh/$(notdir $(BIN))/yjs score --format line ../$(SAMPLE).xlsx
	@ls dist

clean: ## Remove the files that the other commands made, except .venv
	@rm -rf dist build .bench .fuzz .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find yjs_cli tests samples -name __pycache__ -prune -exec rm -rf {} +

# The environment, updated when pyproject.toml changes. `make demo` installs only what yjs needs; other commands add tools.
.venv/ready: pyproject.toml
	@test -n "$(PYTHON)" || { echo "yjs needs Python 3.11 or newer with venv. Found none: looked for $(PYTHONS)." >&2; exit 1; }
	@echo "Setting up .venv, which takes a minute the first time." >&2
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv .venv
	@$(PIP) install --editable .
	@touch $@

.venv/ready-for-work: .venv/ready
	@echo "Adding the tools for tests and checks." >&2
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --group dev
	@touch $@
