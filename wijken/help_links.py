"""Where nothing is found: whom to call, and where to look instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from wijken.filters import SocialMapFilters, with_query
from wijken.reading import frame


@dataclass(frozen=True)
class Help:
    """What the component ``empty_state`` shows."""

    title: str
    text: str
    links: list[dict[str, str]] = field(default_factory=list)


def ask(request: HttpRequest, contact: Mapping[str, Any] | None = None) -> Help:
    """A phone number first: of the neighbourhood, or else of the site."""
    settings = frame(request).get("site_settings")
    phone = (contact or {}).get("phone") or getattr(settings, "phone", "")
    email = (contact or {}).get("email") or getattr(settings, "email", "")
    links = []
    if phone:
        number = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
        links.append({"title": _("Bel %(phone)s") % {"phone": phone}, "url": f"tel:{number}"})
    elif email:
        links.append({"title": _("Mail %(email)s") % {"email": email}, "url": f"mailto:{email}"})
    text = _("Bel ons gerust. We denken graag met je mee.") if phone else _("Vraag het ons gerust.")
    return Help("", text, links)


def nothing_this_week(request: HttpRequest, contact: Mapping[str, Any] | None = None) -> Help:
    """No activity in the coming seven days: ask, or look at everything."""
    links = ask(request, contact).links
    if map_url := frame(request).get("social_map_url"):
        links.append({"title": _("Bekijk de sociale kaart"), "url": str(map_url)})
    return Help(
        _("De komende zeven dagen staat er niets op de kaart"),
        _("Misschien is er toch iets. Vraag het gerust na."),
        links,
    )


def nothing_found(request: HttpRequest, all_url: str, form: SocialMapFilters) -> Help:
    """No entry fits: ask, say that it is missed, search everywhere, or look without choices."""
    help_ = ask(request)
    asked = {name: value for name, value in form.picked if name in ("zoek", "wijk")}
    missed = {"title": _("Dit mis ik"), "url": with_query(reverse("missed"), asked)}
    wider = {"title": _("Zoek op de hele site"), "url": with_query(reverse("search"), {"zoek": form.text})}
    return Help(
        _("Zo kom je verder"),
        _("Probeer een ander woord, of haal een keuze weg.") + " " + help_.text,
        [
            *help_.links,
            missed,
            *([wider] if form.text else []),
            {"title": _("Bekijk alles, zonder keuzes"), "url": all_url},
        ],
    )
