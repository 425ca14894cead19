"""A wrong CACHE_URL prevents the start; a cache that fails later breaks no page."""

import logging
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from config import redis_cache
from config.settings.caching import cache_from
from config.startup_checks import useless_cache
from tests.demo_site import free_port
from tests.processes import started, until

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redis_cache.RedisCacheClient, "asked_again_at", 0.0)


@pytest.fixture
def redis_port(tmp_path: Path) -> Iterator[int]:
    if not shutil.which("redis-server"):
        pytest.skip("no redis-server on this machine")
    port = free_port()
    command = f"exec redis-server --port {port} --bind 127.0.0.1 --save '' --databases 2"
    with started(command, tmp_path, {"PATH": "/usr/bin:/bin:/usr/local/bin"}) as server:
        until(lambda: server.is_listening(port), server)
        yield port


def using(address: str) -> override_settings:
    return override_settings(CACHES={"default": cache_from(address)})


def test_what_is_put_in_redis_comes_out_and_bears_the_name_of_this_site(redis_port: int) -> None:
    with using(f"redis://127.0.0.1:{redis_port}/1"):
        cache.set("one", {"two": 3})
        assert cache.get("one") == {"two": 3}
        assert list(useless_cache()) == []
    keys = subprocess.run(
        ["redis-cli", "-p", str(redis_port), "-n", "1", "keys", "*"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "pijnacker-nootdorp:1:one" in keys.stdout


def test_a_configured_prefix_is_kept(redis_port: int) -> None:
    with using(f"redis://127.0.0.1:{redis_port}/1?key_prefix=elders"):
        assert cache.make_key("one") == "elders:1:one"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("redis://127.0.0.1:{nothing}/0", "does not answer"),
        ("redis://127.0.0.1:{redis}/7", "does not answer"),
        ("dbcache://not_made", "run manage.py upgrade"),
        ("filecache:///proc/nowhere", "does not work"),
    ],
)
def test_the_server_does_not_start_on_a_cache_that_keeps_nothing(
    address: str, said: str, redis_port: int
) -> None:
    with using(address.format(redis=redis_port, nothing=free_port())):
        (problem,) = useless_cache()
    assert problem.startswith("CACHE_URL names a")
    assert said in problem


def test_pages_work_while_the_cache_is_unavailable(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with using(f"redis://127.0.0.1:{free_port()}/0"), caplog.at_level(logging.WARNING):
        assert client.get("/robots.txt").status_code == 200
        cache.set_many({"a": 1})
        assert cache.get_many(["a"]) == {}
        assert cache.get("a", "nothing") == "nothing"
        assert (cache.add("a", 1), cache.has_key("a"), cache.touch("a"), cache.delete("a")) == (False,) * 4
        assert cache.incr("a") == 0
    assert len([line for line in caplog.messages if "The cache is unavailable" in line]) == 1


def test_a_hanging_cache_delays_one_visitor_by_a_second() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with using(f"redis://127.0.0.1:{silent.getsockname()[1]}/0"):
            before = monotonic()
            for _time in range(20):
                cache.get("a")
            assert monotonic() - before < 6
