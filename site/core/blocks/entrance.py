from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class EntranceBlock(blocks.StructBlock):
    """An entry point of the site for one group of readers."""

    title = blocks.CharBlock(label=_("Titel"), max_length=60, help_text=_("Bijvoorbeeld: Ik woon hier."))
    text = blocks.CharBlock(label=_("Zin"), max_length=160, help_text=_("Wat vindt deze lezer hier?"))
    page = blocks.PageChooserBlock(label=_("Pagina"), help_text=_("Waar gaat de knop heen?"))
    query = blocks.CharBlock(
        label=_("Weergave"),
        max_length=60,
        required=False,
        help_text=_("Alleen als de pagina voor elke lezer anders opent. Bijvoorbeeld: als=vrijwilliger."),
    )

    class Meta:
        icon = "user"
        label = _("Ingang")
