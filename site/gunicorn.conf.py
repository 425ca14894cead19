"""Start from the root of the repository: ``gunicorn -c site/gunicorn.conf.py``."""

import gc
import os
import sys


def whole_number(name, default):
    text = os.environ.get(name, "").strip() or default
    if not (text.isascii() and text.isdigit() and int(text)):
        sys.exit(f"The site does not start: {name} must be a whole number of at least 1.")
    return int(text)


pythonpath = "site"
wsgi_app = "config.wsgi"
bind = os.environ.get("BIND", "").strip() or "127.0.0.1:8000"
workers = whole_number("WEB_CONCURRENCY", "2")
threads = whole_number("WEB_THREADS", "4")
timeout = 30
max_requests = 5000
max_requests_jitter = 500
accesslog = None  # do not log visitors' addresses


def post_worker_init(worker):
    """Check the configuration, watch the other processes, and keep modules from garbage collection."""
    # Imported here because Django is only set up in a worker.
    from config.health.alarm import watch
    from config.startup_checks import refuse_unless_ready  # for the same reason

    if worker.age == 1:  # the first worker only: a replacement must not stop the site
        refuse_unless_ready()
    watch()
    gc.collect()
    gc.freeze()
