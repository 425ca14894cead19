"""The whole guide as a PDF, to print."""

from datetime import datetime

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from core.generated_files.registry import PdfDocument, makes
from core.generated_files.requests import want
from core.generated_files.serving import answer
from core.help.guide import editors_guide
from core.http import SiteRequest
from core.models import MadeFile
from core.navigation import NavigationLink

KIND = "handleiding"
LANGUAGE = "nl"
KEY = f"{KIND}/{LANGUAGE}"


@makes(KIND, _("Handleiding"))
def guide_document(name: str, at: datetime) -> PdfDocument:
    guide = editors_guide()
    return PdfDocument(render_to_string("print/editors_guide.html", {"guide": guide}), guide.title, LANGUAGE)


@require_safe
def guide_pdf(request: SiteRequest) -> HttpResponse:
    """Requested again when the text differs from what was printed: after an update of the site."""
    made = MadeFile.objects.without_content().filter(key=KEY).first()
    now = guide_document(LANGUAGE, request.at).with_untranslated_marked()
    if made is not None and made.exists and not made.is_wanted and made.fingerprint != now.fingerprint:
        want(KEY)
    return answer(request, KEY, f"{KIND}.pdf", NavigationLink(now.title, reverse("core_help")))
