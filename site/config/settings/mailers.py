"""Convert a URL such as ``smtp+tls://user:password@host:587`` to Django's MAILERS setting.

``outgoing`` is the mail server. ``default``, which Wagtail's notifications use, is our own outbox: while the
mail server is down, no editor's click fails and no mail is lost.
"""

SECONDS_TO_ANSWER = 10

Mailers = dict[str, dict[str, object]]


def mailers_from(config: dict[str, object]) -> Mailers:
    """``config`` as django-environ parses it from ``EMAIL_URL``."""
    backend = str(config["EMAIL_BACKEND"])
    options: dict[str, object] = {}
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
    return {
        "default": {"BACKEND": "outbox.email_backend.OutboxBackend"},
        "outgoing": {"BACKEND": backend, "OPTIONS": options},
    }
