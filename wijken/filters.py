"""What a visitor chose on the social map: one lenient form that reads the address.

Whatever stands in the address, there is a page: what is unknown counts as not chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from wijken.directory.models import Neighbourhood
from wijken.directory.querysets import ListingQuerySet, words_in

LONGEST_SEARCH = 100
CHOICES = ("wijk", "thema", "doelgroep")


@dataclass(frozen=True)
class Choice:
    """Something to narrow down by."""

    key: int
    slug: str
    label: str


def choices_in(language: str, at: datetime) -> dict[str, list[Choice]]:
    """Neighbourhoods, themes and audiences in the visitor's language, read in one query."""

    def rows(words: QuerySet, what: str, place: Any) -> QuerySet:
        return (
            words.order_by()
            .annotate(what=Value(what), place=place)
            .values_list("what", "place", "pk", "slug", "label")
        )

    neighbourhoods = Neighbourhood.objects.published(at).annotate(label=Coalesce("name", Value("")))
    found = rows(neighbourhoods, "wijk", Value(0)).union(
        rows(words_in("Theme", language), "thema", F("sort_order")),
        rows(words_in("Audience", language), "doelgroep", F("sort_order")),
        all=True,
    )
    choices: dict[str, list[Choice]] = {name: [] for name in CHOICES}
    for what, _place, key, slug, label in sorted(
        found.order_by(), key=lambda row: (row[0], row[1], row[4].casefold())
    ):
        choices[what].append(Choice(key, slug, label))
    return choices


def readable(text: str) -> str:
    """A search text without control characters and needless spaces, cut where nobody reads on."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(printable.split())[:LONGEST_SEARCH].strip()


class SocialMapFilters(forms.Form):
    """What, where and for whom. Always valid."""

    zoek = forms.CharField(
        label=_("Wat zoek je?"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    wijk = forms.ChoiceField(label=_("Waar?"), required=False)
    thema = forms.ChoiceField(label=_("Waarover?"), required=False)
    doelgroep = forms.ChoiceField(label=_("Voor wie?"), required=False)

    nothing_chosen = {
        "wijk": _("Alle wijken"),
        "thema": _("Alle thema's"),
        "doelgroep": _("Alle doelgroepen"),
    }

    def __init__(self, query: Mapping[str, str], choices: dict[str, list[Choice]]) -> None:
        self.chosen: dict[str, Choice] = {
            name: choice for name in CHOICES for choice in choices[name] if choice.slug == query.get(name)
        }
        self.text = readable(query.get("zoek") or "")
        data = {name: choice.slug for name, choice in self.chosen.items()}
        if self.text:
            data["zoek"] = self.text
        super().__init__(data=data, auto_id="filter-%s")
        self.picked = data
        self.fields["zoek"].widget.attrs.update(
            {"maxlength": LONGEST_SEARCH, "autocomplete": "off", "enterkeyhint": "search"}
        )
        for name in CHOICES:
            every: list[Any] = [("", self.nothing_chosen[name])]
            every += [(choice.slug, choice.label) for choice in choices[name]]
            self.fields[name].choices = every  # type: ignore[attr-defined]

    def narrow(self, listings: ListingQuerySet, at: datetime) -> ListingQuerySet:
        """What was asked for. Who searches by word also finds what has not been confirmed for long."""
        listings = listings.matching(self.text) if self.text else listings.in_default_results(at)
        if wijk := self.chosen.get("wijk"):
            listings = listings.reaching(wijk.key)
        if thema := self.chosen.get("thema"):
            listings = listings.filter(themes=thema.key)
        if doelgroep := self.chosen.get("doelgroep"):
            listings = listings.filter(audiences=doelgroep.key)
        return listings

    @property
    def query(self) -> str:
        """What was chosen, as it stands in an address."""
        return urlencode(self.picked)

    def active(self, action: str) -> list[dict[str, str]]:
        """Each choice with the address of the same list without it."""
        labels = {"zoek": f"“{self.text}”"} | {name: each.label for name, each in self.chosen.items()}
        return [
            {"label": labels[name], "remove_url": with_query(action, self._without(name))}
            for name in self.fields
            if name in self.picked
        ]

    def _without(self, name: str) -> dict[str, str]:
        return {key: value for key, value in self.picked.items() if key != name}


def with_query(url: str, values: Mapping[str, str]) -> str:
    """An address with values behind it, or bare when there are none."""
    return f"{url}?{urlencode(values)}" if values else url
