"""The list of contacts in the admin."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from wijken.directory.models import Listing
from wijken.upkeep.models import Contact

from .scenario import another_listing, contact_of

pytestmark = pytest.mark.django_db


def test_a_long_list_of_contacts_opens_as_fast_as_a_short_one(
    editor: Client, listing: Listing, django_assert_max_num_queries: Callable
) -> None:
    address = reverse(Contact.snippet_viewset.get_url_name("list"))
    contact_of(listing)
    contact_of(another_listing(listing, "Eetclub"))
    editor.get(address)
    with django_assert_max_num_queries(200) as short:
        editor.get(address)

    for number in range(10):
        contact_of(another_listing(listing, f"Club {number}"), f"wie{number}@example.nl")
    with django_assert_max_num_queries(len(short.captured_queries)):
        page = editor.get(address)
    counts = {one.email: one.listing_count for one in page.context["object_list"]}
    assert len(counts) == 11 and counts["joke@example.nl"] == 2
