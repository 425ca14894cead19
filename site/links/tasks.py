"""Check one link on request, in the worker or immediately if there is none."""

from django.tasks import task
from django.utils import timezone

from links.checker_http import status_of
from links.models import Link


@task()
def try_again(pk: int) -> None:
    link = Link.objects.filter(pk=pk).first()
    if link:
        link.found(status_of(link.url), timezone.localdate())
