"""Mail to an address that anybody may have typed: limited per mailbox, per network and in total."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import RequestFactory

from core.public_forms import may_send_mail, may_send_receipt

pytestmark = pytest.mark.django_db

NOWHERE = {"mailbox": (1000, 1000), "network": (1000, 1000), "all": (1000, 1000)}
May = Callable[..., bool]


@pytest.fixture
def may(settings: Any) -> May:
    """``may("joke@example.nl", "192.0.2.1", mailbox=(2, 2))``: whether a mail to this address is sent."""

    def ask(address: str, visitor: str = "192.0.2.1", purpose: str = "receipt", **limits: Any) -> bool:
        settings.RECEIPT_LIMITS = NOWHERE | limits
        request = RequestFactory().post("/", REMOTE_ADDR=visitor)
        request.at = datetime(2026, 11, 28, 12, tzinfo=UTC)
        return may_send_mail(request, address, purpose)

    return ask


def test_a_mailbox_gets_so_much_and_no_more_and_another_mailbox_its_own(may: May) -> None:
    sent = [may("joke@example.nl", f"198.51.{number}.1", mailbox=(2, 9)) for number in range(4)]
    assert sent == [True, True, False, False]
    assert may("piet@example.nl", mailbox=(2, 9))


def test_a_mailbox_that_is_full_for_the_day_is_full_the_next_hour(may: May) -> None:
    assert [may("joke@example.nl", mailbox=(9, 2)) for _ in range(3)] == [True, True, False]


def test_a_network_sends_to_so_many_mailboxes_and_another_network_its_own(may: May) -> None:
    sent = [may(f"buur{number}@example.nl", f"192.0.2.{number}", network=(2, 9)) for number in range(4)]
    assert sent == [True, True, False, False]
    assert may("piet@example.nl", "198.51.100.1", network=(2, 9))


def test_all_together_send_so_much_and_no_more(may: May) -> None:
    sent = [may(f"buur{number}@example.nl", f"198.51.{number}.1", all=(2, 9)) for number in range(4)]
    assert sent == [True, True, False, False]


def test_receipts_do_not_use_up_what_is_for_a_forgotten_password(may: May) -> None:
    for purpose in ("receipt", "password reset"):
        assert may("joke@example.nl", purpose=purpose, mailbox=(1, 1), network=(1, 1), all=(1, 1))


def test_who_gave_no_address_gets_no_mail_and_counts_for_nobody(may: May) -> None:
    assert [may("", all=(1, 1), network=(1, 1)) for _ in range(3)] == [False] * 3
    assert may("joke@example.nl", all=(1, 1), network=(1, 1))


def test_a_receipt_is_such_a_mail(settings: Any) -> None:
    settings.RECEIPT_LIMITS = NOWHERE | {"mailbox": (1, 1)}
    request = RequestFactory().post("/")
    request.at = datetime(2026, 11, 28, 12, tzinfo=UTC)
    assert [may_send_receipt(request, "joke@example.nl") for _ in range(2)] == [True, False]
