# All development commands; `make help` lists them. Requires make, Git and Python 3.12 or newer.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

PORT ?= 8000
JOBS ?= 2
PYTHONS ?= python3.13 python3.14 python3.12 python3 python
DATABASE_URL_POSTGRES ?= postgres://postgres@127.0.0.1:5432/methode

PY := .venv/bin/python
MANAGE := $(PY) manage.py
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
PYTEST := $(PY) -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder --durations=25
LOCK := .venv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.12 \
        --generate-hashes --no-emit-index-url --no-header --annotation-style line

# These always use development settings, whatever the environment says.
demo dev bench messages: export DJANGO_SETTINGS_MODULE = config.settings.dev

.PHONY: help demo dev test test-python test-rules test-changed test-postgres bench lint messages lock clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 16

demo: .venv/.runtime ## serve the site with demo content on http://127.0.0.1:8000 (other port: PORT=8001)
	@$(MANAGE) compile_catalogues --verbosity 0
	@$(MANAGE) migrate --verbosity 0
	@BASE_URL=http://127.0.0.1:$(PORT) $(MANAGE) load_demo
	@echo "The site: http://127.0.0.1:$(PORT)/   Editing: http://127.0.0.1:$(PORT)/beheer/   Stop: Ctrl+C"
	@BASE_URL=http://127.0.0.1:$(PORT) BIND=127.0.0.1:$(PORT) \
		$(PY) -m gunicorn -c site/gunicorn.conf.py

dev: .venv/.dev ## the same with auto-reload and Django's error pages
	@$(MANAGE) compile_catalogues --verbosity 0
	@$(MANAGE) migrate --verbosity 0
	@DEBUG=1 BASE_URL=http://127.0.0.1:$(PORT) $(MANAGE) runserver 127.0.0.1:$(PORT)

test: lint test-python ## run all checks, on SQLite

test-python: .venv/.dev node_modules/.package-lock.json ## run the tests only (a selection: ARGS="-k opening")
	@$(MANAGE) compile_catalogues --verbosity 0 --settings config.settings.test
	$(PYTEST) $(ARGS)

RULES := $(addprefix tests/wijken/directory/recurrence/test_,text.py formats.py public_holidays.py occurrences.py) \
         tests/wijken/directory/freshness/test_levels.py tests/core/normalization

test-rules: .venv/.dev ## run the tests of the plain Python rules, without a database
	PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 $(PY) -m pytest -q -c tests/rules.ini $(RULES) $(ARGS)

test-changed: .venv/.dev ## run the tests nearest to what changed since the last commit, for 20 seconds
	$(PY) -m tests.changed.run_changed $(ARGS)

test-postgres: .venv/.dev node_modules/.package-lock.json ## run the tests on PostgreSQL (DATABASE_URL_POSTGRES)
	@$(MANAGE) compile_catalogues --verbosity 0 --settings config.settings.test
	DATABASE_URL=$(DATABASE_URL_POSTGRES) $(PYTEST) $(ARGS)

bench: .venv/.runtime ## measure every type of page with up to 100,000 listings (fewer: ARGS="--sizes 1000")
	@$(MANAGE) bench $(ARGS)

.PHONY: install
install: ## install this version on a bare Debian server, or upgrade it (as root: HOST=www.example.nl)
	site/deploy/install.sh "$(HOST)"

.PHONY: judge-search
judge-search: .venv/.dev ## judge the search on questions as people ask them, by kind
	$(PY) -m pytest -q -s -n 0 tests/search/test_questions_by_kind.py

lint: .venv/.dev ## check style, types, templates, Django system checks and migrations
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/djlint templates --lint --quiet
	$(MANAGE) check --settings config.settings.test
	$(MANAGE) makemigrations --check --dry-run --settings config.settings.test

.PHONY: mutate
mutate: .venv/.dev ## mutation-test the security-relevant code (ARGS="--number 20 --package mail")
	$(PY) -m tests.mutation --jobs $(JOBS) $(ARGS)

.PHONY: two-windows
RUNS ?= 200
two-windows: .venv/.dev ## test concurrent editing in two browser windows, many times (fewer: RUNS=20)
	RUNS=$(RUNS) $(PY) -m pytest -q -o log_cli=true --log-cli-level=INFO tests/browser/editing/test_two_windows.py

.PHONY: simulate-upkeep
simulate-upkeep: .venv/.runtime ## simulate a year of upkeep with half an hour of work a week
	@$(MANAGE) simulate_upkeep --settings config.settings.test

messages: .venv/.dev ## collect the texts to translate into site/locale
	$(MANAGE) update_catalogues

lock: .venv/.dev ## lock the dependencies of pyproject.toml (newer versions: LOCK_ARGS=--upgrade)
	$(LOCK) $(LOCK_ARGS) --output-file requirements.txt
	$(LOCK) $(LOCK_ARGS) --extra dev --constraint requirements.txt --output-file requirements-dev.txt

clean: ## remove what was installed and built (var/ stays)
	rm -rf .venv node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Run each candidate instead of only looking it up: a version manager's shim may exist but not work.
$(PY):
	@for python in $(PYTHONS); do \
		if "$$python" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then \
			exec "$$python" -m venv --clear .venv; \
		fi; \
	done; \
	echo "This needs Python 3.12 or newer, with its venv module; none of these is: $(PYTHONS)." >&2; exit 1

# A stamp file per lock file, so that nothing is installed twice.
.venv/.runtime: requirements.txt | $(PY)
	@echo "Installing what the site needs (once, about a minute) ..."
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt | $(PY)
	@echo "Installing what the site and its tests need (once, about a minute) ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@ .venv/.runtime

# The Nu HTML checker. Without npm its tests are skipped.
node_modules/.package-lock.json: package-lock.json
	@if command -v npm >/dev/null 2>&1; then npm ci --silent && touch $@; \
	else echo "No npm here: the HTML checker is left out." >&2; fi
