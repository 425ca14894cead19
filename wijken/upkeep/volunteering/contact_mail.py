"""The mail to who keeps a listing: somebody wants to help.

It holds no word of the sender and no personal data, only a link: what is behind it is wiped in time, and a
mailbox is not.
"""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core.http import SiteRequest
from core.public_forms import may_send_mail
from outbox.queue import queue_mail
from wijken.upkeep.models import ContactRole, VolunteerOffer
from wijken.upkeep.signed_links import sign

LANGUAGE = "nl"
PURPOSE = "contact"
"""The link of the group is another than that of the sender."""


def address_of_the_group(offer: VolunteerOffer) -> str:
    """The owner, else the second contact, else the listing's public address; empty without any."""
    if offer.listing is None:
        return ""
    roles = ContactRole.objects.filter(listing=offer.listing).select_related("contact")
    in_order = sorted(roles, key=lambda role: role.role != ContactRole.Role.OWNER)
    able = (role.contact for role in in_order if not role.contact.stopped_at)
    reachable = (contact.email for contact in able if not contact.unreachable_since)
    return next(reachable, offer.listing.email)


def tell_the_group(offer: VolunteerOffer, request: SiteRequest) -> bool:
    """Queue the mail, in the transaction that stores the offer; False if only the editors can reach them."""
    address = address_of_the_group(offer)
    if not may_send_mail(request, address, "volunteer"):
        return False
    with translation.override(LANGUAGE):
        queue_mail(
            address,
            _("Iemand wil helpen bij %(name)s") % {"name": offer.listing_name},
            "volunteer_offer",
            {
                "name": offer.listing_name,
                "task": offer.vacancy_title,
                "offer_path": reverse("volunteeroffer-contact", args=[sign(offer, PURPOSE)]),
            },
            language=LANGUAGE,
            at=request.at,
        )
    offer.mailed_at = request.at
    offer.save(update_fields=["mailed_at"])
    return True
