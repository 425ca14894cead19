"""Where the site stands for visitors, as ``BASE_URL`` says."""

from urllib.parse import urlsplit

from django.conf import settings


def host_and_port() -> tuple[str, int]:
    """As a site record holds them."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    return address.hostname or "", address.port or (443 if address.scheme == "https" else 80)
