"""Change the index version with every change of a cached record."""

from __future__ import annotations

from django.db.models.signals import m2m_changed, post_delete, post_save

from core.bulk_changes import finished
from wijken.directory.models import (
    AccessFeature,
    Activity,
    Audience,
    IndexVersion,
    Listing,
    Location,
    Neighbourhood,
    PostcodeArea,
    Schedule,
    ScheduleException,
    SchoolHoliday,
    SpokenLanguage,
    Theme,
)

FACTS = (Listing, Activity, Location, Schedule, ScheduleException, SchoolHoliday, Neighbourhood, PostcodeArea)
WORDS = (Theme, Audience, SpokenLanguage, AccessFeature)
NAMES = tuple(word._meta.get_field("names").related_model for word in WORDS)
LINKS = (Listing.themes, Listing.audiences, Listing.languages, Location.access_features)


def follow(**kwargs: object) -> None:
    IndexVersion.renew()


def connect() -> None:
    for model in (*FACTS, *WORDS, *NAMES):
        post_save.connect(follow, sender=model, dispatch_uid=f"facts {model.__name__}")
        post_delete.connect(follow, sender=model, dispatch_uid=f"facts {model.__name__}")
    finished.connect(follow, dispatch_uid="facts of many")
    for link in LINKS:
        m2m_changed.connect(follow, sender=link.through, dispatch_uid=f"facts {link.through.__name__}")
