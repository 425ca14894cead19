"""The process that renders one PDF: JSON on stdin, the file on stdout.

Started by ``core.pdf.render``. It loads neither Django nor the settings, so that a hostile document finds
nothing to reach.
"""

import json
import os
import resource
import sys
import warnings
from mimetypes import guess_type
from pathlib import Path
from typing import Any, TypedDict
from urllib.parse import unquote, urlsplit

# Beside this file, which runs as a folder.
from languages import pass_on  # type: ignore[import-not-found]
from structure import finish  # type: ignore[import-not-found]

NO_PANGO = 3


class Order(TypedDict):
    """What ``render.py`` asks for."""

    html: str
    title: str
    language: str
    fonts: str
    base_url: str
    folders: list[tuple[str, list[str]]]
    memory: int
    seconds: int


def main() -> None:
    out = os.dup(1)
    os.dup2(2, 1)  # keep what a library prints out of the file
    order: Order = json.load(sys.stdin.buffer)
    limit(order["memory"], order["seconds"])
    try:
        # It warns about missing system fonts: ours come with the style sheets.
        with warnings.catch_warnings(action="ignore", category=UserWarning):
            import weasyprint  # fails without Pango, which has an exit status of its own
    except OSError as problem:
        sys.stderr.write(f"{problem}\n")
        raise SystemExit(NO_PANGO) from problem
    with os.fdopen(out, "wb") as file:
        file.write(pdf(weasyprint, order))


def limit(memory: int, seconds: int) -> None:
    """Beyond these limits the system kills this process, and only this one."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if sys.platform.startswith("linux"):  # other systems refuse the limit or give it another meaning
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def pdf(weasyprint: Any, order: Order) -> bytes:
    document = weasyprint.HTML(
        string=order["html"],
        base_url=order["base_url"],
        url_fetcher=own_files(order["base_url"], order["folders"]),
    )
    pass_on(weasyprint.pdf.tags)
    name(document.etree_element, order["title"], order["language"])
    lay_under(document.etree_element, order["fonts"])
    made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", optimize_images=True, finisher=finish)
    return made


def name(root: Any, title: str, language: str) -> None:
    """Title and language, which PDF/UA requires, whatever the HTML says."""
    root.set("lang", language)
    head = root.find("head")
    element = head.find("title")
    if element is None:
        element = head.makeelement("title", {})
        head.append(element)
    element.text = title


def lay_under(root: Any, sheet: str) -> None:
    """Insert a style sheet before all others: it loads the fonts."""
    head = root.find("head")
    head.insert(0, head.makeelement("link", {"rel": "stylesheet", "href": sheet}))


def own_files(base_url: str, folders: list[tuple[str, list[str]]]) -> Any:
    # main() has already imported the package, or exited.
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        """Reads our own files only. A missing style sheet or font is fatal: no unstyled handbook."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            path = file_at(url, base_url, folders)
            if path is None:
                if urlsplit(url).path.endswith((".css", ".ttf")):
                    raise FatalURLFetchingError(f"Not found: {url}")
                raise ValueError("not one of our own files")
            kind = guess_type(path.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return OwnFiles(allowed_protocols=("data",))


def file_at(url: str, base_url: str, folders: list[tuple[str, list[str]]]) -> Path | None:
    """The file at a URL of our own; None for other URLs and for missing files."""
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
