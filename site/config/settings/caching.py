"""Convert a cache URL such as ``redis://cache:6379/0`` to Django's CACHES setting."""

from environ import Env

KEY_PREFIX = "pijnacker-nootdorp"
"""Two sites may share one Redis server."""
SECONDS_TO_ANSWER = 1


def cache_from(address: str) -> dict[str, object]:
    config = Env.cache_url_config(address)
    # django-environ passes key_prefix in lower case for Redis, which Django ignores.
    general = {key.upper(): value for key, value in config.items()}
    if general["BACKEND"].endswith(".RedisCache"):
        general["BACKEND"] = "config.redis_cache.RedisCache"
        general["OPTIONS"] = {
            "socket_timeout": SECONDS_TO_ANSWER,
            "socket_connect_timeout": SECONDS_TO_ANSWER,
        } | general.get("OPTIONS", {})
    return {"KEY_PREFIX": KEY_PREFIX} | general
