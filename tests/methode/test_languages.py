"""The method in a second language, translated through wagtail-localize."""

from collections.abc import Callable

import pytest
from django.utils import translation
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import HomePage
from methode.models import MethodPage, StepPage
from tests.methode.steps.test_context import next_links

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(home: HomePage) -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]


def translate(thing: HomePage | MethodPage | StepPage, locale: Locale) -> None:
    """Prefix every segment with 'EN'."""
    source, _created = TranslationSource.update_or_create_from_instance(thing)
    made = Translation.objects.create(source=source, target_locale=locale)
    for segment in source.stringsegment_set.exclude(context__path="slug"):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": f"EN {segment.string.data}", "translation_type": "manual"},
        )
    made.save_target(publish=True)


def test_a_translated_step_keeps_its_number_and_its_neighbours_are_translated_too(
    home: HomePage,
    method: MethodPage,
    english: Locale,
    add_step: Callable[..., StepPage],
    add_work_form: Callable,
    read: Callable[[str], str],
    django_capture_on_commit_callbacks: Callable,
) -> None:
    form = add_work_form("Buurttafel")
    steps = [add_step(1, work_forms=[form]), add_step(2), add_step(3)]
    add_step(3, steps[2], code="3a")
    for thing in (home, method, steps[0], steps[2]):
        thing.refresh_from_db()
        with django_capture_on_commit_callbacks(execute=True):
            translate(thing, english)
    step = StepPage.objects.get(locale=english, number=1)
    assert [each.title for each in step.work_forms.all()] == ["Buurttafel"]
    page = read("/en/methode/stap-1/")
    assert next_links(page) == ["/en/methode/stap-3/"]
    assert "Stap 2 heet zo" not in page
    assert "Waarvoor Buurttafel is." not in page, "a Dutch work form on an English page"
    assert next_links(read("/methode/stap-3/")) == ["/methode/stap-2/"]
    with translation.override("nl"):
        assert "/en/" not in "".join(next_links(read("/methode/stap-1/")))
