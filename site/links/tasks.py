"""Trying one link again: in the worker, or at once where there is none."""

from django.tasks import task
from django.utils import timezone

from links.asking import status_of
from links.models import Link


@task()
def try_again(pk: int) -> None:
    link = Link.objects.filter(pk=pk).first()
    if link:
        link.found(status_of(link.url), timezone.localdate())
