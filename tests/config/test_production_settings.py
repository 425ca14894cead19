"""Production starts if configuration is complete, or reports in one line what is missing."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from config.settings.validation import problems

ROOT = Path(__file__).resolve().parents[2]
OF_THE_TESTS = ("DJANGO_ALLOW_ASYNC_UNSAFE",)  # set by the browser tests
COMPLETE = {
    "SECRET_KEY": "Kq3v-9sXw_T7bYd2Rm5Zp8Hc4Jf6Lg1NaQeUoViWxBtDyEzMnPk8",
    "ALLOWED_HOSTS": "www.example.nl",
    "DATABASE_URL": "sqlite:///:memory:",
    "BASE_URL": "https://www.example.nl",
    "EMAIL_URL": "smtp://localhost:25",
    "DEFAULT_FROM_EMAIL": "site@example.nl",
}


def run(*command: str, without: tuple[str, ...] = (), **changed: str) -> subprocess.CompletedProcess[str]:
    left_out = (*COMPLETE, *OF_THE_TESTS)
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {name: value for name, value in COMPLETE.items() if name not in without} | changed
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.production"
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,  # a server that restarts its worker forever would never exit
    )


def check(without: tuple[str, ...] = (), **changed: str) -> subprocess.CompletedProcess[str]:
    return run("manage.py", "check", "--deploy", "--fail-level", "WARNING", without=without, **changed)


def show(expression: str, **changed: str) -> str:
    """The value of an expression on the settings, in a separate process."""
    program = f"import sys; sys.path.insert(0, 'site'); from django.conf import settings; print({expression})"
    return run("-c", program, **changed).stdout.strip()


def assert_refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 3
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert [word for word in words if word not in done.stderr] == []


@pytest.mark.parametrize("database", [COMPLETE["DATABASE_URL"], "postgres://methode@db.example.nl/methode"])
def test_with_everything_set_the_site_starts_without_a_warning(database: str) -> None:
    done = check(DATABASE_URL=database)
    assert (done.returncode, "no issues" in done.stdout) == (0, True), done.stdout + done.stderr


def test_the_deployment_check_works_before_the_first_migrate() -> None:
    """The check that reads the site record must not fail either."""
    done = run("manage.py", "check", "--deploy", "--database", "default")
    assert (done.returncode, "no issues" in done.stdout) == (0, True), done.stdout + done.stderr


@pytest.mark.parametrize("name", COMPLETE)
def test_one_line_names_what_is_missing(name: str) -> None:
    assert_refused(check(without=(name,)), name)


def test_one_line_names_everything_that_is_missing() -> None:
    assert_refused(check(without=tuple(COMPLETE)), *COMPLETE)


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL"])
def test_an_empty_value_is_a_missing_one(name: str) -> None:
    assert_refused(check(**{name: " "}), f"set {name}")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("SECRET_KEY", "django-insecure-Kq3v-9sXw_T7bYd2Rm5Zp8Hc4Jf6Lg1NaQeUoVi"),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "www.example.nl,*"),
        ("ALLOWED_HOSTS", "https://www.example.nl/"),
        ("BASE_URL", "www.example.nl"),
        ("BASE_URL", "http://[broken"),
        ("DATABASE_URL", "postgres"),
        ("EMAIL_URL", "localhost"),
    ],
)
def test_one_line_names_what_is_too_weak_and_does_not_show_it(name: str, value: str) -> None:
    done = check(**{name: value})
    assert_refused(done, name)
    assert value == "*" or name != "SECRET_KEY" or value not in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ALOWED_HOSTS", "www.example.nl", "ALOWED_HOSTS looks like ALLOWED_HOSTS misspelt"),
        ("SECURE_SSL_REDIRCT", "off", "SECURE_SSL_REDIRCT looks like SECURE_SSL_REDIRECT misspelt"),
        ("cache_url", "redis://cache", "cache_url looks like CACHE_URL misspelt"),
        ("SERVE_MEDIA", "offf", "SERVE_MEDIA must be on or off"),
        ("PROXIES_IN_FRONT", "-1", "PROXIES_IN_FRONT must be a whole number"),
        ("CONN_MAX_AGE", "a minute", "CONN_MAX_AGE must be a whole number"),
        ("DATABASE_URL", "postgress://u@db/methode", "DATABASE_URL must begin with one of postgres,"),
        ("DATABASE_URL", "mysql://u@db/methode", "DATABASE_URL must begin with one of postgres,"),
        ("DATABASE_URL", "postgres://u:p#w@db/methode", "DATABASE_URL cannot be read"),
        ("DATABASE_URL", "postgres://u:pw@db", "DATABASE_URL must end with the name of the database"),
        ("EMAIL_URL", "smpt://mail.example.nl", "EMAIL_URL must begin with one of smtp,"),
        ("CACHE_URL", "reddis://cache", "CACHE_URL must begin with one of redis,"),
        ("CACHE_URL", "memcache://cache:11211", "CACHE_URL must begin with one of redis,"),
        ("DEFAULT_FROM_EMAIL", "example.nl", "DEFAULT_FROM_EMAIL must be a mail address"),
        ("ALLOWED_HOSTS", "example.org", "ALLOWED_HOSTS must name the host of BASE_URL"),
        ("BASE_URL", "http://www.example.nl", "BASE_URL must begin with https://"),
        ("BASE_URL", "https://www.example.nl/", "BASE_URL must end after the host name"),
        ("BASE_URL", "https://www.example.nl/site", "BASE_URL must end after the host name"),
    ],
)
def test_one_phrase_names_what_is_misspelt_or_contradicts_another(name: str, value: str, said: str) -> None:
    (problem,) = problems(COMPLETE | {name: value})
    assert problem.startswith(said)


def test_hsts_preload_requires_subdomains() -> None:
    (problem,) = problems(COMPLETE | {"HSTS_PRELOAD": "on", "HSTS_SUBDOMAINS": "off"})
    assert "HSTS_SUBDOMAINS" in problem


@pytest.mark.parametrize(
    "more",
    [
        {"CACHE_URL": "", "TILES": " ", "CONN_MAX_AGE": ""},
        {"CACHE_URL": "redis://cache:6379/0", "TILES": "Off", "CONN_MAX_AGE": "0"},
        {"BASE_URL": "http://www.example.nl", "SECURE_SSL_REDIRECT": "off"},
        {"ALLOWED_HOSTS": ".example.nl, localhost", "DEFAULT_FROM_EMAIL": "De methode <site@example.nl>"},
        {"DATABASE_URL": "postgres://u:p%23w@db:5432/methode", "EMAIL_URL": "smtp+tls://u:p%40@mail:587"},
        {
            "HOSTNAME": "web-1",
            "DATABASE_URL_POSTGRES": "x",
            "DJANGO_SECRET_KEY": "x",
            "POSTGRES_PASSWORD": "x",
        },
    ],
)
def test_valid_settings_are_accepted(more: dict[str, str]) -> None:
    assert list(problems(COMPLETE | more)) == []


def test_an_optional_value_that_is_empty_is_the_default() -> None:
    empty = show("settings.TILES, settings.PROXIES_IN_FRONT", TILES="", PROXIES_IN_FRONT=" ")
    assert empty == "True 1"


def test_the_server_stops_instead_of_restarting_forever() -> None:
    done = run(
        "-m", "gunicorn", "-c", "site/gunicorn.conf.py", "--bind", "127.0.0.1:0", without=("BASE_URL",)
    )
    assert done.returncode != 0
    assert "The site does not start: set BASE_URL in the environment." in done.stderr
    assert "Traceback" not in done.stderr.split("The site does not start")[0]


def test_cookies_belong_to_this_host_over_tls_alone() -> None:
    names = show(
        "settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.KNOWN_BROWSER_COOKIE_NAME"
    )
    assert names == "__Host-session __Host-csrf __Secure-known-browser"
    kept = "settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY"
    assert show(kept) == "True True True"
    # What the cookie prefix requires: no domain, and the whole host.
    rules = "settings.SESSION_COOKIE_DOMAIN, settings.SESSION_COOKIE_PATH, settings.CSRF_COOKIE_DOMAIN"
    assert show(rules) == "None / None"


ANSWER = """
import sys; sys.path.insert(0, "site")
import django; django.setup()
from django.test import Client
client = Client(raise_request_exception=False, headers={headers!r})
answer = client.get("/robots.txt", secure={secure})
print(answer.status_code, answer.headers.get("Location"), answer.headers.get("Strict-Transport-Security"))
"""


def ask(secure: bool, **headers: str) -> str:
    headers = {"host": "www.example.nl"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return run("-c", ANSWER.format(headers=headers, secure=secure)).stdout.strip()


def test_http_redirects_to_https() -> None:
    assert ask(secure=False).startswith("301 https://www.example.nl/robots.txt")


def test_browsers_remember_tls_for_two_years() -> None:
    assert ask(secure=True).endswith("max-age=63072000; includeSubDomains")


def test_another_name_for_the_site_is_refused() -> None:
    assert ask(secure=False, host="evil.example").startswith("400")
    assert "evil" not in ask(secure=False, x_forwarded_host="evil.example")


def test_demo_features_are_off_in_production() -> None:
    assert show("settings.DEBUG", DEBUG="1") == "False"
    assert show("settings.PASSWORD_HASHERS[0]").endswith("Argon2PasswordHasher")
    assert show("settings.USE_X_FORWARDED_HOST") == "False"


@pytest.mark.parametrize("command", ["load_demo", "bench"])
def test_no_example_and_no_known_password_comes_into_production(command: str) -> None:
    done = run("manage.py", command)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("CommandError: Dit is de echte site")
    assert line.endswith("begin_site.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("password", "arrives_at"),
    [("voorbeeld-beheerder", "/beheer/login/"), ("een-eigen-wachtwoord", "/beheer/")],
)
def test_a_password_of_the_example_opens_nothing_though_its_database_was_brought_along(
    password: str, arrives_at: str, client: Client, settings: Any
) -> None:
    first_asked = show("settings.AUTHENTICATION_BACKENDS[0]")
    settings.AUTHENTICATION_BACKENDS = [first_asked, *settings.AUTHENTICATION_BACKENDS]
    get_user_model().objects.create_superuser("beheerder", "b@example.nl", password)
    shown = client.post("/beheer/login/", {"username": "beheerder", "password": password}, follow=True)
    assert shown.request["PATH_INFO"] == arrives_at
