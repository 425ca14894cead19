from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class QuestionBlock(blocks.StructBlock):
    """An everyday question that links to the social map, filtered by ``query``."""

    text = blocks.CharBlock(
        label=_("Vraag"),
        max_length=80,
        help_text=_("Zoals iemand het zegt. Bijvoorbeeld: Ik wil iemand ontmoeten."),
    )
    query = blocks.CharBlock(
        label=_("Leidt naar"),
        max_length=200,
        required=False,
        help_text=_("Wat achter het vraagteken staat op de sociale kaart. Bijvoorbeeld: thema=ontmoeten."),
        validators=[
            RegexValidator(
                r"^[a-z_-]+=[^\s<>\"'#]*(&[a-z_-]+=[^\s<>\"'#]*)*$",
                _("Schrijf het zo: thema=ontmoeten, of: zoek=koffie&wijk=pijnacker-noord."),
            )
        ],
    )

    class Meta:
        icon = "help"
        label = _("Vraag")
