"""Worker and scheduler find the same message at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from outbox.delivery import lock_for_sending
from outbox.models import Message

SENDERS = 8


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_concurrent_senders_send_a_message_once(hello: Callable[..., Message]) -> None:
    message = hello()
    Message.objects.update(state=Message.State.WAITING, next_try_at=message.queued_at)
    at, together = timezone.now(), Barrier(SENDERS)

    def send(_number: int) -> bool:
        try:
            together.wait()
            return lock_for_sending(message, at)
        finally:
            connection.close()

    with ThreadPoolExecutor(SENDERS) as senders:
        assert sum(senders.map(send, range(SENDERS))) == 1
