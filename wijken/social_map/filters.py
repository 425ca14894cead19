"""The visitor's filters on the social map: one lenient form for the query string.

Any query string gets a page: of values that nobody knows, the page says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.normalization.postcodes import postcode_area
from core.normalization.text import LONGEST_SEARCH, clean_search
from crisis_help.lookup import CrisisHelp, crisis_help
from wijken.directory.index.date_ranges import days_asked, written_days
from wijken.directory.index.query import FilterQuery
from wijken.social_map.filter_options import Option, every, options_in, remarks_on
from wijken.social_map.visitor_location import NOWHERE, VisitorLocation, near, rounded_position
from wijken.social_map.widgets import Boxes, DropDown
from wijken.visitor import VisitorContext

MAIN = ("zoek", "postcode", "wijk", "wanneer")
"""Always visible; the others are under "Meer keuzes"."""
ONE_OF = ("wijk", "wanneer", "dag", "dagdeel", "thema", "doelgroep", "kosten", "aanmelden", "soort", "taal")
SEVERAL_OF = ("toegankelijk",)
PART_OF_CHOICE = {
    "wijk": "neighbourhood",
    "wanneer": "days",
    "dag": "weekday",
    "dagdeel": "part",
    "thema": "theme",
    "doelgroep": "audience",
    "kosten": "cost",
    "aanmelden": "registration",
    "soort": "kind",
    "taal": "language",
    "toegankelijk": "access",
}
"""The attribute of ``FilterQuery`` for each field."""


class SocialMapFilters(forms.Form):
    """What, where, when and for whom. Never invalid."""

    zoek = forms.CharField(
        label=_("Wat zoek je?"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    postcode = forms.CharField(
        label=_("Wat is je postcode?"),
        required=False,
        widget=forms.TextInput(attrs={"maxlength": 20, "autocomplete": "postal-code"}),
    )
    wijk = forms.ChoiceField(widget=DropDown, label=_("Waar?"), required=False)
    wanneer = forms.ChoiceField(widget=DropDown, label=_("Wanneer?"), required=False)
    dag = forms.ChoiceField(widget=DropDown, label=_("Op welke dag van de week?"), required=False)
    dagdeel = forms.ChoiceField(widget=DropDown, label=_("Hoe laat?"), required=False)
    thema = forms.ChoiceField(widget=DropDown, label=_("Waarover?"), required=False)
    doelgroep = forms.ChoiceField(widget=DropDown, label=_("Voor wie?"), required=False)
    kosten = forms.ChoiceField(widget=DropDown, label=_("Wat kost het?"), required=False)
    aanmelden = forms.ChoiceField(widget=DropDown, label=_("Moet je je aanmelden?"), required=False)
    soort = forms.ChoiceField(widget=DropDown, label=_("Van wie is het?"), required=False)
    taal = forms.ChoiceField(widget=DropDown, label=_("Welke taal spreek je?"), required=False)
    toegankelijk = forms.MultipleChoiceField(
        label=_("Wat heb je nodig om binnen te komen?"),
        required=False,
        widget=Boxes,
    )
    plek = forms.CharField(required=False, widget=forms.HiddenInput)

    all_days: str | Promise = _("Je ziet alle dagen.")
    nothing_chosen: Mapping[str, str | Promise] = {
        "wijk": _("Alle wijken"),
        "wanneer": _("Maakt niet uit"),
        "dag": _("Maakt niet uit"),
        "dagdeel": _("Maakt niet uit"),
        "thema": _("Alle thema's"),
        "doelgroep": _("Alle doelgroepen"),
        "kosten": _("Maakt niet uit"),
        "aanmelden": _("Maakt niet uit"),
        "soort": _("Maakt niet uit"),
        "taal": _("Alle talen"),
    }

    def __init__(self, query: Mapping[str, str], reading: VisitorContext, action: str = "") -> None:
        self.reading = reading
        self.action = action
        self.typed = query.get("zoek") or ""
        self.digits = postcode_area(query.get("postcode") or "")
        self.typed_postcode = clean_search(query.get("postcode") or "")
        self.text = clean_search(self.typed)
        self.position = "" if self.digits else rounded_position(clean_search(query.get("plek") or ""))
        # Any day, week or month may be requested; one too far ahead becomes the last that can be shown.
        asked = query.get("wanneer") or ""
        written, days = written_days(asked), days_asked(asked, reading.today)
        self.options = options_in(reading, (days, asked) if days else None)
        self.chosen: dict[str, Option] = {
            name: option for name in ONE_OF for option in self.options[name] if option.slug == query.get(name)
        }
        asked_for = {name: set(every(query, name)) for name in SEVERAL_OF}
        self.several: dict[str, list[Option]] = {
            name: [option for option in self.options[name] if option.slug in asked_for[name]]
            for name in SEVERAL_OF
        }
        self.remarks = list(remarks_on(query, self.options, written, reading, self.all_days))
        self.picked = self._picked()
        super().__init__(data=self._data(), auto_id="filter-%s")
        self._fill_in()
        if self.typed_postcode and not self.digits:
            self.add_error("postcode", gettext("Schrijf je postcode als 2641 of 2641 AB."))

    def _picked(self) -> list[tuple[str, str]]:
        """The active filters as query string pairs, in the order of the form."""
        values: dict[str, list[str]] = {name: [option.slug] for name, option in self.chosen.items()}
        values |= {name: [option.slug for option in options] for name, options in self.several.items()}
        typed = {"zoek": self.text, "postcode": self.digits, "plek": self.position}
        values |= {name: [value] for name, value in typed.items() if value}
        return [(name, value) for name in self.base_fields for value in values.get(name, [])]

    def _data(self) -> MultiValueDict:
        data: MultiValueDict = MultiValueDict()
        for name, value in self.picked:
            data.appendlist(name, value)
        if self.typed_postcode and not self.digits:
            data["postcode"] = self.typed_postcode[:20]
        return data

    def _fill_in(self) -> None:
        self.fields["zoek"].widget.attrs.update(
            {"maxlength": LONGEST_SEARCH, "autocomplete": "off", "enterkeyhint": "search"}
        )
        self.show_counts({})

    def show_counts(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Add to each option the number of results it would give."""
        for name in (*ONE_OF, *SEVERAL_OF):
            known = counts.get(name, {})
            choices: list[tuple[str, str | Promise]] = (
                [("", self.nothing_chosen[name])] if name in ONE_OF else []
            )
            choices += [
                (option.slug, f"{option.label} ({known[option.slug]})" if known else option.label)
                for option in self.options[name]
            ]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @cached_property
    def crisis_help(self) -> CrisisHelp | None:
        """Emergency contacts, if the search text suggests danger."""
        return crisis_help(self.typed, self.reading.language)

    @cached_property
    def choice(self) -> FilterQuery:
        """The filters as a query on the index."""
        keys: dict[str, Any] = {PART_OF_CHOICE[name]: option.key for name, option in self.chosen.items()}
        if "days" in keys:
            keys["days"] = days_asked(keys["days"], self.reading.today)
        return FilterQuery(access=tuple(option.key for option in self.several["toegankelijk"]), **keys)

    @cached_property
    def near(self) -> VisitorLocation:
        """The visitor's location, as far as it is given."""
        return (
            near(self.digits, self.position, self.reading.facts.places)
            if self.digits or self.position
            else NOWHERE
        )

    @property
    def main(self) -> list[forms.BoundField]:
        return [self[name] for name in MAIN]

    @property
    def more(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in MAIN]

    @property
    def more_chosen(self) -> int:
        """How many filters under "Meer keuzes" are active. It stays closed: the list comes first."""
        return sum(name not in MAIN for name, _value in self.picked)

    @property
    def query(self) -> str:
        """The active filters as a query string."""
        return urlencode([*self.picked, *self.reading.shortlist.pairs])

    def with_filters(self, picked: list[tuple[str, str]]) -> str:
        """The URL of the list with these filters."""
        return with_query(self.action, picked)

    @property
    def active(self) -> list[dict[str, str]]:
        """Each active filter with the URL of the list without it."""
        return [
            {
                "label": self.label_of(name, value),
                "remove_url": self.with_filters(
                    [pair for pair in self.picked if pair != (name, value)] + self.reading.shortlist.pairs
                ),
            }
            for name, value in self.picked
        ]

    def label_of(self, name: str, value: str) -> str:
        """The label of one option."""
        if name in self.chosen:
            return self.chosen[name].label
        if name in self.several:
            return next(option.label for option in self.several[name] if option.slug == value)
        if name == "postcode":
            return gettext("Postcode %(digits)s") % {"digits": value}
        return gettext("Bij mij in de buurt") if name == "plek" else f"“{value}”"


def with_query(url: str, values: Mapping[str, str] | list[tuple[str, str]]) -> str:
    """A URL with a query string, if there are values."""
    return f"{url}?{urlencode(values)}" if values else url
