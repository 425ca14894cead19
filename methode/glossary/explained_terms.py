"""Tell the content checks which words the glossary explains."""

from collections.abc import Iterator

from django.utils import timezone
from wagtail.models import Page

from methode.glossary.annotation import forms
from methode.glossary.models import Term


def forms_of_all_words(page: Page) -> Iterator[str]:
    """All forms of the terms in the language of ``page``."""
    for term in Term.objects.published(timezone.now()).filter(locale_id=page.locale_id):
        yield from forms(term.name, page.locale.language_code)
