"""The public host of the site, from ``BASE_URL``."""

from urllib.parse import urlsplit

from django.conf import settings


def host_and_port() -> tuple[str, int]:
    """In the format of a Site record."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    return address.hostname or "", address.port or (443 if address.scheme == "https" else 80)
