"""Recognise that somebody comes to give help, not to look for it, in Dutch and English. Plain Python."""

from __future__ import annotations

import re

OFFERS_HELP = re.compile(
    r"""
    ^\W*(?:
        (?:vrijwilligers?|vrijwilligster|volunteers?|volunteering|helpen|meehelpen)\W*$
        | (?:waar|wie|hoe)\s+kan\s+ik\s+(?:\w+\s+){0,2}?(?:mee)?helpen\b
        | (?:where|who|how)\s+can\s+i\s+(?:help|volunteer)\b
    )
    | \bvrijwilligers?werk\b | \bvrijwilligersvacatures?\b
    | \bvolunteer(?:ing)?\s+(?:work|jobs?|opportunities)\b
    | (?<!\bom\s)\b(?:vrijwilliger|vrijwilligster)\s+(?:worden|zijn)\b
    | \b(?:word|ben)\s+ik\s+(?:een\s+)?(?:vrijwilliger|vrijwilligster)\b
    | \b(?:(?:ik|wij|we)\s+)?(?:wil|willen|zou|zouden)\s+
        (?:(?:graag|ook|wel|eens|iets|mensen|anderen|iemand|buren|ouderen|in\s+de\s+(?:buurt|wijk))\s+){0,3}
        (?:mee)?helpen\b
    | \bals\s+vrijwilliger\s+(?:helpen|werken|beginnen|aan\s+de\s+slag)\b
    | \b(?:work|help|start)\s+as\s+a\s+volunteer\b
    | \bi\s+(?:want|would\s+like|wish)\s+to\s+(?:help|volunteer)\b
    | \bi(?:['’])?d\s+like\s+to\s+(?:help|volunteer)\b
    | \b(?:become|be)\s+a\s+volunteer\b
    """,
    re.VERBOSE,
)
OF_OTHERS = re.compile(
    r"\b(?:die|who|mijn|m['’]n|my|niet|niemand|bewoners|deelnemers|mij|me|organi[sz]\w+|opzetten|regelen|werven)\b"
)
"""Then it is about somebody else who helps, or whom somebody looks for."""


def offers_help(text: str) -> bool:
    """Whether the text says that somebody wants to help or to be a volunteer."""
    plain = text.casefold()
    return bool(OFFERS_HELP.search(plain)) and not OF_OTHERS.search(plain)
