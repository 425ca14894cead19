"""The autosave and the button of one form at once. In a file of its own: the test flushes the database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from wijken.directory.models import Organisation

TIMES = 5


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_an_autosave_and_the_button_at_once_make_one_record() -> None:
    Locale.objects.get_or_create(language_code="nl")
    user = get_user_model().objects.create_superuser("anna", "anna@example.nl", "x")
    url = reverse(Organisation.snippet_viewset.get_url_name("add"))
    together = Barrier(2)

    def send(browser: Client, accept: str, form: dict[str, str]) -> int:
        try:
            together.wait()
            return browser.post(url, form, headers={"accept": accept}).status_code
        finally:
            connection.close()

    browsers = [Client(), Client()]
    for browser in browsers:
        browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    with ThreadPoolExecutor(2) as both:
        for number in range(TIMES):
            name = f"Haken {number}"
            form = {"name": name, "kind": Organisation.Kind.values[0], "window": str(uuid4())}
            by_itself = both.submit(send, browsers[0], "application/json", form)
            pressed = both.submit(send, browsers[1], "text/html", form | {"action-publish": "1"})
            assert by_itself.result() in (200, 400)
            assert pressed.result() == 302
            assert Organisation.objects.get(name=name).live
