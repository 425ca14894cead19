"""Knocking at another site's door: short, at public addresses only, and saying who we are."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.utils.encoding import iri_to_uri

from core.outside import USER_AGENT, NotFetchedError, knock
from links.reading import to_ask
from links.rules import NO_ANSWER

SECONDS = 8.0
MOST_HOPS = 5
MOVED = frozenset({301, 302, 303, 307, 308})


def status_of(url: str) -> int:
    """What a visitor gets behind ``url``, redirects followed. GET only where HEAD is not understood."""
    try:
        status = _follow(url, "HEAD")
        return status if 200 <= status < 300 else _follow(url, "GET")
    except NotFetchedError:
        return NO_ANSWER


def _follow(url: str, method: str) -> int:
    status = NO_ANSWER
    agent = f"{USER_AGENT} (+{settings.WAGTAILADMIN_BASE_URL})"
    for _hop in range(MOST_HOPS):
        answer = knock(url, method=method, seconds=SECONDS, user_agent=agent)
        status = answer.status
        if status not in MOVED or not answer.location:
            break
        url = to_ask(urljoin(url, iri_to_uri(answer.location)))
        if not url:
            raise NotFetchedError("sent on to where nobody should go")
    return status
