"""Request a link: briefly, at public addresses only, and with a User-Agent that identifies us."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.utils.encoding import iri_to_uri

from core.http_client import USER_AGENT, NotFetchedError, head_status
from links.extraction import to_ask
from links.rules import NO_ANSWER

SECONDS = 8.0
MOST_HOPS = 5
MOVED = frozenset({301, 302, 303, 307, 308})


def status_of(url: str) -> int:
    """The final status of ``url`` after redirects. GET only if HEAD does not succeed."""
    try:
        status = _follow(url, "HEAD")
        return status if 200 <= status < 300 else _follow(url, "GET")
    except NotFetchedError:
        return NO_ANSWER


def _follow(url: str, method: str) -> int:
    status = NO_ANSWER
    agent = f"{USER_AGENT} (+{settings.WAGTAILADMIN_BASE_URL})"
    for _hop in range(MOST_HOPS):
        answer = head_status(url, method=method, seconds=SECONDS, user_agent=agent)
        status = answer.status
        if status not in MOVED or not answer.location:
            break
        url = to_ask(urljoin(url, iri_to_uri(answer.location)))
        if not url:
            raise NotFetchedError("sent on to where nobody should go")
    return status
