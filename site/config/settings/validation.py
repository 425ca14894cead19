"""Validate the environment of production, and report what is missing, misspelt or contradictory."""

import os
import sys
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from email.utils import parseaddr
from typing import NoReturn
from urllib.parse import SplitResult, urlsplit

from cryptography.fernet import Fernet
from django.http.request import validate_host

from .variables import KNOWN, NUMBERS, REQUIRED, SWITCHES

KEY_LENGTH, KEY_VARIETY = 50, 10
STOP = 3
"""The exit status at which gunicorn stops, instead of restarting the worker forever."""
ON, OFF = ("on", "true", "yes", "1"), ("off", "false", "no", "0")
ALIKE = 0.87
"""Minimal similarity of a misspelt variable: one letter added, missing or swapped."""
SCHEMES = {
    "DATABASE_URL": ("postgres", "postgresql", "sqlite"),
    "EMAIL_URL": ("smtp", "smtp+tls", "smtp+ssl", "smtps", "consolemail", "filemail"),
    "CACHE_URL": ("redis", "rediss", "dbcache", "filecache", "locmemcache"),
}


def refuse_unless_complete(environment: Mapping[str, str] = os.environ) -> None:
    """Exit with one line that lists all problems, if there are any."""
    found = list(problems(environment))
    if found:
        refuse("; ".join(found))


def refuse(problem: str) -> NoReturn:
    sys.stderr.write(f"The site does not start: {problem}.\n")
    raise SystemExit(STOP)


def problems(environment: Mapping[str, str]) -> Iterator[str]:
    """Phrases that name the variable and never contain its value."""
    value = {name: environment.get(name, "").strip() for name in KNOWN}
    missing = [name for name in REQUIRED if not value[name]]
    if missing:
        yield f"set {', '.join(missing)} in the environment"
    for rule in (_misspelt, _key, _hosts, _base_url, _addresses, _sender, _switches, _numbers, _backup_key):
        yield from rule(environment if rule is _misspelt else value)


def _misspelt(environment: Mapping[str, str]) -> Iterator[str]:
    for name in environment:
        alike = get_close_matches(name.upper(), KNOWN, n=1, cutoff=ALIKE)
        if alike and name not in KNOWN:
            yield f"{name} looks like {alike[0]} misspelt: correct the name, or take it away"


def _key(value: Mapping[str, str]) -> Iterator[str]:
    key = value["SECRET_KEY"]
    if key and (len(key) < KEY_LENGTH or len(set(key)) < KEY_VARIETY or key.startswith("django-insecure")):
        yield f"SECRET_KEY is too weak: use at least {KEY_LENGTH} random characters"


def _hosts(value: Mapping[str, str]) -> Iterator[str]:
    hosts = _host_names(value)
    if "*" in hosts or any("/" in host for host in hosts):
        yield "ALLOWED_HOSTS must be host names with commas between them, and not '*'"


def _base_url(value: Mapping[str, str]) -> Iterator[str]:
    if not value["BASE_URL"]:
        return
    address = _parsed(value["BASE_URL"])
    if address is None or address.scheme not in ("http", "https") or not address.hostname:
        yield "BASE_URL must be an address such as https://www.example.nl"
        return
    if address.path or address.query or address.fragment:
        yield "BASE_URL must end after the host name, without '/'"
    if value["ALLOWED_HOSTS"] and not validate_host(address.hostname, _host_names(value)):
        yield "ALLOWED_HOSTS must name the host of BASE_URL"
    if address.scheme == "http" and _is_on("SECURE_SSL_REDIRECT", value):
        yield "BASE_URL must begin with https://, because SECURE_SSL_REDIRECT is on"


def _addresses(value: Mapping[str, str]) -> Iterator[str]:
    for name, schemes in SCHEMES.items():
        scheme, separator, _rest = value[name].partition("://")
        if value[name] and not separator:
            yield f"{name} must have the form scheme://user:password@host/name"
        elif value[name] and scheme not in schemes:
            yield f"{name} must begin with one of {', '.join(schemes)}"
        elif value[name] and _parsed(value[name]) is None:
            yield f"{name} cannot be read: write '#', '/' and ':' in a password as %23, %2F and %3A"
    database = _parsed(value["DATABASE_URL"])
    if database and database.scheme.startswith("postgres") and not database.path.strip("/"):
        yield "DATABASE_URL must end with the name of the database"


def _sender(value: Mapping[str, str]) -> Iterator[str]:
    if value["DEFAULT_FROM_EMAIL"] and "@" not in parseaddr(value["DEFAULT_FROM_EMAIL"])[1]:
        yield "DEFAULT_FROM_EMAIL must be a mail address"


def _switches(value: Mapping[str, str]) -> Iterator[str]:
    for name in SWITCHES:
        if value[name] and value[name].lower() not in ON + OFF:
            yield f"{name} must be on or off"
    if _is_on("HSTS_PRELOAD", value) and not _is_on("HSTS_SUBDOMAINS", value):
        yield "HSTS_PRELOAD needs HSTS_SUBDOMAINS: browsers' list takes a domain with its subdomains alone"


def _numbers(value: Mapping[str, str]) -> Iterator[str]:
    for name in NUMBERS:
        if value[name] and not (value[name].isascii() and value[name].isdigit()):
            yield f"{name} must be a whole number"


def _backup_key(value: Mapping[str, str]) -> Iterator[str]:
    try:
        for key in value["BACKUP_KEY"].split(",") if value["BACKUP_KEY"] else ():
            Fernet(key.strip())
    except ValueError:
        yield "BACKUP_KEY must be a key of Fernet, as the guide makes it; several with commas between them"


def _is_on(name: str, value: Mapping[str, str]) -> bool:
    return value[name].lower() in ON if value[name] else SWITCHES[name]


def _host_names(value: Mapping[str, str]) -> list[str]:
    return [host.strip() for host in value["ALLOWED_HOSTS"].split(",")]


def _parsed(address: str) -> SplitResult | None:
    """None if it is no URL: an unclosed bracket, or a port that is no number."""
    try:
        parts = urlsplit(address)
        _port = parts.port
    except ValueError:
        return None
    return parts
