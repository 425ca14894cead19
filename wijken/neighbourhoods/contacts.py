"""Contacts, by role and with the telephone number first."""

from wijken.directory.models import Neighbourhood
from wijken.visitor import VisitorContext


def contact_of(neighbourhood: Neighbourhood, reading: VisitorContext) -> dict[str, object]:
    """The contact of a neighbourhood; empty if the neighbourhood was unpublished."""
    if not neighbourhood.is_public(reading.at):
        return {}
    return {
        "role": reading.dutch(neighbourhood.contact_role),
        "phone": neighbourhood.contact_phone,
        "email": neighbourhood.contact_email,
    }
