"""Letters to the coalition, in the editors' menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from coalition.answering import letter, letters, may_answer


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("coalitie/", letters, name="coalition_letters"),
        path("coalitie/<int:pk>/", letter, name="coalition_letter"),
    ]


class LettersMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_answer(request.user)


@hooks.register("register_admin_menu_item")
def letters_menu_item() -> MenuItem:
    return LettersMenuItem(_("Coalitie"), reverse("coalition_letters"), icon_name="mail", order=260)
