from functools import cache
from pathlib import Path
from typing import Any

import yaml

type Entry = dict[str, Any]
"""Part of a YAML file: its keys are those of the file."""

CONTENT = Path(__file__).resolve().parent / "content"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""In C where PyYAML was built with it: ten times as fast."""


@cache
def read(name: str) -> Entry:
    """Parse ``content/<name>.yaml``."""
    with (CONTENT / f"{name}.yaml").open(encoding="utf-8") as file:
        return yaml.load(file, Loader=LOADER)  # noqa: S506 - a safe loader
