""" "Wil niet vermeld worden": a hidden record that keeps its name and number from being added again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijken.directory.similar import is_same_name, plain_number

if TYPE_CHECKING:
    from wijken.directory.models import Listing


def unwanted(name: str, phone: str = "", email: str = "") -> Listing | None:
    """The hidden record that stands in the way of adding this, published or not; or none.

    Who proposes something never hears which record it was, nor that there is one.
    """
    from wijken.directory.models import Listing

    hidden = Listing.objects.filter(visibility=Listing.Visibility.UNLISTED)
    number, address = plain_number(phone), email.casefold()
    for listing in hidden:
        names = [listing.name, *listing.other_names.split(",")]
        if any(is_same_name(name, other) for other in names if other.strip()):
            return listing
        if number and number == plain_number(listing.phone):
            return listing
        if address and address == listing.email.casefold():
            return listing
    return None
