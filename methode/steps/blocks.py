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


class TimedTaskBlock(blocks.StructBlock):
    task = blocks.CharBlock(label=_("Taak"), max_length=200)
    time = blocks.CharBlock(
        label=_("Tijd"), max_length=60, required=False, help_text=_("Bijvoorbeeld: een half uur.")
    )


class RoleViewBlock(blocks.StructBlock):
    """What a step is to one role, in some ten lines. They stand above the step for who reads in that role."""

    role = blocks.ChoiceBlock(label=_("Rol"), choices=ReaderRole.choices, help_text=_("Voor wie is dit?"))
    brings = blocks.ListBlock(
        blocks.CharBlock(label=_("Regel"), max_length=200),
        label=_("Wat levert het op"),
        default=[],
        help_text=_("Wat merkt iemand in deze rol van deze stap?"),
    )
    tasks = blocks.ListBlock(TimedTaskBlock(), label=_("Wat kun je doen"), default=[])
    good_to_know = blocks.ListBlock(
        blocks.CharBlock(label=_("Regel"), max_length=200), label=_("Goed om te weten"), default=[]
    )
    mistake = blocks.CharBlock(label=_("Wat vaak misgaat"), max_length=200, required=False)
    better = blocks.CharBlock(label=_("Zo gaat het beter"), max_length=200, required=False)
    ask = blocks.CharBlock(
        label=_("Wie vraag je"), max_length=200, required=False, help_text=_("Wie helpt verder?")
    )

    class Meta:
        icon = "user"
        label = _("Voor één rol")


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
