"""Letters to the coalition in the admin menu."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from coalition.admin_views import letter, letters, may_answer
from core.admin.menu import RESIDENTS_MENU
from core.admin.menu_items import PermittedMenuItem
from core.help.screens import explain


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("coalitie/", letters, name="coalition_letters"),
        path("coalitie/<int:pk>/", letter, name="coalition_letter"),
    ]


@hooks.register(RESIDENTS_MENU)
def letters_menu_item() -> MenuItem:
    return PermittedMenuItem(
        _("Coalitie"), reverse("coalition_letters"), may_open=may_answer, icon_name="mail", order=260
    )


explain("tips-reacties-en-berichten", views=["coalition_letters", "coalition_letter"])
