"""Detect two windows at one segment of a translation: the second is warned, and both texts are shown.

wagtail-localize saves segment by segment, without the version that the sender had seen. So each window sends
the moment up to which it has read the segment (``static/js/admin/translation_window.js``): when its page was
requested, or when it last saved that segment itself. What another user or another window saved since then is
not overwritten. The editor of wagtail-localize keeps the text in its box; when the page is loaded again a
message shows both texts.
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
from django.utils.translation import gettext as _
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
)

type Stored = StringTranslation | SegmentOverride

READ_AT, SAVED_AT = "Read-At", "Saved-At"
GUARDED = ("wagtail_localize:edit_string_translation", "wagtail_localize:edit_override")


class TranslationGuardMiddleware:
    """Guards the two views with which wagtail-localize saves a segment or an override."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[object, ...],
        named: dict[str, Any],
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.view_name not in GUARDED or request.method not in ("PUT", "DELETE"):
            return None
        if not request.user.is_authenticated:
            return None  # the view refuses
        with transaction.atomic():
            translation = Translation.objects.select_for_update().filter(pk=named["translation_id"]).first()
            theirs = _saved(translation, named) if translation else None
            mine = _sent(request)
            is_conflict = theirs is not None and _is_conflict(request, theirs, mine)
            # The view checks the token and the permissions: who may not save must not read what others saved.
            response = view(request, *args, **named)
            if not is_conflict or response.status_code >= 400:
                if translation and response.status_code < 400 and (saved := _saved(translation, named)):
                    response.headers[SAVED_AT] = saved.updated_at.isoformat()
                return response
            transaction.set_rollback(True)
        _tell(request, theirs, mine)
        return JsonResponse({"error": "changed in another window"}, status=409)


def _saved(translation: Translation, named: dict[str, int]) -> Stored | None:
    """The stored translation or override, if there is one."""
    if "string_segment_id" in named:
        segment = StringSegment.objects.filter(pk=named["string_segment_id"]).first()
        return (
            segment
            and StringTranslation.objects.filter(
                translation_of=segment.string_id,
                locale=translation.target_locale_id,
                context=segment.context_id,
            ).first()
        )
    segment = OverridableSegment.objects.filter(pk=named["overridable_segment_id"]).first()
    return (
        segment
        and SegmentOverride.objects.filter(
            locale=translation.target_locale_id, context=segment.context_id
        ).first()
    )


def _is_conflict(request: HttpRequest, saved: Stored, mine: str) -> bool:
    """Whether this window would overwrite something that it has not read."""
    try:
        read_at = datetime.fromisoformat(request.headers.get(READ_AT, ""))
    except ValueError:
        return True
    return saved.updated_at > read_at and (request.method == "DELETE" or saved.data != mine)


def _tell(request: HttpRequest, theirs: Stored, mine: str) -> None:
    myself = theirs.last_translated_by_id == request.user.pk
    who = _("Je andere venster") if myself else user_display_name(theirs.last_translated_by) or _("Iemand")
    if isinstance(theirs, SegmentOverride):
        text = _("%(who)s veranderde hier net iets. Jouw keuze is nog niet bewaard. Kijk, en kies opnieuw.")
        messages.warning(request, text % {"who": who})
        return
    text = _("%(who)s vertaalde dit net als: “%(theirs)s”. Jouw tekst is nog niet bewaard: “%(mine)s”.")
    messages.warning(request, text % {"who": who, "theirs": theirs.data, "mine": mine})


def _sent(request: HttpRequest) -> str:
    """The posted text; empty for a deletion."""
    if request.method == "DELETE":
        return ""
    sent, _files = MultiPartParser(request.META, BytesIO(request.body), request.upload_handlers).parse()
    return sent.get("value", "")
