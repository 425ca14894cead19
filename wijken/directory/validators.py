"""What a fact may look like. Each message says in Dutch what would be right."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

# The European part of the Netherlands, a little generous at the coast (WGS84 degrees).
SOUTH, NORTH, WEST, EAST = 50.7, 53.7, 3.2, 7.3

postcode = RegexValidator(
    r"^[1-9][0-9]{3} ?[A-Za-z]{2}$",
    _("Schrijf een postcode als vier cijfers en twee letters. Bijvoorbeeld: 2641 AB."),
)
postcode_digits = RegexValidator(
    r"^[1-9][0-9]{3}$", _("Schrijf alleen de vier cijfers van de postcode. Bijvoorbeeld: 2641.")
)
PHONE = re.compile(r"^(0[0-9]{9}|0[89]00[0-9]{4,7}|14[0-9]{3}|112|\+[1-9][0-9]{7,14})$")


def phone(value: str) -> None:
    """Ten digits, a short service number, or an international number that starts with +."""
    if not PHONE.match(re.sub(r"[\s()-]", "", value)):
        raise ValidationError(_("Schrijf een telefoonnummer met tien cijfers. Bijvoorbeeld: 015-1234567."))


def web_address(value: str) -> None:
    """Only http and https: an address that starts with ``javascript:`` never becomes a link."""
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


def day_errors(thing: Model, *names: str) -> dict[str, list[Any]]:
    """Days that nobody can mean, such as one in the year 3026: a slip of the keyboard, by field."""
    return {
        name: [_("Kies een dag tussen 2000 en 2100.")]
        for name in names
        if (day := getattr(thing, name)) is not None and not 2000 <= day.year <= 2100
    }


def written_postcode(value: str) -> str:
    """``2641ab`` becomes ``2641 AB``."""
    compact = value.replace(" ", "").upper()
    return f"{compact[:4]} {compact[4:]}" if len(compact) == 6 else value.strip()
