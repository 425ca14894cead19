"""Expensive fixtures, built once per module; the changes of each test are rolled back."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from config.roles import set_up_roles


@contextmanager
def rows_for_module(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Rows written inside remain until the last test of the module."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def roles(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The groups with their permissions, and the workflow."""
    with rows_for_module(django_db_blocker):
        set_up_roles()
        yield
