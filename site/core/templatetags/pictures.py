"""Images in the formats and sizes of the public site."""

from django import template
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.images.models import AbstractImage, Filter, Picture

register = template.Library()

SPECS = Filter.expand_spec("format-{avif,webp,jpeg} width-{400,800,1200}")
WIDE = "(min-width: 60rem) 44rem, 92vw"
"""The width of an image that fills the text column."""


@register.simple_tag
def picture_tag(
    image: AbstractImage | None, alt: str | None = None, sizes: str = "", eager: bool = False
) -> str:
    """``<picture>``; empty if there is no image or it cannot be rendered.

    ``alt`` defaults to the description of the image. ``eager`` is for the image above the fold.
    """
    if not image:
        return ""
    renditions = image.get_renditions(*SPECS)
    if not all(each.width for each in renditions.values()):
        return ""
    loading = {"fetchpriority": "high"} if eager else {"loading": "lazy", "decoding": "async"}
    words = image.default_alt_text if alt is None else alt
    # A description is written once, in the source language.
    dutch = words and get_language() != settings.LANGUAGE_CODE
    said = {"alt": words, "lang": settings.LANGUAGE_CODE} if dutch else {"alt": words}
    return SafeString(Picture(renditions, {**said, "sizes": sizes or WIDE, **loading}).__html__())
