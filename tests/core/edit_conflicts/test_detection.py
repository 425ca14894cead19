"""Two editors at one record: the second is told, sees the difference and chooses. Without JavaScript."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, TaskState
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import querydict_from_html

from config.roles import EDITORS, VOLUNTEERS
from core.edit_conflicts.detection import GuardedSnippetEdit
from core.models import StandardPage
from wijken.directory.models import Listing, Neighbourhood, Organisation, SchoolHoliday, TeamMember

FORMS = ("page-edit-form", "w-editor-form")


class Editor:
    """A user's browser with one open form."""

    def __init__(self, name: str, group: str = EDITORS) -> None:
        self.user = get_user_model().objects.create(username=name, first_name=name)
        self.user.groups.add(Group.objects.get(name=group))
        self.browser = Client()
        self.browser.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")

    def open(self, url: str) -> None:
        self.url = url
        self.form = self.form_in(self.browser.get(url))

    @staticmethod
    def form_in(response: HttpResponse) -> QueryDict:
        """The fields of the form. Wagtail builds StreamField blocks by script, so there are none."""
        html = response.content.decode()
        form = querydict_from_html(html, form_id=next(name for name in FORMS if f'id="{name}"' in html))
        form["body-count"] = "0"
        return form

    def press(self, button: str = "", **typed: str) -> HttpResponse:
        data = self.form.copy()
        for name, value in typed.items():
            data[name] = value
        if button:
            data[button] = "1"
        return self.browser.post(self.url, data)

    def keep_by_itself(self, **typed: str) -> HttpResponse:
        """The request of Wagtail's autosave: the ordinary form, with a JSON response."""
        data = self.form.copy()
        for name, value in typed.items():
            data[name] = value
        return self.browser.post(self.url, data, headers={"accept": "application/json"})

    def choose(self, asked: HttpResponse, choice: str = "") -> HttpResponse:
        """Press a button on the conflict page."""
        html = asked.content.decode()
        data = querydict_from_html(
            html, form_index=html[: html.index("conflict__choices")].count("<form") - 1
        )
        data.pop("conflict", None)
        if choice:
            data["conflict"] = choice
        return self.browser.post(self.url, data)


@pytest.fixture
def editors(roles: None, db: None) -> tuple[Editor, Editor]:
    return Editor("Anna"), Editor("Bram")


@pytest.fixture
def page(db: None) -> StandardPage:
    return Page.objects.get(depth=2).add_child(instance=StandardPage(title="Over ons", intro="Eerst."))


@pytest.fixture
def listing(db: None) -> Listing:
    return Listing.objects.create(name="Inloop", slug="inloop", kind="initiatief", summary="Eerst.")


@pytest.fixture(params=["page", "listing"])
def record(request: pytest.FixtureRequest) -> tuple[str, str, Callable[[], str]]:
    """Its URL, the field that both change, and the value of that field in the latest version."""
    thing = request.getfixturevalue(request.param)
    field = "intro" if request.param == "page" else "summary"
    url = (
        reverse("wagtailadmin_pages:edit", args=[thing.pk])
        if request.param == "page"
        else reverse(Listing.snippet_viewset.get_url_name("edit"), args=[thing.pk])
    )

    def newest() -> str:
        return getattr(type(thing).objects.get(pk=thing.pk).get_latest_revision_as_object(), field)

    return url, field, newest


def both_open(editors: tuple[Editor, Editor], url: str) -> tuple[Editor, Editor]:
    for editor in editors:
        editor.open(url)
    return editors


@pytest.mark.parametrize("button", ["", "action-publish", "action-submit"])
def test_the_second_editor_is_told_and_neither_text_is_lost(editors, record, button: str) -> None:
    url, field, newest = record
    first, second = both_open(editors, url)

    assert first.press(button, **{field: "Van Anna."}).status_code == 302
    asked = second.press(button, **{field: "Van Bram."})

    assert asked.status_code == 409
    assert newest() == "Van Anna."
    page = asked.content.decode()
    assert "Anna heeft dit om" in page
    assert "Van Bram." in page
    assert '<span class="deletion">Anna' in page
    assert '<span class="addition">Bram' in page


def test_mine_on_top_keeps_theirs_in_the_history(editors, record) -> None:
    url, field, newest = record
    first, second = both_open(editors, url)
    first.press(**{field: "Van Anna."})

    assert second.choose(second.press(**{field: "Van Bram."})).status_code == 302

    assert newest() == "Van Bram."
    history = [revision.content[field] for revision in second.user.wagtail_revisions.all()]
    assert history == ["Van Bram."]
    assert [revision.content[field] for revision in first.user.wagtail_revisions.all()] == ["Van Anna."]


def test_back_to_my_text_shows_what_i_typed_and_saves_on_top(editors, record) -> None:
    url, field, newest = record
    first, second = both_open(editors, url)
    first.press(**{field: "Van Anna."})

    back = second.choose(second.press(**{field: "Van Bram."}), "back")

    assert back.status_code == 200
    assert newest() == "Van Anna."
    page = back.content.decode()
    assert "data-beside-their-version" in page, "by itself it would replace the other version unasked"
    assert '<span class="deletion">Anna' in page and '<span class="addition">Bram' in page
    second.form = second.form_in(back)
    assert second.form[field].strip() == "Van Bram."
    assert second.press(**{field: "Van Anna en Bram."}).status_code == 302
    assert newest() == "Van Anna en Bram."


@pytest.mark.parametrize("choice", ["", "back"])
def test_a_third_who_saves_while_the_second_reads_is_not_overwritten_either(editors, record, choice) -> None:
    url, field, newest = record
    first, second = both_open(editors, url)
    third = Editor("Cora")
    first.press(**{field: "Van Anna."})
    asked = second.press(**{field: "Van Bram."})
    third.open(url)
    third.press(**{field: "Van Cora."})

    again = second.choose(asked, choice)

    assert again.status_code == 409
    assert "Cora heeft dit om" in again.content.decode()
    assert newest() == "Van Cora."


def test_an_invalid_form_does_not_allow_overwriting(editors, record) -> None:
    """Wagtail re-renders an invalid form on the latest version: the next save would overwrite it."""
    url, field, newest = record
    first, second = both_open(editors, url)
    first.press(**{field: "Van Anna."})

    asked = second.press("action-publish", **{field: "Van Bram.", "slug": "niet goed!"})

    assert asked.status_code == 409
    assert "In jouw tekst staat nog een fout" in asked.content.decode()
    assert newest() == "Van Anna."


def test_two_windows_of_the_same_editor_count_as_two(editors, record) -> None:
    url, field, newest = record
    anna, _bram = editors
    anna.open(url)
    old_form = anna.form
    anna.open(url)
    anna.press(**{field: "Eerst dit."})
    anna.form = old_form

    asked = anna.press(**{field: "Toen dat."})

    assert asked.status_code == 409
    assert "zelf al bewaard, in een ander venster" in asked.content.decode()
    assert newest() == "Eerst dit."


@pytest.mark.parametrize("button", ["", "action-publish", "action-submit"])
def test_a_windows_own_autosave_causes_no_conflict(editors, record, button: str) -> None:
    url, field, newest = record
    anna, _bram = editors
    anna.open(url)
    assert anna.keep_by_itself(**{field: "Half."}).status_code == 200

    assert anna.press(button, **{field: "Heel."}).status_code == 302
    assert newest() == "Heel."


def test_an_autosave_of_another_window_causes_a_conflict(editors, record) -> None:
    url, field, newest = record
    anna, _bram = editors
    anna.open(url)
    here = anna.form
    anna.open(url)
    assert anna.keep_by_itself(**{field: "Elders."}).status_code == 200
    anna.form = here

    assert anna.press("action-publish", **{field: "Hier."}).status_code == 409
    assert newest() == "Elders."


def test_an_autosave_that_comes_in_after_the_button_changes_nothing(editors, record) -> None:
    url, field, newest = record
    anna, _bram = editors
    anna.open(url)
    assert anna.press("action-publish", **{field: "Heel."}).status_code == 302

    assert anna.keep_by_itself(**{field: "Half."}).status_code == 400
    assert newest() == "Heel."


def test_my_text_that_i_went_back_to_keeps_itself_and_is_then_published(editors, record) -> None:
    url, field, newest = record
    first, second = both_open(editors, url)
    first.press(**{field: "Van Anna."})
    back = second.choose(second.press(**{field: "Van Bram."}), "back")
    second.form = second.form_in(back)
    assert second.keep_by_itself(**{field: "Van Anna en."}).status_code == 200

    assert second.press("action-publish", **{field: "Van Anna en Bram."}).status_code == 302
    assert newest() == "Van Anna en Bram."


def test_the_id_of_another_users_window_is_ignored(editors, record) -> None:
    url, field, newest = record
    first, second = both_open(editors, url)
    first.press(**{field: "Van Anna."})
    second.form["window"] = first.form["window"]

    assert second.press(**{field: "Van Bram."}).status_code == 409
    assert newest() == "Van Anna."


def test_a_form_for_something_new_that_kept_itself_does_not_make_it_twice(editors, db: None) -> None:
    """The submit was sent before the response to the autosave that created it: it still posts to "add"."""
    anna, _bram = editors
    anna.open(reverse(Listing.snippet_viewset.get_url_name("add")))
    typed = {"name": "Inloop", "slug": "inloop", "kind": "initiatief"}
    assert anna.keep_by_itself(**typed).status_code == 200

    assert anna.press("action-publish", **typed, summary="Heel.").status_code == 302
    assert Listing.objects.get().summary == "Heel."


def test_an_autosave_that_arrives_after_the_button_makes_no_second_one(editors, db: None) -> None:
    """Seen on a slow line: the title stood twice in the list."""
    anna, _bram = editors
    anna.open(reverse(Organisation.snippet_viewset.get_url_name("add")))
    typed = {"name": "Haken voor starters", "kind": Organisation.Kind.values[0]}
    assert anna.press("action-publish", **typed).status_code == 302

    late = anna.keep_by_itself(**typed)
    assert late.status_code == 400 and late.json()["error_code"] == "invalid_revision"
    assert Organisation.objects.get().live


def test_pressing_twice_is_no_conflict(editors, record) -> None:
    url, field, newest = record
    anna, _bram = editors
    anna.open(url)
    for _press in range(2):
        assert anna.press(**{field: "Eén keer."}).status_code == 302
    assert newest() == "Eén keer."


def test_saving_twice_one_after_the_other_is_no_conflict(editors, record) -> None:
    url, field, newest = record
    anna, _bram = editors
    for text in ("Een.", "Twee."):
        anna.open(url)
        assert anna.press(**{field: text}).status_code == 302
    assert newest() == "Twee."


def test_putting_back_an_old_version_asks_as_well(editors, page: StandardPage) -> None:
    anna, bram = editors
    old = page.save_revision()
    anna.open(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk]))
    bram.open(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    bram.press(intro="Van Bram.")

    assert anna.press("action-publish").status_code == 409
    assert StandardPage.objects.get().get_latest_revision_as_object().intro == "Van Bram."


def test_approving_what_changed_meanwhile_asks_first(editors, listing: Listing) -> None:
    anna, bram = editors
    volunteer = Editor("Vera", VOLUNTEERS)
    listing.neighbourhood = Neighbourhood.objects.create(
        name="Noord", slug="noord", latitude="52.010000", longitude="4.400000"
    )
    listing.save()
    TeamMember.objects.create(user=volunteer.user, neighbourhood=listing.neighbourhood)
    url = reverse(Listing.snippet_viewset.get_url_name("edit"), args=[listing.pk])
    volunteer.open(url)
    volunteer.press("action-submit", summary="Voorstel.")
    for reviewer in (anna, bram):
        reviewer.open(url)
    assert bram.press(summary="Beter voorstel.").status_code == 302
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}

    asked = anna.press(**approve)

    assert asked.status_code == 409
    assert not Listing.objects.get().live or Listing.objects.get().summary == "Eerst."
    anna.open(url)
    assert anna.press(**approve).status_code == 302
    assert Listing.objects.get().summary == "Beter voorstel."
    assert TaskState.objects.get().status == TaskState.STATUS_APPROVED


def test_somebody_who_confirms_disturbs_nobody_who_edits(editors, listing: Listing) -> None:
    anna, bram = editors
    anna.open(reverse(Listing.snippet_viewset.get_url_name("edit"), args=[listing.pk]))
    bram.browser.post(reverse("directory_confirm", args=[listing.pk]))

    assert anna.press("action-publish", summary="Van Anna.").status_code == 302

    listing.refresh_from_db()
    assert listing.summary == "Van Anna."
    assert listing.checked_on is not None


def test_records_without_revisions_are_guarded_by_their_history(editors) -> None:
    anna, bram = editors
    add = reverse(SchoolHoliday.snippet_viewset.get_url_name("add"))
    dates = {"first_day": "2026-12-19", "last_day": "2027-01-03"}
    anna.browser.post(add, {"name": "Kerst", **dates})
    url = reverse(SchoolHoliday.snippet_viewset.get_url_name("edit"), args=[SchoolHoliday.objects.get().pk])
    both_open(editors, url)
    assert anna.press(name="Kerstvakantie").status_code == 302

    asked = bram.press(name="Wintervakantie")

    assert asked.status_code == 409
    assert SchoolHoliday.objects.get().name == "Kerstvakantie"
    assert bram.choose(asked).status_code == 302
    assert SchoolHoliday.objects.get().name == "Wintervakantie"


def test_every_screen_for_editing_is_guarded() -> None:
    anybody = get_user_model()(is_superuser=True)
    for model in get_snippet_models():
        if not policy_registry.get_by_type(model).user_has_permission(anybody, "change"):
            continue
        viewset = model.snippet_viewset
        assert issubclass(viewset.edit_view_class, GuardedSnippetEdit), model
        assert issubclass(viewset.revisions_revert_view_class, GuardedSnippetEdit), model
