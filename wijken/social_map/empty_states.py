"""What to offer if there are no results: whom to call, and where else to look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from core.normalization.phone_numbers import shown_numbers
from wijken.social_map.filters import SocialMapFilters, with_query
from wijken.visitor import VisitorContext


@dataclass(frozen=True)
class Help:
    """The context of the component ``empty_state``."""

    title: str
    text: str
    links: list[dict[str, str]] = field(default_factory=list)


def ask(reading: VisitorContext, contact: Mapping[str, object] | None = None) -> Help:
    """A telephone number: of the neighbourhood, or else of the site."""
    settings = reading.site_settings
    phone = str((contact or {}).get("phone") or getattr(settings, "phone", ""))
    email = (contact or {}).get("email") or getattr(settings, "email", "")
    links = [
        {"title": _("Bel %(phone)s") % {"phone": number.text}, "url": number.url}
        for number in shown_numbers(phone)
    ]
    if email and not links:
        links.append({"title": _("Mail %(email)s") % {"email": email}, "url": f"mailto:{email}"})
    text = _("Bel ons gerust. We denken graag met je mee.") if phone else _("Vraag het ons gerust.")
    return Help("", text, links)


def nothing_in_coming_week(reading: VisitorContext, contact: Mapping[str, object] | None = None) -> Help:
    """No activities in the next seven days: ask, or view everything."""
    links = ask(reading, contact).links
    if reading.map_url:
        links.append({"title": _("Bekijk de sociale kaart"), "url": reading.map_url})
    return Help(
        _("De komende zeven dagen staat er niets op de kaart"),
        _("Misschien is er toch iets. Vraag het gerust na."),
        links,
    )


def _asked(form: SocialMapFilters) -> dict[str, str]:
    return {name: value for name, value in form.picked if name in ("zoek", "wijk")}


def unhelpful_url(form: SocialMapFilters) -> str:
    """Where somebody says that these results are not what they looked for; empty without words."""
    return with_query(reverse("unhelpful"), _asked(form)) if form.text and not form.crisis_help else ""


def nothing_found(form: SocialMapFilters) -> Help:
    """No listing matches: ask, report it as missing, search everywhere, or remove the filters."""
    help_ = ask(form.reading)
    missed = {"title": _("Dit mis ik"), "url": with_query(reverse("missed"), _asked(form))}
    wider = {"title": _("Zoek op de hele site"), "url": with_query(reverse("search"), {"zoek": form.text})}
    return Help(
        _("Zo kom je verder"),
        _("Probeer een ander woord, of haal een keuze weg.") + " " + help_.text,
        [
            *help_.links,
            missed,
            *([wider] if form.text else []),
            {"title": _("Bekijk alles, zonder keuzes"), "url": form.action},
        ],
    )
