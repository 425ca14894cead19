"""What an editor's browser does with a form: load it, change fields, submit."""

from typing import Any

from django.db.models import Model
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html


def address(thing: Model | type[Model], view: str, *more: Any) -> str:
    """The URL of a view of an object or a model."""
    args = [thing.pk, *more] if isinstance(thing, Model) else list(more)
    return reverse(thing.snippet_viewset.get_url_name(view), args=args)


def filled_in(client: Client, url: str, **changes: Any) -> QueryDict:
    """The fields of the form at ``url``, with these changes (two underscores stand for a dash)."""
    data = querydict_from_html(client.get(url).content.decode(), form_id="w-editor-form")
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
