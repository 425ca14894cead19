"""Regenerate the handbook when published parts of the method change."""

from django.db.models import Model
from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move, published, unpublished

from core.generated_files.requests import want_again
from methode.handbook.pdf import method_changed
from methode.models import (
    GlossaryPage,
    MethodPage,
    StepPage,
    Term,
    ToolIndexPage,
    ToolPage,
    WorkFormIndexPage,
    WorkFormPage,
)

PAGES = (MethodPage, StepPage, WorkFormIndexPage, WorkFormPage, ToolIndexPage, ToolPage, GlossaryPage)


def follow(sender: type[Model], instance: Page, **kwargs: object) -> None:
    model = instance.specific_class if isinstance(instance, Page) else type(instance)
    if model in (*PAGES, Term):
        method_changed(instance.locale.language_code)
        want_again("werkblad")  # work sheets name the steps that use them
        want_again("hulpmiddel")


def connect() -> None:
    for signal in (page_published, page_unpublished, post_page_move, published, unpublished):
        signal.connect(follow, dispatch_uid="handbook follows")
    for model in (*PAGES, Term):
        post_delete.connect(follow, sender=model, dispatch_uid="handbook follows")
