"""The URLs to measure. Other apps add theirs here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from django.utils import timezone

from demo.benchmarks.generated_records import vocabulary

type Addresses = Callable[[int], Iterator[str]]
"""From the number of listings to URLs."""


def questions(size: int) -> list[str]:
    """Queries of every kind: frequent, rare, part of a compound, mistyped, with a place name."""
    words = vocabulary(size)
    return [
        "koffie", "wandelgroep", "tuin", "koffie tuin", "koffie wijk 1", words[10], words[50], words[-1],
        f"{words[3]} {words[4]}", f"{words[5]} {words[200]}", words[30][:-2] + "xn", "qzxqzx",
    ]  # fmt: skip


def search_everywhere(size: int) -> Iterator[str]:
    for text in questions(size):
        yield f"/zoeken/?{urlencode({'zoek': text})}"


def search_on_the_map(size: int) -> Iterator[str]:
    for text in questions(size):
        yield f"/sociale-kaart/?{urlencode({'zoek': text})}"


def filtered_list(size: int) -> Iterator[str]:
    day = timezone.localdate().isoformat()
    for query in (
        "",
        "wijk=wijk-1",
        "thema=thema-3&doelgroep=groep-2",
        "wanneer=vandaag",
        "wanneer=deze-week&kosten=gratis",
        "wanneer=weekend&dagdeel=avond&wijk=wijk-2",
        f"wanneer={day}&toegankelijk=hulp-1&toegankelijk=hulp-2",
        "postcode=2642",
        "postcode=2642&wanneer=morgen&aanmelden=niet-nodig",
        "taal=taal-1&soort=organisatie&dagdeel=ochtend",
        "wijk=wijk-1&pagina=3",
    ):
        yield f"/sociale-kaart/?{query}"


def agenda(size: int) -> Iterator[str]:
    for query in ("", "wijk=wijk-1", "kosten=gratis&dagdeel=middag"):
        yield f"/agenda/?{query}"


PAGES = {
    "home": "/",
    "social map": "/sociale-kaart/",
    "listing": "/sociale-kaart/groep-1/",
    "calendar of a listing": "/sociale-kaart/groep-1/agenda.ics",
    "agenda": "/agenda/",
    "neighbourhoods": "/wijken/",
    "neighbourhood": "/wijken/wijk-1/",
    "its agenda": "/wijken/wijk-1/agenda/",
    "its calendar": "/wijken/wijk-1/agenda.ics",
    "its feed": "/sociale-kaart.atom?wijk=wijk-1",
    "stories": "/wijken/wijk-1/verhalen/",
    "story": "/wijken/wijk-1/verhalen/verhaal/",
    "method": "/methode/",
    "step": "/methode/stap-1/",
    "plain page": "/over/",
    "sitemap": "/sitemap.xml",
}
"""One of every type."""

VISITS: dict[str, Addresses] = {
    "search, whole site": search_everywhere,
    "search, social map": search_on_the_map,
    "list with choices": filtered_list,
    "agenda of a week": agenda,
}
