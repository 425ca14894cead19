"""Takes out of a picture what nobody sees: where and when it was made, with what, and hidden copies of it."""

from io import BytesIO
from typing import Any, BinaryIO

from PIL import Image, ImageOps

SEEN = frozenset(
    [
        "adobe",
        "adobe_transform",
        "aspect",
        "background",
        "blend",
        "chromaticity",
        "disposal",
        "dpi",
        "duration",
        "gamma",
        "icc_profile",
        "interlace",
        "jfif",
        "jfif_density",
        "jfif_unit",
        "jfif_version",
        "loop",
        "progression",
        "progressive",
        "srgb",
        "timestamp",
        "transparency",
    ]
)
"""What may stay beside the pixels, because it changes how they look. Everything else tells about somebody."""
QUALITY = 92
FORMATS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "AVIF": "AVIF"}


def cleaned(file: BinaryIO) -> bytes | None:
    """The picture upright and without hidden data, or None when there is nothing to take out.

    An upright JPEG keeps its own compression; one that has to be turned is compressed once more.
    """
    file.seek(0)
    with Image.open(file) as picture:
        kind = FORMATS.get(picture.format or "")
        if kind is None or not _tells_something(picture):
            return None
        options = _options(picture, kind)
        if picture.getexif().get(0x0112, 1) == 1:
            upright: Image.Image = picture
            if picture.format == "JPEG":
                options |= {"quality": "keep", "subsampling": "keep"}
        else:
            upright = ImageOps.exif_transpose(picture)
        written = BytesIO()
        upright.save(written, kind, **options)
    return written.getvalue()


def moves(file: BinaryIO) -> bool:
    """Whether this is a film called a picture. Reads no pixels, and leaves ``file`` at 0."""
    file.seek(0)
    with Image.open(file) as picture:
        several = getattr(picture, "n_frames", 1) > 1
        # The pictures behind a telephone's JPEG are copies and not frames.
        film = several and picture.format != "MPO"
    file.seek(0)
    return film


def pixels_of(file: BinaryIO) -> int:
    """Width times height as the file says, unpacking nothing; 0 for what is no picture. Leaves it at 0."""
    file.seek(0)
    try:
        with Image.open(file) as picture:
            return picture.width * picture.height
    except Image.DecompressionBombError:
        return 2 * (Image.MAX_IMAGE_PIXELS or 0)
    except (OSError, SyntaxError, ValueError, EOFError):
        return 0
    finally:
        file.seek(0)


def _tells_something(picture: Image.Image) -> bool:
    # MPO: a JPEG with more pictures behind it, as telephones make them.
    return picture.format == "MPO" or bool(picture.getexif()) or bool(set(picture.info) - SEEN)


def _options(picture: Image.Image, kind: str) -> dict[str, Any]:
    """How to write ``picture`` again so that it looks the same."""
    options: dict[str, Any] = {"exif": b"", "xmp": b"", "icc_profile": picture.info.get("icc_profile")}
    if kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        del options["xmp"]
        options["pnginfo"] = PngInfo()
    else:
        options["quality"] = QUALITY
    if kind == "JPEG":
        options |= {"optimize": True, "comment": b""}
    return options
