"""The visitor's list on every page."""

from django import template
from django.template import Context
from django.urls import reverse

from wijken.shortlist import kept_along
from wijken.visitor import visitor_context

register = template.Library()


@register.inclusion_tag("components/shortlist_link.html", takes_context=True)
def shortlist_link(context: Context) -> dict[str, object]:
    """The way to the list, with the number of listings on it."""
    request, url = context.get("request"), reverse("shortlist")
    if request is None:
        return {"url": url}
    chosen = visitor_context(request).shortlist
    is_here = request.path == url
    return {"url": url + chosen.query, "slugs": chosen.text, "number": len(chosen), "is_here": is_here}


@register.inclusion_tag("components/shortlist_form.html", takes_context=True)
def shortlist_form(context: Context) -> dict[str, object]:
    """The form that the buttons on cards submit."""
    chosen = visitor_context(context["request"]).shortlist
    return {"kept": kept_along(context, chosen)}


@register.simple_tag(takes_context=True)
def carried(context: Context) -> str:
    """The query string to append to a link, so that the list is kept."""
    request = context.get("request")
    return visitor_context(request).shortlist.query if request is not None else ""


@register.simple_tag(takes_context=True)
def carried_list(context: Context) -> dict[str, str]:
    """The same for the hidden fields of a form."""
    return dict(visitor_context(context["request"]).shortlist.pairs)
