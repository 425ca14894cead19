"""Crawl the site as an anonymous visitor: every link on every page."""

from collections import Counter, deque
from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client

HOSTS = ("", "localhost", "testserver", "127.0.0.1:8000")
AT_MOST = 3000
AT_MOST_OF_ONE_PAGE = 4
"""Query strings per path: filters could be combined forever."""


class Links(HTMLParser):
    """The URLs on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and (name in ("href", "src", "action", "data-source") or name == "srcset"):
                self.found += [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]


def links_in(response: HttpResponse, base: str) -> Iterable[str]:
    """Internal URLs on the page, without fragments."""
    parser = Links()
    parser.feed(response.content.decode())
    for link in parser.found:
        url = urlsplit(urldefrag(urljoin(base, link)).url)
        if url.scheme in ("", "http", "https") and url.netloc in HOSTS:
            yield url.path + (f"?{url.query}" if url.query else "")


def crawl(client: Client, starts: Iterable[str] = ("/", "/en/", "/sitemap.xml")) -> dict[str, HttpResponse]:
    """All reachable responses by URL, without static files."""
    answers: dict[str, HttpResponse] = {}
    asked: Counter[str] = Counter()
    waiting = deque(starts)
    while waiting and len(answers) < AT_MOST:
        address = waiting.popleft()
        if address in answers or address.startswith(("/static/", "/beheer/")):
            continue
        asked[urlsplit(address).path] += 1
        if asked[urlsplit(address).path] > AT_MOST_OF_ONE_PAGE:
            continue
        answers[address] = response = client.get(address, follow=False)
        if response.has_header("Location"):
            waiting.append(urlsplit(urljoin(address, response["Location"])).path)
        elif "html" in response.get("Content-Type", "") and not response.streaming:
            waiting.extend(links_in(response, address))
    return answers
