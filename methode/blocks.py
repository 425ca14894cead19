"""Blocks that the method adds to every body text."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructValue

from core.http import SiteRequest, moment_of
from methode.models import StepPage
from methode.steps.tree import StepLink

Context = dict[str, object]


class StepsBlock(blocks.StructBlock):
    """Cards of selected steps."""

    title = blocks.CharBlock(
        label=_("Kop"), required=False, max_length=80, help_text=_("Bijvoorbeeld: De methode in zes stappen.")
    )
    steps = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="methode.StepPage"),
        label=_("Stappen"),
        max_num=12,
        help_text=_("Een stap die niet meer zichtbaar is, verdwijnt hier vanzelf."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Stappen")
        description = _("Kaartjes van stappen uit de methode, in de volgorde die je kiest.")
        template = "blocks/steps.html"

    def get_context(self, value: StructValue, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context)
        at = context.get("at") or moment_of(context.get("request"))
        chosen = [step.pk for step in value["steps"] if step]
        context["steps"] = published_cards(chosen, at, context.get("request"))
        context["card_level"] = 3 if value["title"] else 2
        return context

    def get_preview_value(self) -> Any:
        """The first steps of the actual method, so that the editor's preview shows what visitors will see."""
        steps = StepPage.objects.live().in_order()[:3]
        return self.to_python(
            {"title": str(_("De methode in stappen")), "steps": [step.pk for step in steps]}
        )


def published_cards(chosen: Sequence[int], at: datetime, request: SiteRequest) -> list[object]:
    """The published steps, in the order selected, without duplicates."""
    if not chosen:
        return []
    found = StepPage.objects.published(at).filter(pk__in=chosen).select_related("locale")
    cards = {step.pk: _card(step, request) for step in found.for_links()}
    return [cards[pk] for pk in dict.fromkeys(chosen) if pk in cards]


def _card(step: StepPage, request: SiteRequest) -> StepLink:
    """On a page in another language the texts say in which language they are."""
    link, code = step.as_link(request), step.locale.language_code
    if code == get_language():
        return link
    title, summary = (
        format_html('<span lang="{}">{}</span>', code, text) for text in (link.title, link.summary)
    )
    return replace(link, title=title, summary=summary if link.summary else "")
