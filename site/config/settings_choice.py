"""Choose the settings module. Never fall back to development settings in a production environment."""

import os
import sys
from importlib.util import find_spec

from config.settings.variables import ONLY_IN_PRODUCTION

VARIABLE = "DJANGO_SETTINGS_MODULE"
DEVELOPMENT, PRODUCTION = "config.settings.dev", "config.settings.production"


def choose_settings(default: str) -> None:
    """Use the module named by ``DJANGO_SETTINGS_MODULE``, or ``default``. It must exist."""
    named = os.environ.get(VARIABLE, "").strip()
    if not named:
        os.environ[VARIABLE] = default
    elif named.startswith("config.") and not _exists(named):
        sys.exit(f"{VARIABLE} names {named}, which does not exist: set it to {PRODUCTION} or {DEVELOPMENT}.")


def choose_settings_for_a_command(arguments: list[str]) -> None:
    """Development settings, unless others are named or the environment is that of production."""
    if any(argument.split("=")[0] == "--settings" for argument in arguments):
        return
    set_for_production = [name for name in ONLY_IN_PRODUCTION if os.environ.get(name)]
    if set_for_production and not os.environ.get(VARIABLE, "").strip():
        sys.exit(
            f"{', '.join(set_for_production)} in the environment: set {VARIABLE}={PRODUCTION} as well,"
            f" or {VARIABLE}={DEVELOPMENT} for a copy of your own."
        )
    choose_settings(DEVELOPMENT)


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False
