"""Answers of the API: pages of results, a stream, problems (RFC 9457), and what caches may do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from core.http import moment_of
from core.public_forms import Limit
from core.public_forms.client_ip import visitor_address
from wijken.exchange.hsds.rate_limit import asks_too_much
from wijken.exchange.hsds.schedules import Document

JSON, NDJSON, PROBLEM = "application/json", "application/x-ndjson", "application/problem+json"
OPEN = {"Access-Control-Allow-Origin": "*", "X-Robots-Tag": "noindex"}
MOST_ON_A_PAGE = 100
MOST_ASKED = Limit(per_hour=3_600, per_day=20_000)
"""A copy of the whole directory, one record at a time, fits in an hour."""
LARGEST_PAGE_NUMBER = 1_000_000


class ProblemError(Exception):
    """A question that cannot be answered."""

    def __init__(self, status: int, title: str, detail: str = "") -> None:
        super().__init__(title)
        self.status, self.title, self.detail = status, title, detail


class MovedError(Exception):
    """A record that was merged with another: the same question, about that one."""

    def __init__(self, identifier: str, now: str) -> None:
        super().__init__(now)
        self.identifier, self.now = identifier, now


def endpoint(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Read-only, for everybody on every site, without cookies; problems as documents."""

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: object) -> HttpResponseBase:
        try:
            if request.method not in ("GET", "HEAD", "OPTIONS"):
                raise ProblemError(405, "Method Not Allowed", "This API is read-only.")
            if request.method == "OPTIONS":
                response: HttpResponseBase = HttpResponse(status=204)
            elif asks_too_much(visitor_address(request), moment_of(request), MOST_ASKED):
                raise ProblemError(429, "Too Many Requests", "Try again in an hour. Ask 100 on a page.")
            else:
                response = view(request, **kwargs)
        except ProblemError as problem:
            response = as_problem(problem)
        except MovedError as moved:
            there = request.get_full_path().replace(moved.identifier, moved.now, 1)
            response = HttpResponse(status=308, headers={"Location": there})
        for name, value in OPEN.items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", "no-cache")
        if response.status_code in (204, 405):
            response.headers["Allow"] = "GET, HEAD, OPTIONS"
        return response

    return answer


def as_problem(problem: ProblemError) -> HttpResponse:
    document = {"type": "about:blank", "title": problem.title, "status": problem.status}
    if problem.detail:
        document["detail"] = problem.detail
    response = HttpResponse(json.dumps(document), status=problem.status, content_type=PROBLEM)
    if problem.status == 429:
        response.headers["Retry-After"] = str(60 * 60)
    return response


def as_json(request: HttpRequest, document: Document) -> HttpResponse:
    """Not modified if the client has the same document."""
    body = json.dumps(document, ensure_ascii=False).encode()
    etag = quote_etag(blake2b(body, digest_size=16).hexdigest())
    response = HttpResponse(body, content_type=JSON, headers={"ETag": etag})
    return get_conditional_response(request, etag=etag, response=response) or response


def as_stream(documents: Iterable[Document]) -> StreamingHttpResponse:
    """A document on each line."""
    lines = (json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
    return StreamingHttpResponse(lines, content_type=NDJSON)


def as_page(request: HttpRequest, rows: Any, document_of: Callable[[Any], Document]) -> HttpResponse:
    """``rows`` are a sequence or a queryset. A page after the last one is empty."""
    number = number_asked(request, "page", 1, LARGEST_PAGE_NUMBER)
    paginator = Paginator(rows, number_asked(request, "per_page", 50, MOST_ON_A_PAGE))
    total = paginator.num_pages if paginator.count else 0
    contents = [document_of(row) for row in paginator.page(number)] if number <= total else []
    return as_json(
        request,
        {
            "total_items": paginator.count,
            "total_pages": total,
            "page_number": number,
            "size": len(contents),
            "first_page": number == 1,
            "last_page": number >= total,
            "empty": not contents,
            "contents": contents,
        },
    )


def number_asked(request: HttpRequest, name: str, usual: int, most: int) -> int:
    """Raises ProblemError for what is no number from 1 to ``most``."""
    text = request.GET.get(name, "")
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and 1 <= int(text) <= most):
        raise ProblemError(400, "Bad Request", f"{name} must be a number from 1 to {most}.")
    return int(text)


def switch(request: HttpRequest, name: str) -> bool:
    text = request.GET.get(name, "false").lower()
    if text not in ("true", "false"):
        raise ProblemError(400, "Bad Request", f"{name} must be true or false.")
    return text == "true"
