"""What a translator should know who publishes a page of which nothing is translated yet."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation


def say_what_publishing_does(request: HttpRequest, instance: Page) -> None:
    """Called before wagtail-localize publishes, which says how much is missing but not what that means."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return
    translation = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale=instance.locale_id, enabled=True
    ).first()
    if translation is None or _has_a_sentence(translation):
        return
    messages.warning(
        request,
        _(
            "Er is nog geen zin vertaald. Daarom staat “%(title)s” nog niet in het %(language)s op de site. "
            "Wie het adres opent, komt op de Nederlandse pagina."
        )
        % {"title": instance, "language": translation.target_locale.get_display_name()},
    )


def _has_a_sentence(translation: Translation) -> bool:
    sentences = translation.source.stringsegment_set.exclude(context__path="slug")
    written = sentences.get_translations(translation.target_locale)
    return bool(written.filter(has_error=False).exists())
