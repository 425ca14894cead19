from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.reader_roles import ReaderRole


class RoleTaskBlock(blocks.StructBlock):
    """The tasks of one role in a step."""

    role = blocks.ChoiceBlock(label=_("Rol"), choices=ReaderRole.choices, help_text=_("Wie doet dit?"))
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
