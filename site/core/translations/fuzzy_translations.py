"""When a Dutch sentence changes, offer its old translation as the start of the new one.

wagtail-localize keeps the translation of the old sentence, but shows the new one as untranslated. Here the
old text becomes a translation "with an error": the editor of wagtail-localize shows it with a message,
visitors do not see it, and saving it, changed or not, makes it valid.
"""

from __future__ import annotations

from html import unescape

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.html import escape, strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.strings import StringValue, validate_translation_links

from core.translations.changed_words import marked, similarity

ALIKE = 0.4
"""Below this similarity it is another sentence, whose translation is quicker to write than to amend."""


def sentence_left(instance: StringSegment, **kwargs: object) -> None:
    """Handles the end of a segment: the source has all its new segments by then."""
    for translation in StringTranslation.objects.filter(
        translation_of=instance.string_id, context=instance.context_id
    ).select_related("translation_of"):
        offer(translation, instance)


def offer(translation: StringTranslation, segment: StringSegment) -> None:
    """Put ``translation`` in the box of the sentence that took the place of ``segment``."""
    first = _as_it_was_translated(translation)
    old = text_of(first.translation_of.data)
    waiting = _untranslated(segment, translation)
    scored = [(similarity(old, text_of(each.string.data)), each) for each in waiting]
    likeness, new = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if new is None or (likeness < ALIKE and len(scored) > 1):
        return
    StringTranslation.objects.create(
        translation_of=new.string,
        locale_id=translation.locale_id,
        context_id=translation.context_id,
        data=_fitting(translation.data, new.string.data),
        translation_type=translation.translation_type,
        last_translated_by_id=translation.last_translated_by_id,
        has_error=True,
        field_error=what_changed(old, text_of(new.string.data)),
    )


def what_changed(old: str, new: str) -> str:
    with override(settings.LANGUAGE_CODE):
        return _("Het Nederlands is veranderd. Pas de vertaling aan. %(sentence)s") % {
            "sentence": marked(old, new)
        }


def _untranslated(segment: StringSegment, translation: StringTranslation) -> QuerySet[StringSegment]:
    """The sentences at the same place in the source that have no words in this language yet."""
    words = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), context=OuterRef("context"), locale=translation.locale_id
    )
    same_place = StringSegment.objects.filter(source=segment.source_id, context=segment.context_id)
    return same_place.exclude(pk=segment.pk).filter(~Exists(words)).select_related("string").order_by("order")


def _as_it_was_translated(translation: StringTranslation) -> StringTranslation:
    """The one with the Dutch that it was written for, if that changes again before somebody amended it."""
    if not translation.has_error:
        return translation
    same = StringTranslation.objects.filter(
        context=translation.context_id, locale=translation.locale_id, data=translation.data, has_error=False
    )
    return same.select_related("translation_of").order_by("-updated_at").first() or translation


def _fitting(data: str, source: str) -> str:
    """Without its mark-up if that leads to links that the new sentence does not have."""
    try:
        StringValue.from_translated_html(data)
        validate_translation_links(source, data)
    except ValueError:
        return escape(text_of(data))
    return data


def text_of(html: str) -> str:
    return " ".join(unescape(strip_tags(html.replace("<br/>", " "))).split())
