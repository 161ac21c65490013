# What a newcomer and a developer type. Each line is one that a person could type as well.

PYTHON ?= python3
DATA ?= radslag-data/demo
PORT ?= 8000
SERVE ?= 1
BIN := .venv/bin
RADSLAG := $(BIN)/radslag

.PHONY: demo test check lint types contracts serve score neo4j bench schema docs clean
.DEFAULT_GOAL := demo

.venv/ready: pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Radslag needs Python 3.11 or newer; name one with PYTHON=python3.11')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

demo: .venv/ready  ## load the bundled minutes, answer four questions, then serve (SERVE=0: don't)
	$(RADSLAG) load examples/minutes --data $(DATA)
	$(RADSLAG) ask who-sits-in "Länsrådet för vård och omsorg" --as-of 2024-10-04 --data $(DATA)
	$(RADSLAG) ask uncovered "Länsrådet för vård och omsorg" 2024-10-04 --data $(DATA)
	$(RADSLAG) ask attendance LLV 2024-04-19 --data $(DATA)
	$(RADSLAG) ask seats-of "Håkan Sandelin" --as-of 2024-10-04 --data $(DATA)
ifneq ($(SERVE),0)
	$(RADSLAG) serve --port $(PORT) --data $(DATA)
endif

serve: .venv/ready
	$(RADSLAG) serve --port $(PORT) --data $(DATA)

test: .venv/ready-dev  ## all tests; those on a real Neo4j need Java 17 and Maven, and say so when they are missing
	$(BIN)/python -m pytest

check: .venv/ready-dev lint types contracts test  ## what must be green at each commit

lint: .venv/ready-dev
	$(BIN)/ruff check .

types: .venv/ready-dev
	$(BIN)/mypy

contracts: .venv/ready-dev
	$(BIN)/lint-imports

score: .venv/ready-dev  ## how well the real minutes in ../shared are read
	$(BIN)/python tests/gold/score.py
	$(BIN)/python tests/gold/generated.py

schema: .venv/ready-dev  ## write api/schema.graphql again
	$(BIN)/python -m api.export_schema

docs: .venv/ready-dev  ## write docs/reference.md again
	$(BIN)/python docs/reference.py

neo4j:  ## a real Neo4j and the API, with docker
	docker compose up --build

bench: .venv/ready-dev
	$(BIN)/python bench/loading.py

clean:
	rm -rf .venv radslag-data build dist
