"""What a method and a step must describe before others can work with them.

The parts of a method are those of "Goed Beschreven" (well described), the first level of recognition for
interventions in the Netherlands; their headings are in ``methode.description.sections``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.content_checks.completeness import Completeness, Wanted
from methode.description.context import filled
from methode.description.sections import CHAPTERS

if TYPE_CHECKING:
    from methode.models import MethodPage, StepPage


def well_described(page: MethodPage) -> Completeness:
    """A part counts if all the headings it needs have text."""
    parts = {part.key: part for chapter in CHAPTERS for part in chapter.parts}

    def says(*keys: str) -> bool:
        return not any(filled(parts[key], page.description).is_unfinished for key in keys)

    return Completeness(
        _("Goed Beschreven"),
        [
            Wanted(
                _("Aanleiding"),
                says("probleem"),
                _("Een lezer wil weten op welk probleem dit een antwoord is."),
            ),
            Wanted(
                _("Doelgroep"),
                says("uiteindelijke_doelgroep", "intermediaire_doelgroep"),
                _("Anders weet niemand of het past bij de mensen in zijn wijk."),
            ),
            Wanted(
                _("Doelen"),
                says("hoofddoel", "subdoelen"),
                _("Zonder doel kan niemand zien of het gelukt is."),
            ),
            Wanted(
                _("Aanpak"),
                says("opzet", "inhoud"),
                _("Iemand die er niet bij was, moet het zo kunnen doen."),
            ),
            Wanted(
                _("Randvoorwaarden"),
                says("randvoorwaarden"),
                _("Wat moet er geregeld zijn? Wie dat mist, begint voor niets."),
            ),
            Wanted(
                _("Overdraagbaarheid"),
                says("materialen", "opleiding_en_competenties"),
                _("Met welke materialen en welke kennis kan een andere wijk het overnemen?"),
            ),
            Wanted(
                _("Praktijkervaringen"),
                says("onderzoek_uitvoering"),
                _("Hoe ging het echt? Daar leert een ander het meest van."),
            ),
            Wanted(_("Kosten"), says("kosten"), _("Een gemeente besluit niet zonder te weten wat het kost.")),
        ],
    )


def complete_step(page: StepPage) -> Completeness:
    """The headings that every step has; a sub-step only needs what it adds."""
    wanted = [
        Wanted(_("Doel"), bool(page.goal), _("Waarvoor doe je deze stap?")),
        Wanted(_("Wat doe je"), bool(page.actions), _("Iemand moet morgen kunnen beginnen.")),
    ]
    if page.is_sub_step:
        return Completeness(_("Deze substap"), wanted)
    return Completeness(
        _("Deze stap"),
        [
            *wanted,
            Wanted(_("Wie"), bool(page.roles), _("Elke lezer zoekt zijn eigen taak.")),
            Wanted(
                _("Tijd"),
                bool(page.lead_time or page.effort),
                _("Wie niet weet hoeveel tijd het kost, begint niet."),
            ),
            Wanted(
                _("Werkvormen"),
                bool(page.work_forms.all()),
                _("Een werkvorm maakt de stap makkelijk om te doen."),
            ),
            Wanted(
                _("Valkuilen"), bool(page.pitfalls), _("Een ander hoeft dezelfde fout dan niet te maken.")
            ),
            Wanted(_("Resultaat"), bool(page.results), _("Wat is er als de stap klaar is?")),
            Wanted(_("Klaar als"), bool(page.done_when), _("Zo weet je dat je verder kunt.")),
        ],
    )
