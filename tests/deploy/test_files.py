"""The files for a bare server agree with the guide, the settings and each other."""

import re
import runpy
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from config.settings.security import MAX_REQUEST_BYTES

DEPLOY = Path(__file__).resolve().parents[2] / "site/deploy"
NGINX = (DEPLOY / "nginx/methode.conf").read_text(encoding="utf-8")
INSTALL = DEPLOY / "install.sh"
SERVICES = sorted(path.stem for path in (DEPLOY / "systemd").glob("*.service"))

pytestmark = pytest.mark.any_database


def unit(name: str) -> ConfigParser:
    read = ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read(DEPLOY / "systemd" / name, encoding="utf-8")
    return read


def location(path: str) -> str:
    return NGINX.split(f"location {path} {{")[-1].split("}")[0]


def test_every_process_of_the_guide_has_a_service_that_comes_back() -> None:
    assert SERVICES == ["methode-backup", "methode-timer", "methode-web", "methode-worker"]
    guide = (DEPLOY.parent / "docs/operations.md").read_text(encoding="utf-8")
    for name in ("web", "worker", "timer"):
        service = unit(f"methode-{name}.service")["Service"]
        assert service["Restart"] == "always"
        assert service["ExecStart"].replace("/srv/methode/current/", "") in guide
    assert unit("methode-backup.timer")["Timer"]["Persistent"] == "true"


def test_every_service_is_confined_by_one_file() -> None:
    confined = unit("methode-.service.d/site.conf")["Service"]
    assert confined["User"] == "methode"
    assert confined["ProtectSystem"] == "strict"
    assert confined["NoNewPrivileges"] == confined["PrivateTmp"] == confined["ProtectHome"] == "true"
    assert confined["CapabilityBoundingSet"] == ""
    for name in SERVICES:
        assert not {"User", "ProtectSystem"} & set(unit(f"{name}.service")["Service"])


def test_connections_wait_in_the_socket_that_the_proxy_uses() -> None:
    socket = unit("methode-web.socket")["Socket"]["ListenStream"]
    assert f"upstream=unix:{socket}" in INSTALL.read_text(encoding="utf-8")
    assert unit("methode-web.service")["Unit"]["Requires"] == "methode-web.socket"


def test_the_proxy_does_what_the_guide_says_it_must() -> None:
    for header in ("X-Forwarded-Proto $scheme", "X-Forwarded-For $remote_addr", "Host $host"):
        assert f"proxy_set_header {header};" in NGINX
    (limit,) = re.findall(r"client_max_body_size (\d+)m;", NGINX)
    assert MAX_REQUEST_BYTES < int(limit) * 1024 * 1024 <= 50 * 1024 * 1024
    assert "large_client_header_buffers 4 8k;" in NGINX


def test_no_log_of_the_proxy_has_an_address_of_a_visitor() -> None:
    (form,) = re.findall(r"log_format methode (.*);", NGINX)
    assert not re.search(r"remote_addr|http_x_forwarded_for|\$request\b|args|cookie", form)
    assert re.findall(r"access_log (.*);", NGINX) == ["off", "/var/log/nginx/access.log methode"]
    assert re.findall(r"error_log \S+ (\w+);", NGINX) == ["emerg"]


def test_nothing_of_somebody_is_kept_and_nothing_stale_is_served() -> None:
    (bypass,) = re.findall(r"proxy_cache_bypass (.*);", NGINX)
    (refuse,) = re.findall(r"proxy_no_cache (.*);", NGINX)
    assert "$methode_has_cookie" in bypass and "$methode_has_cookie" in refuse
    assert "$upstream_http_set_cookie" in refuse
    # Without these two, nginx keeps only what the site allows, for as long as it allows.
    assert "proxy_ignore_headers" not in NGINX and "proxy_cache_valid" not in NGINX
    assert "proxy_cache_use_stale" not in NGINX
    assert "proxy_cache off;" in location("/beheer/") and "proxy_cache off;" in location("/beheer/login/")


def test_a_flood_is_limited_and_hardest_at_the_log_in() -> None:
    assert "zone=methode_login" in location("/beheer/login/")
    assert all("limit_req zone=methode_pages" in location(path) for path in ("/", "/beheer/"))


def test_the_page_of_the_proxy_needs_nothing_that_is_away() -> None:
    page = (DEPLOY / "nginx/even-geduld.html").read_text(encoding="utf-8")
    assert "Even geduld" in page and "112" in page
    assert not re.search(r"<(script|style|link|img)|style=|://", page)


def test_the_installer_is_a_script_that_can_be_read() -> None:
    subprocess.run(["bash", "-n", INSTALL], check=True)
    told = subprocess.run(["bash", INSTALL], capture_output=True, text=True, check=False)
    assert told.returncode != 0 and "name the host of the site" in told.stderr


def test_a_setting_means_the_same_to_a_command_as_to_a_service() -> None:
    read = runpy.run_path(str(DEPLOY / "manage_as_site.py"))["read_settings"]
    assert read(
        "# explained elsewhere\n\nEMAIL_URL=smtp://els:a$b&c`d@localhost\nNAME='Onze wijk'\n"
        'FROM="Wijk <wijk@example.nl>"\nEMPTY=\nDATABASE_URL=postgres:///methode?a=b\n'
    ) == {
        "EMAIL_URL": "smtp://els:a$b&c`d@localhost",
        "NAME": "Onze wijk",
        "FROM": "Wijk <wijk@example.nl>",
        "EMPTY": "",
        "DATABASE_URL": "postgres:///methode?a=b",
    }
