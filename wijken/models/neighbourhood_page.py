from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.blocks import QuestionBlock, body_field
from core.http import SiteRequest
from core.models import BasePage


class NeighbourhoodPage(BasePage):
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
        [("question", QuestionBlock())],
        blank=True,
        verbose_name=_("wat zoek je?"),
        help_text=_("Vragen van bewoners in deze wijk. Bijvoorbeeld: Wie helpt mij met een formulier?"),
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
        from wijken.questions import question_links
        from wijken.reading import reading_for
        from wijken.story_cards import overview_of, story_cards
        from wijken.this_week import this_week

        from .story_page import StoryPage

        context = super().get_context(request, *args, **kwargs)
        reading = reading_for(request)
        place = self.neighbourhood
        stories = story_cards(
            StoryPage.objects.published(reading.at).about(place).with_steps(), reading, self.SHOWN_STORIES
        )
        return context | {
            "questions": question_links(self.questions, reading),
            "this_week": this_week(reading, self.SHOWN_THIS_WEEK, place),
            "offers": (offers := offers_by_theme(place, reading)),
            "map": social_map_frame(urlencode({"wijk": place.slug})) if offers and reading.map_url else None,
            "all_listings_url": with_query(reading.map_url, {"wijk": place.slug}),
            "stories": stories,
            "stories_url": overview_of(stories),
            "progress": progress_in(place, reading),
            "contact": contact_of(place, reading.at),
        }
