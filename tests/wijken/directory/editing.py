"""What an editor's browser does with a form: load it, change fields, submit."""

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from django.db.models import Model
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse


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
    form = BeautifulSoup(page, "html.parser").find("form", id=form_id)
    data = Posted(mutable=True)
    for box in form.find_all(["input", "textarea", "select"], attrs={"name": True, "disabled": False}):
        kind, name = box.get("type", "text"), box["name"]
        if box.find_parent("template") or name == "csrfmiddlewaretoken":
            continue
        if box.name == "select":
            options = box.find_all("option")
            chosen = [one for one in options if one.has_attr("selected")]
            for one in chosen or ([] if box.has_attr("multiple") else options[:1]):
                data.appendlist(name, one.get("value", one.get_text()))
        elif box.name == "textarea":
            data.appendlist(name, box.get_text().removeprefix("\n"))
        elif kind in ("checkbox", "radio"):
            if box.has_attr("checked"):
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
