"""Start from the root of the repository: ``gunicorn -c site/gunicorn.conf.py``."""

import gc
import os

pythonpath = "site"
wsgi_app = "config.wsgi"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 30
max_requests = 5000
max_requests_jitter = 500
accesslog = None  # addresses of visitors are not written down


def post_worker_init(worker):
    """What is loaded by now stays: garbage collection need not walk through it ever again."""
    gc.collect()
    gc.freeze()
