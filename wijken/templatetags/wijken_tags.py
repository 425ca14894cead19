"""What the home page shows of the neighbourhoods; its model is in core, which cannot import them."""

from collections.abc import Mapping

from django import template
from django.template import Context
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Page

from core.page_store.rendering import shared_part
from core.publishing import published_pages
from wijken.agenda.upcoming_strip import UpcomingStrip, upcoming_strip
from wijken.method_links import MethodLink, links_to
from wijken.models import NeighbourhoodPage, StoryPage
from wijken.neighbourhoods.cards import NeighbourhoodCard
from wijken.neighbourhoods.cards import neighbourhood_cards as read_neighbourhood_cards
from wijken.newest import new_cards
from wijken.social_map import empty_states
from wijken.social_map.cards import ListingCard
from wijken.social_map.saved_searches import and_help, kept_questions
from wijken.visitor import SOURCE_LANGUAGE, VisitorContext, visitor_context

register = template.Library()

STEP_DEPTH = 4
"""Root, home, method, step: sub-steps are one level deeper."""


@register.simple_tag(takes_context=True)
def happenings_soon(context: Context) -> UpcomingStrip:
    """Today and tomorrow, filled up from the coming days."""
    request = context["request"]
    return upcoming_strip(visitor_context(request), request.GET)


@register.simple_tag(takes_context=True)
def new_listings(context: Context) -> list[ListingCard]:
    """What became public this month."""
    reading = visitor_context(context["request"])
    return new_cards(reading) if reading.map_url else []


@register.simple_tag(takes_context=True)
def neighbourhood_cards(context: Context) -> list[NeighbourhoodCard]:
    """The neighbourhoods that have a page."""
    return read_neighbourhood_cards(NeighbourhoodPage.objects.all(), visitor_context(context["request"]))


@register.simple_tag(takes_context=True)
def everyday_questions(context: Context) -> list[dict[str, str]]:
    """The questions for the whole site, and who wants to help, with their URLs."""
    reading = visitor_context(context["request"])
    return and_help(kept_questions(reading), reading)


@register.simple_tag(takes_context=True)
def entrance_links(context: Context, entrances: StreamValue) -> list[dict[str, str]]:
    """The entry points whose pages are public. One query.

    Each links to the page in the visitor's language, or else to the chosen one with its ``language``.
    """
    reading = visitor_context(context["request"])
    values = [entrance["value"] for entrance in entrances.raw_data]
    return shared_part(("entrances", str(values)), lambda: _entrances(values, reading))


def _entrances(values: list[dict[str, str]], reading: VisitorContext) -> list[dict[str, str]]:
    chosen = Page.objects.filter(pk__in=[value["page"] for value in values if value.get("page")])
    same = published_pages(reading.at).filter(translation_key__in=chosen.values("translation_key"))
    # Also fetch translations of the chosen pages, because the link prefers the visitor's language.
    pages = list(same.filter(alias_of=None).select_related("locale").defer_streamfields())
    by_id = {page.pk: page for page in pages}
    own = {page.translation_key: page for page in pages if page.locale.language_code == reading.language}
    return [
        _entrance(own.get(by_id[value["page"]].translation_key, by_id[value["page"]]), value, reading)
        for value in values
        if value.get("page") in by_id
    ]


def _entrance(page: Page, value: dict[str, str], reading: VisitorContext) -> dict[str, str]:
    query, url, language = value.get("query") or "", page.get_url() or "", page.locale.language_code
    return {
        "title": value["title"],
        "text": value["text"],
        "url": f"{url}?{query}" if query else url,
        "language": "" if language == reading.language else language,
    }


@register.simple_tag(takes_context=True)
def method_steps(context: Context) -> list[MethodLink]:
    """The main steps, in order, without their sub-steps."""
    step_page: type[Page] = StoryPage._meta.get_field("steps").related_model
    reading = visitor_context(context["request"])
    steps = step_page.objects.filter(depth=STEP_DEPTH)
    return shared_part("method steps", lambda: links_to(step_page, steps, reading))


@register.simple_tag(takes_context=True)
def ask_us(context: Context, contact: Mapping[str, object] | None = None) -> empty_states.Help:
    """Whom to call."""
    return empty_states.ask(visitor_context(context["request"]), contact)


@register.simple_tag(takes_context=True)
def nothing_in_coming_week(
    context: Context, contact: Mapping[str, object] | None = None
) -> empty_states.Help:
    """What to show if there are no activities."""
    return empty_states.nothing_in_coming_week(visitor_context(context["request"]), contact)


@register.simple_tag(takes_context=True)
def dutch_only_note(context: Context) -> dict[str, str]:
    """A note for visitors in another language that texts are in Dutch, unless the page already has one."""
    language = visitor_context(context["request"]).language
    if language == SOURCE_LANGUAGE or context.get("is_partly_untranslated"):
        return {}
    return {"text": _("Sommige teksten zijn er alleen in het Nederlands."), "language": language}
