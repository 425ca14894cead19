"""The languages of phrases and of answers."""

from django.utils.translation import gettext_lazy as _

SOURCE_LANGUAGE = "nl"
ANY_LANGUAGE = ""
"""For phrases such as "112", which do not reveal a language."""
LANGUAGES = [
    (SOURCE_LANGUAGE, _("Nederlands")),
    ("en", _("Engels")),
    ("tr", _("Turks")),
    ("ar", _("Arabisch")),
    ("pl", _("Pools")),
    ("uk", _("Oekraïens")),
]
