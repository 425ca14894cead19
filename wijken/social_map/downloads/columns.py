"""The columns of a downloaded list: what a visitor can read of a listing, in the words of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.normalization.phone_numbers import shown_numbers
from wijken.social_map.activity_rows import REGISTRATION_LABELS
from wijken.social_map.result_cards import NearCard

type Cell = str | date | None


@dataclass(frozen=True, slots=True)
class DownloadColumn:
    """``name`` is that of a GeoJSON property, and the same in every language."""

    name: str
    heading: str | Promise
    value: Callable[[NearCard], Cell]


def _words(model: str, told: str) -> Callable[[NearCard], str]:
    """The terms of a vocabulary, from the index: its model, and its attribute there."""

    def value(card: NearCard) -> str:
        facts, key = card.reading.facts, card.listing.pk
        known = facts.words(card.reading.language)[model]
        return ", ".join(word.label for word in known if facts.index.says(key, told, word.key))

    return value


def _provider(card: NearCard) -> str:
    provider = card.listing.organisation
    return provider.name if provider and provider.is_public(card.reading.at) else ""


def _registration(card: NearCard) -> str:
    chosen = dict.fromkeys(str(REGISTRATION_LABELS[each.registration]) for each in card.activities)
    return ", ".join(chosen)


def _remarks(card: NearCard) -> str:
    """What the page says at the top of a listing."""
    listing, at = card.listing, card.reading.at
    unconfirmed = _("Niet bevestigd") if card.is_unconfirmed else ""
    example = _("Voorbeeld: dit is verzonnen.") if card.is_example else ""
    return " ".join(filter(None, (example, card.said_stopped, unconfirmed, listing.notice_at(at))))


COLUMNS = (
    DownloadColumn("name", gettext_lazy("Naam"), lambda card: card.name),
    DownloadColumn("other_names", gettext_lazy("Ook bekend als"), lambda card: card.listing.other_names),
    DownloadColumn("kind", gettext_lazy("Soort"), lambda card: card.kind_label),
    DownloadColumn(
        "summary",
        gettext_lazy("Wat is het"),
        lambda card: card.translated_summary or card.listing.summary,
    ),
    DownloadColumn("description", gettext_lazy("Meer uitleg"), lambda card: card.listing.description),
    DownloadColumn("remarks", gettext_lazy("Let op"), _remarks),
    DownloadColumn("status", gettext_lazy("Toestand"), lambda card: card.status_label),
    DownloadColumn("neighbourhood", gettext_lazy("Wijk"), lambda card: card.neighbourhood_name),
    DownloadColumn("organisation", gettext_lazy("Aanbieder"), _provider),
    DownloadColumn("place", gettext_lazy("Plek"), lambda card: card.place_name),
    DownloadColumn(
        "address", gettext_lazy("Adres"), lambda card: card.place.public_address if card.place else ""
    ),
    DownloadColumn("when", gettext_lazy("Wanneer"), lambda card: "; ".join(card.when_words)),
    DownloadColumn("cost", gettext_lazy("Kosten"), lambda card: card.cost_label),
    DownloadColumn("registration", gettext_lazy("Aanmelden"), _registration),
    DownloadColumn("themes", gettext_lazy("Thema's"), _words("Theme", "theme")),
    DownloadColumn("audiences", gettext_lazy("Voor wie"), _words("Audience", "audience")),
    DownloadColumn("languages", gettext_lazy("Talen"), _words("SpokenLanguage", "language")),
    DownloadColumn(
        "access",
        gettext_lazy("Toegankelijkheid"),
        lambda card: ", ".join(each.name for each in card.access_features) if card.place else "",
    ),
    DownloadColumn("contact", gettext_lazy("Wie kun je bellen"), lambda card: card.listing.contact_role),
    DownloadColumn(
        "phone",
        gettext_lazy("Telefoon"),
        lambda card: " / ".join(number.text for number in shown_numbers(card.listing.phone)),
    ),
    DownloadColumn("email", gettext_lazy("E-mail"), lambda card: card.listing.email),
    DownloadColumn("website", gettext_lazy("Website"), lambda card: card.listing.website),
    DownloadColumn("checked_on", gettext_lazy("Gecontroleerd op"), lambda card: card.checked_on),
    DownloadColumn("checked_by", gettext_lazy("Gecontroleerd door"), lambda card: card.listing.checked_by),
    DownloadColumn("id", gettext_lazy("Kenmerk"), lambda card: str(card.listing.uuid)),
)
