"""What goes, and what stays, when an account, a neighbourhood or a listing with contacts is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Comment, CommentReply

from core.deletion.consequences import consequence
from core.permissions.users import LoggedInUser
from wijken.directory.models import Listing, Neighbourhood, TeamMember
from wijken.upkeep.models import SUBMISSION_MODELS, ConfirmationItem, ContactRole


@consequence(get_user_model())
def account_leaves_teams_and_tasks(user: LoggedInUser, at: datetime) -> Iterator[str]:
    for member in TeamMember.objects.filter(user=user).select_related("neighbourhood"):
        place = member.neighbourhood
        if TeamMember.objects.filter(neighbourhood=place).exclude(user=user).exists():
            yield _("Dit account gaat uit het team van %(place)s.") % {"place": place}
        else:
            yield _("Dit account gaat uit het team van %(place)s. Daar werkt dan niemand meer.") % {
                "place": place
            }
    taken = sum(
        model._default_manager.open().filter(taken_by=user).count()  # type: ignore[attr-defined]
        for model in SUBMISSION_MODELS
    )
    if taken:
        yield ngettext(
            "%(count)s melding of voorstel is dan weer van niemand.",
            "%(count)s meldingen en voorstellen zijn dan weer van niemand.",
            taken,
        ) % {"count": taken}
    comments = sum(model.objects.filter(user=user).count() for model in (Comment, CommentReply))
    if comments:
        yield ngettext(
            "%(count)s opmerking van dit account bij een pagina gaat weg.",
            "%(count)s opmerkingen van dit account bij pagina's gaan weg.",
            comments,
        ) % {"count": comments}


@consequence(get_user_model())
def work_of_the_account_stays(user: LoggedInUser, at: datetime) -> Iterator[str]:
    yield _(
        "Wat dit account schreef, controleerde en beantwoordde, blijft. De naam staat er dan niet meer bij. "
        "Wil je die houden? Zet dan bij het account Actief uit."
    )


@consequence(Neighbourhood)
def team_goes_with_the_neighbourhood(place: Neighbourhood, at: datetime) -> Iterator[str]:
    names = [str(member.user) for member in place.team.select_related("user").order_by("user")]
    if names:
        yield _("Wie hier werkt, hoort dan niet meer bij deze wijk: %(names)s.") % {"names": ", ".join(names)}


@consequence(Listing)
def contacts_lose_the_listing(listing: Listing, at: datetime) -> Iterator[str]:
    contacts = ContactRole.objects.filter(listing=listing).count()
    if contacts:
        yield ngettext(
            "%(count)s contactpersoon gaat dan niet meer over deze vermelding. Het adres blijft bij "
            "Contactpersonen.",
            "%(count)s contactpersonen gaan dan niet meer over deze vermelding. De adressen blijven bij "
            "Contactpersonen.",
            contacts,
        ) % {"count": contacts}
    if ConfirmationItem.objects.filter(listing=listing).exists():
        yield _("Wat zij over deze vermelding antwoordden, gaat weg. Meldingen van bezoekers blijven.")
