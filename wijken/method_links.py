"""Links to pages of the method, whose models this app knows by name only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Page

from wijken.visitor import SOURCE_LANGUAGE, VisitorContext

type Chosen = QuerySet | Iterable[Page]


class MethodLink(TypedDict):
    """A link to a page of the method."""

    title: str
    url: str
    number: str
    summary: str


def links_to(model: type[Page], pages: Chosen, reading: VisitorContext) -> list[MethodLink]:
    """Published pages in the visitor's language, or else in Dutch: title, number and URL.

    ``pages`` may be in any language; their translations count as chosen too.
    """
    same = (
        model.objects.published(reading.at)
        .filter(
            translation_key__in=chosen(pages, "translation_key"),
            locale__language_code__in={reading.language, SOURCE_LANGUAGE},
        )
        .select_related("locale")
        .defer_streamfields()
        .order_by("path")
    )
    return list(links_by_key(same, reading).values())


def chosen(rows: Chosen, field: str) -> QuerySet | list[object]:
    """The chosen ids: a subquery, or a list if an editor has not saved them yet."""
    if isinstance(rows, QuerySet):
        return rows.order_by().values(field)
    return [getattr(row, field) for row in rows]


def links_by_key(pages: Iterable[Page], reading: VisitorContext) -> dict[UUID, MethodLink]:
    """The same by translation key, in tree order."""
    links: dict[UUID, MethodLink] = {}
    for page in pages:
        is_dutch = page.locale.language_code == SOURCE_LANGUAGE
        if page.translation_key in links and is_dutch and reading.language != SOURCE_LANGUAGE:
            continue
        links[page.translation_key] = {
            "title": reading.dutch(page.title) if is_dutch else page.title,
            "url": page.get_url() or "",
            "number": number_of(page),
            "summary": reading.dutch(page.intro) if is_dutch else page.intro,
        }
    return links


def number_of(page: Page) -> str:
    """The label of a step, "5" or "5a"; empty for other pages."""
    return str(getattr(page, "code", "") or getattr(page, "number", ""))
