"""The pieces of which the method is made, and the steps that editors may place in any text.

Core's pages import ``StepsBlock`` at start, before there are models: it names its model by a string.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.reader_roles import Role
from methode.parts import part_choices

Context = dict[str, Any]


class RoleTaskBlock(blocks.StructBlock):
    """What one kind of reader does in a step."""

    role = blocks.ChoiceBlock(label=_("Rol"), choices=Role.choices, help_text=_("Wie doet dit?"))
    task = blocks.CharBlock(
        label=_("Taak"), max_length=300, help_text=_("Begin met je. Bijvoorbeeld: Je ontvangt mensen.")
    )

    class Meta:
        icon = "user"
        label = _("Rol en taak")


class PitfallBlock(blocks.StructBlock):
    """What often goes wrong in a step, and what helps."""

    pitfall = blocks.CharBlock(
        label=_("Valkuil"), max_length=200, help_text=_("Bijvoorbeeld: Het blijft bij praten.")
    )
    what_helps = blocks.CharBlock(
        label=_("Wat helpt"), max_length=300, required=False, help_text=_("Eén ding dat je meteen kunt doen.")
    )

    class Meta:
        icon = "warning"
        label = _("Valkuil")


class PartBlock(blocks.StructBlock):
    """The text under one of the standard headings. Without text the heading stays open."""

    part = blocks.ChoiceBlock(
        label=_("Onderdeel"),
        choices=part_choices,
        help_text=_("Onder welke kop hoort dit? De volgorde op de pagina ligt vast."),
    )
    text = blocks.RichTextBlock(
        label=_("Tekst"),
        features=["bold", "italic", "link", "document-link", "ol", "ul"],
        required=False,
        help_text=_("Weet je het nog niet? Laat dit leeg. Bezoekers zien dan: nog aan te vullen."),
    )
    items = blocks.ListBlock(
        blocks.CharBlock(label=_("Regel"), max_length=300),
        label=_("Opsomming"),
        default=[],
        help_text=_("Mag leeg blijven. Korte regels onder de tekst."),
    )

    class Meta:
        icon = "list-ul"
        label = _("Onderdeel")


class StepsBlock(blocks.StructBlock):
    """A few steps of the method, as cards."""

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

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        context = super().get_context(value, parent_context)
        chosen = [step.pk for step in value["steps"] if step]
        context["steps"] = published_cards(chosen, moment_of(context), context.get("request"))
        context["card_level"] = 3 if value["title"] else 2
        return context

    def get_preview_value(self) -> Any:
        """The first steps of the real method, so that an editor sees what a visitor will see."""
        steps = apps.get_model("methode.StepPage").objects.live().in_order()[:3]
        return self.to_python(
            {"title": str(_("De methode in stappen")), "steps": [step.pk for step in steps]}
        )


def published_cards(chosen: Sequence[int], at: datetime, request: Any) -> list[Any]:
    """The steps that the public may see, in the order in which they were chosen, each once."""
    if not chosen:
        return []
    found = apps.get_model("methode.StepPage").objects.published(at).filter(pk__in=chosen)
    cards = {step.pk: step.as_link(request) for step in found.for_links()}
    return [cards[pk] for pk in dict.fromkeys(chosen) if pk in cards]


def moment_of(context: Context) -> datetime:
    """When the visitor asked for the page. An editor's preview has none: then it is now."""
    return context.get("at") or getattr(context.get("request"), "at", None) or timezone.now()
