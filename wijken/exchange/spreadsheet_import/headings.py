"""Headings that lists usually have, in Dutch and English, and the field that each means. Plain Python."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from core.normalization.text import clean_line

FIELDS = {
    "identifier": "nummer, id, code, kenmerk, uuid, eigen nummer, vast nummer, service id",
    "name": "naam, naam aanbod, naam activiteit, naam vermelding, vermelding, activiteit, aanbod, "
    "initiatief, titel, title, name, service name",
    "other_names": "andere namen, andere naam, afkorting, alias, alternate name, also known as",
    "organisation": "aanbieder, organisatie, naam organisatie, naam van de organisatie, instelling, "
    "naam instelling, uitvoerder, organization, organisation, organization name, organisation name, provider",
    "kind": "soort, type",
    "summary": "wat is het, samenvatting, korte omschrijving, korte beschrijving, kort, summary, intro, "
    "short description",
    "description": "omschrijving, beschrijving, uitleg, meer uitleg, toelichting, informatie, description, "
    "details",
    "phone": "telefoon, telefoonnummer, telefoon 1, telefoon 2, vaste telefoon, tel, tel nr, telnr, mobiel, "
    "mobiel nummer, gsm, phone, phone number, telephone, mobile, contact phone",
    "email": "mail, e-mail, email, mailadres, e-mailadres, emailadres, contact email",
    "website": "website, site, webadres, url, link, internet, homepage, www",
    "contact_role": "wie kun je bellen, functie",
    "place": "locatie, plek, naam locatie, gebouw, location, venue",
    "street": "adres, straat, straatnaam, straat en nummer, straat en huisnummer, bezoekadres, address, "
    "street, address 1, address line 1",
    "house_number": "huisnummer, huisnr, nr, toevoeging, house number",
    "postcode": "postcode, pc, postal code, postalcode, zip, zipcode",
    "town": "plaats, woonplaats, plaatsnaam, dorp, stad, kern, city, town",
    "neighbourhood": "wijk, buurt, neighbourhood, neighborhood",
    "themes": "thema, thema's, themas, categorie, onderwerp, onderwerpen, rubriek, theme, themes, category",
    "audiences": "doelgroep, doelgroepen, voor wie, audience, audiences",
    "languages": "taal, talen, language, languages",
    "times": "wanneer, tijd, tijden, tijdstip, dag en tijd, openingstijden, openingsuren, times, schedule, "
    "opening hours",
    "cost": "kosten, prijs, tarief, bijdrage, eigen bijdrage, gratis, cost, price, fee, fees, is free",
    "ages": "leeftijd, leeftijden, leeftijdsgroep, age, ages, age group",
    "status": "status, toestand",
    "updated_on": "bijgewerkt, bijgewerkt op, gewijzigd, laatst gewijzigd, last updated, "
    "modified, last modified",
    "checked_on": "gecontroleerd, gecontroleerd op, assured date",
    "checked_by": "gecontroleerd door, controleur, checked by",
}
"""``cost`` and ``ages`` become lines of the description."""
EXTRA = "extra"
"""A column of which every text becomes a line of the description, after its heading."""
LEFT_OUT = ""
"""A column that somebody chose not to use."""
TARGETS = frozenset(FIELDS) | {EXTRA, LEFT_OUT}


@lru_cache(maxsize=4096)
def folded(heading: str) -> str:
    """For comparison: without case, accents and punctuation. "E-mail *" becomes "e mail"."""
    letters = unicodedata.normalize("NFKD", clean_line(heading).casefold())
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", plain))


USUAL = {folded(heading): field for field, headings in FIELDS.items() for heading in headings.split(",")}


def usual_field(heading: str) -> str | None:
    """The field that this heading usually means; None if it is not known."""
    return USUAL.get(folded(heading))
