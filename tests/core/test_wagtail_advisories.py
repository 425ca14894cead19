"""Vulnerabilities that Wagtail fixed in 2026 are closed here, by version and by behaviour."""

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.models import Collection, CollectionViewRestriction, GroupPagePermission, Page

from core.models import SiteDocument, StandardPage
from wijken.directory.models import Listing

pytestmark = pytest.mark.django_db
SECRET = "Kruidnagelgeheim"


@pytest.fixture
def volunteer(demo: None, client: Client) -> Client:
    """A user who may change records but no pages."""
    client.force_login(User.objects.get(username="vrijwilliger"))
    return client


@pytest.fixture
def reader(demo: None) -> Client:
    """A user with admin access and no other permission."""
    user = User.objects.create_user("lezer", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def draft(demo: None) -> StandardPage:
    page = StandardPage.objects.filter(live=True).first()
    page.intro = SECRET
    page.save_revision()
    return page


def assert_nothing_told(response: object) -> None:
    assert response.status_code == 302  # type: ignore[attr-defined]
    assert SECRET not in response.text  # type: ignore[attr-defined]


def test_cve_2026_28222_no_table_block_takes_a_class_of_the_editor() -> None:
    assert not apps.is_installed("wagtail.contrib.table_block")
    assert not [path for _name, path in settings.BODY_BLOCKS if "table" in path.lower()]


def test_cve_2026_28223_simple_translation_is_not_here() -> None:
    assert not apps.is_installed("wagtail.contrib.simple_translation")


def test_cve_2026_44197_comparing_versions_asks_for_permission(volunteer: Client, draft: Page) -> None:
    first, last = draft.revisions.first().pk, draft.latest_revision.pk
    for pair in ((first, last), ("live", last), ("earliest", "latest")):
        assert_nothing_told(
            volunteer.get(reverse("wagtailadmin_pages:revisions_compare", args=(draft.pk, *pair)))
        )


def test_cve_2026_44198_history_asks_for_permission(volunteer: Client, draft: Page) -> None:
    for name in ("history", "history_results"):
        response = volunteer.get(reverse(f"wagtailadmin_pages:{name}", args=(draft.pk,)))
        assert response.status_code == 302, name


def test_cve_2026_44199_there_are_no_form_submissions_to_delete() -> None:
    assert not apps.is_installed("wagtail.contrib.forms")


def test_cve_2026_44200_copying_a_page_asks_for_permission(volunteer: Client, draft: Page) -> None:
    before = Page.objects.count()
    address = reverse("wagtailadmin_pages:copy", args=(draft.pk,))
    sent = {"new_title": "x", "new_slug": "x", "new_parent_page": draft.get_parent().pk}
    assert_nothing_told(volunteer.get(address))
    assert_nothing_told(volunteer.post(address, sent))
    assert Page.objects.count() == before


@pytest.mark.parametrize("app", ["wagtail.api.v2", "wagtail.api.v3", "wagtail.api"])
def test_cve_2026_44201_and_ghsa_3vrh_m9w7_v94f_no_wagtail_api_answers_visitors(
    client: Client, app: str
) -> None:
    assert not apps.is_installed(app)
    for address in ("/api/v2/pages/", "/api/v2/images/", "/api/v2/documents/", "/api/"):
        assert client.get(address).status_code == 404, address
    assert client.get("/beheer/api/main/pages/").status_code == 302


def test_ghsa_3vrh_m9w7_v94f_the_editors_api_tells_a_volunteer_no_drafts(
    volunteer: Client, draft: Page
) -> None:
    hidden = StandardPage(title=SECRET, live=False)
    draft.get_parent().add_child(instance=hidden)
    for address in ("/beheer/api/main/pages/?fields=*", f"/beheer/api/main/pages/{hidden.pk}/"):
        assert SECRET not in volunteer.get(address).text


def test_cve_2026_54259_chosen_tells_nothing_of_a_private_file(reader: Client) -> None:
    hidden = a_private_document()
    for name in ("wagtaildocs_chooser:chosen", "wagtailimages_chooser:chosen"):
        assert SECRET not in reader.get(reverse(name, args=(hidden.pk,))).text


def a_private_document(depth: int = 1) -> SiteDocument:
    """A document in a collection for certain users, or ``depth`` collections below it."""
    collection = Collection.get_first_root_node()
    for level in range(depth):
        collection = collection.add_child(name=f"Besloten {level}")
        if level == 0:
            CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    file = ContentFile(SECRET.encode(), name=f"{SECRET}.txt")
    return SiteDocument.objects.create(title=SECRET, file=file, collection=collection)


def test_ghsa_c2xx_cjmh_9q8f_private_is_private_further_down_too(demo: None, client: Client) -> None:
    for depth in (1, 2, 3):
        document = a_private_document(depth)
        response = client.get(document.url)
        assert response.status_code == 302, depth
        assert client.get(document.file.url).status_code == 404, depth


def test_cve_2026_54260_and_54263_nobody_outside_asks_for_pictures_in_other_sizes(client: Client) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("wagtailimages_serve", args=("signature", 1, "max-1x1"))
    assert "wagtailimages_serve" not in get_resolver().reverse_dict
    for address in ("/beheer/images/1/generate_url/", "/beheer/images/1/preview/width-9999/"):
        assert client.get(address).status_code == 302, address


def test_cve_2026_54261_a_preview_asks_for_permission(volunteer: Client, draft: Page) -> None:
    for address in (
        reverse("wagtailadmin_pages:view_draft", args=(draft.pk,)),
        reverse("wagtailadmin_pages:preview_on_edit", args=(draft.pk,)),
        reverse("wagtailadmin_pages:revisions_view", args=(draft.pk, draft.latest_revision.pk)),
    ):
        assert_nothing_told(volunteer.get(address))
        assert SECRET not in volunteer.post(address, {"title": SECRET}).text


def test_cve_2026_54262_and_ghsa_jm5p_translating_asks_for_permission(volunteer: Client, draft: Page) -> None:
    before = Page.objects.count()
    address = reverse("wagtail_localize:submit_page_translation", args=(draft.pk,))
    assert_nothing_told(volunteer.get(address))
    assert_nothing_told(volunteer.post(address, {"locales": [1, 2]}))
    assert Page.objects.count() == before


def test_ghsa_92hv_j533_69wc_the_fingerprint_of_a_document_is_no_search_word(reader: Client) -> None:
    document = a_private_document()
    document._set_document_file_metadata()
    document.save()
    for address in (f"/beheer/documents/?q={document.file_hash}", f"/?zoek={document.file_hash}"):
        assert SECRET not in reader.get(address).text


def test_ghsa_x5cx_w6p2_mxf2_copying_a_fact_asks_for_permission(reader: Client) -> None:
    listing = Listing.objects.first()
    try:
        address = reverse(listing.snippet_viewset.get_url_name("copy"), args=(listing.pk,))
    except NoReverseMatch:
        return
    before = Listing.objects.count()
    assert_nothing_told(reader.get(address))
    assert_nothing_told(reader.post(address, {"name": SECRET}))
    assert Listing.objects.count() == before


def test_the_volunteer_of_these_tests_has_nothing_to_say_about_pages(volunteer: Client) -> None:
    user = User.objects.get(username="vrijwilliger")
    assert not GroupPagePermission.objects.filter(group__in=user.groups.all()).exists()
    assert not user.is_superuser
    assert volunteer.get("/beheer/").status_code == 200


def test_an_editor_does_reach_what_the_volunteer_may_not(demo: None, client: Client, draft: Page) -> None:
    """A control: without it the refusals above would prove nothing."""
    client.force_login(User.objects.get(username="redacteur"))
    pair = (draft.pk, "earliest", "latest")
    assert client.get(reverse("wagtailadmin_pages:revisions_compare", args=pair)).status_code == 200
    assert SECRET in client.get(reverse("wagtailadmin_pages:view_draft", args=(draft.pk,))).text
