from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db import models
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail_localize.fields import SynchronizedField

from core.blocks import body_field
from core.http import SiteRequest
from core.models import BasePage

from .routed_page import RoutedPage

AGENDA = "agenda/"


class NeighbourhoodPage(RoutedPage):
    """What there is in one neighbourhood, and whom to ask. The facts come from ``neighbourhood``."""

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

    SHOWN_THIS_WEEK = 8
    SHOWN_STORIES = 3

    @classmethod
    def served(cls) -> models.QuerySet:
        """With the neighbourhood's facts."""
        return super().served().select_related("neighbourhood", "image")

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from wijken.contacts import contact_of
        from wijken.filters import with_query
        from wijken.map_frame import social_map_frame
        from wijken.offers import offers_by_theme
        from wijken.progress_words import progress_in
        from wijken.questions import neighbourhood_questions
        from wijken.reading import reading_for
        from wijken.story_cards import overview_of, story_cards
        from wijken.take_along import neighbourhood_take_along
        from wijken.this_week import this_week

        from .story_page import StoryPage

        context = super().get_context(request, *args, **kwargs)
        reading = reading_for(request)
        place = self.neighbourhood
        stories = story_cards(
            StoryPage.objects.published(reading.at).about(place).with_steps(), reading, self.SHOWN_STORIES
        )
        return context | {
            "questions": neighbourhood_questions(self.questions, place, reading),
            "this_week": this_week(reading, self.SHOWN_THIS_WEEK, place),
            "offers": (offers := offers_by_theme(place, reading)),
            "map": social_map_frame(urlencode([("wijk", place.slug), *reading.shortlist.pairs]))
            if offers and reading.map_url
            else None,
            "agenda_url": f"{self.get_url(request)}{AGENDA}{reading.shortlist.query}",
            "take": neighbourhood_take_along(request, self),
            "all_listings_url": with_query(reading.map_url, {"wijk": place.slug}),
            "stories": stories,
            "stories_url": overview_of(stories),
            "progress": progress_in(place, reading),
            "contact": contact_of(place, reading.at),
        }

    @path("agenda/")
    def agenda(self, request: SiteRequest) -> HttpResponse:
        """What happens within reach of this neighbourhood, day by day."""
        from wijken.agenda import agenda_context

        address = f"{self.get_url(request)}{AGENDA}"
        title = gettext("Agenda van %(name)s") % {"name": self.title}
        context = super().get_context(request)
        context["breadcrumbs"].append({"title": gettext("Agenda"), "url": ""})
        context |= agenda_context(request, address, self.neighbourhood)
        context |= {"title": title, "canonical_url": f"{self.full_url}{AGENDA}"}
        return TemplateResponse(request, "pages/agenda_page.html", context)

    def address_below(self, context: dict[str, Any]) -> str:
        """The agenda, so that it is found in the other language too."""
        match = getattr(context["request"], "routable_resolver_match", None)
        return AGENDA if match and match.url_name == "agenda" else ""

    def get_sitemap_urls(self, request: SiteRequest | None = None) -> list[dict[str, Any]]:
        """The page itself and its agenda."""
        urls = super().get_sitemap_urls(request)
        return [*urls, *({"location": f"{each['location']}{AGENDA}"} for each in urls)]
