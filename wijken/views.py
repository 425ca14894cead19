"""What is not a page: the week of a neighbourhood on paper."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.http import SiteRequest
from core.made_files import answer, want
from core.models import MadeFile
from core.navigation import Link
from wijken.directory.models import Neighbourhood
from wijken.directory.querysets import local_day
from wijken.models import NeighbourhoodPage
from wijken.reading import SOURCE_LANGUAGE
from wijken.week_paper import PREFIX, key_of, week_asked, week_paper, week_text


@require_safe
def week_pdf(request: SiteRequest, slug: str) -> HttpResponse:
    """``/wijken/<wijk>/week.pdf?week=2026-48``. A file whose facts have changed is asked for anew."""
    place = Neighbourhood.objects.published(request.at).filter(slug=slug).first()
    if place is None:
        raise Http404
    monday = week_asked(request.GET.get("week", ""), local_day(request.at))
    key = key_of(place, monday, get_language() or SOURCE_LANGUAGE)
    made = MadeFile.objects.without_content().filter(key=key).first()
    if made is not None and not made.is_wanted and _has_changed(made, request):
        want(key)
    return answer(request, key, f"{slug}-{week_text(monday)}.pdf", _agenda_of(place, request))


def _has_changed(made: MadeFile, request: SiteRequest) -> bool:
    return week_paper(made.key.removeprefix(PREFIX), request.at).fingerprint != made.fingerprint


def _agenda_of(place: Neighbourhood, request: SiteRequest) -> Link | None:
    """Where the same can be read meanwhile."""
    page = NeighbourhoodPage.objects.published(request.at).filter(neighbourhood=place).first()
    return Link(_("Bekijk de agenda op de site"), f"{page.get_url()}agenda/") if page else None
