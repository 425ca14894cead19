"""A tool as a PDF, to print and use."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _lazy

from core.generated_files.registry import NothingToMakeError, PdfDocument, makes
from methode.models import ToolPage

KIND = "hulpmiddel"


def key_of(page: ToolPage) -> str:
    """The key of the generated file; a translation is another page, so another file."""
    return f"{KIND}/{page.pk}"


@makes(KIND, _lazy("Hulpmiddel"))
def tool_sheet(name: str, at: datetime) -> PdfDocument:
    page = ToolPage.objects.published(at).filter(pk=name).select_related("locale").first()
    if page is None:
        raise NothingToMakeError
    language = page.locale.language_code
    with translation.override(language):
        return PdfDocument(render_to_string("print/tool.html", {"page": page}), page.title, language)
