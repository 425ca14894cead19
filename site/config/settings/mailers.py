"""From one address such as ``smtp+tls://user:password@host:587`` to what Django wants to know."""

from typing import Any

SECONDS_TO_ANSWER = 10

Mailers = dict[str, dict[str, Any]]


def mailers_from(config: dict[str, Any]) -> Mailers:
    """``config`` as django-environ reads it from ``EMAIL_URL``."""
    backend = config["EMAIL_BACKEND"]
    options: dict[str, Any] = {}
    if backend.endswith(".smtp.EmailBackend"):
        options = {
            "host": config["EMAIL_HOST"] or "localhost",
            "port": config["EMAIL_PORT"],
            "username": config["EMAIL_HOST_USER"],
            "password": config["EMAIL_HOST_PASSWORD"],
            "use_tls": config.get("EMAIL_USE_TLS", False),
            "use_ssl": config.get("EMAIL_USE_SSL", False),
            "timeout": SECONDS_TO_ANSWER,
        }
    elif backend.endswith(".filebased.EmailBackend"):
        options = {"file_path": config["EMAIL_FILE_PATH"]}
    return {"default": {"BACKEND": backend, "OPTIONS": options}}
