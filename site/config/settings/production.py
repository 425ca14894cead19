"""On the internet, behind a reverse proxy that terminates TLS. Refuses to start if incomplete."""

from .validation import refuse_unless_complete

refuse_unless_complete()

from .base import *  # noqa: E402
from .base import AUTHENTICATION_BACKENDS, SILENCED_SYSTEM_CHECKS, STORAGES  # noqa: E402
from .environment import env  # noqa: E402

SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")

# Demo passwords are refused, even if the demo's database was copied here.
AUTHENTICATION_BACKENDS = ["demo.accounts.NoExamplePasswords", *AUTHENTICATION_BACKENDS]

# The proxy must set X-Forwarded-Proto and discard a value from the client (site/docs/operations.md).
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
PROXIES_IN_FRONT = env.int("PROXIES_IN_FRONT", default=1)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
USE_X_FORWARDED_HOST = False
SECURE_HSTS_SECONDS = 63_072_000  # two years
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
# The owner of the domain decides about its subdomains and the browsers' preload list.
SILENCED_SYSTEM_CHECKS = [*SILENCED_SYSTEM_CHECKS, "security.W005", "security.W021"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
# Browsers accept cookies with this prefix only from this exact host, over TLS.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
KNOWN_BROWSER_COOKIE_NAME = "__Secure-known-browser"
# Run by a worker: manage.py db_worker.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
TILES = env.bool("TILES", default=True)
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
