# Two commands set everything up on a fresh machine: make demo, make test.
# The network's weights are in the repository; make model makes them anew from ../shared.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PACKAGE := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
TRUST := $(VENV)/.installed-trust
TRAINING_VENV := .venv-training
TRAINING := $(TRAINING_VENV)/.installed

.PHONY: demo test lint check fix bench model docs trust audit clean

demo: $(PACKAGE)  ## Install, read the sample corpus, print its register.
	$(BIN)/jalin demo

test: $(DEV)  ## Install with the development tools and run all tests.
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lint: $(DEV)  ## Format, lint, types and import contract.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test  ## All that CI asks: lint and every test, those of the documents too.

fix: $(DEV)  ## Format and mend what can be mended by machine.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(DEV)  ## Check that the documents say what the program does.
	$(BIN)/pytest tests/docs

bench: $(DEV)  ## Measure quality and speed and print one report.
	$(BIN)/python bench/run.py

trust: $(TRUST)  ## Break it on purpose, for hours: kills, fuzzing, hostile input, an hour of load.
	$(BIN)/pytest tests/trust -m "slow or not slow"

audit: $(TRUST)  ## Look for known faults: bandit in the code, pip-audit in what is installed.
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive src
	$(BIN)/pip-audit --requirement constraints.txt --disable-pip --no-deps

# Threads that wait asleep, not spinning, leave the cores to those that work.
model: $(TRAINING)  ## Train the network from data to weights: hours on two cores.
	OMP_WAIT_POLICY=passive $(TRAINING_VENV)/bin/python training/train.py \
		--shared ../shared --out src/jalin/weights

clean:  ## Remove the environment and all caches.
	rm -rf $(VENV) $(TRAINING_VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist

$(VENV)/pyvenv.cfg:
	$(PYTHON) -m venv $(VENV)

$(PACKAGE): $(VENV)/pyvenv.cfg pyproject.toml constraints.txt
	$(BIN)/pip install --quiet -c constraints.txt -e .
	touch $@

$(DEV): $(VENV)/pyvenv.cfg pyproject.toml constraints.txt
	$(BIN)/pip install --quiet -c constraints.txt -e '.[dev]'
	touch $@ $(PACKAGE)

$(TRUST): $(DEV)
	$(BIN)/pip install --quiet -c constraints.txt -e '.[dev,trust]'
	touch $@

$(TRAINING): training/requirements.txt pyproject.toml constraints.txt
	$(PYTHON) -m venv $(TRAINING_VENV)
	$(TRAINING_VENV)/bin/pip install --quiet -c constraints.txt -r training/requirements.txt -e .
	touch $@
