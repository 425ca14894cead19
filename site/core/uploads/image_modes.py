"""Convert an image to a colour mode that every output format supports: 8 bits, with its tones kept."""

from contextlib import suppress
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageCms, ImageOps

DRAWABLE_MODES = frozenset(["1", "L", "LA", "P", "RGB", "RGBA"])
"""Modes that JPEG, PNG, WebP and AVIF can be written from through Wagtail. Pillow reads many more."""
DEEP_MODES = ("I", "F")
"""16 or 32-bit greyscale, as from scanners and GIS software; includes "I;16" and the like."""
SIXTEEN_BITS = 65_535


def drawable(file: BinaryIO, most_pixels: int) -> BinaryIO:
    """``file`` itself, or a PNG of it in a supported mode.

    Raises Pillow's exceptions for what is no image, and ValueError for too many pixels, without decoding it.
    """
    file.seek(0)
    with Image.open(file) as picture:
        if picture.width * picture.height > most_pixels:
            raise ValueError(f"{picture.width} x {picture.height} pixels are too many")
        if picture.mode in DRAWABLE_MODES:
            return file
        upright = in_drawable_mode(ImageOps.exif_transpose(picture))
    written = BytesIO()
    upright.save(written, "PNG", icc_profile=upright.info.get("icc_profile"))
    return written


def in_drawable_mode(picture: Image.Image) -> Image.Image:
    """The same image in one of DRAWABLE_MODES; unchanged if it already is."""
    if picture.mode in DRAWABLE_MODES:
        return picture
    if picture.mode.startswith(DEEP_MODES):
        return _in_eight_bits(picture)
    target = "RGBA" if picture.has_transparency_data else "RGB"
    profile = picture.info.get("icc_profile")
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):  # on a broken or mismatched profile, convert without it
            transform = ImageCms.buildTransform(
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                picture.mode,
                target,
            )
            return transform.apply(picture)
    plain = picture.convert(target)
    plain.info.pop("icc_profile", None)
    return plain


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Stretch from the darkest to the lightest value: 12-bit scans as well as elevations in metres."""
    deep = picture if picture.mode == "F" else picture.convert("I").convert("F")
    extrema = deep.getextrema()
    low, high = float(extrema[0]), float(extrema[1])  # type: ignore[arg-type]  # of a single band
    if low == high:  # a uniform image
        low, high = min(low, 0.0), max(high, float(SIXTEEN_BITS))
    scale = 255 / (high - low)
    grey = deep.point(lambda value: value * scale + (0.5 - low * scale)).convert("L")
    grey.info.pop("transparency", None)
    return grey
