"""The guide is shown as written, and nothing in it can run."""

import html
import re

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory
from wagtail.admin.menu import SubmenuMenuItem, admin_menu
from wagtail.models import Site

from core.help.guide import editors_guide, read_guide
from wijken.models import NeighbourhoodIndexPage

SOURCE = """# Handleiding

Welkom.

## 1. Een *tijd* veranderen (redacteur, vertaler)

Klik op **Wanneer**. <script>alert(1)</script> [klik](javascript:alert(1)) <img src=x onerror=alert(1)>

## Als het niet lukt

- Bel.
"""


def test_each_heading_begins_a_chapter_with_its_roles_apart() -> None:
    guide = read_guide(SOURCE)
    assert guide.title == "Handleiding"
    assert guide.introduction == "<p>Welkom.</p>\n"
    first, second = guide.chapters
    assert (first.slug, first.for_whom) == ("een-tijd-veranderen", "redacteur, vertaler")
    assert first.title == "1. Een tijd veranderen"
    assert (second.slug, second.for_whom) == ("als-het-niet-lukt", "")
    assert second.html == "<ul>\n<li>Bel.</li>\n</ul>\n"
    assert "Wanneer" in first.text


def test_html_and_links_that_run_code_are_shown_as_text() -> None:
    html = read_guide(SOURCE).chapters[0].html
    assert "<strong>Wanneer</strong>" in html
    assert "<script" not in html and "<img" not in html and "<a " not in html
    assert "&lt;script&gt;" in html


def test_no_two_chapters_have_the_same_address() -> None:
    slugs = [chapter.slug for chapter in editors_guide().chapters]
    assert len(slugs) == len(set(slugs)) > 15


def test_pictures_in_the_guide_are_not_promised_before_they_are_served() -> None:
    assert all("<img" not in chapter.html for chapter in editors_guide().chapters)


@pytest.mark.django_db
def test_a_menu_that_the_guide_names_is_where_it_says(rf: RequestFactory, admin_user: User) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    home.add_child(instance=NeighbourhoodIndexPage(title="Wijken", slug="wijken"))
    request = rf.get("/beheer/")
    request.user = admin_user
    in_menu = {
        (str(item.label), str(below.label))
        for item in admin_menu.menu_items_for_request(request)
        if isinstance(item, SubmenuMenuItem)
        for below in item.menu.menu_items_for_request(request)
    }
    tops = {top for top, _below in in_menu}
    text = " ".join(chapter.html for chapter in editors_guide().chapters)
    named = re.findall("<strong>([^<]+)</strong>, <strong>([^<]+)</strong>", html.unescape(text))
    led_to = {(top, below) for top, below in named if top in tops}

    assert len(led_to) > 5
    assert led_to <= in_menu
