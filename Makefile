# Everything there is to do here. `make` lists it. Needs Python 3.11 or newer, and nothing else.

# The first Python that is new enough and can make a virtual environment; another: make PYTHON=/path/to/python demo
PYTHONS = python3.14 python3.13 python3.12 python3.11 python3 python
USABLE = import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in $(PYTHONS); do $$p -c "$(USABLE)" >/dev/null 2>&1 && echo $$p && break; done)

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP = $(BIN)/python -m pip --disable-pip-version-check -qq
SAMPLE = samples/bath-and-north-east-somerset
COVERAGE =
SECONDS = 600

.DEFAULT_GOAL := help
.PHONY: help demo test fuzz check style types bench samples dist clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: .venv/ready ## Rate the sample inspection
	@$(BIN)/yjs score $(SAMPLE).xlsx
	@echo && echo "To score your own workbook: $(BIN)/yjs score cases.xlsx"

test: .venv/ready-for-work ## Run all tests
	@$(BIN)/python -m pytest --numprocesses auto $(COVERAGE)

fuzz: .venv/ready-for-work ## Try other damaged files for ten minutes (SECONDS=60: for one), keeping what makes trouble
	@YJS_FUZZ_SECONDS=$(SECONDS) YJS_FUZZ_FIRST=$$(date +%s) $(BIN)/python -m pytest tests/hostile/test_fuzz.py -rP --basetemp .fuzz/tmp

check: COVERAGE = --cov --cov-report term-missing:skip-covered
check: style types test ## Check formatting, lint and types, and run all tests with coverage of lines and branches

style: .venv/ready-for-work
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check

types: .venv/ready-for-work
	@$(BIN)/mypy

bench: .venv/ready-for-work ## Measure speed against plain pandas (BENCH=--quick: fewer runs)
	@$(BIN)/python tests/benchmarks/run.py $(BENCH)

samples: .venv/ready ## Make the sample workbooks, the expected result and the picture anew
	@$(BIN)/python samples/make_samples.py
	@$(BIN)/yjs score $(SAMPLE).xlsx --format json -o $(SAMPLE).json --force
	@$(BIN)/python samples/picture.py

dist: .venv/ready-for-work ## Build wheel and sdist, and try the wheel in an environment of its own
	@rm -rf dist build
	@$(PIP) install build
	@$(BIN)/python -m build --outdir dist . >/dev/null
	@$(BIN)/python -m venv build/fresh
	@build/fresh/$(notdir $(BIN))/python -m pip --disable-pip-version-check -qq install dist/*.whl
	@cd build && fresh/$(notdir $(BIN))/yjs score --format line ../$(SAMPLE).xlsx
	@ls dist

clean: ## Remove what the other commands made, except .venv
	@rm -rf dist build .bench .fuzz .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find yjs_cli tests samples -name __pycache__ -prune -exec rm -rf {} +

# The environment, made again when pyproject.toml changes. What a demo needs comes first, what work needs only for work.
.venv/ready: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with venv is needed; none of $(PYTHONS) is." >&2; exit 1; }
	@echo "Setting up .venv, which takes a minute the first time." >&2
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv .venv
	@$(PIP) install --editable .
	@touch $@

.venv/ready-for-work: .venv/ready
	@echo "Adding the tools for tests and checks." >&2
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --group dev
	@touch $@
