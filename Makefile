# The chores of rolelint. On a fresh machine with Python 3.11 and make: `make demo`, `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
LOWEST := .venv-lowest
PIP := -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test quick setup browser lint style types floors schemas fresh examples docs golden scorecard bench counts guard coverage lowest wheel clean

help: ## list these chores
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(INSTALLED) ## set up, then check the examples: a clean company and a tour of findings
	@echo
	@echo "== A clean company: rolelint check examples/company"
	@$(BIN)/rolelint check examples/company
	@echo
	@echo "== A tour of findings: rolelint check examples/broken (its errors are meant to be there)"
	@$(BIN)/rolelint check examples/broken; status=$$?; \
	if [ $$status -ne 1 ]; then echo "expected exit code 1, got $$status"; exit 1; fi
	@echo
	@echo "Where to go next:"
	@echo "  $(BIN)/rolelint check PATH      your own role files"
	@echo "  $(BIN)/rolelint explain RL401   what a rule means, and how to repair what it finds"
	@echo "  README.md, docs/                how to adopt rolelint in a project"
	@echo "  make test                       the whole test suite"

# All tests of a file run on one processor: what they share is made once.
test: $(INSTALLED) browser ## set up, then run the whole test suite
	@echo "== Running the test suite on all processors"
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

quick: $(INSTALLED) ## run the suite without the tests that are marked slow
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile -m 'not slow'

browser: ## install the browser that pages and pictures are tested in, where that is possible
	@command -v chromium >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "== Installing chromium and fonts with apt-get (once)"; \
			apt-get -qq update && apt-get -qq install --yes --no-install-recommends chromium fonts-noto-core >/dev/null; \
		else echo "== There is no chromium here, so tests in a browser are skipped; on Debian: apt install chromium"; fi; }

setup: $(INSTALLED) ## create .venv and install rolelint with its tools, if that is not done yet

$(INSTALLED): pyproject.toml
	@$(BIN)/python $(PIP) --version >/dev/null 2>&1 || $(MAKE) --no-print-directory $(VENV)
	@echo "== Installing rolelint and its tools into $(VENV) (once; again only after pyproject.toml changes)"
	@$(BIN)/python $(PIP) install --quiet --editable '.[dev]'
	@touch $@

.PHONY: $(VENV)
$(VENV):
	@echo "== Creating the virtual environment $(VENV) with $(PYTHON)"
	@command -v $(PYTHON) >/dev/null || { \
		echo "there is no '$(PYTHON)' here; name a Python 3.11 or later: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "rolelint needs Python 3.11 or later, '$(PYTHON)' is $$($(PYTHON) --version 2>&1);" \
			"name another one: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "'$(PYTHON)' cannot create virtual environments; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)

lint: style types floors schemas fresh examples guard ## run every linter

style: $(INSTALLED) ## ruff: rules and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(INSTALLED) ## mypy, strict
	$(BIN)/mypy

floors: $(INSTALLED) ## import-linter: who may import whom
	$(BIN)/lint-imports

schemas: $(INSTALLED) ## check-jsonschema: our schemas are valid schemas
	$(BIN)/check-jsonschema --check-metaschema schemas/*.schema.json

fresh: $(INSTALLED) ## the generated pages and schemas are up to date
	$(BIN)/python -m rolelint.docs --check

examples: $(INSTALLED) ## rolelint on its own clean example, and the diagrams of it
	$(BIN)/rolelint check examples/company
	$(BIN)/rolelint graph examples/company --check

guard: $(INSTALLED) ## a check makes no more calls and imports no more than benchmarks/counts.json says
	$(BIN)/python benchmarks/counts.py

counts: $(INSTALLED) ## accept what a check costs now: write benchmarks/counts.json
	$(BIN)/python benchmarks/counts.py --accept

bench: $(INSTALLED) ## measure speed beside other linters: benchmarks/RESULTS.md; BENCH="--files 1000" for less
	$(BIN)/python benchmarks/bench.py $(BENCH)

docs: $(INSTALLED) ## write the generated pages and schemas
	$(BIN)/python -m rolelint.docs

golden: $(INSTALLED) ## accept what reporters print now as what they should print
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --update-golden

scorecard: $(INSTALLED) ## figures of the metric grammar on labelled data; GOLD=FILE names other data
	@GOLD="$(GOLD)" $(BIN)/python tests/scorecard.py

coverage: $(INSTALLED) ## run the suite and list lines and branches that it never reaches
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --cov --cov-report term-missing:skip-covered

lowest: $(INSTALLED) ## run the suite with the oldest dependencies that pyproject.toml allows
	@echo "== Creating $(LOWEST) with the lowest versions of the dependencies"
	@$(BIN)/python -m venv --clear $(LOWEST)
	@$(BIN)/python -c 'import tomllib; \
	project = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	extras = project["optional-dependencies"]; needs = project["dependencies"] + extras["dask"] + extras["graph"]; \
	print(*(need.split(",")[0].replace(">=", "==") for need in needs), sep="\n")' | tee $(LOWEST)/lowest.txt
	@$(LOWEST)/bin/python $(PIP) install --quiet --constraint $(LOWEST)/lowest.txt --editable '.[test]'
	$(LOWEST)/bin/python -m pytest --numprocesses auto --dist loadfile

wheel: $(INSTALLED) ## build sdist and wheel into dist/
	$(BIN)/python -m build

clean: ## remove everything that the chores made, the environments too
	rm -rf $(VENV) $(LOWEST) build dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache
	find rolelint tests -name __pycache__ -type d -prune -exec rm -rf {} +
