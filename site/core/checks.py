"""Django system checks for the conventions of this project, run by ``manage.py check``."""

from functools import cache

from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connection
from django.db.models import Field, Model
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    Page,
    RevisionMixin,
    Site,
    TranslatableMixin,
)

from core.models import BasePage
from core.site_address import host_and_port

OWN_APPS = (
    "core",
    "methode",
    "wijken",
    "directory",
    "upkeep",
    "exchange",
    "outbox",
    "feedback",
    "coalition",
    "reviews",
    "links",
    "second_factor",
    "crisis_help",
)

FROM_PACKAGES: tuple[type[Model], ...] = (
    AbstractDocument,
    AbstractImage,
    AbstractRendition,
    BaseSiteSetting,
    DraftStateMixin,
    ItemBase,
    LockableMixin,
    Orderable,
    RevisionMixin,
    TagBase,
    TranslatableMixin,
)

NEVER_SHOWN = (AbstractRendition, ItemBase)


@register()
def every_page_type_is_a_base_page(**kwargs: object) -> list[CheckMessage]:
    """Only BasePage provides ``published(at)``, the review dates and the shared layout."""
    return [
        Error(
            f"{model.__name__} is a page but not a BasePage",
            hint="Inherit from core.models.BasePage, so that published(at) and the review dates apply.",
            obj=model,
            id="project.E001",
        )
        for model in apps.get_models()
        if issubclass(model, Page) and model._meta.app_label in OWN_APPS and not issubclass(model, BasePage)
    ]


@register()
def every_visible_field_has_help(**kwargs: object) -> list[CheckMessage]:
    """Every field that editors can fill in has a help text."""
    return [
        Error(
            f"{model.__name__}.{field.name} has no help_text",
            hint="Explain in plain Dutch what to enter, with an example.",
            obj=model,
            id="project.E002",
        )
        for model in apps.get_models()
        if model._meta.app_label in OWN_APPS and not issubclass(model, NEVER_SHOWN)
        for field in fields_of_ours(model)
        if not field.help_text
    ]


@register(Tags.database, deploy=True)
def the_site_is_where_mail_says(**kwargs: object) -> list[CheckMessage]:
    """Pages build URLs from the site record and mail from BASE_URL; the two must agree."""
    if not kwargs["databases"]:
        return []
    if Site._meta.db_table not in connection.introspection.table_names():
        return []  # before the first migrate
    wanted = host_and_port()
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) == wanted:
        return []
    return [
        Warning(
            f"The default site is at {site.hostname}:{site.port}" if site else "There is no default site",
            hint=f"BASE_URL says {wanted[0]}:{wanted[1]}. Set this host name and port in /beheer/sites/.",
            id="project.W001",
        )
    ]


def fields_of_ours(model: type[Model]) -> list[Field]:
    """The editable fields that are defined in this project rather than in a package."""
    return [
        field
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if field.editable
        and not field.auto_created
        and not isinstance(field, ParentalKey)
        and not getattr(field.remote_field, "parent_link", False)
        and field.name not in names_from_packages()
    ]


@cache
def names_from_packages() -> frozenset[str]:
    return frozenset(
        field.name
        for model in FROM_PACKAGES
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
    )
