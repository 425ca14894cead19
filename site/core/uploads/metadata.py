"""Strip metadata from images: place and time, device, embedded copies.

Also converts them to a supported colour mode (``image_modes``).
"""

from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from core.uploads.image_modes import DRAWABLE_MODES, in_drawable_mode

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
"""Metadata that affects rendering and may stay. Everything else may identify somebody."""
QUALITY = 92
UNKNOWN = (0, 0)
FORMATS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "AVIF": "AVIF"}


def cleaned(file: BinaryIO) -> bytes | None:
    """The image upright, in a supported mode and without metadata; None if there is nothing to change.

    An upright JPEG keeps its compression; one that must be rotated is compressed again.
    """
    file.seek(0)
    with Image.open(file) as picture:
        kind = FORMATS.get(picture.format or "")
        if kind is None or not (_tells_something(picture) or picture.mode not in DRAWABLE_MODES):
            return None
        options = _options(picture, kind)
        lies_down = picture.getexif().get(0x0112, 1) != 1
        upright = in_drawable_mode(ImageOps.exif_transpose(picture) if lies_down else picture)
        if upright is picture and picture.format == "JPEG":
            options |= {"quality": "keep", "subsampling": "keep"}
        if upright.mode != picture.mode:
            options["icc_profile"] = upright.info.get("icc_profile")
        written = BytesIO()
        upright.save(written, kind, **options)
    return written.getvalue()


def moves(file: BinaryIO) -> bool:
    """Whether the file is an animation. Reads no pixels, and rewinds ``file``."""
    file.seek(0)
    with Image.open(file) as picture:
        several = getattr(picture, "n_frames", 1) > 1
        # The extra images in a phone's JPEG (MPO) are copies, not frames.
        film = several and picture.format != "MPO"
    file.seek(0)
    return film


def size_of(file: BinaryIO) -> tuple[int, int]:
    """Width and height by the header, without decoding; UNKNOWN if it is no image. Rewinds ``file``."""
    file.seek(0)
    try:
        with Image.open(file) as picture:
            return picture.size
    except Image.DecompressionBombError:
        return Image.MAX_IMAGE_PIXELS or 0, 2
    except (OSError, SyntaxError, ValueError, EOFError):
        return UNKNOWN
    finally:
        file.seek(0)


def _tells_something(picture: Image.Image) -> bool:
    # MPO: a JPEG followed by more images, as phones make them.
    return picture.format == "MPO" or bool(picture.getexif()) or bool(set(picture.info) - SEEN)


def _options(picture: Image.Image, kind: str) -> dict[str, object]:
    """The options with which ``picture`` is saved without visible change."""
    options: dict[str, object] = {"exif": b"", "xmp": b"", "icc_profile": picture.info.get("icc_profile")}
    if kind == "PNG":
        del options["xmp"]
        options["pnginfo"] = PngInfo()
    else:
        options["quality"] = QUALITY
    if kind == "JPEG":
        options |= {"optimize": True, "comment": b""}
    return options
