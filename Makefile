# Everything one does with the project. `make help` lists it; nothing here needs to be installed first
# but make, Git and a Python of at least 3.12.

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
PYTEST := $(PY) -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder
LOCK := .venv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.12 \
        --generate-hashes --no-emit-index-url --no-header --annotation-style line

.PHONY: help demo dev test test-python test-postgres bench lint messages lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 16

demo: .venv/.runtime ## the site with example content on http://127.0.0.1:8000 (other port: PORT=8001)
	@$(MANAGE) compile_catalogues --verbosity 0
	@$(MANAGE) migrate --verbosity 0
	@BASE_URL=http://127.0.0.1:$(PORT) $(MANAGE) load_demo
	@echo "The site: http://127.0.0.1:$(PORT)/   Editing: http://127.0.0.1:$(PORT)/beheer/   Stop: Ctrl+C"
	@DJANGO_SETTINGS_MODULE=config.settings.dev BASE_URL=http://127.0.0.1:$(PORT) BIND=127.0.0.1:$(PORT) \
		$(PY) -m gunicorn -c site/gunicorn.conf.py

dev: .venv/.dev ## the same site, reloading on every change, with Django's error pages
	@$(MANAGE) compile_catalogues --verbosity 0
	@$(MANAGE) migrate --verbosity 0
	@DEBUG=1 BASE_URL=http://127.0.0.1:$(PORT) $(MANAGE) runserver 127.0.0.1:$(PORT)

test: lint test-python ## everything that is checked, on SQLite

test-python: .venv/.dev node_modules/.package-lock.json ## the tests alone (some of them: ARGS="-k opening")
	@$(MANAGE) compile_catalogues --verbosity 0 --settings config.settings.test
	$(PYTEST) $(ARGS)

test-postgres: .venv/.dev node_modules/.package-lock.json ## the tests on PostgreSQL (DATABASE_URL_POSTGRES)
	@$(MANAGE) compile_catalogues --verbosity 0 --settings config.settings.test
	DATABASE_URL=$(DATABASE_URL_POSTGRES) $(PYTEST) $(ARGS)

bench: .venv/.runtime ## how fast search, list and agenda are, up to 100,000 listings (fewer: ARGS="--sizes 1000")
	@DJANGO_SETTINGS_MODULE=config.settings.dev $(MANAGE) bench $(ARGS)

lint: .venv/.dev ## style, types, templates, Django's own checks and missing migrations
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/djlint templates --lint --quiet --allow-empty-input
	$(MANAGE) check --settings config.settings.test
	$(MANAGE) makemigrations --check --dry-run --settings config.settings.test

.PHONY: simulate-upkeep
simulate-upkeep: .venv/.runtime ## a year of upkeep on paper: does the map stay true with half an hour a week?
	@$(MANAGE) simulate_upkeep --settings config.settings.test

messages: .venv/.dev ## gather the texts to translate into site/locale
	$(MANAGE) update_catalogues

lock: .venv/.dev ## resolve the dependencies of pyproject.toml anew (newer versions: LOCK_ARGS=--upgrade)
	$(LOCK) $(LOCK_ARGS) --output-file requirements.txt
	$(LOCK) $(LOCK_ARGS) --extra dev --constraint requirements.txt --output-file requirements-dev.txt

clean: ## remove what was installed and built (the content in var/ stays)
	rm -rf .venv node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What a name on the path promises, it must show: a version manager's stub may exist and not run.
$(PY):
	@for python in $(PYTHONS); do \
		if "$$python" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; then \
			exec "$$python" -m venv --clear .venv; \
		fi; \
	done; \
	echo "This needs Python 3.12 or newer, with its venv module; none of these is: $(PYTHONS)." >&2; exit 1

# A stamp per lock file: a second start installs nothing.
.venv/.runtime: requirements.txt | $(PY)
	@echo "Installing what the site needs (once, about a minute) ..."
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt | $(PY)
	@echo "Installing what the site and its tests need (once, about a minute) ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@ .venv/.runtime

# The Nu HTML checker. Without npm its tests say that they were skipped.
node_modules/.package-lock.json: package-lock.json
	@if command -v npm >/dev/null 2>&1; then npm ci --silent && touch $@; \
	else echo "No npm here: the HTML checker is left out." >&2; fi
