"""Called by the editing form before it submits, so that the text is not posted to a log-in page."""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_GET


@require_GET
def still_logged_in(request: HttpRequest) -> JsonResponse:
    """The user and the CSRF token. Users who are logged out never reach this view."""
    return JsonResponse({"user": request.user.pk, "mark": get_token(request)})
