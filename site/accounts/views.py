from django.http import HttpResponse
from django.shortcuts import render

from accounts.throttling import ONE_MORE_EVERY
from core.http import SiteRequest


def locked_out(
    request: SiteRequest, response: HttpResponse | None = None, credentials: dict[str, str] | None = None
) -> HttpResponse:
    """The page after too many attempts, the same whether or not the account exists."""
    minutes = round(ONE_MORE_EVERY.total_seconds() / 60)
    answer = render(request, "pages/locked_out.html", {"minutes": minutes}, status=429)
    answer.headers["Retry-After"] = str(minutes * 60)
    return answer
