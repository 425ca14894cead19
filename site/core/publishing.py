"""The queryset method that decides what the public may see.

Every public list, page, feed, export, search and sitemap goes through ``published(at)``. It checks the expiry
date itself, because Wagtail unpublishes an expired page only when a worker runs.
"""

from datetime import datetime
from typing import Self

from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Locale, Page, PageManager, PageViewRestriction, get_page_models
from wagtail.query import PageQuerySet


def not_expired(at: datetime) -> Q:
    """Rows whose end date has not passed at ``at``."""
    return Q(expire_at__isnull=True) | Q(expire_at__gt=at)


def restricted() -> Exists:
    """Whether the page or an ancestor has a login or password restriction.

    The same as Wagtail's ``public()``, which runs a query for the restrictions on every call.
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(PageViewRestriction.objects.alias(below=path).filter(below__startswith=F("page__path")))


def untranslated() -> Exists:
    """Pages and snippets of which not one sentence is in the language that they are called."""
    return _published_translation(translated=0)


def partly_untranslated() -> Exists:
    """Pages and snippets of which at least one text is in the source language."""
    return _published_translation()


def _published_translation(**conditions: int) -> Exists:
    """By way of the language, because the models of core read this file."""
    conditions = {f"published_translations__{name}": value for name, value in conditions.items()}
    same = {"pk": OuterRef("locale"), "published_translations__translation_key": OuterRef("translation_key")}
    return Exists(Locale.objects.filter(**same, **conditions))


def untranslated_page() -> ExpressionWrapper:
    """The same, or an alias of the page in another language: it shows the text of that page."""
    source = Page.objects.filter(pk=OuterRef("alias_of"), translation_key=OuterRef("translation_key"))
    return ExpressionWrapper(untranslated() | Exists(source), output_field=BooleanField())


class PublishedPageQuerySet(PageQuerySet):
    def published(self, at: datetime) -> Self:
        """Live, public, not expired at ``at``, and at least partly in the language that it is called."""
        return self.live().filter(not_expired(at), ~restricted(), ~untranslated_page())


PublishedPageManager = PageManager.from_queryset(PublishedPageQuerySet)


def published_pages(at: datetime) -> PublishedPageQuerySet:
    """Pages of every type that are public at ``at``."""
    return PublishedPageQuerySet(Page).published(at).order_by("path")


def start_pages(root: Page) -> dict[str, object]:
    """The start page of each language, which says itself whether it ``is_untranslated``."""
    same = Page.objects.live().filter(translation_key=root.translation_key).select_related("locale")
    return {page.locale.language_code: page for page in same.annotate(is_untranslated=untranslated_page())}


def public_pages(at: datetime) -> PublishedPageQuerySet:
    """The same with the conditions of each type (such as consent), and without aliases."""
    pages = published_pages(at).filter(alias_of=None)
    for model in get_page_models():
        rows = model._default_manager.all()
        if getattr(type(rows), "published", _published) is not _published:
            kind = ContentType.objects.get_for_model(model)
            pages = pages.exclude(
                Q(content_type=kind) & ~Q(pk__in=rows.published(at).order_by().values("pk"))
            )
    return pages


_published = PublishedPageQuerySet.published
