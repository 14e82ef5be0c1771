# Everything runs in a virtual environment of the checkout's own, .venv; `make clean` removes it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
SHELL := bash
.SHELLFLAGS := -o pipefail -ec

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench faults fuzz hostile golden train readme accuracy clean

help:  ## print these targets
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/make \1	\2/p' Makefile | expand -t 16

# what `sma` itself needs; made again when the list of dependencies changes
$(VENV)/installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	@echo 'Installing into $(VENV), which takes a minute or two ...'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check -e .
	@# for where Python may write no bytecode (PYTHONDONTWRITEBYTECODE): else every start compiles every module
	@$(BIN)/python -m compileall -q smaarchive
	@touch $@

# the same with the tools of those who work on it
$(VENV)/installed-dev: $(VENV)/installed
	@echo 'Installing the tools for tests into $(VENV), which takes a minute ...'
	$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[dev]'
	@touch $@

# for a machine without jq
HEADLINES := import json, sys; [print(hit["headline"]) for hit in json.load(sys.stdin)]

demo: $(VENV)/installed  ## read the sample pages into an archive in .demo/, search it, show an article, filter the JSON
	@rm -rf .demo && mkdir .demo
	@echo '$$ sma ingest seeds/'
	@cd data && $(DEMO) ingest seeds/
	@echo '$$ sma search "unpaid leave"'
	@$(DEMO) search "unpaid leave"
	@id=$$($(DEMO) search --quiet --ids --limit 1 "unpaid leave") && echo "\$$ sma show $$id" && $(DEMO) show $$id
	@if command -v jq >/dev/null; then \
	  echo "\$$ sma search 'unpaid leave' | jq -r '.[].headline'"; $(DEMO) search "unpaid leave" | jq -r '.[].headline'; \
	else \
	  echo "\$$ sma search 'unpaid leave' | python3 -c '$(HEADLINES)'"; $(DEMO) search "unpaid leave" | $(BIN)/python3 -c '$(HEADLINES)'; \
	fi
	@echo 'This archive is .demo/archive.db; your own was not touched. The program: $(BIN)/sma --help'

# no archive, pager or search path of the user's own comes into the demo
demo: DEMO = SMA_DB='$(CURDIR)/.demo/archive.db' SMA_PAGER=cat '$(CURDIR)/$(BIN)/sma'

test: $(VENV)/installed-dev  ## run the tests
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/installed-dev  ## check style and types
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/installed-dev  ## measure speed beside what does the same (SIZE=1000000 articles; ARCHIVE=FILE to search)
	SHARED='$(SHARED)' SIZE='$(SIZE)' ARCHIVE='$(ARCHIVE)' $(BIN)/python -m tests.bench

faults: $(VENV)/installed-dev  ## kill it, cut its power, fill its disk, damage its archive; print what was lost
	$(BIN)/python -m tests.faults $(NAMES)

fuzz: $(VENV)/installed-dev  ## try inputs made up at random for half an hour (FUZZ=5 for as many minutes); print how many
	$(BIN)/python -m tests.fuzz $(or $(FUZZ),30)

hostile: $(VENV)/installed-dev  ## ingest pages made to hang, to fill memory or to crash, and 2,000 random folders; print how that went
	$(BIN)/python -m tests.hostile_pages $(NAMES)
	$(BIN)/python -m tests.test_ledger 2000

golden: $(VENV)/installed-dev  ## show where the sample pages are not read as their JSON says (ACCEPT=1 lists it as known)
	$(BIN)/python -m tests.golden $(if $(ACCEPT),--accept) $(if $(WRITE),--write) $(NAMES)

train: $(VENV)/installed-dev  ## learn the weights of extraction anew from the shared bench and the sample pages
	$(BIN)/python -m tests.training.body
	$(BIN)/python -m tests.training.tree
	$(BIN)/python -m tests.training.ranking $(NAMES)

readme: $(VENV)/installed-dev  ## write the examples of the README anew, as they print now
	$(BIN)/python -m tests.readme

accuracy: $(VENV)/installed  ## score extraction and ranking on the shared bench, where it lies beside the checkout
	@if [ -d '$(SHARED)/bench' ]; then \
	  $(BIN)/python '$(SHARED)/bench/extraction.py' --sma '$(CURDIR)/$(BIN)/sma' && \
	  $(BIN)/python '$(SHARED)/bench/relevance.py' --sma '$(CURDIR)/$(BIN)/sma'; \
	else echo 'No bench at $(SHARED)/bench: nothing was measured (make accuracy SHARED=FOLDER).'; fi

clean:  ## remove the environment, the demo's archive and every cache
	rm -rf $(VENV) .demo build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find smaarchive tests -name __pycache__ -type d -prune -exec rm -rf {} +
