"""Origins of other sites, as administrators write them: one a line."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
PORT = r"(?::[0-9]{1,5})?"
ORIGIN = re.compile(rf"https://{LABEL}(?:\.{LABEL})+{PORT}|http://localhost{PORT}")
"""The last is for who builds a site and tries it on an own machine."""


def origins_in(text: str) -> list[str]:
    """Those that are written as they should, once each: this goes into a header."""
    lines = (line.strip().lower().removesuffix("/") for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if ORIGIN.fullmatch(line)))


def validate_origins(text: str) -> None:
    for line in filter(None, map(str.strip, text.splitlines())):
        if not ORIGIN.fullmatch(line.lower().removesuffix("/")):
            raise ValidationError(
                _("“%(line)s” kan niet. Schrijf alleen https:// en de naam, zonder pad of sterretje.")
                % {"line": line}
            )
