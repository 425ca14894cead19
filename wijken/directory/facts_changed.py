"""Every change of a fact that the list of the social map depends on renews the state of the facts."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

from wijken.directory.models import (
    AccessFeature,
    Activity,
    Audience,
    FactsState,
    Listing,
    Location,
    Schedule,
    ScheduleException,
    SchoolHoliday,
    SpokenLanguage,
    Theme,
)

ROWS = (Listing, Activity, Location, Schedule, ScheduleException, SchoolHoliday)
WORDS = (Theme, Audience, SpokenLanguage, AccessFeature)
"""Their names are read at every request; only that one of them has gone matters here."""
LINKS = (Listing.themes, Listing.audiences, Listing.languages, Location.access_features)


def follow(sender: type[Model], **kwargs: Any) -> None:
    FactsState.renew()


def connect() -> None:
    for model in ROWS:
        post_save.connect(follow, sender=model, dispatch_uid=f"facts {model.__name__}")
    for model in (*ROWS, *WORDS):
        post_delete.connect(follow, sender=model, dispatch_uid=f"facts {model.__name__}")
    for link in LINKS:
        m2m_changed.connect(follow, sender=link.through, dispatch_uid=f"facts {link.through.__name__}")
