"""Limit mail to addresses that anybody may have typed: per mailbox, per network, and in total.

A receipt repeats nothing that was typed: it would carry a stranger's words to a stranger's mailbox.
"""

from __future__ import annotations

from django.conf import settings

from core.http import SiteRequest

from .client_ip import network_of, visitor_address
from .rate_limits import Limit, too_many_for, too_many_in_all


def may_send_receipt(request: SiteRequest, address: str) -> bool:
    """Count one more receipt, unless the mailbox, the visitor's network or the total is over its limit."""
    return may_send_mail(request, address, "receipt")


def may_send_mail(request: SiteRequest, address: str, purpose: str) -> bool:
    """The same for any mail that a stranger can trigger. The form itself is counted apart."""
    limits = {name: Limit(*most) for name, most in settings.RECEIPT_LIMITS.items()}
    network, at = network_of(visitor_address(request)), request.at
    return bool(address) and not (
        too_many_for(mailbox(address), f"{purpose} mailbox", at, limits["mailbox"])
        or too_many_for(network, f"{purpose} mail network", at, limits["network"])
        or too_many_in_all(f"{purpose} mail", at, limits["all"])
    )


def mailbox(address: str) -> str:
    """Normalise an address: lower case, without the part after a plus."""
    name, _at, host = address.strip().casefold().rpartition("@")
    return f"{name.partition('+')[0]}@{host}"
