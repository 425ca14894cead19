from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail_localize.fields import SynchronizedField

from core.blocks import body_field
from core.http import SiteRequest
from core.models import BasePage, RoutedPage
from wijken.agenda.context import agenda_context
from wijken.agenda.upcoming import happenings_of_coming_week
from wijken.neighbourhoods.contacts import contact_of
from wijken.neighbourhoods.forms import NeighbourhoodCopyForm, NeighbourhoodPageForm
from wijken.neighbourhoods.listings_by_theme import offers_in
from wijken.neighbourhoods.routes import AGENDA
from wijken.progress.labels import progress_in
from wijken.sharing import feed_url, follow_url, neighbourhood_share_links
from wijken.social_map.filters import with_query
from wijken.social_map.map_context import social_map_frame
from wijken.social_map.saved_searches import and_help, neighbourhood_questions
from wijken.stories.cards import overview_of, story_cards
from wijken.vacancies import vacancies_in

from .story_page import StoryPage


class NeighbourhoodPage(RoutedPage):
    """A neighbourhood: what there is, and whom to ask. The facts come from ``neighbourhood``."""

    neighbourhood = models.ForeignKey(
        "directory.Neighbourhood",
        on_delete=models.PROTECT,
        related_name="pages",
        verbose_name=_("wijk"),
        help_text=_(
            "Over welke wijk gaat deze pagina? De activiteiten en het telefoonnummer komen daarvandaan."
        ),
    )
    image = models.ForeignKey(
        "core.SiteImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("foto"),
        help_text=_("Mag leeg blijven. Een herkenbare plek in de wijk werkt goed."),
    )
    questions = StreamField(
        [("kept", SnippetChooserBlock("directory.Question", label=_("Vraag")))],
        blank=True,
        verbose_name=_("wat zoek je?"),
        help_text=_(
            "Kies de vragen die bij deze wijk passen. Leeg: bezoekers zien de vragen van de hele site. "
            "Een nieuwe vraag voeg je toe bij Woordenlijsten, Vragen van bewoners."
        ),
    )
    body = body_field()

    base_form_class = NeighbourhoodPageForm
    copy_form_class = NeighbourhoodCopyForm

    content_panels = [
        *BasePage.content_panels,
        *BasePage.intro_panels,
        FieldPanel("neighbourhood"),
        FieldPanel("image"),
        FieldPanel("questions"),
        FieldPanel("body"),
    ]
    parent_page_types = ["wijken.NeighbourhoodIndexPage"]
    subpage_types = ["wijken.StoryIndexPage"]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        SynchronizedField("questions", overridable=False)
    ]

    class Meta:
        verbose_name = _("wijkpagina")
        verbose_name_plural = _("wijkpagina's")

    SHOWN_IN_COMING_WEEK = 8
    SHOWN_STORIES = 3
    SHOWN_VACANCIES = 2

    @classmethod
    def serving_queryset(cls) -> models.QuerySet:
        """With the neighbourhood's record."""
        return super().serving_queryset().select_related("neighbourhood", "image")

    def get_context(self, request: SiteRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        reading = request.visitor
        place = self.neighbourhood
        stories = story_cards(
            StoryPage.objects.published(reading.at).about(place).with_steps(), reading, self.SHOWN_STORIES
        )
        offers = offers_in(place, reading)
        return context | {
            "questions": and_help(
                neighbourhood_questions(self.questions, place, reading), reading, wijk=place.slug
            ),
            "vacancies": vacancies_in(place, reading, self.SHOWN_VACANCIES),
            "help_wanted_url": f"{reverse('help-wanted')}?wijk={place.slug}",
            "coming_week": happenings_of_coming_week(reading, self.SHOWN_IN_COMING_WEEK, place.pk),
            "offers": offers.themes,
            "new": offers.new if reading.map_url else [],
            "map": social_map_frame(urlencode([("wijk", place.slug), *reading.shortlist.pairs]))
            if offers.themes and reading.map_url
            else None,
            "agenda_url": f"{self.get_url(request)}{AGENDA}{reading.shortlist.query}",
            "take": neighbourhood_share_links(request, self, place),
            "feed_url": feed_url([("wijk", place.slug)]),
            "follow_url": follow_url([("wijk", place.slug)]),
            "all_listings_url": with_query(reading.map_url, {"wijk": place.slug}),
            "stories": stories,
            "stories_url": overview_of(stories),
            "progress": progress_in(place, reading),
            "contact": contact_of(place, reading),
        }

    @path("agenda/")
    def agenda(self, request: SiteRequest) -> HttpResponse:
        """Activities relevant to this neighbourhood, by day."""
        address = f"{self.get_url(request)}{AGENDA}"
        title = gettext("Agenda van %(name)s") % {"name": self.title}
        context = super().get_context(request)
        context["breadcrumbs"].append({"title": gettext("Agenda"), "url": ""})
        context |= agenda_context(request, address, self.neighbourhood)
        context |= {"title": title, "canonical_url": f"{self.full_url}{AGENDA}"}
        return TemplateResponse(request, "pages/agenda_page.html", context)

    def routable_subpath(self, request: HttpRequest) -> str:
        """Keep the agenda when switching language."""
        match = getattr(request, "routable_resolver_match", None)
        return AGENDA if match and match.url_name == "agenda" else ""

    @classmethod
    def addresses_below_it(cls) -> tuple[str, ...]:
        return (AGENDA,)

    def get_route_paths(self) -> list[str]:
        """If the page's URL changes, the old URL of its agenda redirects too."""
        return [*super().get_route_paths(), f"/{AGENDA}"]
