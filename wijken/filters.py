"""What a visitor chose on the social map: one lenient form that reads the address.

Whatever stands in the address, there is a page: what is unknown counts as not chosen.
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

from core.one_line import one_line
from wijken.directory.asked_days import days_asked
from wijken.directory.choice import Choice
from wijken.directory.querysets import local_day
from wijken.filter_options import Option, Options, day_option, options_in
from wijken.filter_widgets import Boxes, DropDown
from wijken.near import NOWHERE, Near, near, postcode_digits, rounded_position
from wijken.reading import Reading

LONGEST_SEARCH = 100
MAIN = ("zoek", "postcode", "wijk", "wanneer")
"""What stands in sight; the rest is behind "Meer keuzes"."""
ONE_OF = ("wijk", "wanneer", "dagdeel", "thema", "doelgroep", "kosten", "aanmelden", "soort", "taal")
SEVERAL_OF = ("toegankelijk",)
PART_OF_CHOICE = {
    "wijk": "neighbourhood",
    "wanneer": "days",
    "dagdeel": "part",
    "thema": "theme",
    "doelgroep": "audience",
    "kosten": "cost",
    "aanmelden": "registration",
    "soort": "kind",
    "taal": "language",
    "toegankelijk": "access",
}
"""What each field is called in a ``Choice``."""


def readable(text: str) -> str:
    """A search text without control characters and needless spaces, cut where nobody reads on."""
    return one_line(text[: 20 * LONGEST_SEARCH])[:LONGEST_SEARCH].strip()


class SocialMapFilters(forms.Form):
    """What, where, when and for whom. There is always something to show, whatever was asked."""

    zoek = forms.CharField(
        label=_("Wat zoek je?"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    postcode = forms.CharField(
        label=_("Wat is je postcode?"),
        required=False,
        widget=forms.TextInput(attrs={"maxlength": 7, "autocomplete": "postal-code"}),
    )
    wijk = forms.ChoiceField(widget=DropDown, label=_("Waar?"), required=False)
    wanneer = forms.ChoiceField(widget=DropDown, label=_("Wanneer?"), required=False)
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

    nothing_chosen: Mapping[str, str | Promise] = {
        "wijk": _("Alle wijken"),
        "wanneer": _("Maakt niet uit"),
        "dagdeel": _("Maakt niet uit"),
        "thema": _("Alle thema's"),
        "doelgroep": _("Alle doelgroepen"),
        "kosten": _("Maakt niet uit"),
        "aanmelden": _("Maakt niet uit"),
        "soort": _("Maakt niet uit"),
        "taal": _("Alle talen"),
    }

    def __init__(self, query: Mapping[str, str], reading: Reading, options: Options | None = None) -> None:
        self.reading = reading
        self.options = options_in(reading) if options is None else options
        self._add_asked_day(query.get("wanneer") or "")
        self.chosen: dict[str, Option] = {
            name: option for name in ONE_OF for option in self.options[name] if option.slug == query.get(name)
        }
        asked_for = {name: set(_every(query, name)) for name in SEVERAL_OF}
        self.several: dict[str, list[Option]] = {
            name: [option for option in self.options[name] if option.slug in asked_for[name]]
            for name in SEVERAL_OF
        }
        self.text = readable(query.get("zoek") or "")
        self.typed_postcode = readable(query.get("postcode") or "")
        self.digits = postcode_digits(self.typed_postcode)
        self.position = "" if self.digits else rounded_position(readable(query.get("plek") or ""))
        self.picked = self._picked()
        super().__init__(data=self._data(), auto_id="filter-%s")
        self._fill_in()
        if self.typed_postcode and not self.digits:
            self.add_error("postcode", gettext("Schrijf je postcode als 2641 of 2641 AB."))

    def _add_asked_day(self, asked: str) -> None:
        """Any day may stand in the address; one that cannot be shown becomes the nearest that can."""
        days = days_asked(asked, local_day(self.reading.at))
        if days is None or any(option.slug == asked for option in self.options["wanneer"]):
            return
        option = day_option(days.first, self.reading.language, self.reading.at)
        self.options["wanneer"].append(Option(option.key, asked, option.label))

    def _picked(self) -> list[tuple[str, str]]:
        """What was chosen, as names and values in an address, in the order of the form."""
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
        """Behind every choice, how many there would be."""
        for name in (*ONE_OF, *SEVERAL_OF):
            known = counts.get(name, {})
            choices: list[Any] = [("", self.nothing_chosen[name])] if name in ONE_OF else []
            choices += [
                (option.slug, f"{option.label} ({known[option.slug]})" if known else option.label)
                for option in self.options[name]
            ]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @cached_property
    def choice(self) -> Choice:
        """The same in terms of the facts."""
        keys: dict[str, Any] = {PART_OF_CHOICE[name]: option.key for name, option in self.chosen.items()}
        if "days" in keys:
            keys["days"] = days_asked(keys["days"], local_day(self.reading.at))
        return Choice(access=tuple(option.key for option in self.several["toegankelijk"]), **keys)

    @cached_property
    def near(self) -> Near:
        """Where the visitor is, as far as she said."""
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
    def more_open(self) -> bool:
        """Something behind "Meer keuzes" was chosen: it must be in sight."""
        return any(name not in MAIN for name, _value in self.picked)

    @property
    def query(self) -> str:
        """What was chosen, as it stands in an address."""
        return urlencode([*self.picked, *self.reading.shortlist.pairs])

    def active(self, action: str) -> list[dict[str, str]]:
        """Each choice with the address of the same list without it."""
        return [
            {
                "label": self.label_of(name, value),
                "remove_url": with_query(
                    action,
                    [pair for pair in self.picked if pair != (name, value)] + self.reading.shortlist.pairs,
                ),
            }
            for name, value in self.picked
        ]

    def label_of(self, name: str, value: str) -> str:
        """One choice in words."""
        if name in self.chosen:
            return self.chosen[name].label
        if name in self.several:
            return next(option.label for option in self.several[name] if option.slug == value)
        if name == "postcode":
            return gettext("Postcode %(digits)s") % {"digits": value}
        return gettext("Bij mij in de buurt") if name == "plek" else f"“{value}”"


def _every(query: Mapping[str, str], name: str) -> list[str]:
    """All values of a name that may be there more than once."""
    getlist = getattr(query, "getlist", None)
    return getlist(name) if getlist else [query[name]] if name in query else []


def with_query(url: str, values: Mapping[str, str] | list[tuple[str, str]]) -> str:
    """An address with values behind it, or bare when there are none."""
    return f"{url}?{urlencode(values)}" if values else url
