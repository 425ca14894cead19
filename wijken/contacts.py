"""Whom to ask, by role and with the phone number first."""

from datetime import datetime
from typing import Any

from wijken.directory.models import Neighbourhood


def contact_of(neighbourhood: Neighbourhood, at: datetime) -> dict[str, Any]:
    """The person of a neighbourhood, or nothing when editors took the neighbourhood down."""
    if not neighbourhood.is_public(at):
        return {}
    return {
        "role": neighbourhood.contact_role,
        "phone": neighbourhood.contact_phone,
        "email": neighbourhood.contact_email,
    }
