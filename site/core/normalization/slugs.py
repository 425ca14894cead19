"""Derive slugs from the cleaned title rather than from invisible characters that were pasted with it."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.coreutils import cautious_slugify

from core.normalization.text import clean_line

NAMES = ("title", "name")


class PlainSlugField(forms.SlugField):
    """Accents that came along with a name are taken off rather than refused, at a field that nobody knows."""

    def to_python(self, value: object) -> str:
        slug = super().to_python(value) or ""
        return slug if slug.isascii() or self.allow_unicode else cautious_slugify(slug)


class CleanSlugMixin:
    """For forms with a slug: the browser's script derives it from the raw title, ``&amp;`` included."""

    data: Mapping[str, str]
    cleaned_data: dict[str, str]

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        for name in NAMES:
            typed = self.data.get(self.add_prefix(name), "")  # type: ignore[attr-defined]
            if slug and slug == cautious_slugify(typed):
                return cautious_slugify(clean_line(typed))
        return slug


class PageForm(CleanSlugMixin, WagtailAdminPageForm):
    """Base form of all pages."""
