"""All environment variables that the site reads, by type."""

REQUIRED = ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "BASE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL")
ONLY_IN_PRODUCTION = ("SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_URL", "DEFAULT_FROM_EMAIL")
"""Development may set a database and a host as well, but needs none of these."""
SWITCHES = {
    "SECOND_FACTOR_REQUIRED": True,
    "SERVE_MEDIA": True,
    "TILES": True,
    "SECURE_SSL_REDIRECT": True,
    "HSTS_SUBDOMAINS": True,
    "HSTS_PRELOAD": False,
    "FORMS_PROOF_OF_WORK": False,
}
"""Booleans, with their default in production."""
NUMBERS = (
    "CONN_MAX_AGE",
    "PROXIES_IN_FRONT",
    "FORMS_PER_NETWORK",
    "FORMS_IN_ALL",
    "PAGE_STORE_MB",
    "WEB_CONCURRENCY",
    "WEB_THREADS",
)
OTHERS = (
    "SECRET_KEY_FALLBACKS",
    "VAR_DIR",
    "MEDIA_ROOT",
    "CACHE_URL",
    "BIND",
    "BACKUP_DIR",
    "BACKUP_KEY",
    "ERASURE_JOURNAL",
)
KNOWN = (*REQUIRED, *SWITCHES, *NUMBERS, *OTHERS)
