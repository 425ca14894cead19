"""Examples in the method: a step or work form in the neighbourhoods."""

from django import template
from django.template import Context
from wagtail.models import Page

from wijken.method_examples import practice_examples as read_practice_examples
from wijken.visitor import visitor_context

register = template.Library()


@register.inclusion_tag("components/practice_examples.html", takes_context=True)
def practice_examples(context: Context, page: Page) -> dict[str, object]:
    """Stories and listings, filtered by ``?wijk=``; the reader's role is kept."""
    request = context["request"]
    proof = read_practice_examples(page, visitor_context(request), request.GET.get("wijk", ""))
    method = context.get("reading")
    role = getattr(method, "role", None)
    return {
        "proof": proof,
        "kept": {"als": role.value} if role else {},
        "shows_hooks": role == "professional",
    }
