"""Translations that somebody began, with what is missing or not on the site yet."""

from __future__ import annotations

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.translations.sentences import NO_SENTENCES


def unfinished_translations() -> QuerySet[Translation]:
    """Oldest first, with ``missing``, the number of sentences to go, and ``written``, when one last was.

    Also of which every sentence is written, while the page was last published before that.
    """
    words = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef(OuterRef("target_locale")),
        has_error=False,
    )
    sentences = StringSegment.objects.filter(~_in_address(), source=OuterRef("source")).order_by()
    missing = sentences.filter(~Exists(words)).values("source").annotate(number=Count("pk")).values("number")
    theirs = {"context__object": OuterRef("source__object_id"), "locale": OuterRef("target_locale")}
    written = StringTranslation.objects.filter(~_in_address(), **theirs).order_by().values("locale")
    page = Page.objects.filter(
        translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale")
    )
    annotated = Translation.objects.filter(enabled=True).annotate(
        missing=Coalesce(Subquery(missing), 0),
        written=Subquery(written.annotate(at=Max("updated_at")).values("at")),
        published=Subquery(page.values("last_published_at")[:1]),
    )
    unpublished = Q(written__gt=F("published"))
    return annotated.filter(Q(missing__gt=0) | unpublished).order_by("created_at", "pk")


def _in_address() -> Q:
    """Fields and parts of blocks that translators are asked for but visitors do not read."""
    found = Q()
    for name in NO_SENTENCES:
        found |= Q(context__path=name) | Q(context__path__endswith=f".{name}")
    return found
