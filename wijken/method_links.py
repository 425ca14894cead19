"""Links from the neighbourhoods to pages of the method, which this room knows by name only."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from wijken.reading import SOURCE_LANGUAGE, Reading


def links_to(model: Any, pages: Any, reading: Reading) -> list[dict[str, Any]]:
    """Published pages in the visitor's language, or else the Dutch ones: a title, a number and an address.

    ``pages`` are chosen in one language; the same page in another language counts as chosen too.
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


def chosen(rows: Any, field: str) -> Any:
    """The values of what was chosen: as a subquery, or listed where an editor has not saved them yet."""
    if isinstance(rows, QuerySet):
        return rows.order_by().values(field)
    return [getattr(row, field) for row in rows]


def links_by_key(pages: Any, reading: Reading) -> dict[Any, dict[str, Any]]:
    """The same by translation key, in the order of the page tree."""
    links: dict[Any, dict[str, Any]] = {}
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


def number_of(page: Any) -> str:
    """ "5" or "5a"; empty for a page that is no step."""
    return str(getattr(page, "code", "") or getattr(page, "number", ""))
