"""What an editor's browser does with a form: load it, change fields, submit."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse
from lxml import html


def address(thing: Model | type[Model], view: str, *more: Any) -> str:
    """The URL of a view of an object or a model."""
    args = [thing.pk, *more] if isinstance(thing, Model) else list(more)
    return reverse(thing.snippet_viewset.get_url_name(view), args=args)


class Posted(QueryDict):
    """Django's test client posts only the last of several values of a ``QueryDict``."""

    def items(self) -> Iterator[tuple[str, list[str]]]:  # type: ignore[override]
        return self.lists()


def what_a_browser_posts(page: str, form_id: str = "w-editor-form") -> Posted:
    """Each value of a form that is not disabled; a box that is ticked is "on" if it has no other value."""
    form = html.document_fromstring(page).get_element_by_id(form_id)
    data = Posted(mutable=True)
    for box in form.xpath(".//*[self::input or self::textarea or self::select][@name][not(@disabled)]"):
        kind, name = box.get("type", "text"), box.get("name")
        if name == "csrfmiddlewaretoken" or next(box.iterancestors("template"), None) is not None:
            continue
        if box.tag == "select":
            options = list(box.iter("option"))
            chosen = [one for one in options if "selected" in one.attrib]
            for one in chosen or ([] if "multiple" in box.attrib else options[:1]):
                data.appendlist(name, one.get("value", one.text_content()))
        elif box.tag == "textarea":
            data.appendlist(name, (box.text or "").removeprefix("\n"))
        elif kind in ("checkbox", "radio"):
            if "checked" in box.attrib:
                data.appendlist(name, box.get("value", "on"))
        elif kind not in ("submit", "button", "file", "image", "reset"):
            data.appendlist(name, box.get("value", ""))
    return data


def filled_in(client: Client, url: str, **changes: Any) -> Posted:
    """The fields of the form at ``url``, with these changes (two underscores stand for a dash)."""
    data = what_a_browser_posts(client.get(url).content.decode())
    for name, value in changes.items():
        key = name.replace("__", "-")
        if isinstance(value, list):
            data.setlist(key, value)
        else:
            data[key] = value
    return data


def send(client: Client, url: str, press: str = "action-publish", **changes: Any) -> HttpResponse:
    """Change the form at ``url`` and press a button."""
    data = filled_in(client, url, **changes)
    if press:
        data[press] = "1"
    return client.post(url, data)


def errors_of(response: HttpResponse, field: str, block: tuple[str, int] | None = None) -> str:
    """The errors of a field, or of a field in a formset such as ``("schedules", 0)``."""
    form = response.context["form"]
    if block is not None:
        form = form.formsets[block[0]].forms[block[1]]
    return " ".join(form.errors.get(field, []))
