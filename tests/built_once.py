"""What is dear to build is built once for a module of tests; each test's own changes are undone."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from config.roles import set_up_roles


@contextmanager
def kept_for_a_module(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Rows that are written in here stay until the last test of the module."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def roles(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The groups with their permissions, and the workflow."""
    with kept_for_a_module(django_db_blocker):
        set_up_roles()
        yield
