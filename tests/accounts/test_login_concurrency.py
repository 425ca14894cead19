"""Concurrent log-in attempts. In a separate file, because a transactional test flushes the database."""

from threading import Thread
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from tests.accounts.test_login import OWNER, RIGHT, try_once


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_fifty_concurrent_attempts_count_as_fifty() -> None:
    User.objects.create_superuser(OWNER, "noor@example.nl", RIGHT)
    looked: list[int] = []

    def look(self: User, password: str) -> bool:
        looked.append(1)
        return False

    def attempt() -> None:
        try_once(Client())
        connection.close()

    with patch.object(User, "check_password", look):
        threads = [Thread(target=attempt) for _ in range(50)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(looked) == 5
