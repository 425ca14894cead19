"""Validators of directory records. Each message says in Dutch what would be valid."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The European part of the Netherlands, with a margin at sea (WGS84 degrees).
SOUTH, NORTH, WEST, EAST = 50.7, 53.7, 3.2, 7.3


def web_address(value: str) -> None:
    """Only http and https: a ``javascript:`` URL must never become a link."""
    try:
        scheme = urlsplit(value).scheme
    except ValueError:
        scheme = ""
    if scheme not in ("http", "https"):
        raise ValidationError(_("Begin het adres van de website met https://."))


def latitude(value: float) -> None:
    if not SOUTH <= value <= NORTH:
        raise ValidationError(
            _("Deze breedtegraad ligt buiten Nederland. In Pijnacker-Nootdorp is het ongeveer 52,0.")
        )


def longitude(value: float) -> None:
    if not WEST <= value <= EAST:
        raise ValidationError(
            _("Deze lengtegraad ligt buiten Nederland. In Pijnacker-Nootdorp is het ongeveer 4,4.")
        )


def day_errors(thing: Model, *names: str) -> dict[str, list[str | Promise]]:
    """Unlikely dates, such as the year 3026: typing errors, by field."""
    return {
        name: [_("Kies een dag tussen 2000 en 2100.")]
        for name in names
        if (day := getattr(thing, name)) is not None and not 2000 <= day.year <= 2100
    }
