"""Files of the method. Their addresses end in a file name, which no page can have."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.http import SiteRequest
from core.made_files import answer
from core.navigation import Link, home_page
from core.publishing import published_pages
from core.reader_roles import read_role, role_query
from methode.citing import Citation
from methode.handbook import freezing, open_document, work_sheet
from methode.handbook.contents import WHOLE
from methode.handbook.paper import key_of
from methode.handbook.versions import cited_version, frozen_version
from methode.models import MethodPage, WorkFormIndexPage, WorkFormPage


@require_safe
def handbook_pdf(request: SiteRequest, path: str) -> HttpResponse:
    """The handbook below a page of the method, in the edition that the address names."""
    page = published_at(MethodPage, request, path)
    role = read_role(request.GET)
    whole = Link(_("Lees alles op één pagina"), f"{page.get_url(request)}{WHOLE}{role_query(role)}")
    return answer(request, key_of(page.locale.language_code, role), f"{_('handboek')}.pdf", whole)


@require_safe
def work_sheet_pdf(request: SiteRequest, path: str) -> HttpResponse:
    """One work form to print."""
    page = published_at(WorkFormPage, request, path)
    return answer(
        request, work_sheet.key_of(page), f"{page.slug}.pdf", Link(page.title, page.get_url(request))
    )


@require_safe
def work_sheets_pdf(request: SiteRequest, path: str) -> HttpResponse:
    """All work forms of one overview to print."""
    page = published_at(WorkFormIndexPage, request, path)
    return answer(
        request, work_sheet.key_of(page), f"{page.slug}.pdf", Link(page.title, page.get_url(request))
    )


@require_safe
def work_sheet_odt(request: SiteRequest, path: str) -> HttpResponse:
    """One work form to change. It is made at once: that takes a few hundredths of a second."""
    page = published_at(WorkFormPage, request, path)
    texts = work_sheet.odt_context(page, request.at)
    file = open_document.work_sheet(texts, page.locale.language_code)
    response = HttpResponse(file, content_type="application/vnd.oasis.opendocument.text")
    response.headers["Content-Disposition"] = f'attachment; filename="{page.slug}.odt"'
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def frozen_pdf(request: SiteRequest, path: str, slug: str) -> HttpResponse:
    """A frozen version on paper."""
    page = published_at(MethodPage, request, path)
    frozen = frozen_version(page, slug)
    version = Link(str(frozen), f"{page.get_url(request)}versies/{slug}/")
    return answer(request, freezing.key_of(frozen), f"{_('handboek')}-{slug}.pdf", version)


@require_safe
def citation_page(request: SiteRequest, path: str) -> HttpResponse:
    """How to name a page of the method, on a page of its own."""
    found = method_page_at(request, path)
    citation = found.reading_class(found, request).citation
    title = _("Zo verwijs je hiernaar")
    return render(request, "pages/citation.html", {"page": found, "citation": citation, "title": title})


@require_safe
def cite_page(request: SiteRequest, path: str, kind: str) -> HttpResponse:
    """A page of the method for a reference manager."""
    found = method_page_at(request, path)
    return as_file(found.reading_class(found, request).citation, kind, found.slug)


@require_safe
def cite_version(request: SiteRequest, path: str, slug: str, kind: str) -> HttpResponse:
    page = published_at(MethodPage, request, path)
    citation = cited_version(frozen_version(page, slug), page, request)
    return as_file(citation, kind, f"{page.slug}-{slug}")


def method_page_at(request: SiteRequest, path: str) -> Any:
    """Raises Http404 for a page of another room."""
    found = published_at(Page, request, path).specific
    if not hasattr(found, "reading_class"):
        raise Http404
    return found


def as_file(citation: Citation, kind: str, name: str) -> HttpResponse:
    text, kind_of_file = {
        "bib": (citation.bibtex, "application/x-bibtex"),
        "ris": (citation.ris, "application/x-research-info-systems"),
    }[kind]
    response = HttpResponse(text, content_type=f"{kind_of_file}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def published_at[P: Page](model: type[P], request: SiteRequest, path: str) -> P:
    """The page at this address in the visitor's language, if the public may see it. Raises Http404."""
    language = get_language() or "nl"
    home = home_page(request, language)
    if home is None or home.locale.language_code != language:
        raise Http404
    pages = published_pages(request.at) if model is Page else model.objects.published(request.at)
    page: P | None = pages.select_related("locale").filter(url_path=f"{home.url_path}{path}").first()
    if page is None:
        raise Http404
    return page
