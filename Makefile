# `make help` lists the targets. They use an environment of their own, .venv-dev, made when first needed.

VENV ?= .venv-dev
PYTHON ?= python3
BIN := $(VENV)/bin

.PHONY: help setup test lint format types bench picture check

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(VENV)/ready ## make the environment with everything that work on kanbao needs

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q -e '.[dev]'
	@touch $@

test: setup ## run the tests
	$(BIN)/python -m pytest

lint: setup ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: setup ## let ruff set the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: setup ## mypy, strict
	$(BIN)/mypy

bench: setup ## the benchmarks there are; `make bench NAME=...` runs one
	$(BIN)/python -m benchmarks $(NAME)

picture: setup ## draw assets/screenshot.png from the running program
	$(BIN)/python tools/make_picture.py

check: ## what must hold before a change lands, in a fresh copy
	.ci/run
