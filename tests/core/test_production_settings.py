"""Production starts with everything it needs, or says in one line what is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OF_THE_TESTS = ("DJANGO_ALLOW_ASYNC_UNSAFE",)  # what tests in a browser set for themselves
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
        timeout=120,  # a server that starts its worker again and again would never end
    )


def check(without: tuple[str, ...] = (), **changed: str) -> subprocess.CompletedProcess[str]:
    return run("manage.py", "check", "--deploy", "--fail-level", "WARNING", without=without, **changed)


def show(expression: str, **changed: str) -> str:
    """The value of an expression about the settings, in a process of its own."""
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


def test_whoever_checks_before_the_first_migrate_gets_an_answer() -> None:
    """The site record is looked at as well, and there is none yet."""
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


def test_the_server_stops_and_does_not_try_again_and_again() -> None:
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
    # What the prefix asks of the browser: no domain, the whole host.
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


def test_who_comes_without_tls_is_sent_to_tls() -> None:
    assert ask(secure=False).startswith("301 https://www.example.nl/robots.txt")


def test_browsers_remember_tls_for_two_years() -> None:
    assert ask(secure=True).endswith("max-age=63072000; includeSubDomains")


def test_another_name_for_the_site_is_refused() -> None:
    assert ask(secure=False, host="evil.example").startswith("400")
    assert "evil" not in ask(secure=False, x_forwarded_host="evil.example")


def test_nothing_of_the_demo_stays_on() -> None:
    assert show("settings.DEBUG", DEBUG="1") == "False"
    assert show("settings.PASSWORD_HASHERS[0]").endswith("Argon2PasswordHasher")
    assert show("settings.USE_X_FORWARDED_HOST") == "False"
