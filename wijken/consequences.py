"""What visitors lose when a neighbourhood's page or a directory record is unpublished or deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.deletion.consequences import consequence
from wijken.directory.models import Activity, Listing, Neighbourhood
from wijken.models import AgendaPage, NeighbourhoodPage, SocialMapPage


@consequence(SocialMapPage)
def listings_go_with_the_map(page: SocialMapPage, at: datetime) -> Iterator[str]:
    yield _listings(Listing.objects.published(at).not_closed().count())
    yield _(
        "Links naar een vermelding werken dan niet meer: in mails, in verhalen en in agenda's van bezoekers."
    )


@consequence(AgendaPage)
def calendars_stay(page: AgendaPage, at: datetime) -> Iterator[str]:
    yield _("Bezoekers vinden dan geen agenda van de hele gemeente meer. De agenda van elke wijk blijft.")
    yield _("Wie zich op een agenda abonneerde, blijft die houden.")


@consequence(NeighbourhoodPage)
def agenda_goes_with_the_page(page: NeighbourhoodPage, at: datetime) -> Iterator[str]:
    yield _("De agenda van deze wijk is dan ook niet meer te zien.")
    yield _("De code op de weekagenda op papier werkt dan niet meer.")
    below = page.get_descendants().live().count()
    if below:
        yield ngettext(
            "Onder deze pagina staat %(count)s pagina met verhalen.",
            "Onder deze pagina staan %(count)s pagina's met verhalen.",
            below,
        ) % {"count": below}
    yield _("De vermeldingen van de wijk blijven op de sociale kaart.")


@consequence(Neighbourhood)
def neighbourhood_leaves_the_filters(place: Neighbourhood, at: datetime) -> Iterator[str]:
    yield _("Bezoekers kunnen dan niet meer op deze wijk zoeken.")
    yield _("De weekagenda op papier en de agenda waarop bezoekers zich abonneerden, zijn dan weg.")


@consequence(Listing)
def activities_go_with_the_listing(listing: Listing, at: datetime) -> Iterator[str]:
    activities = Activity.objects.published(at).filter(listing=listing).count()
    if activities:
        yield ngettext(
            "%(count)s activiteit verdwijnt ook uit de agenda.",
            "%(count)s activiteiten verdwijnen ook uit de agenda.",
            activities,
        ) % {"count": activities}
        yield _("Wie zich op deze agenda abonneerde, krijgt niets meer.")


@consequence(Activity)
def activity_leaves_the_agenda(activity: Activity, at: datetime) -> Iterator[str]:
    yield _("De activiteit verdwijnt uit de agenda, ook bij wie zich daarop abonneerde.")


def _listings(count: int) -> str:
    return ngettext(
        "%(count)s vermelding is dan niet meer te zien.",
        "%(count)s vermeldingen zijn dan niet meer te zien.",
        count,
    ) % {"count": count}
