"""Dashboard tasks for translators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from core.dashboard.tasks import Action, Todo, dashboard_task_source
from core.permissions.users import AnyUser
from core.publishing import published_pages
from core.translations.unfinished import unfinished_translations


@dashboard_task_source(
    "translations-behind",
    gettext_lazy("Hier is het Nederlands veranderd"),
    order=320,
    help=gettext_lazy("Haal de nieuwe zinnen op. Wat je al vertaalde, blijft staan."),
)
def translations_behind(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """Translated pages whose source was published after the translation was last synchronised."""
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


@dashboard_task_source(
    "unfinished-translations",
    gettext_lazy("Deels vertaald"),
    order=410,
    help=gettext_lazy("Wat je niet vertaalt, lezen bezoekers in het Nederlands. Dat staat er dan bij."),
)
def unfinished(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """Pages and words of which sentences are missing, or that were not published since they were written."""
    if not only_translates(user):
        return
    finder = AdminURLFinder(user)
    for translation in unfinished_translations().select_related("source", "target_locale").iterator():
        try:
            instance = translation.get_target_instance()
        except ObjectDoesNotExist:
            continue
        if url := finder.get_edit_url(instance):
            yield Todo(
                title=translation.source.object_repr,
                url=url,
                note=_what_is_missing(translation),
                where=translation.target_locale.get_display_name(),
                action=Action(_("Vertaal verder") if translation.missing else _("Publiceer"), url),
            )


def _what_is_missing(translation: Translation) -> str:
    if not translation.missing:
        return _("Vertaald, nog niet gepubliceerd")
    if not translation.written:
        return _("Nog geen zin vertaald: staat niet op de site")
    return ngettext("Nog %(number)d zin", "Nog %(number)d zinnen", translation.missing) % {
        "number": translation.missing
    }


@dashboard_task_source(
    "untranslated-pages",
    gettext_lazy("Nog niet vertaald"),
    order=420,
    help=gettext_lazy("Begin bovenaan. Bezoekers zien een vertaling pas als jij publiceert."),
)
def untranslated_pages(user: AnyUser, at: datetime) -> Iterator[Todo]:
    """Published pages without a translation although their parent has one, in tree order."""
    if not only_translates(user):
        return
    originals = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1)
    for locale in Locale.objects.exclude(language_code=settings.LANGUAGE_CODE):
        translated = Page.objects.filter(locale=locale).values("translation_key")
        above = set(originals.filter(translation_key__in=translated).values_list("path", flat=True))
        public = originals.filter(pk__in=published_pages(at).order_by().values("pk"))
        for page in public.exclude(translation_key__in=translated).order_by("path"):
            if page.path[: -Page.steplen] in above:
                submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
                url = f"{submit}?select_locale={locale.language_code}"
                yield Todo(
                    title=page.title,
                    url=url,
                    note=locale.get_display_name(),
                    action=Action(_("Vertaal"), url),
                )


def only_translates(user: AnyUser) -> bool:
    """Whether this user only translates: other editors own the source pages."""
    if not user.has_perm("wagtail_localize.submit_translation"):
        return False
    home = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth=2).first()
    return home is not None and not home.permissions_for_user(user).can_edit()
