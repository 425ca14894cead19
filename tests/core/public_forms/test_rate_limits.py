"""Rate limits per client, per network and in total."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import RequestFactory

from core.public_forms.mail_limits import mailbox
from core.public_forms.rate_limits import EVERYDAY, Limit, too_many


def test_a_network_may_send_several_times_as_much() -> None:
    assert Limit(per_hour=10, per_day=30).times(7) == Limit(per_hour=70, per_day=210)
    assert Limit(per_hour=10, per_day=30) == EVERYDAY


@pytest.mark.parametrize(
    "written", ["Joke@Example.nl", " joke@example.nl ", "joke+wijk@example.nl", "joke+@example.nl"]
)
def test_one_mailbox_stays_one_however_it_is_written(written: str) -> None:
    assert mailbox(written) == "joke@example.nl"


@pytest.mark.django_db
def test_many_visitors_of_one_network_fill_it_and_no_other(settings: Any) -> None:
    settings.FORMS_PER_NETWORK, settings.FORMS_IN_ALL = 2, 100
    limit = Limit(per_hour=1, per_day=1)

    def refused(address: str) -> bool:
        request = RequestFactory().post("/", REMOTE_ADDR=address)
        request.at = datetime(2026, 11, 28, 12, tzinfo=UTC)
        return too_many(request, "letter", limit)

    assert [refused(f"198.51.100.{number}") for number in (1, 2, 3)] == [False, False, True]
    assert not refused("203.0.113.1")


@pytest.mark.django_db
def test_the_log_says_that_all_visitors_together_sent_too_much_and_not_before(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.FORMS_IN_ALL = 2
    limit = Limit(per_hour=1, per_day=1)

    def refused(address: str) -> bool:
        request = RequestFactory().post("/", REMOTE_ADDR=address)
        request.at = datetime(2026, 11, 28, 12, tzinfo=UTC)
        return too_many(request, "letter", limit)

    assert [refused(f"198.51.{number}.1") for number in (1, 2)] == [False, False]
    assert not caplog.records
    assert refused("198.51.3.1")
    [record] = caplog.records
    assert "letter" in record.getMessage() and "198" not in record.getMessage()


def test_two_mailboxes_have_separate_limits() -> None:
    assert mailbox("joke+wijk@example.nl") != mailbox("wijk@example.nl")
