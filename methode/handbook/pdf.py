"""The handbook: the whole method as one tagged PDF, with an edition per role."""

from datetime import datetime

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail.models import Site

from core.generated_files.registry import NothingToMakeError, PdfDocument, makes
from core.generated_files.requests import want, want_again
from core.http import SiteRequest
from core.reader_roles import ReaderRole, role_query
from methode.handbook.contents import Handbook
from methode.models import MethodPage

KIND = "handboek"
EVERYONE = "iedereen"


def key_of(language: str, role: ReaderRole | None) -> str:
    """The key of the generated file: ``handboek/nl/vrijwilliger``."""
    return f"{KIND}/{language}/{role.value if role else EVERYONE}"


@makes(KIND, _lazy("Handboek"))
def handbook(name: str, at: datetime) -> PdfDocument:
    """Generate the edition ``nl/vrijwilliger`` from what is public at ``at``."""
    language, _slash, reader = name.partition("/")
    page = MethodPage.objects.published(at).filter(locale__language_code=language).first()
    if page is None:
        raise NothingToMakeError
    return paper_of(page, ReaderRole(reader) if reader in ReaderRole.values else None, language, at)


def paper_of(page: MethodPage, role: ReaderRole | None, language: str, at: datetime) -> PdfDocument:
    with translation.override(language):
        book = Handbook(page, request_at(at, role))
        title = (
            page.title
            if role is None
            else _("%(title)s: editie voor de %(role)s")
            % {
                "title": page.title,
                "role": str(role.label).lower(),
            }
        )
        context = {"page": page, "book": book, "title": title, "at": at, "request": book.request}
        return PdfDocument(render_to_string("print/handbook.html", context), title, language)


def request_at(at: datetime, role: ReaderRole | None = None) -> SiteRequest:
    """A request for rendering outside a request."""
    request = SiteRequest()
    request.method, request.path, request.at = "GET", "/", at
    request.GET = QueryDict(role_query(role).lstrip("?"))
    # Where Wagtail itself caches the site (Site.find_for_request).
    request._wagtail_site = Site.objects.filter(is_default_site=True).first()  # type: ignore[attr-defined]
    return request


def method_changed(language: str) -> None:
    """Request the handbook in this language again, and every role edition that was ever requested."""
    want(key_of(language, None))
    want_again(f"{KIND}/{language}/")
