"""Where the site is, and the environment variables from which the settings are read."""

import os
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[3]
SITE = ROOT / "site"

env = environ.Env()
env.ENVIRON = {
    name: value for name, value in os.environ.items() if value.strip()
}  # an empty variable counts as unset
VAR = Path(env.str("VAR_DIR", default=str(ROOT / "var")))
