"""What the form of a question says: whether it asks how something is done, or where to go. Plain Python."""

from __future__ import annotations

import re
from enum import Enum


class Form(Enum):
    """The form of a question."""

    HOW = "how"
    """How something is done, what is needed for it, who should do it, what it means."""
    OF_OTHERS = "of others"
    """Something is the matter with people or groups that somebody works with."""
    WHERE = "where"
    """Where to go, or whether there is something or somebody."""
    OTHER = "other"


OWN = re.compile(r"\b(?:mijn|m['’]n|mn|me|mij|mezelf|my|myself)\b")
"""Of something of one's own: "hoe leer ik videobellen met mijn kleinkinderen" asks for a place that helps."""
HOW = re.compile(
    r"""
    \W*(?:
        hoe\b(?!\s+(?:laat|duur|ver|oud)\b) | waarom\b | waarop\b
        | wat\s+(?:doe|doet|doen)\b.*\bals\b | wat\s+als\b
        | wat\s+(?:is|zijn)\b(?!\s+er\b|\s+het\s+(?:adres|nummer|telefoonnummer)\b) | wat\s+beteken(?:t|en)\b
        | wat\s+(?:mag|mogen|moet|moeten)\b
        | wie\s+(?:moet|moeten|hoort|horen|bepaalt|beslist|beheert|regelt|bewaakt)\b
        | wanneer\s+(?:is|zijn|ben)\b.*\b(?:klaar|af|genoeg|geslaagd)\b
        | (?:wat|welke\b.*)\s+(?:heb|hebben|moet|moeten)\s+(?:ik|je|we|wij)\b.*\bnodig\b
        | how\b(?!\s+(?:late|much|far|old)\b) | why\b | what\s+if\b | what\s+(?:does|do)\b.*\bmean\b
    )
    """,
    re.VERBOSE,
)
WHERE = re.compile(
    r"""
    \W*(?:
        waar\b(?!\s+(?:om|op|voor|toe|mee|begin|beginnen|start|let|letten)\b) | waarheen\b
        | (?:is|zijn|bestaat|bestaan)\s+er\b | (?:heb|hebben)\s+(?:jullie|je)\b
        | wie\s+(?:kan|kunnen|wil|willen|helpt|helpen)\b | (?:kan|wil)\s+(?:er\s+)?iemand\b
        | (?:ik|wij|we)\s+(?:zoek|zoeken|wil|willen|zou)\b | (?:iemand|mensen|vrijwilliger)\s+die\b
        | (?:een\s+)?(?:iets|plek|ruimte|activiteit(?:en)?|cursus(?:sen)?|hulp|vervoer|spreekuur|inloop)\b
        | where\b | (?:is|are)\s+there\b | who\s+(?:can|helps?)\b | can\s+(?:someone|somebody|anyone)\b
    )
    """,
    re.VERBOSE,
)
ARRANGE = re.compile(
    r"""
    \b(?:organiseren|regelen|opzetten|opstarten|starten|beginnen|begeleiden|overdragen|overnemen|verdelen
        |stimuleren|verbinden|betrekken|bereiken|voorbereiden|uitnodigen|werven|samenwerken|coördineren
        |evalueren|meten|bijhouden|mengen|activeren|motiveren|enthousiast\s+maken|ondersteunen|opbouwen
        |wegnemen|ontvangen|verspreiden|bedenken|toegankelijk\s+maken|in\s+kaart\s+brengen
        |organi[sz]e|arrange|set\s+up|involve|prepare|facilitate)\b
    """,
    re.VERBOSE,
)
"""What somebody does who brings others together, rather than taking part."""
ABOUT_OTHERS = re.compile(
    r"""
    \W*(?:(?!\b(?:waar|wie|is|zijn|kan|kunnen)\b)[\w’'-]+\s+){0,3}?
    (?:bewoners?|inwoners?|buurtbewoners?|deelnemers?|bezoekers?|vrijwilligers?|organisaties?|groep(?:en)?
        |clubs?|cli[eë]nt(?:en)?|pati[eë]nt(?:en)?|nieuwkomers?|begeleiders?|professionals?|partners?
        |bestuur|mensen|iemand|niemand|iedereen|ouderen|jongeren)
    \s+(?:(?:zelf|vaak|steeds|altijd|nooit|bijna|hier|ook|nog)\s+)*
    (?:wil(?:len)?|durf(?:t|de|den)?|durven|kom(?:t|en)?|blij(?:ft|ven)|la(?:at|ten)|word(?:t|en)|heeft|hebben
        |kan|kunnen|moe(?:t|ten)|ma(?:g|gen)|raa?k(?:t|en)|voel(?:t|en)|doe(?:t|n)|zit(?:ten)?|is|zijn
        |ha?ak(?:t|en)|val(?:t|len)|ken(?:t|nen)|zeg(?:t|gen)|neem(?:t)?|nemen|gaa?(?:t|n)|stop(?:t|pen)
        |werk(?:t|en)|beconcurreren|begrijp(?:t|en)|we(?:et|ten)|vraagt|vragen|geloven|gelooft)\b
    """,
    re.VERBOSE,
)


def form_of(text: str) -> Form:
    """By its first words and by what is done. What is about somebody's own life is never about working with
    others.
    """
    plain = text.casefold()
    if ARRANGE.search(plain) and not OWN.search(plain):
        return Form.HOW
    if WHERE.match(plain):
        return Form.WHERE
    if OWN.search(plain):
        return Form.OTHER
    if HOW.match(plain):
        return Form.HOW
    return Form.OF_OTHERS if ABOUT_OTHERS.match(plain) else Form.OTHER
