"""The handbook on paper: the whole method as one tagged PDF, for everyone and in an edition for each role."""

from datetime import datetime

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail.models import Site

from core.http import SiteRequest
from core.made_files import NothingToMakeError, Paper, makes, want, want_again
from core.reader_roles import Role, role_query
from methode.handbook.contents import Handbook
from methode.models import MethodPage

KIND = "handboek"
EVERYONE = "iedereen"


def key_of(language: str, role: Role | None) -> str:
    """Which file it is: ``handboek/nl/vrijwilliger``."""
    return f"{KIND}/{language}/{role.value if role else EVERYONE}"


@makes(KIND, _lazy("Handboek"), holds_stories=False)
def handbook(name: str, at: datetime) -> Paper:
    """The edition called ``nl/vrijwilliger``, from what is public at ``at``."""
    language, _slash, reader = name.partition("/")
    page = MethodPage.objects.published(at).filter(locale__language_code=language).first()
    if page is None:
        raise NothingToMakeError
    return paper_of(page, Role(reader) if reader in Role.values else None, language, at)


def paper_of(page: MethodPage, role: Role | None, language: str, at: datetime) -> Paper:
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
        return Paper(render_to_string("print/handbook.html", context), title, language)


def request_at(at: datetime, role: Role | None = None) -> SiteRequest:
    """What a reading needs to know of a visitor, where there is none."""
    request = SiteRequest()
    request.method, request.path, request.at = "GET", "/", at
    request.GET = QueryDict(role_query(role).lstrip("?"))
    # Wagtail's own place to keep the answer (Site.find_for_request).
    request._wagtail_site = Site.objects.filter(is_default_site=True).first()  # type: ignore[attr-defined]
    return request


def method_changed(language: str) -> None:
    """Ask for the handbook in this language, and for the role editions that somebody once asked for."""
    want(key_of(language, None))
    want_again(f"{KIND}/{language}/")
