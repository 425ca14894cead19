"""Selects and checkboxes rendered directly: Django renders two templates for each of a hundred options."""

from __future__ import annotations

from html import escape
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

type Attributes = dict[str, object] | None


class DropDown(forms.Select):
    """A select without option groups."""

    def render(
        self, name: str, value: Any, attrs: Attributes = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        chosen = self.format_value(value)
        options = "\n".join(
            f'<option value="{escape(key)}"{" selected" if key in chosen else ""}>'
            f"{escape(str(label))}</option>"
            for key, label in self.choices
        )
        around = flatatt(self.build_attrs(self.attrs, attrs))
        return format_html('<select name="{}"{}>\n{}\n</select>', name, around, mark_safe(options))


class Boxes(forms.CheckboxSelectMultiple):
    def render(
        self, name: str, value: Any, attrs: Attributes = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        around = self.build_attrs(self.attrs, attrs)
        chosen, number_of = self.format_value(value), escape(around.get("id", name))
        boxes = "\n".join(
            f'<div><label for="{number_of}_{place}"><input type="checkbox" name="{escape(name)}" '
            f'value="{escape(key)}" id="{number_of}_{place}"{" checked" if key in chosen else ""}> '
            f"{escape(str(label))}</label></div>"
            for place, (key, label) in enumerate(self.choices)
        )
        return format_html("<div{}>\n{}\n</div>", flatatt(around), mark_safe(boxes))
