"""Downloads of the method. Their URLs end in a file name, which no page URL does."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.generated_files.serving import answer
from core.http import SiteRequest
from core.navigation import NavigationLink, start_page
from core.publishing import published_pages
from core.reader_roles import read_role, role_query
from methode.citations.formats import Citation
from methode.citations.pages import cite
from methode.handbook import freeze_version, tool_sheet, work_sheet
from methode.handbook.contents import WHOLE
from methode.handbook.pdf import key_of
from methode.handbook.versions import cited_version, frozen_version
from methode.models import MethodPage, ToolPage, WorkFormIndexPage, WorkFormPage


@require_safe
def handbook_pdf(request: SiteRequest, path: str) -> HttpResponse:
    """The handbook of a method page, in the edition that the query string names."""
    page = published_at(MethodPage, request, path)
    role = read_role(request.GET)
    whole = NavigationLink(_("Lees alles op één pagina"), f"{page.get_url(request)}{WHOLE}{role_query(role)}")
    return answer(request, key_of(page.locale.language_code, role), f"{_('handboek')}.pdf", whole)


@require_safe
def work_sheet_pdf(request: SiteRequest, path: str) -> HttpResponse:
    """One work form, for printing."""
    page = published_at(WorkFormPage, request, path)
    return answer(
        request,
        work_sheet.key_of(page),
        f"{page.slug}.pdf",
        NavigationLink(page.title, page.get_url(request)),
    )


@require_safe
def work_sheets_pdf(request: SiteRequest, path: str) -> HttpResponse:
    """All work forms of an index page, for printing."""
    page = published_at(WorkFormIndexPage, request, path)
    return answer(
        request,
        work_sheet.key_of(page),
        f"{page.slug}.pdf",
        NavigationLink(page.title, page.get_url(request)),
    )


@require_safe
def tool_pdf(request: SiteRequest, path: str) -> HttpResponse:
    """One tool, for printing."""
    page = published_at(ToolPage, request, path)
    link = NavigationLink(page.title, page.get_url(request))
    return answer(request, tool_sheet.key_of(page), f"{page.slug}.pdf", link)


@require_safe
def tool_odt(request: SiteRequest, path: str) -> HttpResponse:
    """One tool, for filling in."""
    from methode.handbook import tool_odt  # its library takes twelve megabytes, and few ask for such a file

    page = published_at(ToolPage, request, path)
    return as_odt(tool_odt.tool(page, page.locale.language_code), page.slug)


@require_safe
def work_sheet_odt(request: SiteRequest, path: str) -> HttpResponse:
    """One work form, for editing. Generated on request, in a few hundredths of a second."""
    from methode.handbook import odt  # its library takes twelve megabytes, and few ask for such a file

    page = published_at(WorkFormPage, request, path)
    texts = work_sheet.odt_context(page, request.at)
    return as_odt(odt.work_sheet(texts, page.locale.language_code), page.slug)


def as_odt(file: bytes, name: str) -> HttpResponse:
    response = HttpResponse(file, content_type="application/vnd.oasis.opendocument.text")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.odt"'
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def frozen_pdf(request: SiteRequest, path: str, slug: str) -> HttpResponse:
    """A frozen version as PDF."""
    page = published_at(MethodPage, request, path)
    frozen = frozen_version(page, slug)
    version = NavigationLink(str(frozen), f"{page.get_url(request)}versies/{slug}/")
    return answer(request, freeze_version.key_of(frozen), f"{_('handboek')}-{slug}.pdf", version)


@require_safe
def citation_page(request: SiteRequest, path: str) -> HttpResponse:
    """How to cite a page of the method."""
    found = method_page_at(request, path)
    citation = cite(found, request)
    title = _("Zo verwijs je hiernaar")
    return render(request, "pages/citation.html", {"page": found, "citation": citation, "title": title})


@require_safe
def cite_page(request: SiteRequest, path: str, kind: str) -> HttpResponse:
    """The citation of a page, for reference managers."""
    found = method_page_at(request, path)
    return as_file(cite(found, request), kind, found.slug)


@require_safe
def cite_version(request: SiteRequest, path: str, slug: str, kind: str) -> HttpResponse:
    page = published_at(MethodPage, request, path)
    citation = cited_version(frozen_version(page, slug), page, request)
    return as_file(citation, kind, f"{page.slug}-{slug}")


def method_page_at(request: SiteRequest, path: str) -> Page:
    """Raises Http404 if the page is not part of the method."""
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
    """The published page at this path in the visitor's language. Raises Http404."""
    language = get_language() or "nl"
    home = start_page(request, language)
    if home is None:
        raise Http404
    pages = published_pages(request.at) if model is Page else model.objects.published(request.at)
    page: P | None = pages.select_related("locale").filter(url_path=f"{home.url_path}{path}").first()
    if page is None:
        raise Http404
    return page
