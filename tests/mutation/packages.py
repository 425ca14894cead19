"""The modules to mutate, and their tests."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Package:
    """Path patterns relative to the root."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]


PACKAGES = (
    Package(
        "policies",
        (
            "wijken/directory/permissions.py",
            "wijken/directory/querysets.py",
            "wijken/upkeep/escalation.py",
            "methode/querysets.py",
        ),
        (
            "tests/wijken/directory/test_permissions.py",
            "tests/wijken/directory/test_querysets.py",
            "tests/wijken/upkeep/test_escalation.py",
            "tests/wijken/upkeep/proposals/test_duplicate_detection.py",
            "tests/wijken/directory/freshness/test_levels.py",
            "tests/wijken/directory/freshness/test_periods.py",
            "tests/wijken/directory/admin/test_editing_team.py",
            "tests/methode/description/test_context.py",
            "tests/methode/steps/test_context.py",
            "tests/methode/test_languages.py",
            "tests/wijken/agenda/test_context.py",
            "tests/wijken/upkeep/proposals/test_admin.py",
            "tests/wijken/upkeep/test_call_list.py",
            "tests/wijken/neighbourhoods/test_listings_by_theme.py",
            "tests/wijken/social_map/test_context.py",
            "tests/wijken/social_map/test_filters.py",
        ),
    ),
    Package(
        "tokens",
        (
            "site/core/public_forms/form_token.py",
            "wijken/upkeep/signed_links.py",
            "site/accounts/second_factor/*.py",
            "site/accounts/secret_encryption.py",
            "site/accounts/typed_text.py",
        ),
        (
            "tests/accounts/second_factor/test_*.py",
            "tests/accounts/test_session_ended.py",
            "tests/wijken/upkeep/confirmations/test_tokens.py",
            "tests/wijken/upkeep/corrections/test_views.py",
            "tests/core/public_forms/test_views.py",
        ),
    ),
    Package(
        "publishing",
        ("site/core/publishing.py",),
        (
            "tests/core/edit_conflicts/test_detection.py",
            "tests/wijken/test_private_pages.py",
            "tests/wijken/test_cache_invalidation.py",
            "tests/wijken/test_sitemap.py",
            "tests/wijken/stories/test_stories.py",
            "tests/wijken/consent/test_copies.py",
            "tests/core/translations/test_pages.py",
        ),
    ),
    Package(
        "limits",
        (
            "site/core/public_forms/rate_limits.py",
            "site/core/public_forms/mail_limits.py",
            "site/accounts/throttling.py",
        ),
        (
            "tests/core/public_forms/test_*.py",
            "tests/accounts/test_login.py",
            "tests/accounts/test_password_reset.py",
            "tests/accounts/second_factor/test_throttling.py",
            "tests/wijken/upkeep/test_sender_notifications.py",
        ),
    ),
    Package(
        "mail",
        ("site/outbox/*.py", "site/outbox/management/commands/send_mail.py"),
        ("tests/outbox/test_*.py",),
    ),
)
LEFT_OUT = ("__init__.py", "apps.py", "urls.py", "checks.py")


def found(patterns: tuple[str, ...]) -> list[Path]:
    paths: set[Path] = set()
    for pattern in patterns:
        there = {path for path in ROOT.glob(pattern) if path.name not in LEFT_OUT}
        if not there:
            raise SystemExit(f"{pattern} is in tests/mutation/packages.py, and not in the repository.")
        paths |= there
    return sorted(paths)
