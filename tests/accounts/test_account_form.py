"""An unattended session is not enough to take over an account."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from outbox.models import Message
from tests.accounts.test_login import OWNER, RIGHT

pytestmark = pytest.mark.django_db
ACCOUNT = "/beheer/account/"


@pytest.fixture
def screen(client: Client) -> Client:
    """The open session of Noor, who went for coffee."""
    user = User.objects.create_superuser(OWNER, "noor@example.nl", RIGHT)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def save(screen: Client, **changes: str) -> Any:
    fields = {"first_name": "Noor", "last_name": "Bos", "email": "noor@example.nl"} | changes
    data = {f"name_email-{name}": value for name, value in fields.items()}
    return screen.post(
        ACCOUNT, data | {"theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}
    )


def address() -> str:
    return User.objects.get(username=OWNER).email


@pytest.mark.parametrize("password", ["", "mis"])
def test_changing_the_email_address_needs_the_password(screen: Client, password: str) -> None:
    response = save(screen, email="dief@example.nl", password=password)
    assert response.status_code == 200 and "niet veranderd" in response.text
    assert address() == "noor@example.nl" and not Message.objects.exists()


def test_the_owner_changes_the_address_and_the_old_one_is_notified(screen: Client) -> None:
    assert save(screen, email="nieuw@example.nl", password=RIGHT).status_code == 302
    assert address() == "nieuw@example.nl"
    mail = Message.objects.get()
    assert mail.recipient == "noor@example.nl" and "ander e-mailadres" in mail.body


def test_changing_only_the_name_needs_no_password(screen: Client) -> None:
    assert save(screen, first_name="Noortje").status_code == 302
    assert User.objects.get().first_name == "Noortje" and not Message.objects.exists()


def test_guessing_the_password_in_the_account_form_is_throttled(screen: Client) -> None:
    for _try in range(5):
        save(screen, email="dief@example.nl", password="mis")
    assert "Wacht drie minuten" in save(screen, email="dief@example.nl", password=RIGHT).text
    assert address() == "noor@example.nl"
