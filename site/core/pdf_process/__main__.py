"""The process that makes one PDF: an order as JSON comes in, the file goes out.

Started by ``core.pdf``; knows neither Django nor the site, so that there is nothing in it to reach.
"""

import json
import os
import resource
import sys
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from structure import finish  # type: ignore[import-not-found]  # beside this file, which runs as a folder

NO_PANGO = 3


def main() -> None:
    out = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints is no part of the file
    order = json.load(sys.stdin.buffer)
    limit(order["memory"], order["seconds"])
    try:
        import weasyprint
    except OSError as problem:
        sys.stderr.write(f"{problem}\n")
        raise SystemExit(NO_PANGO) from problem
    with os.fdopen(out, "wb") as file:
        file.write(pdf(weasyprint, order))


def limit(memory: int, seconds: int) -> None:
    """Past these the system ends this process, and this one alone."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if sys.platform.startswith("linux"):  # elsewhere the limit is refused or means something else
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def pdf(weasyprint: Any, order: dict[str, Any]) -> bytes:
    document = weasyprint.HTML(
        string=order["html"],
        base_url=order["base_url"],
        url_fetcher=own_files(order["base_url"], order["folders"]),
    )
    name(document.etree_element, order["title"], order["language"])
    made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", optimize_images=True, finisher=finish)
    return made


def name(root: Any, title: str, language: str) -> None:
    """Title and language, which PDF/UA asks for, whatever the HTML said."""
    root.set("lang", language)
    head = root.find("head")
    element = head.find("title")
    if element is None:
        element = head.makeelement("title", {})
        head.append(element)
    element.text = title


def own_files(base_url: str, folders: list[tuple[str, list[str]]]) -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        """Reads what is ours. A style sheet that is missing stops the work: a bare text is no handbook."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            path = file_at(url, base_url, folders)
            if path is None:
                if urlsplit(url).path.endswith(".css"):
                    raise FatalURLFetchingError(f"Style sheet not found: {url}")
                raise ValueError("not one of our own files")
            kind = guess_type(path.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return OwnFiles(allowed_protocols=("data",))


def file_at(url: str, base_url: str, folders: list[tuple[str, list[str]]]) -> Path | None:
    """The file behind an address of our own; None for every other address, and for what is not there."""
    asked, base = urlsplit(url), urlsplit(base_url)
    if (asked.scheme, asked.netloc) != (base.scheme, base.netloc):
        return None
    address = unquote(asked.path)
    for prefix, places in folders:
        if not address.startswith(prefix):
            continue
        for place in map(Path, places):
            path = (place / address.removeprefix(prefix).lstrip("/")).resolve()
            if path.is_relative_to(place.resolve()) and path.is_file():
                return path
    return None


if __name__ == "__main__":
    main()
