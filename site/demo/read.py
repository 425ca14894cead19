"""The readable files of the example."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

CONTENT = Path(__file__).resolve().parent / "content"


@cache
def read(name: str) -> dict[str, Any]:
    """The file ``content/<name>.yaml``."""
    with (CONTENT / f"{name}.yaml").open(encoding="utf-8") as file:
        return yaml.safe_load(file)
