"""The English pages of the example, made the way an editor makes them: through wagtail-localize."""

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import HomePage, StandardPage
from wijken.models import AgendaPage, NeighbourhoodIndexPage, NeighbourhoodPage, SocialMapPage


def build_english(words: dict[str, str]) -> None:
    """Home, "how it works", the social map and one neighbourhood; parents first."""
    locale = Locale.objects.get_or_create(language_code="en")[0]
    dutch = Locale.objects.get(language_code="nl")
    for page in (
        HomePage.objects.get(locale=dutch),
        StandardPage.objects.get(locale=dutch, slug="zo-werkt-het"),
        SocialMapPage.objects.get(locale=dutch),
        AgendaPage.objects.get(locale=dutch),
        NeighbourhoodIndexPage.objects.get(locale=dutch),
        NeighbourhoodPage.objects.get(locale=dutch, slug="pijnacker-noord"),
    ):
        translate_page(page, locale, words)


def translate_page(page: Page, locale: Locale, words: dict[str, str]) -> None:
    """Put every sentence of ``page`` into ``locale``. Raises KeyError for a sentence without translation."""
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
