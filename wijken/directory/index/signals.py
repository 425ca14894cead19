"""Change the index version with every change of a cached record, and write down which one it was."""

from __future__ import annotations

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

from core.bulk_changes import finished
from wijken.directory.models import (
    AccessFeature,
    Activity,
    Audience,
    IndexChange,
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


OF_ACTIVITY = (Schedule, ScheduleException)
NOT_WHAT_IS_WHERE = (Neighbourhood, PostcodeArea, *WORDS, *NAMES)
"""What they are called is no part of the index. That one is gone may be: it is taken from the listings."""


def saved(sender: type[Model], instance: Model, **kwargs: object) -> None:
    if sender in NOT_WHAT_IS_WHERE:
        IndexVersion.renew(IndexChange.What.WORDS)
    else:
        _renew(instance)


def deleted(sender: type[Model], instance: Model, **kwargs: object) -> None:
    """The listings at a location that is gone do not name it any more."""
    if sender is Location:
        IndexVersion.renew()
    else:
        _renew(instance)


def linked(instance: Model, **kwargs: object) -> None:
    """``instance`` may be the term, with many listings."""
    _renew(instance)


def many_changed(**kwargs: object) -> None:
    IndexVersion.renew()


def _renew(record: Model) -> None:
    if isinstance(record, OF_ACTIVITY):
        IndexVersion.renew(IndexChange.What.ACTIVITY, [record.activity_id])
    elif what := IndexChange.what_is(type(record)):
        IndexVersion.renew(what, [record.pk])
    else:
        IndexVersion.renew()


def connect() -> None:
    for model in (*FACTS, *WORDS, *NAMES):
        post_save.connect(saved, sender=model, dispatch_uid=f"facts {model.__name__}")
        post_delete.connect(deleted, sender=model, dispatch_uid=f"facts {model.__name__}")
    finished.connect(many_changed, dispatch_uid="facts of many")
    for link in LINKS:
        m2m_changed.connect(linked, sender=link.through, dispatch_uid=f"facts {link.through.__name__}")
