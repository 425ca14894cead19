from functools import cache
from pathlib import Path
from typing import Any

import yaml

type Entry = dict[str, Any]
"""Part of a YAML file: its keys are those of the file."""

CONTENT = Path(__file__).resolve().parent / "content"


@cache
def read(name: str) -> Entry:
    """Parse ``content/<name>.yaml``."""
    with (CONTENT / f"{name}.yaml").open(encoding="utf-8") as file:
        return yaml.safe_load(file)
