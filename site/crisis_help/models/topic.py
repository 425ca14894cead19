from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from crisis_help.languages import LANGUAGES, SOURCE_LANGUAGE
from crisis_help.models.contact import CrisisContact


class CrisisTopic(ClusterableModel):
    """A reason to need help, and what the site answers."""

    name = models.CharField(
        _("onderwerp"), max_length=80, help_text=_("Alleen voor de redactie. Bijvoorbeeld: huiselijk geweld.")
    )
    sort_order = models.PositiveSmallIntegerField(
        _("volgorde"),
        default=100,
        help_text=_("Past een vraag bij meer onderwerpen, dan komt het laagste getal bovenaan."),
    )
    results_below = models.BooleanField(
        _("gewone uitkomsten eronder"),
        default=False,
        help_text=_("Uit: er staat alleen wie je belt. Aan: daaronder staat ook wat er in de buurt is."),
    )
    somebody_may_watch = models.BooleanField(
        _("iemand kan meekijken"),
        default=False,
        help_text=_("Aan: er staat bij hoe je deze pagina weer uit je geschiedenis haalt."),
    )

    class Meta:
        verbose_name = _("onderwerp bij nood")
        verbose_name_plural = _("onderwerpen bij nood")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name


class CrisisTopicText(Orderable):
    """The answer in one language."""

    topic = ParentalKey(CrisisTopic, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(
        _("taal"),
        max_length=12,
        choices=LANGUAGES,
        default=SOURCE_LANGUAGE,
        help_text=_("Wie in deze taal zoekt, leest deze tekst."),
    )
    heading = models.CharField(
        _("kop"), max_length=80, help_text=_("Kort en rustig. Bijvoorbeeld: Wie kun je nu bellen?")
    )
    sentence = models.TextField(
        _("wat we zeggen"), max_length=300, help_text=_("Twee of drie korte zinnen, zonder oordeel.")
    )
    below = models.CharField(
        _("zin eronder"),
        max_length=200,
        blank=True,
        help_text=_("Bijvoorbeeld: Is er nu gevaar? Bel 112."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("tekst in een taal")
        constraints = [
            models.UniqueConstraint(fields=("topic", "language"), name="crisis_text_once_a_language")
        ]

    def __str__(self) -> str:
        return self.sentence


class CrisisTopicContact(Orderable):
    """A contact for a topic, in sort order."""

    topic = ParentalKey(CrisisTopic, on_delete=models.CASCADE, related_name="contacts")
    contact = models.ForeignKey(
        CrisisContact,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("wie je belt"),
        help_text=_("Zet de eerste die je belt bovenaan. Is er een leven in gevaar? Dan is dat 112."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("wie je belt")

    def __str__(self) -> str:
        return str(self.contact)
