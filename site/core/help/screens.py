"""Which chapter of the guide explains a screen of the admin.

An app registers its screens in its ``wagtail_hooks``::

    explain("een-verhaal-schrijven", models=[StoryPage])
    explain("rapporten", views=["core_reports", "wagtailadmin_reports"])

A view is the name of a URL, or a namespace for all its URLs. A model means every screen of its records,
also of the pages of that type.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest
from django.urls import ResolverMatch
from wagtail.models import Page

from core.help.guide import GuideChapter, editors_guide

TRANSLATING = "een-pagina-vertalen"

_by_model: dict[str, str] = {}
_by_view: dict[str, str] = {}


def explain(slug: str, *, models: Iterable[type[Model]] = (), views: Iterable[str] = ()) -> None:
    _by_model.update((model._meta.label_lower, slug) for model in models)
    _by_view.update((view, slug) for view in views)


def explained() -> set[str]:
    """The slugs of all chapters that a screen leads to."""
    return {TRANSLATING, *_by_model.values(), *_by_view.values()}


def chapter_for(request: HttpRequest) -> GuideChapter | None:
    match = request.resolver_match
    slug = slug_for(match) if match else None
    return editors_guide().find(slug) if slug else None


def slug_for(match: ResolverMatch) -> str | None:
    by_view = _by_view.get(match.view_name) or _by_view.get(match.namespace)
    if by_view:
        return by_view
    if match.namespace.startswith("wagtailsnippets_"):
        app, _underscore, model = match.namespace.removeprefix("wagtailsnippets_").partition("_")
        return _by_model.get(f"{app}.{model}")
    if match.view_name == "wagtailadmin_pages:add":
        return _by_model.get("{content_type_app_name}.{content_type_model_name}".format(**match.kwargs))
    return of_page(match.kwargs.get("page_id") or match.kwargs.get("parent_page_id"))


def of_page(pk: int | None) -> str | None:
    page = Page.objects.filter(pk=pk).select_related("locale", "content_type").first() if pk else None
    if page is None or page.is_root():
        return None
    if page.locale.language_code != settings.LANGUAGE_CODE:
        return TRANSLATING
    return _by_model.get(f"{page.content_type.app_label}.{page.content_type.model}")
