"""Open one page as different visitors, and record problems."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page

from tests.browser import page_checks
from tests.demo_site import ROOT
from tests.test_every_page import FORMS, PAGES

NOT_THERE = ("/bestaat-niet/", "/en/bestaat-niet/")
ADDRESSES = (*PAGES, *FORMS, *NOT_THERE)

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
DESK = {"width": 1280, "height": 900}


@dataclass
class Look:
    """What was found at one URL. All lists are empty if there are no problems."""

    axe: list[str] = field(default_factory=list)
    axe_dark: list[str] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    large_text: list[str] = field(default_factory=list)
    small_targets: list[str] = field(default_factory=list)
    wrong_language: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    main_text: list[str] = field(default_factory=list)


@contextmanager
def listening(context: BrowserContext, site: str) -> Iterator[tuple[list[str], list[str]]]:
    """Collect browser errors and requests to other hosts while this is open."""
    complaints: list[str] = []
    foreign: list[str] = []

    def on_console(message: Any) -> None:
        # The browser logs an expected 404 as well.
        missing = message.location["url"].endswith(NOT_THERE) and "404" in message.text
        if message.type in ("error", "warning") and not missing:
            complaints.append(f"{message.text} ({message.location['url']})")

    def on_request(request: Any) -> None:
        if not request.url.startswith((f"{site}/", "data:", "blob:", "about:")):
            foreign.append(request.url)

    def on_error(error: Any) -> None:
        complaints.append(str(error.error))

    def on_failure(request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # the visitor navigated away
            complaints.append(f"{request.url}: {request.failure}")

    heard = {"console": on_console, "request": on_request, "weberror": on_error, "requestfailed": on_failure}
    for event, listener in heard.items():
        context.on(event, listener)  # type: ignore[call-overload]
    yield complaints, foreign
    for event, listener in heard.items():
        context.remove_listener(event, listener)


def look_at(page: Page, site: str, address: str) -> Look:
    """Open ``address`` once and run all checks that need no interaction."""
    look = Look()
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    with listening(page.context, site) as (look.complaints, look.foreign):
        page.goto(site + address, wait_until="load")
        look.main_text = lines_of_main(page)
        look.wrong_language = page.evaluate(page_checks.DUTCH_WITHOUT_SAYING_SO, names())
        look.axe = axe_findings(page, WCAG)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        look.axe_dark = axe_findings(page, ("cat.color",))  # in dark mode only colours differ
        page.set_viewport_size({"width": 320, "height": 640})
        look.too_wide = page.evaluate(page_checks.WIDER_THAN_THE_SCREEN)
        page.set_viewport_size({"width": 360, "height": 740})
        look.small_targets = page.evaluate(page_checks.SMALL_TARGETS)
        page.set_viewport_size({"width": 640, "height": 900})
        page.evaluate(page_checks.TEXT_TWICE_AS_LARGE)
        look.large_text = page.evaluate(page_checks.WIDER_THAN_THE_SCREEN)
        parts = ".site-header a, .site-header button, .site-header summary, .page-header *"
        look.large_text += page.evaluate(page_checks.SQUEEZED, parts)
        page.evaluate(page_checks.OPEN_THE_MENU)
        look.large_text += page.evaluate(page_checks.SQUEEZED, ".main-nav a, .main-nav summary")
        look.large_text += page.evaluate(page_checks.NO_WAY_ON, address not in NOT_THERE)
    return look


@cache
def names() -> list[str]:
    """Names of the site, and of places, groups and neighbourhoods in the demo, longest first."""
    folder = ROOT / "site/demo/content"
    files = (folder / "sociale_kaart.yaml", folder / "wijken.yaml")
    site = yaml.safe_load((folder / "paginas.yaml").read_text(encoding="utf-8"))["site"]
    found: set[str] = {site["naam"]}
    for file in files:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        content.pop("taxonomie", None)  # vocabulary terms have English names
        found.update(names_in(content))
    return sorted(found, key=len, reverse=True)


def names_in(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        if isinstance(content.get("naam"), str):
            yield content["naam"]
        content = list(content.values())
    if isinstance(content, list):
        for part in content:
            yield from names_in(part)


def lines_of_main(page: Page) -> list[str]:
    return [line.strip() for line in page.locator("main").inner_text().splitlines() if line.strip()]


def axe_findings(page: Page, tags: tuple[str, ...]) -> list[str]:
    """Each finding as ``rule: selector``."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"], "elementRef": False}
    answer = page.evaluate(f"axe.run({json.dumps(options)})")
    return [
        f"{rule['id']}: {node['target'][0]} {why(node)}"
        for rule in answer["violations"]
        for node in rule["nodes"]
    ]


def why(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for check in [*node["any"], *node["all"], *node["none"]])[:200]
