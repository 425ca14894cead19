"""Steps in a body text."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from core.models import HomePage, StandardPage
from methode.blocks import StepsBlock
from methode.models import StepPage
from tests.methode.conftest import LONG_AGO, add

pytestmark = pytest.mark.django_db

AddStep = Callable[..., StepPage]


def shown(block: StepsBlock, value: Any) -> str:
    context = {"value": value, "block": block, "request": RequestFactory().get("/"), "at": timezone.now()}
    return Template("{% load wagtailcore_tags %}{% include_block bound %}").render(
        Context(context | {"bound": block.bind(value)})
    )


def test_a_text_shows_the_chosen_steps_and_never_one_that_may_not_be_seen(
    home: HomePage, add_step: AddStep, read: Callable[[str], str]
) -> None:
    steps = [add_step(3), add_step(1), add_step(2, live=False), add_step(4, expire_at=LONG_AGO)]
    home.refresh_from_db()
    body = [("heading", "De stappen"), ("steps", {"title": "", "steps": steps})]
    add(home, StandardPage(title="Over", slug="over", body=body))
    page = read("/over/")
    assert page.index("/methode/stap-3/") < page.index("/methode/stap-1/")
    assert "Stap 2 heet zo" not in page
    assert "Stap 4 heet zo" not in page


def test_steps_in_a_text_cost_the_same_however_many(
    home: HomePage, add_step: AddStep, count_queries: Callable[[str], int]
) -> None:
    steps = [add_step(number) for number in range(1, 9)]
    home.refresh_from_db()
    add(home, StandardPage(title="Kort", slug="kort", body=[("steps", {"title": "", "steps": steps[:1]})]))
    home.refresh_from_db()
    add(home, StandardPage(title="Lang", slug="lang", body=[("steps", {"title": "", "steps": steps})]))
    count_queries("/kort/")
    assert count_queries("/kort/") == count_queries("/lang/")


def test_an_editor_sees_real_steps_before_placing_the_block(add_step: AddStep) -> None:
    add_step(1)
    block = StepsBlock()
    assert block.is_previewable
    assert "Stap 1 heet zo" in shown(block, block.get_preview_value())


def test_the_preview_is_there_before_the_first_step_is(home: HomePage) -> None:
    block = StepsBlock()
    assert "Stap" not in shown(block, block.get_preview_value())
