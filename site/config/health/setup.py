"""Settings and site records that contradict each other."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.core.checks import run_checks
from django.http.request import validate_host
from wagtail.models import Site


def deployment_warnings(at: datetime) -> Iterator[str]:
    """What ``check --deploy`` says, with the host of BASE_URL and that of the default site."""
    for found in run_checks(include_deployment_checks=True, databases=["default"]):
        if not found.is_silenced():
            yield f"{found.msg}. {found.hint or ''}".strip()


def unserved_sites(at: datetime) -> Iterator[str]:
    for name in Site.objects.order_by("hostname").values_list("hostname", flat=True):
        if not validate_host(name, settings.ALLOWED_HOSTS):
            yield f"ALLOWED_HOSTS lacks {name}, the host of a site: add it, or change it in /beheer/sites/"
