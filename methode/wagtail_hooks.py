"""The glossary and freezing of versions in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.ui.tables import LocaleColumn, UpdatedAtColumn
from wagtail.snippets.models import register_snippet

from core.admin.menu import METHOD_MENU
from core.admin.reports import ReportGroup, ReportMenuItem
from core.admin.viewsets import NotChosen
from core.edit_conflicts.detection import GuardedSnippetEdit
from core.help.screens import explain
from methode.dashboard_shortcuts import change_step
from methode.glossary.unexplained_terms import ExplainWord, difficult_words, may_explain
from methode.handbook.versioning_admin import freeze_button, freeze_version
from methode.models import (
    GlossaryPage,
    MethodPage,
    StepPage,
    Term,
    ToolIndexPage,
    ToolPage,
    WorkFormIndexPage,
    WorkFormPage,
)
from methode.step_copies import number_the_copy, say_why_a_step_cannot_move


class TermViewSet(NotChosen):
    """Terms with drafts, history, moderation, locking, translation and usage."""

    model = Term
    add_view_class = ExplainWord
    edit_view_class = GuardedSnippetEdit
    icon = "help"
    menu_label = _("Begrippen")
    menu_order = 20
    menu_hook = METHOD_MENU
    list_display = ["name", "explanation", LocaleColumn(), UpdatedAtColumn()]
    list_filter = ["live"]
    search_fields = ["name", "explanation"]
    search_backend_name = None
    ordering = ["name"]
    list_per_page = 50
    inspect_view_enabled = True
    copy_view_enabled = False
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    MultiFieldPanel([FieldPanel("name"), FieldPanel("slug")], _("Woord")),
                    FieldPanel("explanation"),
                ],
                heading=_("Inhoud"),
            ),
            ObjectList([PublishingPanel()], heading=_("Wanneer op de site")),
        ]
    )


register_snippet(TermViewSet)

hooks.register("register_page_header_buttons", freeze_button)
hooks.register("after_copy_page", number_the_copy)
hooks.register("before_move_page", say_why_a_step_cannot_move, order=-10)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("methode/<int:pk>/vaststellen/", freeze_version, name="methode_freeze"),
        path("moeilijke-woorden/", difficult_words, name="methode_difficult_words"),
    ]


@hooks.register("register_reports_menu_item")
def words_to_explain() -> MenuItem:
    return ReportMenuItem(
        _("Moeilijke woorden"),
        reverse("methode_difficult_words"),
        group=ReportGroup.UPKEEP,
        answers=_("Welke moeilijke woorden legt de site nog niet uit?"),
        may_open=may_explain,
        icon_name="help",
        order=940,
    )


class StepsMenuItem(MenuItem):
    """The steps of the method, for who may edit them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return self._found(request) is not None

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        return LinkMenuItem(self.name, self.label, self._found(request), icon_name=self.icon_name)

    def _found(self, request: HttpRequest) -> str | None:
        """The URL; a menu asks three times whether an item is shown."""
        if "steps_url" not in vars(request):
            vars(request)["steps_url"] = change_step(request.user)
        return vars(request)["steps_url"]


@hooks.register(METHOD_MENU)
def steps_in_the_menu() -> MenuItem:
    return StepsMenuItem(_("Stappen"), "", name="steps", icon_name="list-ol", order=10)


explain(
    "een-stap-van-de-methode-veranderen",
    models=[MethodPage, StepPage, WorkFormIndexPage, WorkFormPage, ToolIndexPage, ToolPage],
)
explain("het-handboek-en-de-versies", views=["methode_freeze"])
explain("tips-reacties-en-berichten", models=[GlossaryPage, Term], views=["methode_difficult_words"])
