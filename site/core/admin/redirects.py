"""Disable the import of redirects: Wagtail unpacks a whole workbook in the request, without a size limit.

Nobody needs it here: moving or renaming a page creates a redirect, and the few others are typed in.
"""

from typing import NoReturn

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from wagtail.admin.widgets.button import Button
from wagtail.contrib.redirects.views import IndexView


class RedirectsView(IndexView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        gone = reverse("wagtailredirects:start_import")
        return [button for button in super().header_more_buttons if button.url != gone]


def no_import(request: HttpRequest) -> NoReturn:
    raise Http404


def urls() -> list[URLPattern]:
    """Matched before Wagtail's own URLs, because this app comes first in INSTALLED_APPS."""
    return [
        path("redirects/", RedirectsView.as_view()),
        path("redirects/import/", no_import),
        path("redirects/import/process/", no_import),
    ]
