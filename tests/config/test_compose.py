"""Every variable in the guide reaches every service, and is set in one place."""

import ast
import re
from pathlib import Path

import pytest
import yaml
from django.urls import resolve

from config.settings.variables import KNOWN

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
PARTS = [name for name in COMPOSE["services"] if name not in ("db", "proxy")]
BY_COMPOSE = {
    "DATABASE_URL",
    "PGPASSWORD",
    "BIND",
    "VAR_DIR",
    "MEDIA_ROOT",
    "BACKUP_DIR",
    "ERASURE_JOURNAL",
}
"""Set by compose.yaml, not by the operator."""
FOR_COMPOSE = ["DJANGO_SETTINGS_MODULE", "POSTGRES_PASSWORD", "SITE_HOST"]

pytestmark = pytest.mark.any_database


def example() -> dict[str, str]:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return dict(re.findall(r"(?m)^([A-Z_]+)=(.*)$", text))


def test_the_services_match_the_guide() -> None:
    assert PARTS == ["upgrade", "web", "worker", "timer", "backup"]


@pytest.mark.parametrize("part", PARTS)
def test_every_service_gets_the_variables_that_the_operator_set(part: str) -> None:
    service = COMPOSE["services"][part]
    assert service["env_file"] == ".env"
    assert set(service["environment"]) == BY_COMPOSE


def test_a_password_of_the_database_is_in_no_url_so_that_it_may_have_any_sign() -> None:
    environment = COMPOSE["services"]["web"]["environment"]
    assert environment["DATABASE_URL"] == "postgres://methode@db:5432/methode"
    assert environment["PGPASSWORD"] == COMPOSE["services"]["db"]["environment"]["POSTGRES_PASSWORD"]


def test_the_health_of_the_web_server_is_asked_where_it_answers() -> None:
    (path,) = re.findall(r"127\.0\.0\.1:8000(/\w+)", str(COMPOSE["services"]["web"]["healthcheck"]["test"]))
    assert resolve(path).view_name == "healthz"


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_no_service_grows_without_limit_or_fails_in_silence(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["mem_limit"]
    assert service["logging"]["options"] == {"max-size": "10m", "max-file": "3"}
    if name != "upgrade":  # it ends
        assert service["restart"] == "unless-stopped"
        assert service["healthcheck"]["test"]


def test_images_of_others_have_an_exact_version() -> None:
    images = [COMPOSE["services"][name]["image"] for name in ("db", "proxy")]
    assert [image for image in images if not re.search(r":\d+\.\d+", image)] == []


def test_only_the_proxy_can_be_reached_from_outside() -> None:
    reached = [name for name, service in COMPOSE["services"].items() if "ports" in service]
    assert reached == ["proxy"]


@pytest.mark.parametrize("name", ["worker", "timer"])
def test_a_process_without_a_port_is_healthy_when_it_was_heard(name: str) -> None:
    _cmd, _python, script, asked, _minutes = COMPOSE["services"][name]["healthcheck"]["test"]
    assert asked == name
    assert (ROOT / script).is_file()


def test_every_service_waits_for_the_upgrade() -> None:
    for name in ("web", "worker", "timer", "backup"):
        waits_for = COMPOSE["services"][name]["depends_on"]
        assert waits_for == {"upgrade": {"condition": "service_completed_successfully"}}


def test_the_example_of_the_environment_lists_every_variable_once() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    names = re.findall(r"(?m)^([A-Z_]+)=", text)
    assert sorted(names) == sorted([*KNOWN, *FOR_COMPOSE])


def test_variables_in_compose_are_in_the_example() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"\$\{(\w+)", text)) <= set(example())


def test_the_example_contains_no_secrets() -> None:
    """The example contains no key or password that would work if left unchanged."""
    assert example()["SECRET_KEY"] == example()["POSTGRES_PASSWORD"] == ""


def test_the_guide_explains_every_variable() -> None:
    guide = (ROOT / "site/docs/operations.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`([A-Z_]+)`", "".join(re.findall(r"(?m)^\| `[^|]+\|", guide))))
    assert set(KNOWN) - explained == set()
    assert explained - set(KNOWN) == set()


def test_every_variable_that_settings_read_is_documented_and_the_other_way_round() -> None:
    read: set[str] = set()
    files = [*(ROOT / "site/config/settings").glob("*.py"), ROOT / "site/gunicorn.conf.py"]
    for file in files:
        if file.name in ("test.py", "dev.py", "mailers.py", "caching.py"):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.args[0].value
                if isinstance(name, str) and re.fullmatch(r"[A-Z]+(_[A-Z]+)*", name):
                    read.add(name)
    assert read == set(KNOWN)
