"""Two translators at one sentence: the second is told, and both texts are shown.

wagtail-localize saves sentence by sentence, without saying what the sender had read. So we remember when
somebody opened a translation, and refuse to save over what another did since. The editor of wagtail-localize
then keeps the text in its box; on the next look at the page a message shows both texts.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParser
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
)

OPENED = "translations-opened"
GUARDED = ("wagtail_localize:edit_string_translation", "wagtail_localize:edit_override")


def remember_when_opened(request: HttpRequest, page: Page) -> None:
    """Called before a page is edited: the moment from which this editor has read everything."""
    if request.method != "GET":
        return
    opened = dict(request.session.get(OPENED, {}))
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).values_list("pk", flat=True)
    for pk in found:
        opened[str(pk)] = timezone.now().isoformat()
        request.session[OPENED] = opened


class TranslationGuardMiddleware:
    """Stands in front of the two views with which wagtail-localize saves one sentence or one picture."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, named: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.view_name not in GUARDED or request.method not in ("PUT", "DELETE"):
            return None
        with transaction.atomic():
            translation = Translation.objects.select_for_update().filter(pk=named["translation_id"]).first()
            theirs = translation and _saved_by_another(request, translation, named)
            if not theirs:
                return view(request, *args, **named)
        _tell(request, theirs)
        return JsonResponse({"error": "changed by somebody else"}, status=409)


def _saved_by_another(request: HttpRequest, translation: Translation, named: dict[str, int]) -> Any:
    """What stands there, where somebody else saved it after this editor opened the page."""
    opened = request.session.get(OPENED, {}).get(str(translation.pk))
    if "string_segment_id" in named:
        segment = StringSegment.objects.filter(pk=named["string_segment_id"]).first()
        saved = segment and StringTranslation.objects.filter(
            translation_of=segment.string_id, locale=translation.target_locale_id, context=segment.context_id
        )
    else:
        segment = OverridableSegment.objects.filter(pk=named["overridable_segment_id"]).first()
        saved = segment and SegmentOverride.objects.filter(
            locale=translation.target_locale_id, context=segment.context_id
        )
    others = saved.exclude(last_translated_by=request.user.pk) if saved is not None else None
    theirs = others.first() if others is not None else None
    if theirs and (opened is None or theirs.updated_at > datetime.fromisoformat(opened)):
        return theirs
    return None


def _tell(request: HttpRequest, theirs: Any) -> None:
    who = user_display_name(theirs.last_translated_by) or _("Iemand")
    if isinstance(theirs, SegmentOverride):
        text = _("%(who)s veranderde hier net iets. Jouw keuze is nog niet bewaard. Kijk, en kies opnieuw.")
        messages.warning(request, text % {"who": who})
        return
    text = _("%(who)s vertaalde dit net als: “%(theirs)s”. Jouw tekst is nog niet bewaard: “%(mine)s”.")
    messages.warning(request, text % {"who": who, "theirs": theirs.data, "mine": _sent(request)})


def _sent(request: HttpRequest) -> str:
    """What this editor wrote; nothing when it was to be taken away."""
    if request.method == "DELETE":
        return ""
    sent, _files = MultiPartParser(request.META, BytesIO(request.body), request.upload_handlers).parse()
    return sent.get("value", "")
