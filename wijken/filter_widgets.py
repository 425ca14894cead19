"""Drop-downs and boxes written in one go: Django fills in two templates for each of their hundred options."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

type Attributes = dict[str, Any] | None
SELECTED, CHECKED = mark_safe(" selected"), mark_safe(" checked")


class DropDown(forms.Select):
    """One of a list without groups."""

    def render(self, name: str, value: Any, attrs: Attributes = None, renderer: Any = None) -> SafeString:
        chosen = self.format_value(value)
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((key, SELECTED if key in chosen else "", label) for key, label in self.choices),
        )
        around = flatatt(self.build_attrs(self.attrs, attrs))
        return format_html('<select name="{}"{}>\n{}\n</select>', name, around, options)


class Boxes(forms.CheckboxSelectMultiple):
    """As many of a list as one likes."""

    def render(self, name: str, value: Any, attrs: Attributes = None, renderer: Any = None) -> SafeString:
        around = self.build_attrs(self.attrs, attrs)
        chosen, number_of = self.format_value(value), around.get("id", name)
        boxes = format_html_join(
            "\n",
            '<div><label for="{0}">'
            '<input type="checkbox" name="{1}" value="{2}" id="{0}"{3}> {4}</label></div>',
            (
                (f"{number_of}_{place}", name, key, CHECKED if key in chosen else "", label)
                for place, (key, label) in enumerate(self.choices)
            ),
        )
        return format_html("<div{}>\n{}\n</div>", flatatt(around), boxes)
