"""Which tests ``make test-changed`` picks."""

from pathlib import Path

import pytest

from tests.changed.nearest import Sources

FILES = {
    "CONTRIBUTING.md": "| [the index](site/docs/index.md) | `wijken/directory/index/` |",
    "site/docs/index.md": "| `tests/wijken/social_map/test_filters.py` | every filter |",
    "site/config/settings/production.py": "",
    "site/core/management/commands/daily.py": "",
    "site/search/views.py": 'render(request, "pages/search.html")',
    "wijken/directory/index/index.py": "",
    "wijken/directory/models/__init__.py": "from .activity import Activity",
    "wijken/directory/models/activity.py": "",
    "wijken/directory/models/theme.py": "",
    "wijken/models/agenda_page.py": "from core import publishing\nfrom wijken.agenda.context import agenda",
    "wijken/agenda/context.py": "",
    "wijken/social_map/filters.py": "from wijken.directory.models.theme import (\n    Theme,  # one\n)",
    "wijken/sitemap.py": "from wijken.directory.models import theme",
    "templates/pages/agenda_page.html": '{% include "components/card.html" %}',
    "templates/pages/search.html": "",
    "templates/components/card.html": "",
    "templates/email/received.txt": "",
    "tests/browser/test_map.py": "",
    "tests/config/test_choice.py": 'use("config.settings.production")',
    "tests/coalition/test_letters.py": 'assert template == "received"',
    "tests/core/test_jobs.py": 'call_command("daily")',
    "tests/search/conftest.py": "",
    "tests/search/test_pages.py": "from tests.search.conftest import indexed",
    "tests/wijken/test_calling.py": "from wijken.directory.models import Activity",
    "tests/wijken/agenda/test_context.py": "",
    "tests/wijken/agenda/test_week.py": "",
    "tests/wijken/social_map/test_filters.py": "# longer\nfrom wijken.directory.models import Activity",
    "tests/wijken/social_map/test_map.py": "",
}
SOURCES = Sources({Path(name): text for name, text in FILES.items()})


@pytest.mark.parametrize(
    ("changed", "tests"),
    {
        # The test that is named after it, then those in the same folder.
        "wijken/social_map/filters.py": ["wijken/social_map/test_filters", "wijken/social_map/test_map"],
        # What guards the subsystem, as its page says.
        "wijken/directory/index/index.py": ["wijken/social_map/test_filters"],
        # Whatever imports it, by way of its package too; the short ones first.
        "wijken/directory/models/activity.py": ["wijken/test_calling", "wijken/social_map/test_filters"],
        # Nothing tests it, so what uses it is asked, in turns.
        "wijken/directory/models/theme.py": [
            "wijken/social_map/test_filters",
            "wijken/test_calling",
            "wijken/social_map/test_map",
        ],
        # A page presents.
        "wijken/models/agenda_page.py": ["wijken/agenda/test_context", "wijken/agenda/test_week"],
        # A template leads to its page or view, by way of the templates that include it.
        "templates/components/card.html": ["wijken/agenda/test_context", "wijken/agenda/test_week"],
        "templates/pages/search.html": ["search/test_pages"],
        # A mail, a command and settings are named in a string.
        "templates/email/received.txt": ["coalition/test_letters"],
        "site/core/management/commands/daily.py": ["core/test_jobs"],
        "site/config/settings/production.py": ["config/test_choice"],
        # Only a browser knows.
        "static/css/base.css": ["browser/test_map"],
        "tests/wijken/agenda/test_week.py": ["wijken/agenda/test_week"],
        "tests/search/conftest.py": ["search/test_pages"],
        "LICENSE": [],
    }.items(),
)
def test_the_nearest_tests_of_a_change_come_first(changed: str, tests: list[str]) -> None:
    assert SOURCES.nearest_tests(Path(changed)) == [Path(f"tests/{test}.py") for test in tests]
