"""An image that cannot be rendered breaks no page, public or admin."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from core.models import SiteImage
from tests.wijken.conftest import Town

pytestmark = pytest.mark.any_database


def no_file(path: Path) -> None:
    path.unlink()


def half_a_file(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def no_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n geen plaatje")


@pytest.fixture(params=[no_file, half_a_file, no_picture])
def lost(request: pytest.FixtureRequest, db: None, tmp_path: Path, settings: object) -> SiteImage:
    """An image whose file was lost or damaged after the upload."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    file = BytesIO()
    Image.linear_gradient("L").save(file, "PNG")
    image = SiteImage.objects.create(title="Kwijt", file=ContentFile(file.getvalue(), name="kwijt.png"))
    request.param(Path(image.file.path))
    return image


def body_with(image: SiteImage) -> list[dict[str, object]]:
    value = {"image": image.pk, "caption": "Wat je hier zou zien", "decorative": True}
    return [{"type": "image", "value": value}]


@pytest.fixture
def image_on_every_page(town: Town, lost: SiteImage) -> SiteImage:
    town.listing("Eettafel", image=lost)
    town.north_page.image = lost
    town.north_page.save_revision().publish()
    story = town.story("Samen eten", image=lost)
    story.body = body_with(lost)
    story.save_revision().publish()
    return lost


PAGES = (
    "/",
    "/sociale-kaart/",
    "/sociale-kaart/eettafel/",
    "/wijken/",
    "/wijken/noord/",
    "/wijken/noord/verhalen/",
    "/wijken/noord/verhalen/samen-eten/",
)


@pytest.mark.parametrize("address", PAGES)
def test_a_visitor_reads_the_page_with_an_empty_place(
    image_on_every_page: SiteImage, address: str, read: Callable[[str], str]
) -> None:
    first, second = read(address), read(address)
    for page in (first, second):
        assert "not-found" not in page and "kwijt" not in page
        assert "<picture" not in page


@pytest.mark.parametrize(
    "address",
    [
        "/beheer/images/",
        "/beheer/images/{pk}/",
        "/beheer/images/{pk}/delete/",
        "/beheer/images/usage/{pk}/",
        "/beheer/images/chooser/",
        "/beheer/images/chooser/chosen/{pk}/",
        "/beheer/images/chooser/chosen/{pk}/?select_format=true",
        "/beheer/snippets/directory/listing/",
        "/beheer/snippets/directory/listing/edit/{listing}/",
        "/beheer/pages/{story}/edit/",
    ],
)
def test_an_editor_can_work_with_it(image_on_every_page: SiteImage, town: Town, address: str) -> None:
    from wijken.directory.models import Listing
    from wijken.models import StoryPage

    client = Client()
    client.force_login(User.objects.create_superuser("baas", password="x"))
    url = address.format(
        pk=image_on_every_page.pk, listing=Listing.objects.get().pk, story=StoryPage.objects.get().pk
    )
    assert client.get(url).status_code == 200


def test_the_start_screen_names_it_until_it_has_another_file(
    image_on_every_page: SiteImage, read: Callable[[str], str]
) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("baas", password="x"))
    read("/sociale-kaart/eettafel/")
    start = client.get("/beheer/").content.decode()
    assert "Deze afbeelding is niet te tonen" in start
    assert f"/beheer/images/{image_on_every_page.pk}/" in start

    file = BytesIO()
    Image.linear_gradient("L").save(file, "PNG")
    image = SiteImage.objects.get(pk=image_on_every_page.pk)
    image.file = ContentFile(file.getvalue(), name="terug.png")
    image.save()
    assert "Deze afbeelding is niet te tonen" not in client.get("/beheer/").content.decode()
    assert "<picture" in read("/sociale-kaart/eettafel/")


def test_undrawable_images_are_only_reported_to_who_may_change_them(image_on_every_page: SiteImage) -> None:
    from core.dashboard.image_tasks import undrawable_pictures

    image_on_every_page.get_rendition("max-165x165")
    nobody = User.objects.create_user("niemand", password="x")
    assert list(undrawable_pictures(nobody, timezone.now())) == []
    boss = User.objects.create_superuser("baas", password="x")
    assert [row.title for row in undrawable_pictures(boss, timezone.now())] == ["Kwijt"]
