"""Tells the hints for editors which words the glossary explains."""

from collections.abc import Iterator

from django.utils import timezone
from wagtail.models import Page

from methode.glossary_in_text import forms
from methode.models import Term


def forms_of_all_words(page: Page) -> Iterator[str]:
    """Of the words in the language of ``page``, as texts may use them."""
    for term in Term.objects.published(timezone.now()).filter(locale_id=page.locale_id):
        yield from forms(term.name, page.locale.language_code)
