"""Help opens beside the work, and the whole guide can be printed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.editors import log_in, open_fact
from tests.browser.page_inspection import listening

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(untouched_site: str) -> str:
    """An activity is changed in its listing's form while that has a draft, as other tests leave."""
    return untouched_site


def test_help_opens_beside_a_text_that_is_not_saved(
    new_context: Callable[..., BrowserContext], site: str
) -> None:
    page = log_in(new_context, site, "vrijwilliger")
    with listening(page.context, site) as (complaints, foreign):
        open_fact(page, site, "activity", "Koffie-inloop")
        page.locator("#id_title").fill("Koffie en thee")
        with page.context.expect_page() as opened:
            page.get_by_role("link", name="Hoe werkt dit?").click()
        expect(opened.value.get_by_role("heading", level=1)).to_have_text("2. Een tijd veranderen")
        opened.value.get_by_role("link", name="3. Dicht in de vakantie").first.click()
        expect(opened.value.get_by_role("heading", level=1)).to_have_text("3. Dicht in de vakantie")
        expect(page.locator("#id_title")).to_have_value("Koffie en thee")
    assert complaints == []
    assert foreign == []
