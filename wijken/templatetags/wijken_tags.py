"""What the start page shows of the neighbourhoods; its model is core's and does not know them."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.apps import apps
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.publishing import published_pages
from wijken import help_links
from wijken.method_links import links_to
from wijken.neighbourhood_cards import NeighbourhoodCard
from wijken.neighbourhood_cards import neighbourhood_cards as read_neighbourhood_cards
from wijken.questions import kept_questions
from wijken.reading import SOURCE_LANGUAGE, Reading, reading_for
from wijken.this_week import TODAY_AND_TOMORROW, Happening, end_of_day, this_week

register = template.Library()

MOST_IN_A_STRIP = 6
STEP_DEPTH = 4
"""Root, home, method, step: a part of a step stands one level deeper."""


@dataclass(frozen=True)
class Strip:
    """What is on soon, and how soon that is."""

    title: str
    rows: list[Happening]


@register.simple_tag(takes_context=True)
def happenings_soon(context: dict[str, Any]) -> Strip:
    """Today and tomorrow; when nothing is on then, the coming week."""
    reading = reading_for(context["request"])
    rows = this_week(reading, MOST_IN_A_STRIP)
    until = end_of_day(reading.at, TODAY_AND_TOMORROW)
    if soon := [row for row in rows if row.occurrence.starts < until]:
        return Strip(_("Vandaag en morgen"), soon)
    return Strip(_("Deze week"), rows)


@register.simple_tag(takes_context=True)
def neighbourhood_cards(context: dict[str, Any]) -> list[NeighbourhoodCard]:
    """Each neighbourhood that has a page."""
    return read_neighbourhood_cards(reading_for(context["request"]))


@register.simple_tag(takes_context=True)
def everyday_questions(context: dict[str, Any]) -> list[dict[str, str]]:
    """The questions of the whole site, with where each leads."""
    return kept_questions(reading_for(context["request"]))


@register.simple_tag(takes_context=True)
def entrance_links(context: dict[str, Any], entrances: Any) -> list[dict[str, str]]:
    """The ways in for each kind of reader, as far as their pages can be seen. One query.

    Each leads to the page in the visitor's language, or to the chosen one with its ``language`` named.
    """
    reading = reading_for(context["request"])
    values = [entrance["value"] for entrance in entrances.raw_data]
    chosen = Page.objects.filter(pk__in=[value["page"] for value in values if value.get("page")])
    same = published_pages(reading.at).filter(translation_key__in=chosen.values("translation_key"))
    # Whatever the editor chose: the page in another language comes along, for that is where its text leads.
    pages = list(same.filter(alias_of=None).select_related("locale").defer_streamfields())
    by_id = {page.pk: page for page in pages}
    own = {page.translation_key: page for page in pages if page.locale.language_code == reading.language}
    return [
        _entrance(own.get(by_id[value["page"]].translation_key, by_id[value["page"]]), value, reading)
        for value in values
        if value.get("page") in by_id
    ]


def _entrance(page: Any, value: dict[str, str], reading: Reading) -> dict[str, str]:
    query, url, language = value.get("query") or "", page.get_url() or "", page.locale.language_code
    return {
        "title": value["title"],
        "text": value["text"],
        "url": f"{url}?{query}" if query else url,
        "language": "" if language == reading.language else language,
    }


@register.simple_tag(takes_context=True)
def method_steps(context: dict[str, Any]) -> list[dict[str, Any]]:
    """The whole steps of the method, in order; parts of a step are left to the step itself."""
    step_page = apps.get_model("methode", "StepPage")
    return links_to(step_page, step_page.objects.filter(depth=STEP_DEPTH), reading_for(context["request"]))


@register.simple_tag(takes_context=True)
def ask_us(context: dict[str, Any], contact: Any = None) -> help_links.Help:
    """Whom to call."""
    return help_links.ask(context["request"], contact)


@register.simple_tag(takes_context=True)
def nothing_this_week(context: dict[str, Any], contact: Any = None) -> help_links.Help:
    """What to show where nothing is on."""
    return help_links.nothing_this_week(context["request"], contact)


@register.simple_tag(takes_context=True)
def dutch_only_note(context: dict[str, Any]) -> dict[str, str]:
    """An honest line for who reads in another language; nothing for who reads Dutch."""
    language = reading_for(context["request"]).language
    if language == SOURCE_LANGUAGE:
        return {}
    return {"text": _("Sommige teksten zijn er alleen in het Nederlands."), "language": language}
