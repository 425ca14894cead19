"""What waits for a translator, on the start screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from core.todo import Action, Todo, todo_source


@todo_source(
    "translations-behind",
    gettext_lazy("Hier is het Nederlands veranderd"),
    order=320,
    help=gettext_lazy("Haal de nieuwe zinnen op. Wat je al vertaalde, blijft staan."),
)
def translations_behind(user: Any, at: datetime) -> Iterator[Todo]:
    """Translated pages of which the original was published after its sentences were last taken over."""
    if not only_translates(user):
        return
    original = Page.objects.filter(translation_key=OuterRef("object_id"), locale=OuterRef("locale"))
    published = original.values("last_published_at")[:1]
    sources = TranslationSource.objects.filter(translations__enabled=True).annotate(
        published_at=Subquery(published)
    )
    for source in sources.filter(published_at__gt=F("last_updated_at")).distinct().order_by("published_at"):
        url = reverse("wagtail_localize:update_translations", args=[source.pk])
        yield Todo(
            title=source.object_repr, url=url, note=_("Nieuwe zinnen"), action=Action(_("Haal op"), url)
        )


@todo_source(
    "untranslated-pages",
    gettext_lazy("Nog niet vertaald"),
    order=420,
    help=gettext_lazy("Begin bovenaan. Bezoekers zien een vertaling pas als jij publiceert."),
)
def untranslated_pages(user: Any, at: datetime) -> Iterator[Todo]:
    """Public pages without one in another language whose page above has one, in the order of the site."""
    if not only_translates(user):
        return
    originals = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1)
    for locale in Locale.objects.exclude(language_code=settings.LANGUAGE_CODE):
        translated = Page.objects.filter(locale=locale).values("translation_key")
        above = set(originals.filter(translation_key__in=translated).values_list("path", flat=True))
        for page in originals.live().exclude(translation_key__in=translated).order_by("path"):
            if page.path[: -Page.steplen] in above:
                submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
                url = f"{submit}?select_locale={locale.language_code}"
                yield Todo(
                    title=page.title,
                    url=url,
                    note=locale.get_display_name(),
                    action=Action(_("Vertaal"), url),
                )


def only_translates(user: Any) -> bool:
    """Translating is this person's work: the originals belong to others."""
    if not user.has_perm("wagtail_localize.submit_translation"):
        return False
    home = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth=2).first()
    return home is not None and not home.permissions_for_user(user).can_edit()
