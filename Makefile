# Needs make and Python 3.11 to 3.14, nothing else: `make` lists what there is.

PYTHON ?= python3
VENV ?= .venv
ARGS ?=

BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

export PYTHON
# Another Python's modules must not leak into this one's environment.
unexport PYTHONHOME PYTHONPATH

.DEFAULT_GOAL := help
.PHONY: help demo serve test lint mutants lock clean

help: ## list the targets
	@echo 'make TARGET [ARGS="..."] [PYTHON=python3.13] [VENV=.venv313]'
	@sed -n 's/^\([a-z]*\):.*## /\1:/p' Makefile | awk -F: '{printf "  %-8s %s\n", $$1, $$2}'

demo: $(INSTALLED) ## a registry with the LMDA data set, and its questions answered
	@"$(BIN)/agreements" demo $(ARGS)

serve: $(INSTALLED) ## the API, on this machine only
	@"$(BIN)/agreements" serve $(ARGS)

test: $(INSTALLED) ## all tests
	@echo 'pytest'
	@"$(BIN)/pytest" -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(INSTALLED) ## style, format, types and the layers of the code
	@echo 'ruff check'
	@"$(BIN)/ruff" check
	@echo 'ruff format --check'
	@"$(BIN)/ruff" format --check
	@echo 'mypy'
	@"$(BIN)/mypy"
	@echo 'lint-imports'
	@"$(BIN)/lint-imports" --no-logo

mutants: $(INSTALLED) ## break the rules one by one; the tests must see each
	@"$(BIN)/python" scripts/mutants.py $(ARGS)

lock: ## write requirements.lock anew (ARGS=--upgrade for the newest versions)
	@"$(PYTHON)" scripts/check_python.py
	@echo 'Resolving pyproject.toml into requirements.lock'
	@set -e; uv=$$(mktemp -d); trap 'rm -rf "$$uv"' EXIT INT TERM; \
	"$(PYTHON)" -m venv "$$uv"; \
	"$$uv/bin/python" -m pip install -qq --disable-pip-version-check 'uv>=0.13,<1'; \
	"$$uv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--extra dev --no-emit-index-url --no-emit-find-links \
		--custom-compile-command 'make lock' --output-file requirements.lock $(ARGS) pyproject.toml

clean: ## remove what make made: the environment, the caches, the builds
	@rm -rf "$(VENV)" build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): pyproject.toml requirements.lock
	@sh scripts/bootstrap.sh "$(VENV)"
