"""Which uploads are accepted, and what is removed before they are stored."""

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings as project
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageFile, PngImagePlugin
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from core.models import SiteDocument, SiteImage

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
PLACE = b"52 1 12"


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    return tmp_path


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Record the pixels of every image that is decoded, which costs time and memory."""
    pixels: list[int] = []
    load = ImageFile.ImageFile.load

    def counting(image: ImageFile.ImageFile) -> object:
        if image.fp is not None:
            pixels.append(image.width * image.height)
        return load(image)

    monkeypatch.setattr(ImageFile.ImageFile, "load", counting)
    return pixels


def picture(kind: str, size: tuple[int, int] = (120, 80), **options: object) -> bytes:
    """Left half red, right half blue, so that its orientation is visible."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    written = BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def where_it_was_made(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = "Fotograaf Noor"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 1.0, 12.0), 3: "E", 4: (4.0, 25.0, 59.0)})
    return exif


def errors_of_image(name: str, content: bytes) -> list[str]:
    file = SimpleUploadedFile(name, content)
    data = {"title": "Foto", "collection": Collection.get_first_root_node().pk}
    form = get_image_form(SiteImage)(data, {"file": file})
    return list(form.errors.get("file", []))


def errors_of_document(name: str, content: bytes) -> list[str]:
    data = {"title": "Werkblad", "collection": Collection.get_first_root_node().pk}
    form = get_document_form(get_document_model())(data, {"file": SimpleUploadedFile(name, content)})
    return list(form.errors.get("file", []))


def a_bomb() -> bytes:
    """A PNG of a few bytes that claims to be 50,000 by 50,000."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def many_frames(kind: str, frames: int) -> bytes:
    written = BytesIO()
    first, *others = (Image.new("L", (100, 100), number % 2 * 255) for number in range(frames))
    first.save(written, kind, save_all=True, append_images=others)
    return written.getvalue()


def zipped(*names: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return written.getvalue()


@pytest.mark.parametrize("name", ["foto.jpg", "foto.jpeg", "foto.png", "foto.webp", "foto.avif", "FOTO.JPG"])
def test_an_ordinary_picture_is_accepted(name: str) -> None:
    kind = {"jpg": "JPEG", "jpeg": "JPEG"}.get(name.lower().split(".")[1], name.split(".")[1])
    assert errors_of_image(name, picture(kind)) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("foto.svg", SVG, id="a drawing with a script"),
        pytest.param("foto.png", SVG, id="the same under another name"),
        pytest.param("foto.jpg", picture("GIF"), id="a film under this name"),
        pytest.param("foto.heic", picture("GIF"), id="a film under the name of a photo"),
        pytest.param("foto.gif", picture("PNG"), id="a photo under the name of a film"),
        pytest.param("foto.jpg.html", picture("PNG"), id="another kind, and two extensions"),
        pytest.param("foto.gif", picture("GIF"), id="a kind that is not on the list"),
        pytest.param("foto.jpg", b"<html><script>alert(1)</script>", id="a web page"),
        pytest.param("foto.jpg.html", picture("JPEG"), id="two extensions"),
        pytest.param("foto.png", a_bomb(), id="fifty thousand by fifty thousand"),
        pytest.param("foto.png", picture("PNG", (7000, 6000)), id="too many pixels"),
        pytest.param("foto.jpg", b"", id="nothing"),
        pytest.param("foto.jpg", picture("JPEG")[:20], id="the beginning of a picture"),
    ],
)
def test_unusual_images_are_refused_before_they_are_decoded(
    name: str, content: bytes, unpacked: list[int]
) -> None:
    assert errors_of_image(name, content)
    assert unpacked == []


def uploaded(name: str, content: bytes) -> SiteImage:
    """As saved by the form."""
    data = {"title": "Foto", "collection": Collection.get_first_root_node().pk}
    form = get_image_form(SiteImage)(data, {"file": SimpleUploadedFile(name, content)})
    assert form.errors == {}
    return SiteImage.objects.get(pk=form.save().pk)


@pytest.mark.parametrize(
    ("kind", "name", "kept_as"),
    [
        ("PNG", "foto.jpg", "foto.png"),
        ("JPEG", "FOTO.PNG", "FOTO.jpg"),
        ("WEBP", "foto.jpeg", "foto.webp"),
        ("AVIF", "foto.jpg", "foto.avif"),
        ("PNG", "foto.heic", "foto.png"),
        ("JPEG", "foto.jpeg", "foto.jpeg"),
    ],
)
def test_a_picture_under_the_name_of_another_kind_is_kept_under_its_own(
    kind: str, name: str, kept_as: str
) -> None:
    image = uploaded(name, picture(kind))
    assert image.filename == kept_as
    with Image.open(image.file.path) as opened:
        assert opened.format == kind
    assert image.get_rendition("width-60").width == 60


@pytest.mark.parametrize("name", ["IMG_0042.HEIC", "foto.heif", "foto.jpg"])
def test_a_photo_of_an_iphone_is_kept_as_one_that_every_browser_shows(name: str) -> None:
    image = uploaded(name, picture("HEIF", exif=where_it_was_made(orientation=6)))
    assert image.filename == f"{name.split('.')[0]}.jpg"
    with Image.open(image.file.path) as opened:
        assert (opened.format, opened.size) == ("JPEG", (image.width, image.height))
        assert dict(opened.getexif()) == {}
        red, _green, blue = opened.convert("RGB").getpixel((10, 10))
        assert red > 200 > blue
    assert b"Noor" not in kept(image)


def test_a_photo_of_an_iphone_that_broke_off_or_is_too_large_is_refused(unpacked: list[int]) -> None:
    (message,) = errors_of_image("foto.heic", picture("HEIF")[:300])
    assert "afbeelding" in message
    (message,) = errors_of_image("foto.heic", picture("HEIF", (7000, 6000)))
    assert "40 miljoen" in message
    assert unpacked == []


@pytest.mark.parametrize("size", [(1, 1), (99, 99), (500, 9), (9, 500)])
@pytest.mark.parametrize("kind", ["PNG", "HEIF"])
def test_a_picture_on_which_nothing_can_be_seen_is_refused_with_its_size(
    kind: str, size: tuple[int, int]
) -> None:
    extension = kind.lower().replace("heif", "heic")
    (message,) = errors_of_image(f"foto.{extension}", picture(kind, size))
    assert "te klein" in message
    assert f"{size[0]} bij {size[1]} beeldpunten" in message


@pytest.mark.parametrize("size", [(100, 10), (10, 100), (100, 100)])
def test_a_small_logo_is_accepted(size: tuple[int, int]) -> None:
    assert errors_of_image("logo.png", picture("PNG", size)) == []


def test_the_check_itself_detects_decoding(unpacked: list[int]) -> None:
    Image.open(BytesIO(picture("PNG"))).load()
    assert unpacked == [120 * 80]


@pytest.mark.parametrize("name", ["foto.gif", "foto.png", "foto.webp"])
def test_an_animation_of_ten_thousand_frames_is_refused(name: str, unpacked: list[int]) -> None:
    assert errors_of_image(name, many_frames("GIF", 10_000))
    assert unpacked == []


@pytest.mark.parametrize("kind", ["WEBP", "AVIF", "PNG"])
def test_an_animation_is_refused_whatever_its_extension(kind: str) -> None:
    assert errors_of_image(f"foto.{kind.lower()}", many_frames(kind, 3))


def test_a_film_within_the_limits_of_the_first_frame_is_refused_at_once(unpacked: list[int]) -> None:
    (message,) = errors_of_image("foto.webp", many_frames("WEBP", 2_000))
    assert "beweegt" in message
    assert len(unpacked) < 3, "more than the first frame, which Wagtail measures"


def test_a_phone_image_with_an_embedded_copy_is_no_animation() -> None:
    content = picture("MPO", save_all=True, append_images=[Image.new("RGB", (120, 80))])
    assert Image.open(BytesIO(content)).format == "MPO"
    assert errors_of_image("foto.jpg", content) == []
    with Image.open(saved(content).file.path) as opened:
        assert opened.format == "JPEG"


def test_a_picture_over_ten_megabytes_is_refused_with_the_size_that_may() -> None:
    (message,) = errors_of_image("foto.jpg", picture("JPEG") + b"\0" * project.MAX_UPLOAD_BYTES)
    assert "10" in message and "MB" in message


def test_a_document_over_ten_megabytes_is_refused() -> None:
    assert errors_of_document("werkblad.pdf", b"%PDF-1.7" + b"\0" * project.MAX_UPLOAD_BYTES)


def saved(content: bytes, name: str = "foto.jpg") -> SiteImage:
    return SiteImage.objects.create(title="Foto", file=ContentFile(content, name=name))


def kept(image: SiteImage) -> bytes:
    return Path(image.file.path).read_bytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_gps_data_is_removed_from_an_image(kind: str) -> None:
    content = picture(kind, exif=where_it_was_made())
    assert Image.open(BytesIO(content)).getexif().get_ifd(0x8825)
    image = saved(content, f"foto.{kind.lower()}")
    with Image.open(image.file.path) as opened:
        assert dict(opened.getexif()) == {}
        assert opened.getexif().get_ifd(0x8825) == {}
        assert "exif" not in opened.info
    assert b"Fotograaf Noor" not in kept(image)


def test_a_rotated_image_is_stored_upright() -> None:
    image = saved(picture("JPEG", exif=where_it_was_made(orientation=6)))
    assert (image.width, image.height) == (80, 120)
    with Image.open(image.file.path) as opened:
        assert opened.size == (80, 120)
        red, _green, blue = opened.getpixel((40, 10))  # the left side is now at the top
        assert red > 200 > blue
        assert opened.getexif().get(0x0112) is None


def test_size_and_fingerprint_are_those_of_the_cleaned_file() -> None:
    image = saved(picture("JPEG", exif=where_it_was_made()))
    image.refresh_from_db()
    assert image.file_size == len(kept(image))
    assert image.file_hash
    assert image.filename == "foto.jpg"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("foto.jpg", picture("JPEG", comment=b"gemaakt door Noor")),
        ("foto.jpg", picture("JPEG", xmp=b"<x:xmpmeta>gemaakt door Noor</x:xmpmeta>")),
        ("foto.webp", picture("WEBP", xmp=b"<x:xmpmeta>gemaakt door Noor</x:xmpmeta>")),
    ],
)
def test_metadata_is_removed_from_an_image(name: str, content: bytes) -> None:
    assert b"Noor" in content
    assert b"Noor" not in kept(saved(content, name))


def test_metadata_is_removed_from_a_drawing() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "gemaakt door Noor")
    notes.add_itxt("XML:com.adobe.xmp", "gemaakt door Noor")
    assert b"Noor" not in kept(saved(picture("PNG", pnginfo=notes), "foto.png"))


def test_a_film_hidden_behind_a_telephone_picture_goes() -> None:
    film = picture("JPEG", exif=where_it_was_made()) + b"ftypmp42 film met plaats"
    assert b"film" not in kept(saved(film))


def test_what_has_nothing_to_hide_is_kept_byte_for_byte() -> None:
    content = picture("JPEG")
    assert kept(saved(content)) == content


def test_colours_and_sharpness_stay() -> None:
    profile = b"\0" * 36 + b"acsp" + b"\0" * 88
    image = saved(picture("JPEG", quality=95, exif=where_it_was_made(), icc_profile=profile))
    before = Image.open(BytesIO(picture("JPEG", quality=95)))
    with Image.open(image.file.path) as opened:
        assert opened.quantization == before.quantization
        assert opened.info["icc_profile"] == profile


@pytest.mark.parametrize(
    "name", ["plan.pdf", "rooster.xlsx", "brief.odt", "lijst.csv", "verslag 3.2 def.pdf"]
)
def test_an_ordinary_document_is_accepted(name: str) -> None:
    content = {"pdf": b"%PDF-1.7", "csv": "naam;tijd\ncafé;10".encode()}
    extension = name.rsplit(".")[-1]
    assert errors_of_document(name, content.get(extension, zipped("mimetype", "content.xml"))) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("x.pdf.html", b"%PDF-1.7", id="a web page behind a document"),
        pytest.param("x.html.pdf", b"%PDF-1.7", id="a web page before a document"),
        pytest.param("x.php.pdf", b"%PDF-1.7", id="a program before a document"),
        pytest.param("x.html", b"<p>", id="a web page"),
        pytest.param("x.svg", SVG, id="a drawing with a script"),
        pytest.param("x.exe", b"MZ", id="a program"),
        pytest.param("x.docm", zipped("word/document.xml"), id="a document with macros by name"),
        pytest.param("x.docx", zipped("word/document.xml", "word/vbaProject.bin"), id="macros inside"),
        pytest.param(
            "x.odt", zipped("content.xml", "Basic/Standard/Module1.xml"), id="macros of another kind"
        ),
        pytest.param("x.pdf", b"<html><script>alert(1)</script>", id="a web page called a document"),
        pytest.param("x.xlsx", b"MZ\x90", id="a program called a table"),
        pytest.param("x.txt", b"MZ\0\0", id="a program called a text"),
        pytest.param("x", b"%PDF-1.7", id="no extension"),
        pytest.param("x.pdf\r\nX-Other: 1.html", b"%PDF-1.7", id="a line break in the name"),
    ],
)
def test_unusual_documents_are_refused(name: str, content: bytes) -> None:
    assert errors_of_document(name, content)


def test_the_message_says_what_would_be_right() -> None:
    (message,) = errors_of_document("x.html.pdf", b"%PDF-1.7")
    assert "rooster.pdf" in message
    (message,) = errors_of_document("x.pdf", b"MZ")
    assert ".pdf" in message


def test_an_existing_document_can_be_changed_without_sending_it_again() -> None:
    document = SiteDocument.objects.create(title="Oud", file=ContentFile(b"no pdf", name="oud.pdf"))
    document.full_clean()
    with pytest.raises(ValidationError):
        SiteDocument(title="Nieuw", file=ContentFile(b"no pdf", name="nieuw.pdf")).full_clean()


def test_a_request_of_a_whole_film_is_not_read(client: Client) -> None:
    client.force_login(User.objects.create_superuser("baas", password="x"))
    body = BytesIO(b"--x\r\n")
    response = client.generic(
        "POST",
        "/beheer/documents/multiple/add/",
        body.read(),
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(project.MAX_REQUEST_BYTES + 1),
    )
    assert response.status_code == 400
