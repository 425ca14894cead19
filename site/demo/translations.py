"""The English pages of the demo, made as an editor makes them: through wagtail-localize."""

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import HomePage, StandardPage
from wijken.models import AgendaPage, NeighbourhoodIndexPage, NeighbourhoodPage, SocialMapPage


def build_english(words: dict[str, str]) -> None:
    """What is neither the method nor a story, and one neighbourhood; parents first."""
    locale = Locale.objects.get_or_create(language_code="en")[0]
    dutch = Locale.objects.get(language_code="nl")
    for model in (HomePage, SocialMapPage, AgendaPage, NeighbourhoodIndexPage, StandardPage):
        for page in model.objects.filter(locale=dutch).order_by("path"):
            translate_page(page, locale, words)
    for page in NeighbourhoodPage.objects.filter(locale=dutch, slug="pijnacker-noord"):
        translate_page(page, locale, words)
    # wagtail-localize publishes on commit, from copies made before their children existed.
    transaction.on_commit(Page.fix_tree)


def translate_page(page: Page, locale: Locale, words: dict[str, str]) -> None:
    """Translate every segment of ``page``. Raises KeyError for a segment without translation."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.get_or_create(source=source, target_locale=locale)[0]
    for segment in source.stringsegment_set.select_related("string", "context"):
        text = segment.string.data
        if "=" in text or segment.context.path == "slug":
            continue
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={
                "data": words[text],
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )
    translation.save_target(publish=True)
