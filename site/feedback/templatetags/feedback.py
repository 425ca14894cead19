from django import template
from django.urls import reverse
from wagtail.models import Page

from feedback.models import Answer

register = template.Library()


@register.inclusion_tag("components/was_this_useful.html")
def was_this_useful(page: Page) -> dict[str, object]:
    """Three buttons that link to the form, so that the page itself sets no cookie."""
    return {"action": reverse("feedback:useful", args=[page.pk]), "choices": Answer.Verdict.choices}
