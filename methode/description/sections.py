"""The standard headings for describing an intervention.

From the "Werkblad beschrijving interventie" (NJi, RIVM, Movisie and others, May 2015), so that professionals
find every answer under the heading they know.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Part:
    """One heading. ``key`` is stored and must never change."""

    key: str
    title: str | Promise
    group: str | Promise = ""


@dataclass(frozen=True)
class Chapter:
    """A chapter with its parts, in the order of the worksheet."""

    number: int
    key: str
    title: str | Promise
    parts: tuple[Part, ...]


AUDIENCE, GOAL, APPROACH = _("Doelgroep"), _("Doel"), _("Aanpak")

CHAPTERS = (
    Chapter(
        1,
        "beschrijving",
        _("Beschrijving interventie"),
        (
            Part("uiteindelijke_doelgroep", _("Uiteindelijke doelgroep"), AUDIENCE),
            Part("intermediaire_doelgroep", _("Intermediaire doelgroep"), AUDIENCE),
            Part("hoofddoel", _("Hoofddoel"), GOAL),
            Part("subdoelen", _("Subdoelen"), GOAL),
            Part("opzet", _("Opzet van de interventie"), APPROACH),
            Part("locatie_en_uitvoerders", _("Locatie en uitvoerders"), APPROACH),
            Part("inhoud", _("Inhoud van de interventie"), APPROACH),
        ),
    ),
    Chapter(
        2,
        "uitvoering",
        _("Uitvoering"),
        (
            Part("materialen", _("Materialen")),
            Part("locatie_en_type_organisatie", _("Locatie en type organisatie")),
            Part("opleiding_en_competenties", _("Opleiding en competenties")),
            Part("kwaliteitsbewaking", _("Kwaliteitsbewaking")),
            Part("randvoorwaarden", _("Randvoorwaarden")),
            Part("implementatie", _("Implementatie")),
            Part("kosten", _("Kosten")),
        ),
    ),
    Chapter(
        3,
        "onderbouwing",
        _("Onderbouwing"),
        (
            Part("probleem", _("Probleem")),
            Part("oorzaken", _("Oorzaken")),
            Part("aan_te_pakken_factoren", _("Aan te pakken factoren")),
            Part("verantwoording", _("Verantwoording")),
            Part("overeenkomsten", _("Overeenkomsten met andere methoden")),
        ),
    ),
    Chapter(
        4,
        "onderzoek",
        _("Onderzoek"),
        (
            Part("onderzoek_uitvoering", _("Onderzoek naar de uitvoering")),
            Part("onderzoek_effecten", _("Onderzoek naar de behaalde effecten")),
        ),
    ),
    Chapter(5, "elementen", _("Werkzame elementen"), (Part("werkzame_elementen", _("Werkzame elementen")),)),
    Chapter(6, "literatuur", _("Aangehaalde literatuur"), (Part("literatuur", _("Aangehaalde literatuur")),)),
)


def part_choices() -> list[tuple[str | Promise, list[tuple[str, object]]]]:
    """The headings as choices, grouped by chapter."""
    return [(chapter.title, [(part.key, part.title) for part in chapter.parts]) for chapter in CHAPTERS]
