"""What production asks of the environment, and how it says what is missing."""

import os
import sys
from collections.abc import Iterator, Mapping
from typing import NoReturn
from urllib.parse import urlsplit

REQUIRED = ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "BASE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL")
KEY_LENGTH, KEY_VARIETY = 50, 10
STOP = 3
"""The code at which gunicorn stops, instead of starting the same worker again and again."""


def refuse_unless_complete(environment: Mapping[str, str] = os.environ) -> None:
    """Return when all is well, else end the process with one line that names everything that is wrong."""
    found = list(problems(environment))
    if found:
        refuse("; ".join(found))


def refuse(problem: str) -> NoReturn:
    sys.stderr.write(f"The site does not start: {problem}.\n")
    raise SystemExit(STOP)


def problems(environment: Mapping[str, str]) -> Iterator[str]:
    """What is missing or too weak, each as a phrase that names the variable and never shows its value."""
    value = {name: environment.get(name, "").strip() for name in REQUIRED}
    missing = [name for name in REQUIRED if not value[name]]
    if missing:
        yield f"set {', '.join(missing)} in the environment"
    key = value["SECRET_KEY"]
    if key and (len(key) < KEY_LENGTH or len(set(key)) < KEY_VARIETY or key.startswith("django-insecure")):
        yield f"SECRET_KEY is too weak: use at least {KEY_LENGTH} random characters"
    hosts = [host.strip() for host in value["ALLOWED_HOSTS"].split(",")]
    if "*" in hosts or any("/" in host for host in hosts):
        yield "ALLOWED_HOSTS must be host names with commas between them, and not '*'"
    if value["BASE_URL"] and not is_web_address(value["BASE_URL"]):
        yield "BASE_URL must be an address such as https://www.example.nl"
    for name in ("DATABASE_URL", "EMAIL_URL"):
        if value[name] and "://" not in value[name]:
            yield f"{name} must have the form scheme://user:password@host/name"


def is_web_address(text: str) -> bool:
    try:
        address = urlsplit(text)
    except ValueError:
        return False
    return address.scheme in ("http", "https") and bool(address.hostname)
