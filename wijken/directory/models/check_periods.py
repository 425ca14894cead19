from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from wijken.directory.freshness.periods import Periods

from .listing import Listing

BEGINS = Periods()
BETWEEN = (MinValueValidator(30), MaxValueValidator(730))


@register_setting(icon="history")
class CheckPeriods(BaseGenericSetting):
    """How many days a check remains valid, by kind of listing. Editable."""

    organisation = models.PositiveSmallIntegerField(
        _("organisaties"),
        default=BEGINS.organisation,
        validators=BETWEEN,
        help_text=_("In dagen, van 30 tot 730. Een naam of een adres verandert niet vaak."),
    )
    facility = models.PositiveSmallIntegerField(
        _("voorzieningen"),
        default=BEGINS.facility,
        validators=BETWEEN,
        help_text=_("In dagen. Bijvoorbeeld een buurthuis of een weggeefkast."),
    )
    initiative = models.PositiveSmallIntegerField(
        _("initiatieven van bewoners"),
        default=BEGINS.initiative,
        validators=BETWEEN,
        help_text=_("In dagen. Mensen, plek en tijd wisselen met het seizoen."),
    )
    times = models.PositiveSmallIntegerField(
        _("met vaste tijden"),
        default=BEGINS.times,
        validators=BETWEEN,
        help_text=_("In dagen, en nooit langer dan dit, welke soort het ook is. Tijden wegen het zwaarst."),
    )

    panels = [
        HelpPanel(
            content=_(
                "<p>Hoelang geldt een controle? Daarna vraagt de site opnieuw: klopt dit nog? "
                "Korter is zekerder, en vraagt meer van iedereen.</p>"
            )
        ),
        FieldPanel("organisation"),
        FieldPanel("facility"),
        FieldPanel("initiative"),
        FieldPanel("times"),
    ]

    class Meta:
        verbose_name = _("hoelang een controle geldt")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @property
    def periods(self) -> Periods:
        return Periods(self.organisation, self.facility, self.initiative, self.times)

    def save(self, *args: object, **kwargs: object) -> None:
        """Updates every listing immediately."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            Listing.objects.all().apply_check_periods(self.periods)
