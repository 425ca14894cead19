"""Living proof inside the method: what a step or work form looks like in the neighbourhoods."""

from typing import Any

from django import template

from wijken.living_proof import living_proof as read_living_proof
from wijken.reading import reading_for

register = template.Library()


@register.inclusion_tag("components/living_proof.html", takes_context=True)
def living_proof(context: dict[str, Any], page: Any) -> dict[str, Any]:
    """Stories and listings, narrowed down by ``?wijk=``; the way in which the visitor reads is kept."""
    request = context["request"]
    proof = read_living_proof(page, reading_for(request), request.GET.get("wijk", ""))
    method = context.get("reading")
    role = getattr(method, "role", None)
    return {
        "proof": proof,
        "kept": {"als": role.value} if role else {},
        "shows_hooks": role == "professional",
    }
