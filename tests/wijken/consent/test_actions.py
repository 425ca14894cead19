"""Withdrawing consent: one action removes a story everywhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Pillow
from wagtail.models import Locale, ReferenceIndex
from wagtail.rich_text import RichText

from core.generated_files.registry import KINDS
from core.models import MadeFile, SiteDocument, SiteImage
from methode.handbook.freeze_version import freeze
from methode.models import MethodPage, ToolIndexPage, ToolPage, WorkFormIndexPage, WorkFormPage
from tests.wijken.conftest import Town
from wijken.models import StoryPage

Read = Callable[..., str]
STORY = "/wijken/noord/verhalen/samen-eten/"
SECRET = "Mijn buurvrouw Truus"


@pytest.fixture
def picture(town: Town, tmp_path: Path, settings: object) -> SiteImage:
    settings.MEDIA_ROOT = str(tmp_path)  # type: ignore[attr-defined]
    file = tmp_path / "truus.png"
    Pillow.new("RGB", (60, 40), "green").save(file)
    with file.open("rb") as opened:
        return SiteImage.objects.create(title="Truus", file=ImageFile(opened, name="truus.png"))


@pytest.fixture
def story(town: Town, picture: SiteImage, english: Locale) -> StoryPage:
    """In two languages, shown at a step, at a listing and in lists."""
    story = town.story("Samen eten", cause=SECRET, image=picture)
    story.steps = [town.step]
    story.listings = [town.listing("Eettafel")]
    story.save_revision().publish()
    for page in (MethodPage.objects.get(), town.index, town.north_page, town.stories, story):
        page.copy_for_translation(english).save_revision().publish()
    for each in StoryPage.objects.all():
        ReferenceIndex.create_or_update_for_object(each)
    return story


@pytest.fixture
def editor(town: Town, client: Client) -> Client:
    call_command("setup_roles", verbosity=0)
    user = get_user_model().objects.create_user("redacteur", "r@example.nl", "geheim-genoeg-1")
    user.groups.add(Group.objects.get(name="Redacteuren"))
    client.force_login(user)
    return client


def withdraw(editor: Client, story: StoryPage, **data: str) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = editor.post(reverse("wijken_consent", args=[story.pk]), data)
    assert answer.status_code == 302, answer.status_code


def test_one_action_takes_a_story_down_everywhere(
    editor: Client, story: StoryPage, picture: SiteImage, tmp_path: Path
) -> None:
    visitor = Client()
    places = (
        STORY,
        f"/en{STORY}",
        "/wijken/noord/",
        "/en/wijken/noord/",
        "/wijken/noord/verhalen/",
        "/sociale-kaart/eettafel/",
        "/methode/stap-3/",
        "/sitemap.xml",
        "/zoeken/?zoek=samen+eten",
    )
    seen = [place for place in places if "amen eten" in visitor.get(place).content.decode()]
    assert {STORY, f"/en{STORY}", "/methode/stap-3/", "/wijken/noord/verhalen/"} <= set(seen)
    rendition = picture.get_rendition("width-30").file.path
    original = picture.file.path
    assert Path(rendition).exists() and Path(original).exists()

    withdraw(editor, story)

    for place in places:
        answer = visitor.get(place)
        text = answer.content.decode().replace("samen eten", "").replace("samen+eten", "")
        assert "Samen eten" not in text and SECRET not in text, place
    assert visitor.get(STORY).status_code == visitor.get(f"/en{STORY}").status_code == 404
    assert not Path(rendition).exists() and not Path(original).exists()
    assert not StoryPage.objects.filter(live=True).exists()


def test_nobody_waits_for_a_file_in_which_no_story_can_stand(editor: Client, story: StoryPage) -> None:
    """That is every kind of file; here each is generated while a story is published."""
    around = {"title": "", "stories": [story.pk]}
    method, step = MethodPage.objects.get(locale=story.locale), story.steps.get()
    index = method.add_child(instance=WorkFormIndexPage(title="Werkvormen", slug="werkvormen"))
    form = index.add_child(instance=WorkFormPage(title="Buurttafel", slug="buurttafel"))
    tools = method.add_child(instance=ToolIndexPage(title="Hulpmiddelen", slug="hulpmiddelen"))
    tool = tools.add_child(instance=ToolPage(title="Uitnodiging", slug="uitnodiging"))
    method.version = "2026-1"
    for page in (method, step, form):
        page.body = [("stories", page.body.stream_block.child_blocks["stories"].to_python(around))]
        page.save()
    assert "Samen eten" in Client().get("/methode/").content.decode()
    names = {
        "handboek": "nl/iedereen",
        "versie": str(freeze(method, timezone.now()).pk),
        "werkblad": str(form.pk),
        "werkbladen": str(index.pk),
        "hulpmiddel": str(tool.pk),
        "week": "nl/noord/2026-48",
        "handleiding": "nl",
    }
    assert set(KINDS) == set(names)
    for kind, name in names.items():
        text = KINDS[kind].maker(name, timezone.now()).html
        assert "Samen eten" not in text and SECRET not in text, kind
        MadeFile.objects.update_or_create(
            key=f"{kind}/{name}", defaults={"content": b"%PDF oud", "made_at": timezone.now()}
        )
    wanted = set(MadeFile.objects.values_list("key", "wanted_at"))
    withdraw(editor, story)
    assert MadeFile.objects.filter(content=b"%PDF oud").count() == len(names)
    assert set(MadeFile.objects.values_list("key", "wanted_at")) == wanted, "nothing is printed anew"


def test_a_picture_that_another_page_shows_stays_and_the_editor_is_told(
    editor: Client, story: StoryPage, picture: SiteImage, town: Town
) -> None:
    town.north_page.image = picture
    town.north_page.save()
    ReferenceIndex.create_or_update_for_object(town.north_page)
    page = editor.get(reverse("wijken_consent", args=[story.pk])).content.decode()
    assert "Kijk zelf of dat nog mag" in page
    withdraw(editor, story)
    assert SiteImage.objects.filter(pk=picture.pk).exists()


def document(title: str) -> SiteDocument:
    return SiteDocument.objects.create(title=title, file=ContentFile(b"%PDF Truus", f"{title}.pdf"))


def test_the_documents_of_a_story_go_with_it_and_what_another_page_uses_is_named(
    editor: Client, story: StoryPage, town: Town
) -> None:
    linked, listed, shared = document("gelinkt"), document("blok"), document("gedeeld")
    link = '<p><a linktype="document" id="{}">Lees</a></p>'
    story.body = [
        ("paragraph", RichText(link.format(linked.pk) + link.format(shared.pk))),
        ("document", {"document": listed, "text": ""}),
    ]
    story.save_revision().publish()
    town.north_page.body = [("paragraph", RichText(link.format(shared.pk)))]
    town.north_page.save()
    for page in (story, town.north_page):
        ReferenceIndex.create_or_update_for_object(page)
    assert Client().get(linked.url).status_code == Client().get(listed.url).status_code == 200

    deleted, staying = editor.get(reverse("wijken_consent", args=[story.pk])).text.split("ook ergens anders")
    assert "gelinkt" in deleted and "blok" in deleted and "gedeeld" in staying
    withdraw(editor, story)

    assert Client().get(linked.url).status_code == Client().get(listed.url).status_code == 404
    assert not any(Path(file.file.path).exists() for file in (linked, listed))
    assert Client().get(shared.url).status_code == 200


def test_a_picture_and_a_document_that_are_only_in_the_draft_go_too(
    editor: Client, story: StoryPage, picture: SiteImage, tmp_path: Path
) -> None:
    with (tmp_path / "truus.png").open("rb") as opened:
        newer = SiteImage.objects.create(title="Truus aan tafel", file=ImageFile(opened, name="tafel.png"))
    draft, listed = story.get_latest_revision_as_object(), document("blok")
    draft.image = newer
    draft.body = [("document", {"document": listed, "text": ""})]
    draft.save_revision()
    row = StoryPage.objects.get(pk=story.pk)
    row.save()  # as a job does, or the move of the page: the index of references then knows the row alone
    ReferenceIndex.create_or_update_for_object(row)

    withdraw(editor, story)

    assert not SiteImage.objects.exists() and not SiteDocument.objects.exists()


def test_publishing_an_older_version_does_not_bring_the_story_back(editor: Client, story: StoryPage) -> None:
    older = story.save_revision()
    withdraw(editor, story)
    older.publish()
    assert Client().get(STORY).status_code == 404


def test_opening_the_question_changes_nothing_and_a_stranger_may_not(
    editor: Client, story: StoryPage
) -> None:
    address = reverse("wijken_consent", args=[story.pk])
    assert editor.get(address).status_code == 200
    assert Client().get(STORY).status_code == 200
    assert Client().post(address).status_code == 302  # to the log-in page
    user = get_user_model().objects.create_user("vrijwilliger", "v@example.nl", "geheim-genoeg-1")
    user.groups.add(Group.objects.get(name="Vrijwilligers"))
    volunteer = Client()
    volunteer.force_login(user)
    assert volunteer.post(address).status_code == 302  # to the dashboard
    assert Client().get(STORY).status_code == 200


def test_consent_given_again_leaves_a_draft_to_publish(editor: Client, story: StoryPage) -> None:
    withdraw(editor, story)
    withdraw(editor, story, again="1")
    story = StoryPage.objects.get(pk=story.pk)
    assert story.consent_withdrawn_on is None and story.consent_given_on == timezone.localdate()
    assert Client().get(STORY).status_code == 404
    story.save_revision().publish()
    assert Client().get(STORY).status_code == 200


def test_a_story_says_how_long_it_takes_to_read(town: Town, read: Read) -> None:
    town.story("Samen eten", cause="woord " * 400)
    assert "Leestijd: 3 minuten" in read(STORY)
