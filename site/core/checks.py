"""Project rules that fail by themselves: run by ``manage.py check``, so before every test and deployment."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from wagtail.models import Page

OWN_APPS = ("core", "methode", "wijken", "directory", "upkeep", "exchange", "search")


@register()
def every_page_type_is_a_base_page(**kwargs: Any) -> list[CheckMessage]:
    """Only BasePage has the ``published(at)`` verb, the review dates and the frame."""
    from core.models import BasePage

    return [
        Error(
            f"{model.__name__} is a page but not a BasePage",
            hint="Inherit from core.models.BasePage, so that published(at) and the review dates hold.",
            obj=model,
            id="project.E001",
        )
        for model in apps.get_models()
        if issubclass(model, Page) and model._meta.app_label in OWN_APPS and not issubclass(model, BasePage)
    ]


@register()
def every_visible_field_has_help(**kwargs: Any) -> list[CheckMessage]:
    """Editors get a helpful sentence under every field that they can fill."""
    return [
        Error(
            f"{model.__name__}.{field.name} has no help_text",
            hint="Say in plain Dutch what belongs in the field, with an example.",
            obj=model,
            id="project.E002",
        )
        for app_label in OWN_APPS
        if apps.is_installed(app_label) or app_label in apps.app_configs
        for model in apps.get_app_config(app_label).get_models()
        for field in getattr(model, "fields_with_help", list)()
        if not field.help_text
    ]
