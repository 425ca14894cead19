"""Images from scanners, GIS and print: 16 bits, CMYK, floating point."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import F
from PIL import Image
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from core.models import SiteImage
from core.templatetags.pictures import SPECS

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
SIZE = (300, 20)
FROM_DARK_TO_LIGHT = [x for _y in range(SIZE[1]) for x in range(SIZE[0])]


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    cache.clear()  # Wagtail caches renditions by image id
    return tmp_path


def written(image: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def ramp(mode: str, step: float, start: float = 0) -> Image.Image:
    """A gradient from dark to light."""
    image = Image.new(mode, SIZE)
    image.putdata([start + x * step if mode == "F" else int(start + x * step) for x in FROM_DARK_TO_LIGHT])
    return image


def colours(mode: str) -> Image.Image:
    return Image.merge(
        "RGB", [Image.linear_gradient("L").resize(SIZE).rotate(turn) for turn in (0, 90, 180)]
    ).convert(mode)


def see_through(mode: str) -> Image.Image:
    image = colours("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(SIZE))
    return image.convert(mode)


GREY = {
    "sixteen bits of a scanner": written(ramp("I;16", 65_535 / 299), "PNG"),
    "twelve bits in sixteen": written(ramp("I;16", 4_095 / 299), "PNG"),
    "heights around sea level": written(ramp("I", 0.1, -6), "TIFF"),
    "thirty-two bits": written(ramp("I", 9_000_000 / 299), "TIFF"),
    "floating point": written(ramp("F", 1 / 299), "TIFF"),
    "sixteen bits, the other end first": written(ramp("I;16B", 65_535 / 299), "TIFF"),
    "eight bits": written(ramp("L", 255 / 299), "PNG"),
}
OTHER = {
    "one bit": written(colours("1"), "PNG"),
    "a palette": written(colours("P"), "PNG"),
    "a palette with a hole": written(colours("P"), "PNG", transparency=0),
    "grey that one sees through": written(see_through("LA"), "PNG"),
    "colours that one sees through": written(see_through("RGBA"), "PNG"),
    "a palette that one sees through": written(see_through("RGBA").convert("PA"), "TIFF"),
    "inks": written(colours("CMYK"), "JPEG"),
    "inks with a profile that says nothing": written(colours("CMYK"), "JPEG", icc_profile=b"\0" * 128),
    "brightness apart": written(colours("YCbCr"), "TIFF"),
    "colours as the eye has them": written(colours("LAB"), "TIFF"),
    "one even tone": written(Image.new("I;16", SIZE, 32_768), "PNG"),
}


def errors(name: str, content: bytes) -> list[str]:
    data = {"title": "Foto", "collection": Collection.get_first_root_node().pk}
    form = get_image_form(SiteImage)(data, {"file": SimpleUploadedFile(name, content)})
    return list(form.errors.get("file", []))


def added(content: bytes, name: str = "foto.png") -> SiteImage:
    return SiteImage.objects.create(title="Foto", file=ContentFile(content, name=name))


def as_it_was_before(content: bytes) -> SiteImage:
    """An image as stored before uploads were converted."""
    image = added(GREY["eight bits"])
    Path(image.file.path).write_bytes(content)
    return SiteImage.objects.get(pk=image.pk)


def drawn(image: SiteImage) -> dict[str, Image.Image]:
    """The renditions that visitors get, by format."""
    renditions = image.get_renditions(*SPECS)
    assert not image.is_undrawable
    assert len(renditions) == 9
    found = {}
    for rendition in renditions.values():
        with Image.open(rendition.file.path) as opened:
            found[str(opened.format)] = opened.convert("RGB")
    assert set(found) == {"AVIF", "WEBP", "JPEG"}
    return found


def brightness(image: Image.Image) -> list[int]:
    """At the left edge, in the middle and at the right edge."""
    grey = image.convert("L")
    return [grey.getpixel((round(part * (grey.width - 1)), grey.height // 2)) for part in (0, 0.5, 1)]


@pytest.mark.parametrize("name", GREY)
@pytest.mark.parametrize("bring_in", [added, as_it_was_before])
def test_a_grey_picture_keeps_its_tones_in_every_format(name: str, bring_in: object) -> None:
    for kind, image in drawn(bring_in(GREY[name])).items():  # type: ignore[operator]
        dark, middle, light = brightness(image)
        assert dark < 12 and abs(middle - 127) < 12 and light > 243, (kind, dark, middle, light)


@pytest.mark.parametrize("name", OTHER)
@pytest.mark.parametrize("bring_in", [added, as_it_was_before])
def test_a_picture_of_any_mode_looks_the_same_in_every_format(name: str, bring_in: object) -> None:
    looks = {kind: brightness(image) for kind, image in drawn(bring_in(OTHER[name])).items()}  # type: ignore[operator]
    if "see" not in name and "hole" not in name:  # JPEG has white where the others are transparent
        for kind, look in looks.items():
            assert max(abs(a - b) for a, b in zip(look, looks["JPEG"], strict=True)) < 25, (kind, looks)


@pytest.mark.parametrize("name", ["sixteen bits of a scanner", "twelve bits in sixteen"])
def test_what_is_kept_of_a_deep_picture_is_eight_bits(name: str) -> None:
    assert errors("foto.png", GREY[name]) == []
    with Image.open(added(GREY[name]).file.path) as opened:
        assert (opened.mode, opened.format, opened.size) == ("L", "PNG", SIZE)
        assert brightness(opened) == [0, 127, 255] or brightness(opened) == [0, 128, 255]


def test_a_cmyk_image_becomes_rgb_and_stays_a_jpeg() -> None:
    assert errors("foto.jpg", OTHER["inks"]) == []
    with Image.open(added(OTHER["inks"], "foto.jpg").file.path) as opened:
        assert (opened.mode, opened.format) == ("RGB", "JPEG")
        red, green, blue = opened.resize((1, 1)).getpixel((0, 0))
    assert max(red, green, blue) < 200


def test_a_truncated_image_is_refused_in_dutch() -> None:
    for name, content in (("foto.png", GREY["sixteen bits of a scanner"]), ("foto.jpg", OTHER["inks"])):
        (message,) = errors(name, content[: len(content) * 2 // 3])
        assert "afbeelding" in message.lower()


def test_a_lost_file_is_found_out_once_and_said_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    image = added(GREY["eight bits"])
    Path(image.file.path).unlink()
    for _visitor in range(3):
        SiteImage.objects.get(pk=image.pk).get_renditions(*SPECS)
        SiteImage.objects.get(pk=image.pk).get_rendition("max-165x165")
    (line,) = [record for record in caplog.records if record.name == "core.models.images"]
    assert line.exc_info is None and f"image {image.pk}" in line.getMessage()
    assert SiteImage.objects.get(pk=image.pk).is_undrawable


def test_a_decompression_bomb_uploaded_earlier_is_not_decoded(
    settings: object, caplog: pytest.LogCaptureFixture
) -> None:
    image = as_it_was_before(OTHER["one bit"])
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = SIZE[0] * SIZE[1] - 1  # type: ignore[attr-defined]
    image.get_renditions(*SPECS)
    assert image.is_undrawable
    assert "too many" in caplog.text


def test_another_file_makes_a_picture_drawable_again() -> None:
    image = as_it_was_before(GREY["eight bits"][:100])
    image.get_renditions(*SPECS)
    assert image.is_undrawable
    image.file = ContentFile(GREY["eight bits"], name="nieuw.png")
    image.save()
    assert SiteImage.objects.get(pk=image.pk).is_undrawable is False
    drawn(image)


def test_a_file_that_was_put_back_is_seen_by_the_daily_round() -> None:
    from core.jobs import try_undrawable_pictures_again

    lost, broken = as_it_was_before(GREY["eight bits"][:100]), as_it_was_before(b"")
    for image in (lost, broken):
        image.get_renditions(*SPECS)
    Path(lost.file.path).write_bytes(GREY["eight bits"])
    assert try_undrawable_pictures_again(lost.created_at).startswith("1 of 2")
    undrawable = SiteImage.objects.filter(is_undrawable=True).values_list(F("pk"), flat=True)
    assert list(undrawable) == [broken.pk]
