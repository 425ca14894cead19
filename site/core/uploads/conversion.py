"""Put uploads right: photos of an iPhone become JPEG, and a name gets the extension of its contents."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.uploads.image_modes import in_drawable_mode
from core.uploads.metadata import QUALITY

EXTENSIONS = {
    "AVIF": ("avif",),
    "HEIF": ("heic", "heif"),
    "JPEG": ("jpg", "jpeg"),
    "MPO": ("jpg", "jpeg"),
    "PNG": ("png",),
    "WEBP": ("webp",),
}
"""Of the formats that are accepted; the first is the one that is given."""


def put_right(upload: Any) -> Any:
    """``upload`` itself, the same contents under the right name, or a JPEG of it.

    Raises Pillow's exceptions for what is no image. Only HEIC is decoded: check the number of pixels first.
    """
    upload.seek(0)
    try:
        with Image.open(upload) as picture:
            kind = picture.format or ""
            written = _as_jpeg(picture) if kind == "HEIF" else None
    finally:
        upload.seek(0)
    if written is not None:
        return SimpleUploadedFile(_named(upload.name, "jpg"), written, "image/jpeg")
    extension = PurePath(upload.name).suffix.lstrip(".").lower()
    known = {each for every in EXTENSIONS.values() for each in every}
    if kind in EXTENSIONS and extension in known and extension not in EXTENSIONS[kind]:
        upload.name = _named(upload.name, EXTENSIONS[kind][0])
    return upload


def _as_jpeg(picture: Image.Image) -> bytes:
    """Upright: the decoder of HEIC has rotated it already."""
    plain = in_drawable_mode(picture).convert("RGB")
    written = BytesIO()
    plain.save(written, "JPEG", quality=QUALITY, icc_profile=picture.info.get("icc_profile"))
    return written.getvalue()


def _named(name: str, extension: str) -> str:
    return str(PurePath(name).with_suffix(f".{extension}"))
