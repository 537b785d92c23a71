# The commands of the project; each runs in the virtual environment .venv, which `make .venv` makes.
PYTHON ?= python3
BIN ?= .venv/bin

.PHONY: check lint types test demo bench lock

check: lint types test

.venv:
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet -e ".[test]"

lint: | .venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: | .venv
	$(BIN)/mypy

test: | .venv
	$(BIN)/python -m pytest

# Draws output/ anew from seeds/. Look at the pictures and read the difference before you commit it.
demo: | .venv
	$(BIN)/timeline build seeds -o output

bench: | .venv
	$(BIN)/python -m tests.benchmarks

# Writes the locked set that .ci/run installs; pip-tools is needed for this alone.
lock: | .venv
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-annotate --no-header \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--extra test --output-file requirements.txt pyproject.toml
